"""Tệp không nhận được: told with the place and with what to do."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import load_workbook

from commitments.spreadsheets import content, reading, writing
from commitments.spreadsheets.layout import FIGURES, STAMP
from tests.commitments.spreadsheets.workbooks import BLANK, edited, saved

pytestmark = pytest.mark.once
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = OLE + "EncryptedPackage".encode("utf-16-le")


@pytest.fixture(scope="module")
def written():
    """Biểu vừa tải."""
    return writing.write(BLANK)


@pytest.fixture
def refusal(tmp_path):
    """`refusal(content)`: vì sao tệp không được nhận; "" where it is taken."""

    def read(given):
        path = tmp_path / "bieu.xlsx"
        path.write_bytes(given)
        try:
            content.examine(path)
            reading.read(path, BLANK)
        except content.Unfit as reason:
            return str(reason)
        return ""

    return read


def packed(**parts):
    """Một tệp zip với các phần này."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def workbook_of(sheet=b"", **more):
    return packed(**{"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": sheet}
                  | more)  # fmt: skip


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (OLE + bytes(100), content.OLD_EXCEL),
        (OLE + "WordDocument".encode("utf-16-le"), content.OLD_WORD),
        (ENCRYPTED, content.LOCKED),
        (packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), content.ODS),
        (packed(**{"word/document.xml": b"<a/>"}), content.WORD),
        (packed(**{"xl/workbook.bin": b"x"}), content.BINARY),
        (workbook_of(**{"xl/vbaProject.bin": b"x"}), content.MACROS),
        (packed(**{"readme.txt": b"x"}), content.OTHER),
        ("STT;Chỉ tiêu\n1;5\n".encode(), content.CSV),
        (b"<html><table>", content.WEB),
        (b"%PDF-1.7", content.OTHER),
        (b"PK\x03\x04 cut off", content.DAMAGED),
        (workbook_of(), content.DAMAGED),
        (workbook_of(bytes(content.LARGEST_UNPACKED + 1)), content.BOMB),
        (workbook_of(b"<a><mergeCell ref='A1:XFD1048576'/></a>"), content.HUGE),
        (workbook_of(b"<?xml version='1.0' encoding='utf-7'?><a/>"), content.ACTIVE),
        (workbook_of("<a/>".encode("utf-16")), content.ACTIVE),
        (workbook_of(b"<row>" * (content.MOST_ROWS + 1)), content.HUGE),
        (workbook_of(b"<x:c r='A1'>" * (content.MOST_CELLS + 1)), content.HUGE),
        (workbook_of(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), content.ACTIVE),
        (bytes(content.LARGEST_FILE + 1), content.TOO_LARGE),
        (b"", content.EMPTY),
    ],
    ids=range(22),
)
def test_what_is_no_modest_xlsx_is_refused_with_advice(refusal, given, told):
    assert refusal(given) == told


def test_file_of_another_workbook_is_refused(refusal, written):
    workbook = load_workbook(BytesIO(written))
    del workbook[STAMP]

    assert refusal(saved(workbook)).startswith("Tệp không phải biểu tải từ hệ thống")


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        ("B1", "0", "Biểu theo mẫu khác (phiên bản 0, hiện dùng 1)."),
        ("B2", "C2030", "Biểu của đợt cam kết khác (C2030)."),
        ("B3", "U2", "Biểu của Sở Thử U1, không phải của Sở Thử U1."),
        ("B5", "2022-Q2", "Biểu của Quý II/2022, không phải Quý I/2022."),
        ("B5", "lạ", "Biểu của kỳ khác (lạ), không phải Quý I/2022."),
        ("A5", "kỳ", "Phần nhận dạng của tệp đã bị sửa."),
    ],
)
def test_file_of_another_report_is_refused(refusal, written, cell, value, told):
    workbook = load_workbook(BytesIO(written))
    workbook[STAMP][cell] = value

    assert refusal(saved(workbook)).startswith(told)


def swap(sheet):
    sheet["F4"], sheet["G4"] = "Tử số", "Số thực hiện"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (swap, "Cột “Số thực hiện” đang ở cột G, phải ở cột F. Cột “Tử số” đang ở cột F, phải ở cột G."),
        (lambda sheet: sheet.insert_cols(2), "Cột “Chỉ tiêu” đang ở cột C, phải ở cột B."),
        (lambda sheet: sheet.__setitem__("L4", "Ghi chú"), "Ô L4 ghi “Ghi chú”, phải là “Giải trình”."),
        (lambda sheet: sheet.delete_rows(4), "Không thấy dòng tiêu đề (STT, Chỉ tiêu, …) ở trang “Số liệu”."),
        (lambda sheet: sheet.merge_cells("F7:G7"), "Có ô gộp F7:G7. Bỏ gộp ô (Unmerge Cells) rồi nạp lại."),
        (lambda sheet: sheet.__setitem__("A1000000", "x"), content.HUGE),
        (lambda sheet: setattr(sheet, "title", "Sheet1"), "Không thấy trang “Số liệu”."),
    ],
)
def test_table_that_is_no_longer_the_template_is_refused_with_its_place(refusal, written, change, told):
    assert told in refusal(edited(written, change=change))


def test_workbook_with_a_title_of_another_sheet_first_is_read(refusal, written):
    workbook = load_workbook(BytesIO(written))
    workbook.create_sheet("Nháp", 0)["A1"] = "STT"
    workbook[FIGURES]["F7"] = 4

    assert refusal(saved(workbook)) == ""
