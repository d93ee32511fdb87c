"""Ô nhập: số kiểu Việt Nam, lời ở dạng NFC, và câu nói lại điều hệ thống hiểu."""

import unicodedata
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from commitments.forms import echo
from commitments.forms.fields import VietnameseNumberField, WordsField, tidy

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("97,5", Decimal("97.5")),
        ("95.5", Decimal("95.5")),
        ("1.234", Decimal(1234)),
        ("1,234", Decimal("1.234")),
        (" 1 234,5 ", Decimal("1234.5")),
        ("98 %", Decimal(98)),
        ("\u200b12\ufeff", Decimal(12)),
        ("0", Decimal(0)),
        ("-3", Decimal(-3)),
    ],
)
def test_number_is_read_as_vietnamese_people_write_it(typed, number):
    assert VietnameseNumberField().clean(typed) == number


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", None])
def test_empty_field_is_no_number(typed):
    assert VietnameseNumberField(required=False).clean(typed) is None


@pytest.mark.parametrize("typed", ["mười hai", "1.2.3", "0.123", "12345678901234567", "1" * 5000, "١٢"])
def test_what_cannot_be_read_is_refused_with_a_message(typed):
    with pytest.raises(ValidationError) as fault:
        VietnameseNumberField().clean(typed)

    assert len(fault.value.messages) == 1


def test_stored_number_is_shown_as_it_is_written_here():
    assert VietnameseNumberField().prepare_value(Decimal("1234.5000")) == "1.234,5"
    assert VietnameseNumberField().prepare_value("1234.50") == "1234.50"


@pytest.mark.parametrize("number", ["0", "1234", "-1234567.8901", "0.5", "999999999999999"])
def test_shown_number_is_read_back_as_the_same(number):
    field = VietnameseNumberField()

    assert field.clean(field.prepare_value(Decimal(number))) == Decimal(number)


def test_another_way_of_writing_a_number_is_no_change():
    field = VietnameseNumberField()

    assert not field.has_changed(Decimal("1234.5"), "1234,50")
    assert field.has_changed(Decimal("1234.5"), "abc")
    assert field.has_changed(None, "0")


def test_words_become_composed_and_lose_what_nobody_sees():
    typed = unicodedata.normalize("NFD", "Giải trình") + "\r\ndòng\u00a0hai\x00\x07\u200b\t."

    assert WordsField().clean(typed) == "Giải trình\ndòng hai\t."


def test_words_beyond_measure_are_refused_not_cut():
    with pytest.raises(ValidationError):
        WordsField().clean("a" * 10_001)


def test_tidying_twice_changes_nothing():
    once = tidy("Tiê\u0301ng Viê\u0323t\r\n\u200b")

    assert tidy(once) == once == "Tiếng Việt\n"


@pytest.mark.parametrize(
    ("typed", "told"),
    [("95.5", "95,5"), ("1234", "1.234"), ("1.234", ""), ("95,5", ""), ("abc", ""), ("", "")],
)
def test_what_was_understood_is_told_when_it_was_written_otherwise(typed, told):
    assert echo.understood(typed) == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1.234", "“1.234” là 1234 (dấu chấm ngăn hàng nghìn)"),
        ("95.5", "“95.5” là 95,5"),
        ("1.234.567", ""),
        ("1234", ""),
        ("1.234,5", ""),
    ],
)
def test_number_with_a_point_is_spelled_out(typed, told):
    assert echo.doubtful(typed) == told


@pytest.mark.parametrize(
    ("numerator", "denominator", "told"),
    [
        ("1188", "1.204", "Hệ thống hiểu là 1.188. Tỷ lệ: 98,67%"),
        ("90", "100", "Tỷ lệ: 90%"),
        ("0", "0", "Tỷ lệ: không phát sinh"),
        ("5", "0", ""),
        ("5", "", ""),
        ("2", "3", "Tỷ lệ: 66,67%"),
    ],
)
def test_percentage_stands_beside_its_numerator_and_denominator(numerator, denominator, told):
    assert echo.of_ratio(numerator, denominator, is_new=False) == told
