"""Trang giải thích điểm: đi từ số liệu đến hạng, viện dẫn quy tắc, in ra được."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from commitments.models import Commitment, Standing
from reports.reckoning.grounds import Grounds
from reports.reckoning.sheet import reckoning
from tests import world
from tests.reports.test_scorecard_page import ADJUSTMENTS, FIRST, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    bundle = world.bundle(
        reports=[
            world.report("U1", status="approved", **FIRST),
            world.report("U1", "2022-Q2", submitted_on="2022-07-20"),
        ]
    )
    bundle["campaigns"][0]["adjustments"] = ADJUSTMENTS
    return world.settle(bundle)


def url(small, unit="U1", period="2022-Q1", name="explain"):
    return reverse(f"reports:{name}", args=[small.commitments[unit].pk, period])


def walk(client, small, **asked):
    period = asked.pop("period", "2022-Q1")
    client.force_login(small.an)
    return client.get(url(small, period=period), asked).context["walk"]


def steps(line):
    return [(step.label, step.words, step.section) for step in line.steps]


def test_a_line_is_walked_through_from_figures_to_points(client, small):
    assert steps(walk(client, small).lines[0]) == [
        (
            "Số liệu từng kỳ",
            "Quý I/2022: 81% (81/100) theo thẩm định, tự báo cáo 90% (90/100).",
            1,
        ),
        ("Kết quả", "100 × 81 ÷ 100 = 81", 2),
        ("Mức so sánh", "không thấp hơn 90 (mức giao)", 4),
        ("Tỷ lệ đạt", "100 × 81 ÷ 90 = 90%, không đạt", 4),
        ("Điểm", "25,00 × 90 ÷ 100, làm tròn 2 chữ số = 22,50 điểm", 5),
    ]


def test_an_award_replaces_what_was_computed(client, small):
    assert steps(walk(client, small).lines[1])[-1] == (
        "Người thẩm định cho điểm",
        "10,00 điểm thay cho 6,25 điểm tính được. Lý do: Có minh chứng bổ sung.",
        5,
    )


def test_figures_of_several_periods_are_put_together(client, small):
    found = walk(client, small, period="2022-Q2")

    assert found.lines[0].steps[1].words == "100 × (81 + 90) ÷ (100 + 100) = 85,5"
    assert found.lines[1].steps[1].words == "1 + 1 = 2"


def test_what_does_not_count_says_why(client, small):
    assert steps(walk(client, small).lines[3]) == [
        ("Tình trạng", "Chỉ tiêu chỉ có số liệu một lần trong năm, chưa đến kỳ cuối năm.", 3),
        ("Mức so sánh", "70", 4),
        ("Điểm", "Không tính.", 3),
    ]


def test_the_score_is_added_up_and_ranked(client, small):
    found = walk(client, small, period="2022-Q2")

    assert [(step.label, step.words) for step in found.totals] == [
        ("Tổng điểm", "23,75 + 10,00 + 25,00 = 58,75"),
        ("Tổng điểm tối đa", "25,00 + 25,00 + 25,00 = 75,00"),
        ("Quy về thang 100", "100 × 58,75 ÷ 75,00 = 78,33"),
        ("Điểm cộng", "2 (không có mức trần)"),
        ("Điểm trừ", "1,5 (không có mức trần)"),
        ("Trừ do trễ hạn", "1 báo cáo × 0,5 điểm = 0,5"),
        ("Điểm của kỳ", "100 × 58,75 ÷ 75,00 + 2 − 1,5 − 0,5 = 78,33"),
    ]
    assert [(step.label, step.words) for step in found.place] == [
        ("Hạng", "0 đơn vị có điểm cao hơn, trong 2 đơn vị của khối: hạng 1"),
        ("Mức", "Yếu (từ 80 là Tốt; từ 0 là Yếu)"),
    ]


def test_reports_with_their_days_are_told(client, small):
    found = walk(client, small, period="2022-Q2")

    assert [(each.period, each.is_late) for each in found.filed] == [
        ("Quý I/2022", False),
        ("Quý II/2022", True),
    ]
    assert found.filed[1].words.startswith("gửi lần đầu 20/07/2022, hạn ")


def test_only_the_rules_used_are_quoted_and_each_is_on_the_page(client, small):
    found = walk(client, small)
    page = client.get(url(small)).content.decode()

    assert [section.number for section in found.sections] == [1, 2, 3, 4, 5, 6, 7]
    assert all(f'id="quy-tac-{section.number}"' in page for section in found.sections)
    assert "Mỗi báo cáo trễ hạn hoặc không gửi trừ 0,5 điểm." in page


def test_the_self_basis_takes_what_the_unit_reported(client, small):
    found = walk(client, small, basis="self")

    assert found.lines[0].steps[1].words == "100 × 90 ÷ 100 = 90"
    assert [step.label for step in found.totals][3:] == ["Trừ do trễ hạn", "Điểm của kỳ"]


def test_what_is_stored_otherwise_than_computed_is_said(client, small):
    Standing.objects.filter(commitment=small.commitments["U1"], period="2022-Q1").update(score="12.00")

    assert not walk(client, small).agrees
    assert "chưa theo kịp" in text_of(client, small.an, url(small))


def test_the_card_leads_to_the_sheet_and_to_each_line_of_it(client, small):
    client.force_login(small.an)
    page = client.get(url(small, name="card")).content.decode()

    assert f'href="{url(small)}?basis=official"' in page
    assert f'href="{url(small)}?basis=official#chi-tieu-1"' in page
    assert 'id="chi-tieu-1"' in client.get(url(small)).content.decode()


def test_the_printed_sheet_says_the_same(client, small):
    client.force_login(small.an)
    answer = client.get(url(small, period="2022-Q2", name="explain_document"))
    text = " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split()
    )

    assert answer["Content-Type"] == "application/pdf"
    assert "100 × (81 + 90) ÷ (100 + 100) = 85,5" in text
    assert "100 × 58,75 ÷ 75,00 + 2 − 1,5 − 0,5 = 78,33" in text
    assert "Dữ liệu thử." in text


@pytest.mark.parametrize("name", ["explain", "explain_document"])
def test_without_a_card_there_is_nothing_to_explain(client, name):
    small = world.build(signed_on="2022-05-05")
    client.force_login(small.an)

    assert client.get(url(small, name=name)).status_code == 404


@pytest.mark.parametrize("name", ["explain", "explain_document"])
@pytest.mark.parametrize(
    ("persona", "status"), [("an", 200), ("chi", 200), ("hoa", 200), ("mai", 404), ("dung", 404)]
)
def test_whoever_sees_the_card_sees_its_explanation(client, small, name, persona, status):
    client.force_login(getattr(small, persona))

    assert client.get(url(small, name=name)).status_code == status


@pytest.mark.parametrize(("units", "quarters"), [(1, 1), (3, 3)])
def test_the_number_of_queries_depends_on_neither_units_nor_reports(client, units, quarters):
    small = world.build(units, reports=[world.report("U1", f"2022-Q{each + 1}") for each in range(quarters)])
    client.force_login(small.chi)

    with CaptureQueriesContext(connection) as queries:
        client.get(url(small, period="2022-Q4"))

    assert len(queries) == 28


@pytest.mark.parametrize("period", ["2022-Q1", "2022-Q2"])
def test_explained_together_each_says_what_it_says_alone(small, period):
    commitments = Commitment.objects.filter(campaign__code="C2022").for_listing()
    grounds = Grounds(commitments[0].campaign, [each.pk for each in commitments])
    whole = next(each for each in grounds.ruling.policy.calendar if each.code == period)

    alone = [reckoning(each, whole, "official") for each in commitments]
    together = [reckoning(each, whole, "official", grounds=grounds) for each in commitments]

    assert together == alone
    assert [each.agrees for each in together] == [True] * 3
    with CaptureQueriesContext(connection) as queries:
        reckoning(commitments[1], whole, "official", grounds=grounds)
    assert len(queries) == 7
