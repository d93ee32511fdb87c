"""Hồ sơ đơn vị và hồ sơ chỉ tiêu: đọc từ kết quả đã lưu, cho đúng người, không nặng thêm khi có thêm đơn vị."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.models import Standing
from tests import world
from tests.commitments import proofs
from tests.reports.test_scorecard_page import FIRST
from units.models import Succession, Term
from units.models.person import TermRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return world.build(
        reports=[
            world.report("U1", status="approved", **FIRST),
            world.report("U1", "2022-Q2", submitted_on="2022-07-20"),
            world.report("U2"),
        ]
    )


def unit_url(small, unit="U1"):
    return reverse("reports:unit", args=[small.commitments[unit].pk])


def indicator_url(small, number="1"):
    return reverse("reports:indicator", args=[small.campaign.pk, number])


def profile(client, account, url, **asked):
    client.force_login(account)
    return client.get(url, asked).context["profile"]


def test_each_period_stands_with_both_bases_and_its_report(client, small):
    rows = profile(client, small.an, unit_url(small)).rows

    assert [(row.period, str(row.score), str(row.own_score), str(row.gap)) for row in rows] == [
        ("2022-Q1", "76.67", "75.00", "-1.67"),
        ("2022-Q2", "77.83", "82.83", "5.00"),
    ]
    assert [(row.submitted_on, row.days_late > 0) for row in rows] == [
        (date(2022, 3, 14), False),
        (date(2022, 7, 20), True),
    ]


def test_periods_after_the_last_one_reported_are_left_out(client, small):
    found = profile(client, small.an, unit_url(small))

    assert [label for label, _ in found.trend] == ["Quý I/2022", "Quý II/2022"]


def test_an_indicator_has_its_course_and_its_last_points(client, small):
    course = profile(client, small.an, unit_url(small)).courses[0]

    assert course.points == [("Quý I/2022", Decimal("90.00")), ("Quý II/2022", Decimal("95.00"))]
    assert (course.official, course.own, course.maximum) == ("23.75", "25.00", "25.00")


def test_evidence_is_counted_by_period_but_not_of_an_unsent_draft_for_others(client):
    small = world.build(reports=[world.report("U1", status="draft"), world.report("U2")])
    proofs.attach(small)

    assert [row.evidence for row in profile(client, small.an, unit_url(small)).rows] == [1]
    assert [row.evidence for row in profile(client, small.hoa, unit_url(small)).rows] == [0]


def test_heads_and_mergers_are_told(client, small):
    unit, old = small.units["U1"], small.units["U3"]
    Term.objects.create(
        person=Term.objects.get(unit=old).person, unit=unit, title="Phụ trách", role=TermRole.ACTING,
        starts_on=date(2022, 6, 1), ends_on=date(2022, 7, 1),
    )  # fmt: skip
    Succession.objects.create(
        predecessor=old,
        successor=unit,
        kind="merge",
        effective_on=date(2022, 5, 1),
        legal_basis="Nghị quyết số 1",
    )
    client.force_login(small.hoa)
    page = " ".join(client.get(unit_url(small)).content.decode().split())

    assert "Nguyễn Văn U3, Phụ trách (quyền, phụ trách): từ 01/06/2022 đến 01/07/2022" in page
    assert "Từ 01/05/2022: hợp nhất từ Sở Thử U3 (Nghị quyết số 1)" in page
    assert f'href="{unit_url(small, "U3")}"' in page


def test_a_predecessor_that_may_not_be_seen_is_named_without_its_profile(client, small):
    Succession.objects.create(
        predecessor=small.units["U3"],
        successor=small.units["U1"],
        kind="merge",
        effective_on=date(2022, 5, 1),
    )

    assert profile(client, small.an, unit_url(small)).elsewhere == []


@pytest.mark.parametrize(
    ("persona", "status"), [("an", 200), ("chi", 200), ("hoa", 200), ("mai", 404), ("dung", 404)]
)
def test_whoever_sees_the_commitment_sees_the_profile(client, small, persona, status):
    client.force_login(getattr(small, persona))

    assert client.get(unit_url(small)).status_code == status


def test_lines_of_an_indicator_stand_with_the_fewest_points_first(client, small):
    found = profile(client, small.hoa, indicator_url(small), period="2022-Q1")

    lines = client.get(indicator_url(small), {"period": "2022-Q1"}).context["lines"]
    assert [(each.unit, each.share, str(each.drawn)) for each in lines] == [
        ("Sở Thử U3", 0, "None"),
        ("Sở Thử U1", 90, "60.0"),
        ("Sở Thử U2", 100, "66.7"),
    ]
    assert (found.spread.counted, found.spread.full, found.left_out) == (3, 1, [("missing", 1)])


def test_the_line_of_an_indicator_is_that_of_the_score_card_for_each_of_them(client, small):
    for number in ("1", "2", "3", "4"):
        client.force_login(small.hoa)
        lines = client.get(indicator_url(small, number), {"period": "2022-Q1"}).context["lines"]

        assert {each.line.number for each in lines} == {number}


def test_a_unit_sees_its_own_line_only(client, small):
    found = profile(client, small.an, indicator_url(small), period="2022-Q1")

    lines = client.get(indicator_url(small), {"period": "2022-Q1"}).context["lines"]
    assert ([each.unit for each in lines], found.spread.counted) == (["Sở Thử U1"], 1)


def test_what_is_kept_of_an_indicator_is_counted_anew_after_a_change(client, small):
    before = profile(client, small.hoa, indicator_url(small), period="2022-Q1")

    standing = Standing.objects.get(commitment=small.commitments["U1"], period="2022-Q1", basis="official")
    standing.card["lines"][0][5], standing.computed_at = "0.00", standing.computed_at + timedelta(seconds=1)
    standing.save()

    after = profile(client, small.hoa, indicator_url(small), period="2022-Q1")
    assert (before.spread.nothing, after.spread.nothing) == (1, 2)


@pytest.mark.parametrize(
    ("persona", "number", "status"),
    [("hoa", "1", 200), ("hoa", "A", 404), ("hoa", "9", 404), ("dung", "1", 404)],
)
def test_an_indicator_is_found_by_its_number_in_a_campaign_that_may_be_seen(
    client, small, persona, number, status
):
    client.force_login(getattr(small, persona))

    assert client.get(indicator_url(small, number)).status_code == status


@pytest.mark.parametrize("units", [1, 3])
def test_the_number_of_queries_does_not_depend_on_the_units(client, units):
    small = world.build(units, reports=[world.report("U1", f"2022-Q{each + 1}") for each in range(units)])
    client.force_login(small.hoa)
    counts = []

    for url in (unit_url(small), indicator_url(small)):
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))

    assert counts == [16, 14]
