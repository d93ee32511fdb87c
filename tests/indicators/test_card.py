"""Phiếu chấm điểm: score, adjustments, lateness, what is provisional, who is ranked at all."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.results import STATES
from indicators.rules import Filing
from tests.indicators.build import (
    CALENDAR,
    NONE,
    POLICY,
    QUARTERS,
    card_of,
    filed,
    numbers,
    promised,
    record,
    rule,
    undertaking,
    value,
)

NINETY = value("90")
ALL_YEAR = [NINETY] * 4
THREE = (rule(), rule(number="2", max_points=Decimal("3.33")), rule(number="3", source="external"))


def several(said, **rest):
    """One approved report for 2022-Q1 that says these figures, indicator by indicator."""
    records = {number: record(figure) for number, figure in said.items()}
    filings = {"2022-Q1": Filing("approved", CALENDAR[0].due_on, records)}
    return undertaking(filings=filings, **{"promises": dict.fromkeys("123", promised())} | rest)


def adjusted(*adjustments, **policy):
    pairs = [(period, Decimal(points)) for period, points in adjustments]
    card = card_of(undertaking(ALL_YEAR, adjustments=pairs), policy=replace(POLICY, **numbers(policy)))
    return str(card.bonus), str(card.penalty), str(card.score)


def test_points_and_maximum_add_up_over_the_counted_items():
    card = card_of(several({"1": NINETY, "2": value("50")}), *THREE, at="2022-Q1")

    assert (str(card.points), str(card.maximum), card.counted, card.met) == ("10.67", "13.33", 2, 0)
    assert (card.base, str(card.score)) == (Fraction(106700, 1333), "80.05")


def test_every_indicator_has_a_line_in_the_order_of_the_set():
    card = card_of(several({}), *reversed(THREE), at="2022-Q1")

    assert [(line.number, line.state) for line in card.lines] == [
        ("3", "pending"),
        ("2", "missing"),
        ("1", "missing"),
    ]
    assert {line.state for line in card.lines} <= set(STATES)


def test_without_a_maximum_there_is_no_score():
    card = card_of(undertaking([NONE]), at="2022-Q1", policy=replace(POLICY, late_penalty=Decimal(1)))

    assert (card.base, card.score, card.is_ranked, str(card.maximum), card.counted) == (
        None,
        None,
        False,
        "0.00",
        0,
    )


@pytest.mark.parametrize(
    ("adjustments", "policy", "expected"),
    [
        ([("2022-Q1", "2"), ("2022-Q2", "-1.5")], {}, ("2", "1.5", "90.50")),
        ([("2022-Q1", "2"), ("2022-Q1", "2")], {"bonus_cap": "3"}, ("3", "0", "93.00")),
        ([("2022-Q1", "-4"), ("2022-Q4", "-2"), ("2022-Q2", "1")], {"penalty_cap": "5"}, ("1", "5", "86.00")),
        ([("2022-Q1", "8"), ("2022-Q2", "-9")], {"bonus_cap": "3", "penalty_cap": "5"}, ("3", "5", "88.00")),
        ([("2022-Q1", "2"), ("2022-Q1", "-1")], {"bonus_cap": "0", "penalty_cap": "0"}, ("0", "0", "90.00")),
        ([("2021-Q4", "2"), ("2023-Q1", "2")], {}, ("0", "0", "90.00")),
        ([("2022-Q1", "0.0049")], {}, ("0.0049", "0", "90.00")),
        ([("2022-Q1", "0.005")], {}, ("0.005", "0", "90.01")),
        ([("2022-Q1", "40")], {}, ("40", "0", "100.00")),
        ([("2022-Q1", "-90.01")], {}, ("0", "90.01", "0.00")),
    ],
)
def test_adjustments_are_capped_apart_and_the_score_stays_within_bounds(adjustments, policy, expected):
    assert adjusted(*adjustments, **policy) == expected


def test_adjustments_of_later_periods_do_not_count_yet():
    commitment = undertaking(ALL_YEAR, adjustments=[("2022-Q3", Decimal(2))])

    assert [card_of(commitment, at=f"2022-Q{n}").bonus for n in (2, 3, 4)] == [0, 2, 2]


def test_the_self_basis_knows_no_adjustments_but_the_same_lateness():
    commitment = undertaking(ALL_YEAR[:3], adjustments=[("2022-Q1", Decimal(5)), ("2022-Q2", Decimal(-1))])

    policy = replace(POLICY, late_penalty=Decimal("0.5"))
    made = [
        card_of(commitment, rule(frequency="year"), basis=basis, policy=policy)
        for basis in ("official", "self")
    ]

    assert [(card.bonus, card.penalty, card.lateness_penalty, str(card.score)) for card in made] == [
        (5, 1, Decimal("0.5"), "93.50"),
        (0, 0, Decimal("0.5"), "89.50"),
    ]


@pytest.mark.parametrize("status", ["submitted", "returned", "approved"])
@pytest.mark.parametrize(("days", "late"), [(-20, 0), (0, 0), (1, 1)])
def test_a_report_is_late_by_its_first_submission_whatever_its_status(status, days, late):
    first = QUARTERS["2022-Q1"]
    filings = {first.code: Filing(status, first.due_on + timedelta(days=days))}

    assert card_of(undertaking(filings=filings), at=first.code).late == late


def test_reports_never_submitted_are_late():
    filings = {"2022-Q2": Filing("draft")}

    made = [card_of(undertaking(filings=filings), at=f"2022-Q{n}").late for n in (1, 2, 3, 4)]

    assert made == [1, 2, 3, 4]


def test_lateness_is_outside_the_penalty_cap_and_begins_anew_each_year():
    policy = replace(POLICY, late_penalty=Decimal("0.25"), penalty_cap=Decimal(0))

    made = {code: card_of(undertaking(), at=code, policy=policy) for code in ("2022-Q4", "2023-Q1")}

    assert {code: (card.late, str(card.lateness_penalty)) for code, card in made.items()} == {
        "2022-Q4": (4, "1.00"),
        "2023-Q1": (1, "0.25"),
    }


@pytest.mark.parametrize(
    ("signed_on", "ended_on", "valid_to", "late"),
    [
        (date(2021, 1, 1), None, None, 4),
        (date(2022, 3, 31), None, None, 3),
        (date(2022, 3, 15), None, None, 4),
        (date(2022, 3, 16), None, None, 3),
        (date(2021, 1, 1), date(2022, 9, 30), None, 3),
        (date(2021, 1, 1), date(2022, 9, 29), None, 2),
        (date(2021, 1, 1), None, date(2022, 6, 30), 2),
        (date(2021, 1, 1), date(2022, 9, 30), date(2022, 6, 29), 1),
        (None, None, None, 0),
    ],
)
def test_periods_that_a_unit_owes(signed_on, ended_on, valid_to, late):
    commitment = undertaking(signed_on=signed_on, ended_on=ended_on, valid_to=valid_to)

    assert card_of(commitment).late == late


@pytest.mark.parametrize(
    ("status", "provisional", "awaits_review"),
    [
        ("draft", True, False),
        ("submitted", True, True),
        ("returned", True, False),
        ("approved", False, False),
    ],
)
def test_a_row_is_provisional_until_its_reports_are_approved(status, provisional, awaits_review):
    reports = {"2022-Q1": filed("2022-Q1", NINETY, status), "2022-Q2": filed("2022-Q2", NINETY)}

    card = card_of(undertaking(filings=reports), at="2022-Q2")

    assert (card.provisional, card.awaits_review) == (provisional, awaits_review)


def test_an_absent_report_makes_the_row_provisional_but_a_later_one_does_not():
    commitment = undertaking([NINETY])

    assert [card_of(commitment, at=f"2022-Q{n}").provisional for n in (1, 2)] == [False, True]


def test_a_pending_item_makes_the_row_provisional():
    card = card_of(undertaking([None]), rule(source="external"), at="2022-Q1")

    assert (card.provisional, card.has_pending, card.awaits_review) == (True, True, False)


@pytest.mark.parametrize(
    ("share", "is_ranked"),
    [("0", True), ("57.1", True), ("57.1428", True), ("57.1429", False), ("100", False)],
)
def test_too_small_a_part_of_the_indicators_is_not_ranked(share, is_ranked):
    commitment = several({"1": NINETY, "2": NINETY})
    indicators = (
        rule(max_points=Decimal(2)),
        rule(number="2", max_points=Decimal(2)),
        rule(number="3", max_points=Decimal(3), source="external"),
    )

    card = card_of(commitment, *indicators, at="2022-Q1", policy=replace(POLICY, min_coverage=Decimal(share)))

    assert (card.is_ranked, str(card.score)) == (is_ranked, "90.00")


def test_coverage_leaves_out_what_is_not_applicable_or_not_due():
    commitment = several({"1": NINETY}, promises={"1": promised(), "2": promised(not_applicable=True)})
    indicators = (rule(), rule(number="2"), rule(number="3", frequency="year"))

    card = card_of(commitment, *indicators, at="2022-Q1", policy=replace(POLICY, min_coverage=Decimal(100)))

    assert card.is_covered


def test_coverage_counts_what_did_not_arise_as_a_lack():
    card = card_of(
        several({"1": NINETY, "2": NONE}),
        *THREE[:2],
        at="2022-Q1",
        policy=replace(POLICY, min_coverage=Decimal(76)),
    )

    assert (card.is_covered, str(card.maximum)) == (False, "10.00")


@pytest.mark.parametrize(
    ("dates", "in_force"),
    [
        ({}, True),
        ({"signed_on": date(2022, 12, 31)}, True),
        ({"signed_on": date(2023, 1, 1)}, False),
        ({"signed_on": None}, False),
        ({"ended_on": date(2022, 12, 31)}, True),
        ({"ended_on": date(2022, 12, 30)}, False),
        ({"valid_to": date(2022, 12, 31)}, True),
        ({"valid_to": date(2022, 12, 30)}, False),
        ({"valid_from": date(2022, 12, 31)}, True),
        ({"valid_from": date(2023, 1, 1)}, False),
    ],
)
def test_a_commitment_is_ranked_while_it_is_in_force(dates, in_force):
    card = card_of(undertaking(ALL_YEAR, **dates))

    assert (card.in_force, card.is_ranked) == (in_force, in_force)


def test_an_indicator_that_was_not_written_into_the_commitment_has_no_target():
    card = card_of(undertaking([NINETY], promises={}), at="2022-Q1")

    assert (card.lines[0].state, card.lines[0].reference) == ("missing", None)
