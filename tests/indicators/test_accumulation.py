"""Cộng dồn: which figure counts, and the one value of a year so far."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.accumulation import said
from indicators.figures import Figure
from indicators.rules import Record
from tests.indicators.build import (
    DONE,
    NONE,
    NOT_DONE,
    filed,
    line_of,
    ratio,
    rule,
    undertaking,
    value,
    yes_no,
)
from tests.indicators.build import card_of as card

LENIENT = {"source": "external"}


def number(accumulate):
    return rule(accumulate=accumulate, **LENIENT)


def quotient(accumulate):
    return rule(value_type="ratio", accumulate=accumulate, **LENIENT)


@pytest.mark.parametrize(
    ("indicator", "reported", "expected"),
    [
        (number("sum"), [value("1.5"), value("2"), value("-0.25")], Fraction("3.25")),
        (number("sum"), [value("4"), None, NONE, value("5")], Fraction(9)),
        (number("latest"), [value("4"), value("7.1")], Fraction("7.1")),
        (number("latest"), [value("4"), NONE, None], Fraction(4)),
        (number("average"), [value("1"), value("2"), value("2")], Fraction(5, 3)),
        (number("average"), [value("1"), NONE, None, value("2")], Fraction(3, 2)),
        (quotient("sum"), [ratio("1", "3"), ratio("2", "4")], Fraction(300, 7)),
        (quotient("sum"), [ratio("1", "3"), ratio("0", "0"), NONE], Fraction(100, 3)),
        (quotient("latest"), [ratio("1", "3"), ratio("3", "2")], Fraction(150)),
        (quotient("latest"), [ratio("0.5", "2"), ratio("0", "0")], Fraction(25)),
        (yes_no(), [NOT_DONE, DONE, NOT_DONE], Fraction(1)),
        (yes_no(), [NOT_DONE, NONE, None], Fraction(0)),
        (yes_no(), [NONE, None], None),
        (number("sum"), [NONE, None], None),
        (quotient("sum"), [ratio("0", "0"), None], None),
    ],
)
def test_value_of_the_year_so_far(indicator, reported, expected):
    assert line_of(indicator, reported).value == expected


def test_the_value_goes_no_further_than_the_period_and_no_further_back_than_its_year():
    reported = [value("1"), value("2"), value("4")]
    next_year = {"2023-Q1": filed("2023-Q1", value("8"))}
    commitment = undertaking(reported)

    full = undertaking(filings=commitment.filings | next_year)

    at = {
        code: card(full, number("sum"), at=code).lines[0].value for code in ("2022-Q2", "2022-Q4", "2023-Q2")
    }
    assert at == {"2022-Q2": 3, "2022-Q4": 7, "2023-Q2": 8}


@pytest.mark.parametrize(
    ("status", "expected"), [("draft", None), ("returned", None), ("submitted", 5), ("approved", 5)]
)
def test_only_submitted_and_approved_reports_count(status, expected):
    filings = {"2022-Q1": filed("2022-Q1", value("5"), status)}

    assert card(undertaking(filings=filings), at="2022-Q1").lines[0].value == expected


def test_a_report_for_a_period_that_is_not_owed_is_no_report():
    late_signer = undertaking([value("5"), value("7")], signed_on=date(2022, 5, 1))

    assert card(late_signer, number("sum"), at="2022-Q2").lines[0].value == 7


@pytest.mark.parametrize(("basis", "expected"), [("official", 4), ("self", 9)])
def test_the_verified_figure_counts_on_the_official_basis_only(basis, expected):
    corrected = Record(value("9"), verified=value("4"))

    assert line_of(rule(), [corrected], basis=basis).value == expected


def test_a_verified_none_arose_takes_the_reported_figure_away():
    struck_out = Record(value("9"), verified=NONE)

    lines = [line_of(rule(), [struck_out], basis=basis) for basis in ("official", "self")]

    assert [(line.state, line.value) for line in lines] == [("none_arose", None), ("scored", 9)]


@pytest.mark.parametrize(
    ("value_type", "figure"),
    [
        ("number", Figure()),
        ("number", Figure(done=True)),
        ("yes_no", Figure(value=Decimal(1))),
        ("ratio", Figure(value=Decimal(1))),
        ("ratio", Figure(numerator=Decimal(1))),
        ("ratio", Figure(denominator=Decimal(1))),
        ("ratio", Figure(numerator=Decimal(1), denominator=Decimal(0))),
    ],
)
def test_an_unfinished_or_unfitting_figure_says_nothing(value_type, figure):
    assert said(figure, value_type) is None
