"""Một ô nói gì: numbers survive the way out and in exactly, and are never quietly another number."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from commitments.spreadsheets import cells
from indicators.numbers import BadNumber, read

pytestmark = pytest.mark.once
FIGURES = st.decimals(min_value=-(10**10), max_value=10**10, places=4) | st.integers(-(10**12), 10**12)

CELL = Workbook().active["A1"]


def cell_of(value, number_format="General"):
    cell = CELL
    cell.value, cell.number_format = value, number_format
    return cell


@settings(max_examples=100, deadline=None)
@given(FIGURES)
def test_number_that_a_cell_holds_is_read_as_itself(number):
    assert read(cells.amount(cell_of(float(number)), "").text) == number
    assert read(cells.amount(cell_of(number), "").text) == number


@settings(max_examples=100, deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_is_either_refused_or_what_excel_shows(number):
    text = cells.amount(cell_of(number), "").text
    try:
        understood = read(text)
    except BadNumber:
        return
    assert understood == Decimal(f"{number:.15g}")


@settings(max_examples=100, deadline=None)
@example("1  000")
@given(st.text(alphabet="0123456789.,% -", max_size=12).filter(lambda text: not text.startswith("=")))
def test_text_in_a_number_cell_is_read_by_the_rules_of_the_page(text):
    def reading(typed):
        try:
            return read(typed)
        except BadNumber:
            return None

    assert reading(cells.amount(cell_of(text), "").text) == reading(text)


@pytest.mark.parametrize(
    ("number_format", "text"),
    [("0%", "97,5"), ("0.00%", "97,5"), ('0.0"%"', "0,975"), (r"0\%", "0,975"), ("[$-42A]0.0%", "97,5")],
)
def test_percent_is_what_the_format_means_not_what_it_draws(number_format, text):
    assert cells.amount(cell_of(0.975, number_format), "%").text == text


@pytest.mark.parametrize("day", ["dd/mm/yyyy", "[h]:mm"])
def test_number_that_is_formatted_as_a_date_is_refused(day):
    workbook = Workbook()
    workbook.active["A1"] = 44562
    workbook.active["A1"].number_format = day
    file = BytesIO()
    workbook.save(file)

    with pytest.raises(cells.BadCell, match="ngày tháng"):
        cells.amount(load_workbook(file).active["A1"], "")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("=1+2", "có công thức. Chép ô rồi dán dạng giá trị (Paste Special → Values)."),
        ("#REF!", "báo lỗi #REF!. Sửa ô rồi nạp lại."),
        (date(2022, 5, 1), cells.DATE),
        (True, "là giá trị đúng/sai (TRUE, FALSE), không phải số."),
    ],
)
def test_what_is_no_number_is_refused(value, told):
    with pytest.raises(cells.BadCell) as refused:
        cells.amount(cell_of(value), "")

    assert str(refused.value) == told


def test_text_that_is_far_too_long_is_not_carried_along():
    with pytest.raises(cells.BadCell, match=r"dài quá 10\.000 ký tự"):
        cells.words(cell_of("a" * 10_001))


def test_line_ends_of_other_programs_are_left_out():
    assert cells.words(cell_of("Một_x000D_\nhai")).text == "Một\nhai"


@pytest.mark.parametrize(
    ("value", "said"),
    [("Có", "on"), ("x", "on"), (True, "on"), (1, "on"), ("không", ""), (None, ""), (False, "")],
)
def test_flag_is_read_as_people_write_it(value, said):
    assert cells.choice(cell_of(value), cells.FLAG_WORDS).text == said


@pytest.mark.parametrize(
    ("value", "text"), [(12, "12"), (0.5, "0,5"), (date(2022, 5, 1), "01/05/2022"), (None, "")]
)
def test_words_may_be_a_number_or_a_day(value, text):
    assert cells.words(cell_of(value)).text == text
