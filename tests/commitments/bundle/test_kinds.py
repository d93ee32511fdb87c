"""Giá trị đơn: văn bản, mã, số thập phân, ngày."""

import pytest

from tests.commitments.bundle.sample import faults, with_change

VALUE = "/campaigns/0/reports/0/entries/1/value"
TARGET = "/campaigns/0/commitments/0/items/0/targets/2023"


@pytest.mark.parametrize(
    "text", ["0", "-0", "-1.5", "79.4000", "99999999999.9999", "999999999999999", "0.0001"]
)
def test_a_plain_decimal_is_accepted(text):
    assert faults(with_change(VALUE, text)) == []


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "+1", "01", "1.", ".5", "1.23456", "--1", "-", "0x1", "1_000", "NaN", "Infinity", "1\n"),
        *("1 000", " 1", "1 ", "1,5", "1.000,5", "1e3", "1E3", "٣", "１", "½", "−1"),
        *("1234567890123456", "999999999999.9999", "9" * 5000, "9" * 2_000_000),
    ],
    ids=lambda text: repr(text[:20]),
)
def test_a_decimal_of_another_form_is_a_fault(text):
    assert faults(with_change(VALUE, text)) == [VALUE]


@pytest.mark.parametrize(
    "pointer",
    [
        TARGET,
        "/campaigns/0/late_penalty",
        "/campaigns/0/bonus_cap",
        "/campaigns/0/penalty_cap",
        "/campaigns/0/reports/0/entries/0/awarded/points",
        "/campaigns/0/reports/0/entries/0/numerator",
        "/campaigns/0/reports/0/entries/0/verified/denominator",
    ],
)
def test_only_values_baselines_and_adjustments_are_negative(pointer):
    assert faults(with_change(pointer, "-0.5")) == [pointer]


@pytest.mark.parametrize(
    ("pointer", "good", "bad"),
    [
        ("/campaigns/0/grades/0/from", "100", "100.01"),
        ("/campaigns/0/met_rule/value", "0", "-1"),
        ("/campaigns/0/min_coverage", "100", "101"),
        ("/indicator_sets/0/indicators/1/scoring/floor", "100", "100.5"),
        ("/indicator_sets/0/indicators/4/scoring/bands/0/share", "0", "100.0001"),
        ("/indicator_sets/0/indicators/4/scoring/bands/0/from", "1000", "1000.1"),
        ("/indicator_sets/0/indicators/4/scoring/bands/1/from", "0.0001", "-1"),
        ("/indicator_sets/0/indicators/2/scoring/step", "0.0001", "0"),
        ("/indicator_sets/0/indicators/2/scoring/step", "1", "-1"),
        ("/indicator_sets/0/indicators/1/max_points", "10.01", "0"),
        ("/indicator_sets/0/indicators/1/max_points", "9.5", "-9.5"),
        ("/indicator_sets/0/indicators/1/max_points", "9.75", "9.755"),
        ("/campaigns/0/reports/0/entries/0/awarded/points", "9.99", "9.999"),
        ("/campaigns/0/adjustments/0/points", "-0.0001", "0"),
        ("/campaigns/0/adjustments/0/points", "2", "-0.0"),
        ("/campaigns/0/due/day", 31, 0),
        ("/campaigns/0/due/day", 1, 32),
        ("/campaigns/0/due/month_offset", 0, -1),
        ("/campaigns/0/due/month_offset", 12, 13),
        ("/campaigns/0/consequences/2/years", 1, 0),
        ("/campaigns/0/document/copies", 1, 0),
        ("/campaigns/0/year_from", 2023, 1066),
        ("/units/0/order", -1, -(2**31) - 1),
    ],
)
def test_the_limits_of_a_number(pointer, good, bad):
    assert faults(with_change(pointer, good)) == []
    assert faults(with_change(pointer, bad)) == [pointer]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t ", "\u00a0", "a\x00", "a\x07b", "a\rb", "\x7f", "\x85", "\x9f"], ids=repr
)
@pytest.mark.parametrize("pointer", ["/units/1/name", "/campaigns/0/notice", "/campaigns/0/legal_bases/0"])
def test_a_text_that_is_empty_or_holds_a_control_character_is_a_fault(pointer, text):
    assert faults(with_change(pointer, text)) == [pointer]


def test_newline_and_tab_are_allowed_in_a_text():
    assert faults(with_change("/campaigns/0/notice", "Dòng một\n\tDòng hai")) == []


@pytest.mark.parametrize("pointer", ["/indicator_sets/0/version", "/indicator_sets/0/indicators/0/number"])
def test_a_text_that_identifies_has_at_most_200_characters(pointer):
    assert pointer in faults(with_change(pointer, "1" * 201))


@pytest.mark.parametrize("code", ["A", "a-b_c.9", "x" * 40])
def test_a_code_is_accepted(code):
    assert faults(with_change("/people/0/code", code) | {"terms": [], "campaigns": []}) == []


@pytest.mark.parametrize("code", ["", "x" * 41, "a b", "mã", "a/b", "A\n", "Ａ"], ids=repr)
@pytest.mark.parametrize("pointer", ["/province/code", "/units/4/code", "/campaigns/0/groups/1/code"])
def test_a_malformed_code_is_a_fault_and_references_to_it_are_not(pointer, code):
    assert faults(with_change(pointer, code)) == [pointer]


@pytest.mark.parametrize(
    "day",
    [
        "2023-02-29",
        "2023-13-01",
        "2023-1-1",
        "01/02/2023",
        "20230101",
        "2023-W01-1",
        "0000-01-01",
        "",
        "२०२३-01-01",
    ],
)
@pytest.mark.parametrize("pointer", ["/units/4/valid_from", "/campaigns/0/ceremony/held_on"])
def test_a_day_that_is_not_real_or_of_another_form_is_a_fault(pointer, day):
    assert faults(with_change(pointer, day)) == [pointer]


@pytest.mark.parametrize("day", ["2024-02-29", "0001-01-01", "9999-12-31"])
def test_a_real_day_is_accepted(day):
    assert faults(with_change("/campaigns/0/ceremony/held_on", day)) == []


@pytest.mark.parametrize("day", ["1899-12-31", "2300-01-01"])
def test_a_holiday_of_another_age_is_a_fault(day):
    assert faults(with_change("/campaigns/0/holidays/0", day)) == ["/campaigns/0/holidays/0"]
