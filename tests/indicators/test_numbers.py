"""Số kiểu Việt Nam: what people type is read safely, and written the way they read."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.numbers import BadNumber, fixed, read, rounded, written

DECIMALS = st.decimals(-(10**10), 10**10, places=4)
FRACTIONS = st.fractions()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("97,5", "97.5"),
        ("95.5", "95.5"),
        ("1.234", "1234"),
        ("1,234", "1.234"),
        ("1.234.567,8", "1234567.8"),
        ("1 234 567,8", "1234567.8"),
        ("1\u00a0234", "1234"),
        ("1\u202f234", "1234"),
        ("95,5%", "95.5"),
        ("95,5 %", "95.5"),
        (" \u200b7 ", "7"),
        ("08", "8"),
        ("-1,5", "-1.5"),
        ("− 2", "-2"),
        ("-0", "0"),
        ("12.3456", "12.3456"),
        ("999.999.999.999.999", "999999999999999"),
    ],
)
def test_numbers_as_people_type_them(typed, number):
    assert str(read(typed)) == number


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "không phải là số"),
        ("abc", "không phải là số"),
        ("٣", "không phải là số"),
        ("1,2,3", "không phải là số"),
        ("1.23.456", "không phải là số"),
        ("1,234.5", "không phải là số"),
        ("0.123.456", "không phải là số"),
        ("1234.567", "theo hai cách"),
        ("0.123", "theo hai cách"),
        ("1,23456", "quá dài"),
        ("1.000.000.000.000.000", "quá dài"),
        ("9" * 5000, "quá dài"),
    ],
)
def test_what_is_no_number_or_two_is_refused(typed, said):
    with pytest.raises(BadNumber, match=said):
        read(typed)


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Decimal("1234.5"), None, "1.234,5"),
        (Decimal("1234567"), None, "1.234.567"),
        (Decimal("-1234.50"), None, "-1.234,5"),
        (7, None, "7"),
        (Fraction(200, 3), 2, "66,67"),
        (Decimal("0.005"), 2, "0,01"),
        (Decimal("-0.004"), 2, "0,00"),
        (Decimal("1000"), 1, "1.000,0"),
        (Decimal("12.5"), 0, "13"),
    ],
)
def test_numbers_as_people_read_them(number, places, text):
    assert written(number, places) == text


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Decimal("2.345"), 2, "2.35"),
        (Decimal("-2.345"), 2, "-2.35"),
        (Decimal("2.3449"), 2, "2.34"),
        (Fraction(1, 3), 4, "0.3333"),
        (Fraction(-1, 1000), 2, "0.00"),
        (5, 2, "5.00"),
    ],
)
def test_rounding_is_half_up_away_from_zero(number, places, text):
    assert (str(rounded(number, places)), fixed(number, places)) == (text, text)


@given(DECIMALS)
def test_what_is_written_is_read_again(number):
    assert read(written(number)) == number


@given(FRACTIONS, st.integers(1, 6))
def test_rounding_errs_by_half_a_place_at_most(number, places):
    assert abs(Fraction(rounded(number, places)) - number) <= Fraction(1, 2 * 10**places)
