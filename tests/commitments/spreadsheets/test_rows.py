"""Dòng và ô của một biểu đã nhập: each that cannot be taken is named, the others go on."""

from datetime import date
from decimal import Decimal

import pytest
from openpyxl.styles import Font

from commitments.models import Report
from commitments.spreadsheets import cells
from tests.commitments.spreadsheets.workbooks import (
    downloaded,
    edited,
    faults,
    offered,
    refusal,
    sent,
    taken,
)
from tests.commitments.typed import address, row, stored

pytestmark = pytest.mark.django_db


def test_wrong_file_is_told_beside_its_field(an, u1):
    response = sent(an, u1, b"STT;1")

    assert refusal(response).startswith("Tệp văn bản (.csv), không giữ được mẫu biểu.")
    assert Report.objects.filter(commitment=u1).count() == 0


def test_each_cell_that_cannot_be_taken_is_named(an, u1):
    filled = {
        "F7": date(2022, 5, 1),
        "G6": 5,
        "I8": "xong rồi",
        "L7": "=A1",
        "F9": 1 / 3,
        "G9": 2,
        "L9": "Zürich café",
    }

    found = faults(sent(an, u1, edited(downloaded(an, u1), filled)))

    assert found == {
        "F7": "là ngày tháng, có thể do Excel tự đổi. Đặt định dạng ô là Number rồi gõ lại số.",
        "H6": "Thiếu mẫu số: cần cả tử số và mẫu số.",
        "I8": "ghi “xong rồi”; chọn trong danh sách của ô hoặc để trống.",
        "L7": "có công thức. Chép ô rồi dán dạng giá trị (Paste Special → Values).",
        "G9": "không dùng cho chỉ tiêu này (cột “Tử số”). Xoá ô rồi nhập vào ô trắng.",
        "L9": "có chữ không phải Unicode (TCVN3, VNI hoặc pha lẫn). Chuyển sang Unicode rồi nạp lại.",
    }
    assert Report.objects.filter(commitment=u1).count() == 0


def test_number_with_too_many_places_is_told_in_the_words_of_the_page(an, u1):
    found = faults(sent(an, u1, edited(downloaded(an, u1), {"F9": 1 / 3})))

    assert found == {"F9": "“0,333333333333333” quá dài: tối đa 15 chữ số, trong đó 4 chữ số sau dấu phẩy."}


def test_percent_cell_counts_where_the_indicator_is_a_percentage(an, province):
    u1 = province.commitments["U1"]
    u1.items.get(indicator__number="4").indicator.__class__.objects.filter(number="4").update(measure="%")

    def as_percent(sheet):
        for cell in ("F9", "F7", "G6"):
            sheet[cell].number_format = "0.0%"

    preview = sent(
        an, u1, edited(downloaded(an, u1), {"F9": 0.975, "F7": 0.5, "G6": 0.5, "H6": 1}, as_percent)
    )
    taken(an, u1, preview)

    assert faults(preview) == dict.fromkeys(["G6", "F7"], cells.PERCENT)
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


def test_only_the_first_of_many_strange_rows_are_told(an, u1):
    strange = {f"F{at}": 1 for at in range(11, 41)}

    preview = sent(an, u1, edited(downloaded(an, u1), strange))

    told = preview.context["proposal"].faults
    assert (len(told), told[-1].cell, told[-1].message) == (21, "", "Còn 10 dòng khác không nhận ra được.")


def test_words_that_stand_as_they_were_downloaded_are_not_questioned(an, u1):
    an.post(address(u1), row(u1, "2", "Zürich café", value="1") | {"version": "0"})

    preview = sent(an, u1, edited(downloaded(an, u1), {"F7": 2}))

    assert faults(preview) == {}
    assert offered(preview) == {("2", "Số liệu"): ("1", "2", True)}


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
        ("“1.234” là 1234 (dấu chấm ngăn hàng nghìn)",),
        ("“95.5” là 95,5",),
    ]
