"""Tệp và ô không nhận được: told with the place, and nothing is saved."""

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from commitments.models import Report
from commitments.spreadsheets import content
from commitments.spreadsheets.layout import FIGURES, STAMP
from tests import world
from tests.commitments.spreadsheets.workbooks import (
    downloaded,
    edited,
    faults,
    offered,
    refusal,
    saved,
    sent,
    taken,
)
from tests.commitments.typed import stored

pytestmark = pytest.mark.django_db
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = OLE + "EncryptedPackage".encode("utf-16-le")


@pytest.fixture
def province():
    return world.build(2)


@pytest.fixture
def u1(province):
    return province.commitments["U1"]


@pytest.fixture
def an(client, province):
    client.force_login(province.an)
    return client


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
    ("sent_content", "told"),
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
        (workbook_of(b"<row>" * (content.MOST_ROWS + 1)), content.HUGE),
        (workbook_of(b"<x:c r='A1'>" * (content.MOST_CELLS + 1)), content.HUGE),
        (workbook_of(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), content.ACTIVE),
        (bytes(content.LARGEST_FILE + 1), content.TOO_LARGE),
        (b"", content.EMPTY),
    ],
    ids=range(19),
)
def test_what_is_no_modest_xlsx_is_refused_with_advice(an, u1, sent_content, told):
    assert refusal(sent(an, u1, sent_content)) == told


def test_file_of_another_workbook_is_refused(an, u1):
    workbook = load_workbook(BytesIO(downloaded(an, u1)))
    del workbook[STAMP]

    assert refusal(sent(an, u1, saved(workbook))).startswith("Tệp không phải biểu tải từ hệ thống")


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
def test_file_of_another_report_is_refused(an, u1, cell, value, told):
    workbook = load_workbook(BytesIO(downloaded(an, u1)))
    workbook[STAMP][cell] = value

    assert refusal(sent(an, u1, saved(workbook))).startswith(told)


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
        (lambda sheet: setattr(sheet, "title", "Sheet1"), "Không thấy trang “Số liệu”."),
    ],
)
def test_table_that_is_no_longer_the_template_is_refused_with_its_place(an, u1, change, told):
    assert told in refusal(sent(an, u1, edited(downloaded(an, u1), change=change)))


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        ("F7", "=1+2", "có công thức. Chép ô rồi dán dạng giá trị (Paste Special → Values)."),
        ("L7", "=A1", "có công thức. Chép ô rồi dán dạng giá trị (Paste Special → Values)."),
        ("F7", "#REF!", "báo lỗi #REF!. Sửa ô rồi nạp lại."),
        (
            "F7",
            date(2022, 5, 1),
            "là ngày tháng, có thể do Excel tự đổi. Đặt định dạng ô là Number rồi gõ lại số.",
        ),
        ("F7", True, "là giá trị đúng/sai (TRUE, FALSE), không phải số."),
        (
            "F7",
            "1.2.3",
            "“1.2.3” không phải là số. Viết số thập phân bằng dấu phẩy, ví dụ 1234,5 hoặc 1.234,5.",
        ),
        ("F7", 1 / 3, "“0,333333333333333” quá dài: tối đa 15 chữ số, trong đó 4 chữ số sau dấu phẩy."),
        ("G7", 5, "không dùng cho chỉ tiêu này (cột “Tử số”). Xoá ô rồi nhập vào ô trắng."),
        ("G6", 5, None),
        ("I8", "xong rồi", "ghi “xong rồi”; chọn trong danh sách của ô hoặc để trống."),
        (
            "L7",
            "Zürich café",
            "có chữ không phải Unicode (TCVN3, VNI hoặc pha lẫn). Chuyển sang Unicode rồi nạp lại.",
        ),
    ],
)
def test_cell_that_cannot_be_taken_is_named(an, u1, cell, value, told):
    found = faults(sent(an, u1, edited(downloaded(an, u1), {cell: value})))

    assert list(found) == ([cell] if told else ["H6"])
    assert told is None or found[cell] == told
    assert Report.objects.filter(commitment=u1).count() == 0


def test_percent_cell_counts_where_the_indicator_is_a_percentage(an, province):
    u1 = province.commitments["U1"]
    u1.items.get(indicator__number="4").indicator.__class__.objects.filter(number="4").update(measure="%")

    def as_percent(sheet):
        sheet["F9"].number_format = sheet["F7"].number_format = "0.0%"

    preview = sent(an, u1, edited(downloaded(an, u1), {"F9": 0.975, "F7": 0.5}, as_percent))
    taken(an, u1, preview)

    assert faults(preview) == {
        "F7": "định dạng phần trăm, mà đơn vị tính là “cuộc”. Đặt định dạng ô là Number rồi gõ lại số."
    }
    assert stored(u1, "4").value == Decimal("97.5")


def test_row_moved_to_another_number_is_named(an, u1):
    found = faults(sent(an, u1, edited(downloaded(an, u1), {"A7": "3", "F7": 9})))

    assert found == {"A7": "ghi chỉ tiêu 3, nhưng đây là dòng của chỉ tiêu 2. Không đổi STT."}


def test_unknown_heading_and_repeated_rows_are_named(an, u1):
    added = {"F5": 1, "A11": "9", "F11": 1, "F12": 1, "A13": "2", "F13": 2}

    found = faults(sent(an, u1, edited(downloaded(an, u1), added)))

    assert found == {
        "A5": "là dòng tiêu đề nhóm A, không nhập số liệu.",
        "A11": "ghi “9”, không có trong biểu. Ghi lại STT như biểu đã tải.",
        "A12": "để trống, nên không biết dòng này là chỉ tiêu nào. Ghi lại STT như biểu đã tải.",
        "A13": "lặp lại chỉ tiêu 2 (dòng 7, 13). Giữ một dòng.",
    }


@pytest.mark.parametrize(
    ("text", "font", "note"),
    [
        ("Ch­a ®¹t do thiÕu ng­êi", "", "Chữ TCVN3 đã chuyển sang Unicode"),
        ("Chöa ñaït do thieáu ngöôøi", "VNI-Times", "Chữ VNI đã chuyển sang Unicode"),
    ],
)
def test_old_encodings_are_converted_and_said_so(an, u1, text, font, note):
    def write(sheet):
        sheet["L7"].font = Font(name=font or "Calibri")

    preview = sent(an, u1, edited(downloaded(an, u1), {"L7": text}, write))
    taken(an, u1, preview)

    assert preview.context["proposal"].changes[0].notes == (note,)
    assert stored(u1, "2").explanation == "Chưa đạt do thiếu người"


def test_number_that_can_be_read_in_two_ways_is_told_as_understood(an, u1):
    preview = sent(an, u1, edited(downloaded(an, u1), {"F7": "1.234", "F9": "95.5"}))

    assert offered(preview) == {
        ("2", "Số liệu"): ("(để trống)", "1.234", True),
        ("4", "Số liệu"): ("(để trống)", "95,5", True),
    }
    assert [change.notes for change in preview.context["proposal"].changes] == [
        ("Chỉ tiêu 2: “1.234” là 1234 (dấu chấm ngăn hàng nghìn)",),
        ("Chỉ tiêu 4: “95.5” là 95,5",),
    ]


def test_workbook_with_a_title_of_another_sheet_first_is_read(an, u1):
    workbook = load_workbook(BytesIO(downloaded(an, u1)))
    workbook.create_sheet("Nháp", 0)["A1"] = "STT"
    workbook[FIGURES]["F7"] = 4

    assert offered(sent(an, u1, saved(workbook))) == {("2", "Số liệu"): ("(để trống)", "4", True)}
