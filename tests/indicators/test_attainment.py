"""Tỷ lệ đạt và điểm: attainment, met, and points before any award."""

from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.numbers import fixed
from indicators.rules import Promise
from tests.indicators.build import DONE, NOT_DONE, line_of, numbers, promised, ratio, rule, value, yes_no

BANDS = tuple(
    (Decimal(start), Decimal(share)) for start, share in (("80", "62.5"), ("100", "100"), ("50", "33.33"))
)


def compared(compare, actual, reference, **differing):
    return line_of(rule(compare=compare, **differing), [value(actual)], promised({"2022": reference}))


@pytest.mark.parametrize(
    ("compare", "actual", "reference", "attainment"),
    [
        ("gte", "90", "80", "112.5"),
        ("gte", "80", "80", "100"),
        ("gte", "20", "80", "25"),
        ("gte", "0", "80", "0"),
        ("gte", "-5", "80", "0"),
        ("gte", "0", "0", "100"),
        ("gte", "3", "0", "100"),
        ("gte", "-0.0001", "0", "0"),
        ("lte", "79.9999", "80", "100"),
        ("lte", "80", "80", "100"),
        ("lte", "160", "80", "50"),
        ("lte", "-3", "0", "100"),
        ("lte", "0", "0", "100"),
        ("lte", "0.0001", "0", "0"),
        ("gt", "80.0001", "80", "100"),
        ("gt", "80", "80", "0"),
        ("lt", "79.9999", "80", "100"),
        ("lt", "80", "80", "0"),
        ("eq", "80.0000", "80", "100"),
        ("eq", "80.0001", "80", "0"),
        ("eq", "0", "0", "100"),
    ],
)
def test_attainment_of_a_value_against_its_reference(compare, actual, reference, attainment):
    line = compared(compare, actual, reference)

    assert (line.attainment, line.met) == (Fraction(attainment), Fraction(attainment) >= 100)


@pytest.mark.parametrize(
    ("compare", "actual", "attainment"),
    [
        ("gt", "-3", 100),
        ("gt", "-4", 0),
        ("lt", "-5", 100),
        ("eq", "-4", 100),
        ("gte", "-4", 100),
        ("lte", "-3", 0),
    ],
)
def test_a_baseline_below_zero(compare, actual, attainment):
    last_year = Promise(baselines={2022: Decimal(-4)})

    line = line_of(rule(compare=compare, compare_to="baseline"), [value(actual)], last_year)

    assert (line.reference, line.attainment) == (-4, attainment)


@pytest.mark.parametrize(("said", "attainment", "met"), [(DONE, 100, True), (NOT_DONE, 0, False)])
def test_yes_or_no_is_done_or_not(said, attainment, met):
    line = line_of(yes_no(), [said])

    assert (line.attainment, line.met, line.reference) == (attainment, met, None)


def test_met_is_decided_before_any_rounding():
    target = promised({"2022": "33.3334"})

    line = line_of(rule(value_type="ratio"), [ratio("1", "3")], target)

    assert (str(line.points), line.met) == ("10.00", False)


@pytest.mark.parametrize(
    ("actual", "points"),
    [
        ("0", "0.00"),
        ("49.9999", "0.00"),
        ("50", "5.00"),
        ("97.25", "9.73"),
        ("100", "10.00"),
        ("250", "10.00"),
    ],
)
def test_points_in_proportion_from_a_floor_on(actual, points):
    assert str(compared("gte", actual, "100", floor=Decimal(50)).points) == points


@pytest.mark.parametrize(
    ("actual", "points"),
    [
        ("97.244", "9.72"),
        ("97.245", "9.72"),
        ("97.25", "9.73"),
        ("97.2499", "9.72"),
        ("0.05", "0.01"),
        ("0.04", "0.00"),
    ],
)
def test_points_are_rounded_half_up_to_two_places(actual, points):
    assert str(compared("gte", actual, "100").points) == points


@pytest.mark.parametrize(
    ("actual", "points"),
    [
        ("300", "7.15"),
        ("100", "7.15"),
        ("99.9999", "4.47"),
        ("80", "4.47"),
        ("79", "2.38"),
        ("49.99", "0.00"),
    ],
)
def test_points_in_bands(actual, points):
    banded = {"method": "bands", "bands": BANDS, "max_points": Decimal("7.15")}

    assert str(compared("gte", actual, "100", **banded).points) == points


def test_a_band_may_begin_above_one_hundred_percent():
    bands = ((Decimal(120), Decimal(100)), (Decimal(100), Decimal(90)))

    line = compared("gte", "110", "100", method="bands", bands=bands)

    assert (str(line.points), line.met) == ("9.00", True)


@pytest.mark.parametrize(("actual", "points"), [("99.9999", "0.00"), ("100", "10.00"), ("101", "10.00")])
def test_points_all_or_nothing(actual, points):
    assert str(compared("gte", actual, "100", method="pass_fail").points) == points


@pytest.mark.parametrize(
    ("actual", "points", "met"),
    [
        ("0", "10.00", True),
        ("3", "10.00", True),
        ("4", "9.25", False),
        ("4.5", "8.88", False),
        ("16.3", "0.03", False),
        ("17", "0.00", False),
    ],
)
def test_each_fault_above_the_allowed_number_costs_a_step(actual, points, met):
    line = compared("lte", actual, "3", method="deduct", step=Decimal("0.75"), accumulate="latest")

    assert (str(line.points), line.met) == (points, met)


@pytest.mark.parametrize(
    ("targets", "at", "reference"),
    [
        ({"2022": "8"}, "2022-Q1", 8),
        ({"2022": "8", "2022-Q2": "5"}, "2022-Q1", 8),
        ({"2022": "8", "2022-Q2": "5"}, "2022-Q2", 5),
        ({"2022": "8", "2022-Q2": "0"}, "2022-Q2", 0),
        ({"2022-Q2": "5"}, "2022-Q1", None),
        ({"2021": "8", "2023": "9"}, "2022-Q1", None),
    ],
)
def test_a_target_of_the_period_goes_before_that_of_the_year(targets, at, reference):
    assert line_of(rule(), [value("1"), value("1")], promised(targets), at=at).reference == reference


def test_the_baseline_of_a_year_is_not_that_of_another():
    promise = Promise(targets=numbers({"2022": "8"}), baselines={2021: Decimal(3)})

    line = line_of(rule(compare_to="baseline"), [value("1")], promise)

    assert (line.state, line.reference) == ("missing", None)


def test_ministry_example_processed_on_time():
    line = line_of(rule(value_type="ratio"), [ratio("12", "13")], promised({"2022": "95"}))

    assert [fixed(part, 4) for part in (line.value, line.attainment)] == ["92.3077", "97.1660"]
    assert str(line.points) == "9.72"
