"""Trạng thái: the state of an item, the first that fits."""

from datetime import date

import pytest

from indicators.rules import Promise
from tests.indicators.build import (
    DONE,
    NONE,
    NOT_DONE,
    change,
    filed,
    line_of,
    promised,
    ratio,
    rule,
    undertaking,
    value,
    yes_no,
)
from tests.indicators.build import card_of as card

FIVE = value("5")
YEARLY = {"frequency": "year"}
EXTERNAL = {"source": "external"}
BASELINE = {"compare_to": "baseline"}
NO_TARGET = Promise()


def state(indicator, reported, promise=None, **rest):
    return line_of(indicator, reported, promise, **rest).state


@pytest.mark.parametrize(
    ("indicator", "reported", "expected"),
    [
        (rule(**YEARLY), [None], "not_due"),
        (rule(**YEARLY), [NONE, None, None], "not_due"),
        (rule(**YEARLY), [FIVE], "scored"),
        (rule(**YEARLY), [FIVE, None, None, None], "scored"),
        (rule(**YEARLY), [None, None, None, None], "missing"),
        (rule(**YEARLY), [None, NONE, None, None], "none_arose"),
        (rule(**YEARLY, **EXTERNAL), [None, None, None], "not_due"),
        (rule(**YEARLY, **EXTERNAL), [None, None, None, None], "pending"),
    ],
)
def test_a_yearly_indicator_is_due_in_the_last_period(indicator, reported, expected):
    assert state(indicator, reported) == expected


@pytest.mark.parametrize(
    ("indicator", "reported", "expected"),
    [
        (rule(), [NONE], "none_arose"),
        (rule(), [NONE, NONE, NONE], "none_arose"),
        (rule(), [NONE, None], "missing"),
        (rule(), [None, NONE], "missing"),
        (rule(), [NONE, FIVE], "scored"),
        (rule(**EXTERNAL), [NONE, None], "pending"),
        (rule(**EXTERNAL), [NONE, NONE], "none_arose"),
        (yes_no(), [NONE, NONE], "none_arose"),
        (yes_no(), [NONE, None], "missing"),
        (rule(value_type="ratio"), [ratio("0", "0"), NONE], "none_arose"),
    ],
)
def test_none_arose_must_be_said_in_every_owed_period(indicator, reported, expected):
    assert state(indicator, reported) == expected


def test_none_arose_comes_before_a_missing_target():
    assert state(rule(), [NONE], NO_TARGET) == "none_arose"


@pytest.mark.parametrize(
    ("when", "expected"), [("exclude", ("0.00", "0.00", None)), ("full", ("10.00", "10.00", True))]
)
def test_where_none_arose_the_item_is_left_out_or_full(when, expected):
    line = line_of(rule(when_none_arose=when), [NONE])

    assert (str(line.points), str(line.maximum), line.met) == expected


@pytest.mark.parametrize(
    ("indicator", "reported", "promise", "expected"),
    [
        (rule(**EXTERNAL), [None], None, "pending"),
        (rule(**EXTERNAL), [FIVE], NO_TARGET, "missing"),
        (rule(**EXTERNAL, **BASELINE), [FIVE], NO_TARGET, "pending"),
        (rule(**EXTERNAL, **BASELINE), [None], NO_TARGET, "pending"),
        (rule(**BASELINE), [FIVE], NO_TARGET, "missing"),
        (rule(), [FIVE], NO_TARGET, "missing"),
        (yes_no(), [DONE], NO_TARGET, "scored"),
        (yes_no(**EXTERNAL), [None], NO_TARGET, "pending"),
        (rule(**EXTERNAL, **YEARLY), [FIVE], NO_TARGET, "missing"),
    ],
)
def test_what_others_publish_is_pending_and_what_the_unit_owes_is_missing(
    indicator, reported, promise, expected
):
    assert state(indicator, reported, promise) == expected


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        (rule(accumulate="sum", compare="gte"), "scored"),
        (rule(accumulate="sum", compare="gt"), "scored"),
        (rule(accumulate="sum", compare="lte"), "missing"),
        (rule(accumulate="sum", compare="lt"), "missing"),
        (rule(accumulate="sum", compare="eq"), "missing"),
        (rule(accumulate="latest"), "missing"),
        (rule(accumulate="average"), "missing"),
        (rule(accumulate="latest", **YEARLY), "scored"),
        (rule(accumulate="latest", **EXTERNAL), "scored"),
    ],
)
def test_a_gap_makes_a_number_missing_unless_silence_cannot_help(indicator, expected):
    assert state(indicator, [None, FIVE]) == expected


@pytest.mark.parametrize("accumulate", ["sum", "latest"])
def test_a_gap_makes_a_ratio_missing(accumulate):
    assert state(rule(value_type="ratio", accumulate=accumulate), [ratio("1", "2"), None]) == "missing"


def test_yes_or_no_takes_what_is_there():
    assert [state(yes_no(), said) for said in ([None, DONE], [NOT_DONE, None])] == ["scored", "scored"]


def test_saying_that_none_arose_is_no_gap():
    assert state(rule(), [NONE, FIVE, NONE]) == "scored"


def test_a_gap_is_named_and_filled_again():
    lines = [line_of(rule(), said) for said in ([FIVE, None, FIVE], [FIVE, FIVE, FIVE])]

    assert [(line.state, line.gaps) for line in lines] == [("missing", ("2022-Q2",)), ("scored", ())]


def test_a_missing_item_has_no_points_but_counts():
    line = line_of(rule(), [None])

    assert (str(line.points), str(line.maximum), line.met, line.attainment) == ("0.00", "10.00", False, None)


def test_periods_that_are_not_owed_leave_no_gap():
    filings = {"2022-Q3": filed("2022-Q3", FIVE)}

    late_signer = undertaking(filings=filings, signed_on=date(2022, 8, 1))

    assert card(late_signer, at="2022-Q3").lines[0].state == "scored"


def test_an_item_that_is_not_applicable_shows_neither_value_nor_reference():
    line = line_of(rule(), [FIVE], promised(not_applicable=True))

    assert (line.state, line.value, line.reference, line.met) == ("not_applicable", None, None, None)


def test_periods_in_which_the_item_was_not_applicable_leave_no_gap():
    promise = promised(not_applicable=True, changes=[change("2022-05-01", excluded=False)])

    states = [state(rule(), [None, FIVE], promise), state(rule(), [NONE, None, NONE], promise)]

    assert states == ["scored", "missing"]


def test_figures_of_periods_in_which_the_item_was_not_applicable_are_used_again():
    away = change("2022-05-01", 1, excluded=True)
    back = change("2022-08-01", 2, excluded=False)

    indicator, reported = rule(accumulate="sum"), [FIVE, FIVE, FIVE]
    lines = [line_of(indicator, reported, promised(changes=[away, back]), at=f"2022-Q{n}") for n in (1, 2, 3)]

    assert [(line.state, line.value) for line in lines] == [
        ("scored", 5),
        ("not_applicable", None),
        ("scored", 15),
    ]


def test_none_arose_said_while_not_applicable_is_enough_where_no_period_was_owed_since():
    promise = promised(not_applicable=True, changes=[change("2022-12-31", excluded=False)])

    ended_before_the_last_day = undertaking([NONE], promise, ended_on=date(2022, 12, 30))

    assert card(ended_before_the_last_day).lines[0].state == "none_arose"
