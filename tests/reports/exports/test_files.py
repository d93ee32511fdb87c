"""Tệp CSV và Excel: numbers stay numbers, nothing typed becomes a formula, nothing is cut off in silence."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
import pytest

from reports.exports import csv_file, excel_file
from reports.exports.safe_text import neutral
from reports.exports.table import Column, Kind, Ragged, Table

COLUMNS = (
    Column("Đơn vị", width=30),
    Column("Số kỳ", Kind.INTEGER),
    Column("Điểm", Kind.DECIMAL, places=2),
    Column("Ngày ký", Kind.DATE),
)
BASIS = (("Đợt cam kết", "Cam kết năm 2022"), ("Kỳ", "Quý I/2022"))


def table(*rows, columns=COLUMNS):
    return Table("Bảng xếp hạng Quý I/2022", BASIS, columns, rows)


def csv_rows(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def sheets(content):
    book = openpyxl.load_workbook(BytesIO(content))
    return book["Số liệu"], book["Thông tin"]


def test_the_csv_file_is_read_by_excel_as_vietnam_writes_numbers_and_days():
    rows = csv_rows(
        csv_file.write(
            table(("Sở A", 1234, Decimal("1234.5"), date(2022, 1, 5)), ("Sở B", 0, Decimal("-0.125"), None))
        )
    )

    assert rows == [
        ["Bảng xếp hạng Quý I/2022"],
        ["Đợt cam kết", "Cam kết năm 2022"],
        ["Kỳ", "Quý I/2022"],
        [],
        ["Đơn vị", "Số kỳ", "Điểm", "Ngày ký"],
        ["Sở A", "1234", "1234,50", "05/01/2022"],
        ["Sở B", "0", "-0,13", ""],
    ]


def test_the_workbook_holds_real_numbers_and_days_and_its_head_stands_still():
    data, about = sheets(excel_file.write(table(("Sở A", 3, Decimal("97.35"), date(2022, 1, 5)))))

    assert [cell.value for cell in data[5]][:3] == ["Sở A", 3, 97.35]
    assert data["D5"].value.date() == date(2022, 1, 5)
    assert [cell.number_format for cell in data[5]] == [
        "@",
        "[$-42A]#,##0",
        "[$-42A]#,##0.00",
        "dd/mm/yyyy",
    ]
    assert (data.freeze_panes, data.print_title_rows, data.auto_filter.ref) == ("A5", "$4:$4", "A4:D5")
    assert data.column_dimensions["A"].width == 30
    assert data["A2"].value == "Đợt cam kết: Cam kết năm 2022 · Kỳ: Quý I/2022"
    assert [[cell.value for cell in row] for row in about] == [
        ["Bảng", "Bảng xếp hạng Quý I/2022"],
        ["Đợt cam kết", "Cam kết năm 2022"],
        ["Kỳ", "Quý I/2022"],
    ]


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", " =", "\ufeff=", "\u200b@", "\t", "\r"]
)
def test_a_formula_that_somebody_typed_stays_text(start):
    typed = f'{start}HYPERLINK("x";"Sở")'
    one = table((typed, 1, Decimal(1), None))

    data, _ = sheets(excel_file.write(one))

    cell = data["A5"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert csv_rows(csv_file.write(one))[5][0].lstrip(" \ufeff\u200b").startswith("'")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("Sở A,=1+1", "Sở A,'=1+1"),
        ("Sở A\n@x", "Sở A\n'@x"),
        ("Sở A; -1", "Sở A; '-1"),
        ("A-B = C", "A-B = C"),
        ("a\x00b", "ab"),
        ("", ""),
    ],
)
def test_what_could_start_a_cell_elsewhere_is_neutral_too(typed, written):
    assert neutral(typed) == written


def test_a_text_that_no_cell_takes_says_that_it_goes_on():
    data, _ = sheets(excel_file.write(table(("a" * 40_000,), columns=COLUMNS[:1])))

    assert len(data["A5"].value) == excel_file.LONGEST_CELL
    assert data["A5"].value.endswith("xem trên trang)")


def test_a_row_with_another_number_of_cells_is_no_table():
    with pytest.raises(Ragged, match="Dòng 2 có 1 ô, bảng có 2 cột"):
        table(("a", 1), ("b",), columns=COLUMNS[:2])
