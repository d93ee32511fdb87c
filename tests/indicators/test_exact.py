from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.exact import half_up, hundredths, points_of, scaled


@pytest.mark.parametrize(
    ("number", "whole"), [("79.4", 794000), ("0.0001", 1), ("-0", 0), ("-1.5", -15000), ("1E+3", 10_000_000)]
)
def test_a_figure_becomes_whole_ten_thousandths(number, whole):
    assert scaled(Decimal(number)) == whole


def test_a_figure_with_five_places_is_refused_not_rounded():
    with pytest.raises(ValueError, match="0.00001"):
        scaled(Decimal("0.00001"))


def test_points_with_three_places_are_refused_not_rounded():
    with pytest.raises(ValueError, match="9.725"):
        hundredths(Decimal("9.725"))


@pytest.mark.parametrize(
    ("top", "bottom", "whole"),
    [(0, 7, 0), (1, 2, 1), (49, 100, 0), (5, 2, 3), (7, 2, 4), (10**30 - 1, 2, 5 * 10**29)],
)
def test_half_is_rounded_up(top, bottom, whole):
    assert half_up(top, bottom) == whole


def test_points_always_show_two_places():
    assert [str(points_of(cents)) for cents in (0, 5, 972, 1000)] == ["0.00", "0.05", "9.72", "10.00"]


@given(st.integers(0, 10**12))
def test_points_survive_the_way_there_and_back(cents):
    assert hundredths(points_of(cents)) == cents
