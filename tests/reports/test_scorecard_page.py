"""Trang phiếu chấm điểm: điều đã lưu được đọc ra như trên giấy, có giải thích, cho đúng người."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import world

pytestmark = pytest.mark.django_db

FIRST = {
    "entries": [
        {
            "indicator": "1",
            "numerator": "90",
            "denominator": "100",
            "verified": {"numerator": "81", "denominator": "100"},
            "comment": "Trừ hồ sơ trễ hạn",
        },
        {"indicator": "2", "value": "1", "awarded": {"points": "10", "reason": "Có minh chứng bổ sung"}},
        {"indicator": "3", "done": True},
    ]
}
ADJUSTMENTS = [
    {"code": "CONG", "unit": "U1", "period": "2022-Q1", "points": "2", "reason": "Sáng kiến"},
    {"code": "TRU", "unit": "U1", "period": "2022-Q1", "points": "-1.5", "reason": "Bị nhắc nhở"},
]


@pytest.fixture
def small():
    """U1 approved in the first quarter with a verified figure, an award, a bonus and a penalty; the second is late."""
    reports = [
        world.report("U1", status="approved", **FIRST),
        world.report("U1", "2022-Q2", submitted_on="2022-07-20"),
    ]
    bundle = world.bundle(reports=reports)
    bundle["campaigns"][0]["adjustments"] = ADJUSTMENTS
    return world.settle(bundle)


def url(small, unit="U1", period="2022-Q1"):
    return reverse("reports:card", args=[small.commitments[unit].pk, period])


def sheet(client, account, address, **asked):
    client.force_login(account)
    return client.get(address, asked).context["sheet"]


def text_of(client, account, address, **asked):
    client.force_login(account)
    page = client.get(address, asked).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def line(found, number):
    return next(each for group in found.groups for each in group.lines if each.number == number)


def test_the_head_says_score_rank_grade_and_state(client, small):
    found = sheet(client, small.an, url(small))

    assert (str(found.standing.score), found.standing.rank, found.ranked) == ("77.17", 1, 2)
    assert (found.standing.grade, found.state) == ("Yếu", "official")
    assert "1 trong 2 đơn vị" in text_of(client, small.an, url(small))


def test_totals_stand_as_on_paper(client, small):
    found = sheet(client, small.an, url(small))

    assert [(total.label, total.points, total.of) for total in found.totals] == [
        ("Cộng điểm các chỉ tiêu được tính", "57,50", "trên 75,00"),
        ("Quy về thang 100", "76,67", ""),
        ("Điểm cộng", "+2,00", ""),
        ("Điểm trừ", "−1,50", ""),
        ("Trừ do trễ hạn", "0,00", ""),
        ("Điểm của kỳ", "77,17", "hạng 1 trong 2"),
    ]


def test_a_late_report_is_told_in_the_head_and_in_the_totals(client, small):
    found = sheet(client, small.an, url(small, period="2022-Q2"))

    late = found.totals[4]
    assert (late.points, late.note) == ("−0,50", "1 báo cáo trễ hạn hoặc chưa gửi")
    assert "Trễ hạn 1 báo cáo" in text_of(client, small.an, url(small, period="2022-Q2"))


def test_lines_stand_in_their_groups(client, small):
    groups = sheet(client, small.an, url(small)).groups

    assert [(group.number, group.title, [each.number for each in group.lines]) for group in groups] == [
        ("A", "Thủ tục hành chính", ["1", "2"]),
        ("", "", ["3", "4"]),
    ]


def test_a_line_shows_value_target_attainment_points_and_whether_it_is_met(client, small):
    shown = line(sheet(client, small.an, url(small)), "1")

    assert (str(shown.value), shown.compare, str(shown.target), str(shown.attainment)) == (
        "81.00",
        "≥",
        "90.00",
        "90.0000",
    )
    assert (shown.points, shown.max_points, shown.state) == ("22.50", "25.00", "not_met")


def test_a_line_that_does_not_count_has_no_points(client, small):
    shown = line(sheet(client, small.an, url(small)), "4")

    assert (shown.value, shown.points, shown.max_points, shown.state) == (None, "", "", "not_due")


def test_a_line_explains_itself_from_what_was_reported(client, small):
    explanation = line(sheet(client, small.an, url(small)), "1").explanation

    assert explanation[-1] == (
        "Số liệu từng kỳ: Quý I/2022: 81% (81/100) theo thẩm định, tự báo cáo 90% (90/100)."
    )


def test_an_award_is_explained_with_its_reason(client, small):
    shown = line(sheet(client, small.an, url(small)), "2")

    assert shown.points == "10.00"
    assert shown.explanation[-2] == (
        "Người thẩm định cho 10,00 điểm thay cho 6,25 điểm tính được, từ Quý I/2022 đến hết năm."
        " Lý do: Có minh chứng bổ sung."
    )


def test_self_stands_beside_official_where_they_differ(client, small):
    found = sheet(client, small.an, url(small))

    assert [line(found, number).other for number in ("1", "2", "3")] == [
        "Tự chấm: kết quả 90, 25,00 điểm",
        "Tự chấm: 6,25 điểm",
        "",
    ]
    assert "Điểm tự chấm 75,00" in text_of(client, small.an, url(small))


def test_the_self_basis_has_no_adjustments(client, small):
    found = sheet(client, small.an, url(small), basis="self")

    assert (str(found.standing.score), found.adjustments) == ("75.00", [])
    assert line(found, "1").other == "Chính thức: kết quả 81, 22,50 điểm"
    assert line(found, "1").explanation[-1] == "Số liệu từng kỳ: Quý I/2022: 90% (90/100)."


def test_adjustments_are_listed_with_their_reasons(client, small):
    found = sheet(client, small.an, url(small, period="2022-Q3"))

    assert [(each.period, str(each.points), each.reason) for each in found.adjustments] == [
        ("Quý I/2022", "2.0000", "Sáng kiến"),
        ("Quý I/2022", "-1.5000", "Bị nhắc nhở"),
    ]
    assert "Quý I/2022 +2 Sáng kiến" in text_of(client, small.an, url(small))


def test_the_trend_ends_with_the_shown_period(client, small):
    points = sheet(client, small.an, url(small, period="2022-Q2")).points

    assert [label for label, _ in points] == ["Quý I/2022", "Quý II/2022"]
    assert str(points[0][1]) == "77.17"


def test_the_other_periods_are_one_step_away_on_the_same_basis(client, small):
    client.force_login(small.an)
    bar = client.get(url(small), {"basis": "self"}).context["context_bar"]

    assert [(each["label"], each["current"]) for each in bar["periods"]] == [
        ("Quý IV/2022", False),
        ("Quý III/2022", False),
        ("Quý II/2022", False),
        ("Quý I/2022", True),
    ]
    assert bar["periods"][0]["url"] == f"{url(small, period='2022-Q4')}?basis=self"


def test_a_reason_for_not_applying_is_told(client):
    bundle = world.bundle(reports=[world.report("U1")])
    bundle["campaigns"][0]["commitments"][0]["items"][2]["not_applicable"] = "không ban hành kế hoạch"
    small = world.settle(bundle)

    shown = line(sheet(client, small.an, url(small)), "3")

    assert shown.explanation[0] == "Không áp dụng đối với đơn vị: không ban hành kế hoạch."


def test_an_amended_target_is_shown_and_named(client):
    bundle = world.bundle(reports=[world.report("U1")])
    bundle["campaigns"][0]["commitments"][0]["amendments"] = [
        {
            "number": 1,
            "decision": "Quyết định 5",
            "reason": "Bớt việc",
            "effective_on": "2022-02-01",
            "changes": [
                {"indicator": "1", "targets": {"2022": "85"}},
                {"indicator": "3", "not_applicable": "chuyển nơi khác"},
            ],
        }
    ]
    small = world.settle(bundle)
    found = sheet(client, small.an, url(small))

    assert str(line(found, "1").target) == "85.00"
    assert line(found, "1").explanation[1].startswith("Mức giao (theo phụ lục số 1) là")
    assert line(found, "3").explanation[0] == (
        "Không áp dụng đối với đơn vị theo phụ lục số 1: chuyển nơi khác."
    )


@pytest.mark.parametrize("signed_on", [None, "2022-05-05"])
def test_without_a_commitment_in_force_there_is_no_card(client, signed_on):
    small = world.build(signed_on=signed_on)

    assert sheet(client, small.an, url(small)) is None
    assert "Không có phiếu điểm của kỳ này" in text_of(client, small.an, url(small))


@pytest.mark.parametrize("persona", ["an", "binh", "chi", "giang", "hoa", "khanh", "quan"])
def test_the_unit_itself_and_those_over_it_see_the_card(client, small, persona):
    client.force_login(getattr(small, persona))

    assert client.get(url(small)).status_code == 200


@pytest.mark.parametrize("persona", ["dung", "mai"])
def test_a_stranger_and_another_unit_do_not(client, small, persona):
    client.force_login(getattr(small, persona))

    assert client.get(url(small)).status_code == 404


@pytest.mark.parametrize(
    ("period", "basis"),
    [("2021-Q4", "official"), ("x", "official"), ("2022-Q1", "other"), ("2022-M01", "self")],
)
def test_an_unknown_period_or_basis_is_not_found(client, small, period, basis):
    client.force_login(small.an)

    assert client.get(url(small, period=period), {"basis": basis}).status_code == 404


@pytest.mark.parametrize(("units", "quarters"), [(1, 1), (3, 3)])
def test_the_number_of_queries_depends_on_neither_units_nor_reports(client, units, quarters):
    small = world.build(units, reports=[world.report("U1", f"2022-Q{each + 1}") for each in range(quarters)])
    client.force_login(small.chi)

    with CaptureQueriesContext(connection) as queries:
        client.get(url(small, period="2022-Q4"))

    assert len(queries) == 17


def test_without_any_counted_line_there_is_no_score(client):
    bundle = world.bundle()
    for item in bundle["campaigns"][0]["commitments"][0]["items"][:3]:
        item["not_applicable"] = "không có"
    small = world.settle(bundle)

    found = sheet(client, small.an, url(small))

    assert (found.standing.score, [total.points for total in found.totals]) == (None, ["0,00"])
    assert "trong kỳ này chưa có chỉ tiêu nào được tính" in text_of(client, small.an, url(small))
