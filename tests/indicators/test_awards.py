"""Điểm cho riêng: points that the reviewer sets by hand."""

from decimal import Decimal

import pytest

from indicators.rules import SUBMITTED, Filing, Record
from tests.indicators.build import (
    CALENDAR,
    NONE,
    card_of,
    filed,
    line_of,
    promised,
    rule,
    undertaking,
    value,
)

FIFTY, HUNDRED = value("50"), value("100")


def awarded(points, figure=FIFTY):
    return Record(figure, awarded=Decimal(points))


def course(said, **rest):
    """Points of each quarter of 2022 and of 2023-Q1."""
    commitment = undertaking(said, promised({"2022": "100", "2023": "100"}), **rest)
    lines = [card_of(commitment, rule(source="external"), at=period.code).lines[0] for period in CALENDAR[:5]]
    return [str(line.points) for line in lines]


def test_an_award_lasts_to_the_end_of_its_year():
    assert course([FIFTY, awarded("7"), FIFTY, FIFTY]) == ["5.00", "7.00", "7.00", "7.00", "0.00"]


def test_a_later_award_replaces_it():
    assert course([awarded("7"), FIFTY, awarded("0"), FIFTY]) == ["7.00", "7.00", "0.00", "0.00", "0.00"]


@pytest.mark.parametrize(
    ("status", "points"), [("draft", "5.00"), ("returned", "5.00"), ("submitted", "7.00")]
)
def test_an_award_counts_only_in_a_counting_report(status, points):
    second = filed("2022-Q2", awarded("7"), status)
    filings = {"2022-Q1": filed("2022-Q1", FIFTY), "2022-Q2": second}

    line = card_of(undertaking(filings=filings), rule(source="external"), at="2022-Q2").lines[0]

    assert str(line.points) == points


def test_the_self_basis_knows_no_award():
    lines = [line_of(rule(), [awarded("7")], basis=basis) for basis in ("official", "self")]

    assert [(str(line.points), line.awarded_in) for line in lines] == [("7.00", "2022-Q1"), ("5.00", None)]


def test_an_award_changes_neither_state_nor_met():
    up, down = line_of(rule(), [awarded("10")]), line_of(rule(), [awarded("0", HUNDRED)])

    assert [(line.state, line.met) for line in (up, down)] == [("scored", False), ("scored", True)]
    assert [str(line.computed) for line in (up, down)] == ["5.00", "10.00"]


def test_an_award_to_a_missing_item_counts():
    line = line_of(rule(), [None, awarded("3")])

    assert (line.state, str(line.points), line.met) == ("missing", "3.00", False)


@pytest.mark.parametrize(("when", "points"), [("full", "4.00"), ("exclude", "0.00")])
def test_an_award_where_none_arose_needs_the_item_to_count(when, points):
    line = line_of(rule(when_none_arose=when), [awarded("4", NONE)])

    assert (line.state, str(line.points), line.awarded_in is not None) == (
        "none_arose",
        points,
        when == "full",
    )


def test_an_award_to_an_item_that_is_not_applicable_has_no_effect():
    line = line_of(rule(), [awarded("4")], promised(not_applicable=True))

    assert (str(line.points), line.awarded_in) == ("0.00", None)


def test_an_award_to_a_pending_item_waits_until_it_is_scored():
    external = rule(source="external")

    lines = [
        line_of(external, said) for said in ([awarded("4", NONE), None], [awarded("4", NONE), None, FIFTY])
    ]

    assert [(line.state, str(line.points)) for line in lines] == [("pending", "0.00"), ("scored", "4.00")]


def test_an_award_in_a_report_that_is_not_owed_has_no_effect():
    filings = {"2022-Q1": Filing(SUBMITTED, CALENDAR[0].due_on, {"1": awarded("4")})}

    commitment = undertaking(filings=filings, signed_on=CALENDAR[1].starts_on)

    assert card_of(commitment, at="2022-Q2").lines[0].awarded_in is None
