"""Số liệu: what an entry may say, and which decimals can be kept exactly."""

from decimal import Decimal

import pytest

from indicators.figures import EMPTY, BadFigure, Figure, check, exceeds_whole, fits, is_plain_decimal, plain

ONE = Decimal(1)
NIL = Decimal(0)


@pytest.mark.parametrize(
    ("figure", "value_type"),
    [
        (Figure(value=Decimal("-1.5")), "number"),
        (Figure(numerator=ONE, denominator=Decimal(3)), "ratio"),
        (Figure(numerator=NIL, denominator=NIL), "ratio"),
        (Figure(done=False), "yes_no"),
        (Figure(none_arose=True), "number"),
        (Figure(none_arose=True), "ratio"),
        (Figure(none_arose=True), "yes_no"),
    ],
)
def test_a_figure_that_fits_passes(figure, value_type):
    assert check(figure, value_type) is None


@pytest.mark.parametrize(
    ("figure", "value_type", "part", "said"),
    [
        (EMPTY, "number", "", "chưa có số liệu"),
        (Figure(value=ONE, none_arose=True), "number", "none_arose", "chỉ giữ một"),
        (Figure(done=True), "number", "done", "cần một giá trị"),
        (Figure(value=ONE), "ratio", "value", "cần tử số và mẫu số"),
        (Figure(value=ONE), "yes_no", "value", "cần đã thực hiện hoặc chưa thực hiện"),
        (Figure(value=ONE, done=True), "number", "done", "không hợp"),
        (Figure(numerator=ONE), "ratio", "denominator", "thiếu mẫu số"),
        (Figure(denominator=ONE), "ratio", "numerator", "thiếu tử số"),
        (Figure(numerator=-ONE, denominator=ONE), "ratio", "numerator", "tử số không được âm"),
        (Figure(numerator=ONE, denominator=-ONE), "ratio", "denominator", "mẫu số không được âm"),
        (Figure(numerator=ONE, denominator=NIL), "ratio", "denominator", "mẫu số bằng 0"),
    ],
)
def test_a_figure_that_does_not_fit_names_the_part_at_fault(figure, value_type, part, said):
    with pytest.raises(BadFigure, match=said) as caught:
        check(figure, value_type)

    assert caught.value.part == part


@pytest.mark.parametrize(
    ("figure", "is_empty", "says_none_arose"),
    [
        (EMPTY, True, False),
        (Figure(value=NIL), False, False),
        (Figure(done=False), False, False),
        (Figure(none_arose=True), False, True),
        (Figure(numerator=NIL, denominator=NIL), False, True),
        (Figure(numerator=NIL, denominator=ONE), False, False),
    ],
)
def test_nothing_said_is_not_none_arose(figure, is_empty, says_none_arose):
    assert (figure.is_empty, figure.says_none_arose) == (is_empty, says_none_arose)


@pytest.mark.parametrize(
    ("numerator", "denominator", "exceeds"),
    [("3", "2", True), ("2", "2", False), ("3", None, False), (None, "2", False)],
)
def test_a_numerator_above_its_denominator_is_noticed(numerator, denominator, exceeds):
    figure = Figure(*(None if part is None else Decimal(part) for part in (None, numerator, denominator)))

    assert exceeds_whole(figure) is exceeds


@pytest.mark.parametrize(
    "text", ["0", "-0", "79.4", "0.0001", "-1.5", "100.0000", "999999999999999", "99999999999.9999", "0.1000"]
)
def test_plain_decimals(text):
    assert is_plain_decimal(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "01",
        ".5",
        "5.",
        "+1",
        "1,5",
        "1e3",
        "1 000",
        " 1",
        "1\n",
        "--1",
        "NaN",
        "Infinity",
        "٣",
        "0.00001",
        "1.00000",
        "1000000000000000",
        "999999999999.9999",
        "9" * 5000,
    ],
)
def test_other_writings_are_no_plain_decimals(text):
    assert not is_plain_decimal(text)


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        ("1E+3", True),
        ("1E+15", False),
        ("-99999999999.9999", True),
        ("0.0000", True),
        ("NaN", False),
        ("Infinity", False),
    ],
)
def test_numbers_that_both_databases_keep_exactly(number, kept):
    assert fits(Decimal(number)) is kept


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("79.40", "79.4"),
        ("100", "100"),
        ("1E+2", "100"),
        ("-0.0", "0"),
        ("0.0001", "0.0001"),
        ("-5.00", "-5"),
    ],
)
def test_machine_form_has_no_needless_zeros(number, text):
    assert plain(Decimal(number)) == text
