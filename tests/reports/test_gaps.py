"""Tự chấm và thẩm định: chênh lệch theo đơn vị, chỉ tiêu, người thẩm định, từ số liệu đã duyệt."""

from datetime import date
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments import workflow
from reports.gaps.reading import UNKNOWN
from tests import world

pytestmark = pytest.mark.django_db
ADDRESS = "/tu-cham-tham-dinh/"
CUT = {
    "indicator": "1",
    "numerator": "90",
    "denominator": "100",
    "verified": {"numerator": "45", "denominator": "100"},
}
RAISED = {"indicator": "2", "value": "1", "verified": {"value": "4"}}


@pytest.fixture
def small():
    """U1 was approved with a figure cut, U2 with one raised, U3 is sent only."""
    return world.build(
        reports=[
            world.report(
                "U1",
                status="approved",
                entries=[CUT, {"indicator": "2", "value": "4"}, {"indicator": "3", "done": True}],
            ),
            world.report(
                "U2",
                status="approved",
                entries=[{"indicator": "1", "numerator": "90", "denominator": "100"}, RAISED],
            ),
            world.report("U3", entries=[CUT]),
        ]
    )


def read(client, account, **asked):
    client.force_login(account)
    return client.get(ADDRESS, {"period": "2022-Q1"} | asked).context["gaps"]


def test_who_claims_most_stands_first(client, small):
    units = read(client, small.hoa).units

    assert [(each.unit, each.gap) for each in units][:1] == [("Sở Thử U1", Fraction("16.67"))]
    assert (units[-1].unit, units[-1].gap) == ("Sở Thử U2", Fraction("-25"))


def test_figures_are_counted_in_approved_reports_only(client, small):
    counted = {each.unit: each.corrections for each in read(client, small.hoa).units}

    found = {unit: (each.looked_at, each.over, each.under, each.other) for unit, each in counted.items()}
    assert found == {"Sở Thử U1": (3, 1, 0, 0), "Sở Thử U2": (2, 0, 1, 0), "Sở Thử U3": (0, 0, 0, 0)}


def test_the_gap_of_an_indicator_is_that_of_all_units_in_points(client, small):
    found = {each.number: each for each in read(client, small.hoa, group="SO").indicators}

    assert (found["1"].gap, found["1"].mean, found["1"].units) == (Fraction("12.50"), Fraction("6.25"), 2)
    assert (found["2"].gap, found["2"].corrections.under) == (Fraction("-18.75"), 1)
    assert (found["4"].gap, found["4"].mean) == (0, None)


def test_reports_that_came_with_a_file_have_no_known_reviewer(client, small):
    [found] = read(client, small.hoa).reviewers

    assert (found.name, found.reports, found.corrections.share) == (UNKNOWN, 2, Fraction(40))


def test_a_reviewer_is_who_approved(client, small):
    workflow.perform(workflow.APPROVE, world.filed("U3"), by=small.chi, version=1, today=date(2022, 4, 1))

    found = read(client, small.hoa).reviewers[0]

    assert (found.name, found.reports, found.corrections.over) == ("Chi", 1, 1)
    assert [label for label, _ in found.points] == ["Quý I/2022"]


def test_a_group_can_be_chosen(client, small):
    assert [each.unit for each in read(client, small.hoa, group="HUYEN").units] == ["Sở Thử U3"]


@pytest.mark.parametrize("persona", ["chi", "giang", "hoa", "khanh", "quan"])
def test_those_over_the_units_see_it(client, small, persona):
    client.force_login(getattr(small, persona))

    assert "Sở Thử U1" in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize("persona", ["an", "binh", "mai", "dung"])
def test_units_and_strangers_see_none_of_it(client, small, persona):
    client.force_login(getattr(small, persona))

    assert "dành cho cơ quan nhận cam kết" in client.get(ADDRESS).content.decode()
    assert client.get(ADDRESS, {"campaign": "C2022"}).status_code == 404


@pytest.mark.parametrize("units", [1, 3])
def test_the_number_of_queries_does_not_depend_on_the_units(client, units):
    reports = [world.report(f"U{each + 1}", status="approved", entries=[CUT]) for each in range(units)]
    small = world.build(units, reports=reports)
    client.force_login(small.hoa)

    with CaptureQueriesContext(connection) as queries:
        client.get(ADDRESS)

    assert len(queries) == 16
