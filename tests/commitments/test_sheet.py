"""Điểm dự kiến trên tờ báo cáo: what it says before sending is what the standings say after."""

from datetime import date

import pytest

from commitments import readiness, workflow
from commitments.entries import NEW, Draft, save
from commitments.models import Standing
from commitments.sheet import read
from indicators.figures import Figure
from tests import world

pytestmark = pytest.mark.django_db
DAY = date(2022, 6, 14)
LATE = date(2022, 6, 20)
DRAFTS = {
    "1": Draft(Figure(numerator=60, denominator=100)),
    "2": Draft(Figure(value=1)),
    "3": Draft(Figure(done=False)),
    "4": Draft(Figure(value=71)),
}


def sheet_of(province, period="2022-Q2", *, by=None, today=DAY):
    commitment = province.commitments["U1"]
    return read(commitment, workflow.period_of(commitment, period), by=by or province.an, today=today)


def filled(province, drafts, period="2022-Q2", today=DAY):
    return save(province.commitments["U1"], period, drafts, {}, by=province.an, version=NEW, today=today)


@pytest.mark.parametrize("today", [DAY, LATE])
@pytest.mark.parametrize("numbers", ["1234", "12", "3", "24"])
def test_expected_score_is_the_score_after_sending(today, numbers):
    province = world.build(1, reports=[world.report()])
    report = filled(province, {number: DRAFTS[number] for number in numbers}, today=today)
    before = sheet_of(province, today=today)

    workflow.perform(workflow.SUBMIT, report, by=province.binh, version=report.version, today=today)

    standing = Standing.objects.get(commitment=report.commitment, period="2022-Q2", basis="official")
    assert (before.card.score, before.card.late) == (standing.score, standing.late)
    assert sheet_of(province, today=today).card == before.card


def test_returned_report_is_expected_with_the_day_it_was_first_sent():
    province = world.build(1, reports=[world.report(status="returned")])

    assert sheet_of(province, "2022-Q1", today=LATE).card.late == 0


def test_draft_counts_for_nobody_else():
    province = world.build(1, reports=[world.report()])
    filled(province, DRAFTS)

    standing = Standing.objects.get(commitment=province.commitments["U1"], period="2022-Q2", basis="official")

    assert standing.score != sheet_of(province).card.score


def test_verified_figure_and_points_by_hand_stand_until_reviewed_again():
    returned = world.report(status="returned")
    returned["entries"][0] |= {"verified": {"numerator": "45", "denominator": "100"}, "comment": "Sai"}
    returned["entries"][1] |= {"awarded": {"points": "5", "reason": "Có tiến bộ"}}
    province = world.build(1, reports=[returned])

    lines = {line.number: line for line in sheet_of(province, "2022-Q1").card.lines}

    assert (lines["1"].value, lines["2"].points) == (45, 5)


def test_last_period_is_the_verified_figure_where_there_is_one():
    approved = world.report(status="approved")
    approved["entries"][0] |= {"verified": {"numerator": "45", "denominator": "100"}, "comment": "Sai"}
    province = world.build(1, reports=[approved])

    rows = {row.indicator.number: row for row in sheet_of(province).rows}

    assert rows["1"].last == Figure(numerator=45, denominator=100)
    assert rows["4"].last is None


def test_draft_of_the_last_period_is_not_shown_to_overseers():
    reports = [
        world.report(status="draft"),
        world.report(period="2022-Q2", submitted_on="2022-06-10"),
    ]
    province = world.build(1, reports=reports)

    own, overseer = sheet_of(province), sheet_of(province, by=province.hoa)

    assert [row.last for row in overseer.rows] == [None] * 4
    assert own.rows[1].last == Figure(value=1)


def test_what_is_missing_is_told_with_its_points():
    province = world.build(1, reports=[world.report()])
    filled(province, {"3": DRAFTS["3"]})

    told = {remark.row.indicator.number: remark.text for remark in readiness.absences(sheet_of(province))}

    assert told == {
        "1": "Tính là thiếu số liệu: 0/25 điểm.",
        "2": "Tính theo các kỳ trước: 6,25/25 điểm.",
        "4": "Chưa đến hạn, không tính vào điểm kỳ này.",
    }


def test_index_of_others_that_is_missing_at_the_end_of_the_year_waits():
    province = world.build(1, reports=[world.report()])

    told = {
        remark.row.indicator.number: remark.text
        for remark in readiness.absences(sheet_of(province, "2022-Q4"))
    }

    assert told["4"] == "Chờ cơ quan khác công bố, chưa tính điểm; kết quả còn là tạm tính."


def test_what_is_worth_a_second_look_is_told():
    province = world.build(1, reports=[world.report()])
    estimated = Draft(Figure(value=1), is_estimated=True)
    filled(province, {"1": Draft(Figure(numerator=132, denominator=120)), "2": estimated})

    told = [(remark.row.indicator.number, remark.text) for remark in readiness.review(sheet_of(province))]

    assert told == [
        ("1", "Tử số (132) lớn hơn mẫu số (120). Chưa có giải trình."),
        ("2", "Giống hệt kỳ trước: 1. Chưa có giải trình."),
        ("2", "Là số ước thực hiện; khi có số chính thức cần báo cáo lại."),
    ]


def test_unmet_at_the_end_of_the_year_asks_for_an_explanation():
    province = world.build(1, reports=[])
    drafts = {"2": Draft(Figure(value=1)), "3": Draft(Figure(done=False), explanation="Chờ hướng dẫn")}
    filled(province, drafts, "2022-Q4", today=date(2022, 12, 14))

    told = [
        (remark.row.indicator.number, remark.text)
        for remark in readiness.review(sheet_of(province, "2022-Q4"))
    ]

    assert told == [
        ("2", "Chưa đạt mức cam kết của năm. Chưa có giải trình."),
        ("3", "Chưa đạt mức cam kết của năm."),
    ]
