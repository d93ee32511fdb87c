"""Tự báo cáo so với thẩm định: mỗi chiều so sánh một kết luận, không làm tròn."""

from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.claims import OTHER, OVER, SAME, UNDER, claim, corrections, gap, mean
from indicators.figures import EMPTY, Figure

pytestmark = pytest.mark.once
NONE_AROSE = Figure(none_arose=True)


def number(value):
    return Figure(value=Decimal(value))


def ratio(top, bottom):
    return Figure(numerator=Decimal(top), denominator=Decimal(bottom))


@pytest.mark.parametrize(
    ("compare", "higher", "lower"),
    [
        ("gte", OVER, UNDER),
        ("gt", OVER, UNDER),
        ("lte", UNDER, OVER),
        ("lt", UNDER, OVER),
        ("eq", OTHER, OTHER),
    ],
)
def test_a_number_is_judged_by_the_direction_of_the_indicator(compare, higher, lower):
    assert claim(compare, number("10"), number("9.9999")) == higher
    assert claim(compare, number("9.9999"), number("10")) == lower
    assert claim(compare, number("10"), number("10.0")) == SAME


@pytest.mark.parametrize(
    ("reported", "verified", "wanted"),
    [
        (ratio(90, 100), ratio(81, 100), OVER),
        (ratio(1, 3), ratio(2, 6), SAME),
        (ratio("33333333", "100000000"), ratio(1, 3), UNDER),
        (ratio(90, 100), ratio(90, 110), OVER),
        (ratio(0, 0), NONE_AROSE, SAME),
        (ratio(0, 0), ratio(0, 5), OTHER),
        (ratio(90, 100), EMPTY, SAME),
    ],
)
def test_ratios_are_compared_as_fractions(reported, verified, wanted):
    assert claim("gte", reported, verified) == wanted


@pytest.mark.parametrize(
    ("reported", "verified", "wanted"), [(True, False, OVER), (False, True, UNDER), (True, True, SAME)]
)
def test_what_is_said_to_be_done_and_is_not_is_claimed_too_high(reported, verified, wanted):
    assert claim(None, Figure(done=reported), Figure(done=verified)) == wanted


def test_what_did_not_arise_against_a_figure_is_neither_too_high_nor_too_low():
    assert claim("gte", NONE_AROSE, number("1")) == OTHER
    assert claim("gte", number("1"), NONE_AROSE) == OTHER


def test_corrections_are_counted_and_shared_exactly():
    found = corrections(7, [OVER, OVER, UNDER, OTHER, SAME])

    assert (found.over, found.under, found.other, found.corrected, found.share) == (
        2,
        1,
        1,
        4,
        Fraction(400, 7),
    )


def test_of_nothing_there_is_neither_share_nor_mean():
    assert corrections(0, []).share is None
    assert mean([]) is None


def test_gap_and_mean_are_exact():
    assert mean([gap(Fraction(1, 3), Fraction(0)), gap(Fraction(0), Fraction(1, 6))]) == Fraction(1, 12)
