"""Trang “Khó khăn, kiến nghị” của biểu: the words of the report go out and come back like its figures."""

import unicodedata
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from openpyxl.styles import Font

from commitments.models import Report
from commitments.spreadsheets.layout import REMARKS, STAMP
from tests.commitments.spreadsheets.workbooks import (
    downloaded,
    edited,
    faults,
    saved,
    sent,
    taken,
    words,
    written,
)
from tests.commitments.typed import address, notes, stored

pytestmark = pytest.mark.django_db
B5, B6, B7 = (f"{cell} trang “{REMARKS}”" for cell in ("B5", "B6", "B7"))
SAID = {"difficulties": "Thiếu người\nở hai phòng", "proposals": "Bổ sung biên chế", "next_tasks": "Rà soát"}


def offered(preview):
    """{phần: (đang lưu, trong tệp, tình trạng)}."""
    return {
        change.name: (change.stored, change.typed, change.state)
        for change in preview.context["proposal"].changes
    }


def test_words_are_saved_as_the_page_would(an, u1):
    cells = dict(zip(("B5", "B6", "B7"), SAID.values(), strict=True))
    cells["B6"] = unicodedata.normalize("NFD", cells["B6"])

    preview = sent(an, u1, written(downloaded(an, u1), cells))
    before = words(u1)
    response = taken(an, u1, preview)

    assert (before, response["Location"], words(u1)) == (None, address(u1), SAID)
    assert [change.cells for change in preview.context["proposal"].changes] == [B5, B6, B7]
    assert notes(an.get(address(u1))) == [
        "Đã lưu từ biểu Excel: “Khó khăn, vướng mắc”; “Đề xuất, kiến nghị”; “Nhiệm vụ kỳ tới”."
    ]


def test_file_that_comes_back_unchanged_says_nothing_new(an, u1):
    an.post(address(u1), SAID | {"proposals": "=1+1 Zürich café", "version": "0"})

    response = sent(an, u1, written(downloaded(an, u1)))

    assert response["Location"] == address(u1)
    assert words(u1) == SAID | {"proposals": "=1+1 Zürich café"}


def test_figures_and_words_are_chosen_one_by_one(an, u1):
    content = edited(written(downloaded(an, u1), {"B5": "Thiếu người", "B7": "Rà soát"}), {"F7": 5})
    preview = sent(an, u1, content)

    taken(an, u1, preview, ["next_tasks", f"c{u1.items.get(indicator__number='2').pk}-figure"])

    assert set(offered(preview)) == {"difficulties", "next_tasks", f"c{stored(u1, '2').item_id}-figure"}
    assert words(u1) == {"difficulties": "", "proposals": "", "next_tasks": "Rà soát"}
    assert stored(u1, "2").value == 5


def test_emptied_box_empties_the_words(an, u1):
    an.post(address(u1), SAID | {"version": "0"})

    taken(an, u1, sent(an, u1, written(downloaded(an, u1), {"B6": None})))

    assert words(u1) == SAID | {"proposals": ""}


def test_what_others_wrote_since_the_download_is_kept_unless_chosen(an, binh, u1):
    an.post(address(u1), SAID | {"version": "0"})
    content = written(downloaded(an, u1), {"B5": "Trong tệp", "B6": "Đề xuất khác"})
    binh.post(address(u1), SAID | {"difficulties": "Trên hệ thống", "next_tasks": "Mới", "version": "1"})

    preview = sent(an, u1, content)
    taken(an, u1, preview)

    assert offered(preview) == {
        "difficulties": ("Trên hệ thống", "Trong tệp", "both"),
        "proposals": ("Bổ sung biên chế", "Đề xuất khác", "plain"),
        "next_tasks": ("Mới", "Rà soát", "newer"),
    }
    assert words(u1) == {"difficulties": "Trên hệ thống", "proposals": "Đề xuất khác", "next_tasks": "Mới"}


def test_words_give_way_where_the_person_chooses_so(an, binh, u1):
    content = written(downloaded(an, u1), {"B5": "Trong tệp"})
    binh.post(address(u1), SAID | {"version": "0"})

    taken(an, u1, sent(an, u1, content), ["difficulties"])

    assert words(u1) == SAID | {"difficulties": "Trong tệp"}


def test_save_during_the_preview_is_shown_before_anything_is_overwritten(an, binh, u1):
    preview = sent(an, u1, written(downloaded(an, u1), {"B5": "Trong tệp"}))
    binh.post(address(u1), SAID | {"version": "0"})

    again = taken(an, u1, preview)

    assert (again.status_code, words(u1)) == (409, SAID)
    assert offered(again)["difficulties"] == (SAID["difficulties"], "Trong tệp", "both")


@pytest.mark.parametrize(
    ("text", "font", "note"),
    [
        ("Ch\u00ad\u00ada ®¹t do thiÕu ng\u00adêi".replace("\u00ad\u00ad", "\u00ad"), "", "TCVN3"),
        ("Chöa ñaït do thieáu ngöôøi", "VNI-Times", "VNI"),
    ],
)
def test_old_encodings_are_converted_and_said_so(an, u1, text, font, note):
    content = written(
        downloaded(an, u1),
        {"B5": text},
        lambda sheet: setattr(sheet["B5"], "font", Font(name=font or "Calibri")),
    )

    preview = sent(an, u1, content)
    taken(an, u1, preview)

    assert preview.context["proposal"].changes[0].notes == (f"Chữ {note} đã chuyển sang Unicode",)
    assert words(u1)["difficulties"] == "Chưa đạt do thiếu người"


def test_boxes_that_cannot_be_taken_are_named_and_the_others_go_on(an, u1):
    cells = {"B5": "=A1", "B6": "x" * 10_001, "B7": "Rà soát", "B9": "Ghi thêm"}

    preview = sent(an, u1, written(downloaded(an, u1), cells))
    taken(an, u1, preview, list(SAID))

    assert faults(preview) == {
        B5: "có công thức. Chép ô rồi dán dạng giá trị (Paste Special → Values).",
        B6: "dài quá 10.000 ký tự. Rút ngắn rồi nạp lại.",
        f"B9 trang “{REMARKS}”": "nằm ngoài các ô nhập nên không được đọc. Chép vào ô bên phải nhãn rồi nạp lại.",
    }
    assert words(u1) == {"difficulties": "", "proposals": "", "next_tasks": "Rà soát"}


def swap(sheet):
    sheet["A5"], sheet["A6"] = sheet["A6"].value, sheet["A5"].value


BACK = "Đưa nhãn về như biểu đã tải rồi nạp lại; phần lời chưa được đọc."


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            swap,
            {
                "A5": f"ghi “Đề xuất, kiến nghị”, phải là “Khó khăn, vướng mắc” (đang ở ô A6). {BACK}",
                "A6": f"ghi “Khó khăn, vướng mắc”, phải là “Đề xuất, kiến nghị” (đang ở ô A5). {BACK}",
            },
        ),
        (
            lambda sheet: sheet.__setitem__("A7", None),
            {"A7": f"để trống, phải là “Nhiệm vụ kỳ tới”. {BACK}"},
        ),
        (
            lambda sheet: sheet.merge_cells("B6:B7"),
            {"B6:B7": "là ô gộp. Bỏ gộp ô (Unmerge Cells) rồi nạp lại; phần lời chưa được đọc."},
        ),
    ],
)
def test_page_that_is_no_longer_the_template_is_refused_and_figures_are_taken(an, u1, change, told):
    content = edited(written(downloaded(an, u1), {"B5": "Thiếu người"}, change), {"F7": 5})

    preview = sent(an, u1, content)
    taken(an, u1, preview)

    assert faults(preview) == {f"{cell} trang “{REMARKS}”": message for cell, message in told.items()}
    assert (words(u1)["difficulties"], stored(u1, "2").value) == ("", 5)


def test_lost_or_renamed_page_leaves_the_words_alone_and_is_pointed_out(an, u1):
    an.post(address(u1), SAID | {"version": "0"})
    content = written(downloaded(an, u1), {"B5": "Khác"}, lambda sheet: setattr(sheet, "title", "Ý kiến"))

    nothing = sent(an, u1, content)
    told = notes(an.get(address(u1)))[-1]
    preview = sent(an, u1, edited(content, {"F7": 5}))
    taken(an, u1, preview)

    assert nothing["Location"] == address(u1)
    assert told.endswith(
        "Tệp không có trang “Khó khăn, kiến nghị” (đã xoá hoặc đổi tên), nên phần lời giữ như đang lưu."
    )
    assert told.endswith(preview.context["lost_remarks"])
    assert (words(u1), stored(u1, "2").value) == (SAID, 5)


def test_file_from_before_there_was_such_a_page_is_taken(an, u1):
    an.post(address(u1), SAID | {"version": "0"})
    workbook = load_workbook(BytesIO(edited(downloaded(an, u1), {"F7": 5})))
    del workbook[REMARKS]
    for row in workbook[STAMP].iter_rows(max_row=3, min_col=4, max_col=5):
        for cell in row:
            cell.value = None

    preview = sent(an, u1, saved(workbook))
    taken(an, u1, preview)

    assert (preview.context["lost_remarks"], faults(preview)) == ("", {})
    assert (words(u1), stored(u1, "2").value) == (SAID, 5)


def test_words_longer_than_a_cell_stay_on_the_page(an, u1):
    an.post(address(u1), SAID | {"version": "0"})
    Report.objects.filter(commitment=u1).update(proposals="x" * 32_001)

    content = downloaded(an, u1)
    response = sent(an, u1, content)

    box = load_workbook(BytesIO(content))[REMARKS]["B6"]
    assert (box.value, box.protection.locked) == ("Dài hơn một ô Excel. Xem và sửa trên trang báo cáo.", True)
    assert response["Location"] == address(u1)


def test_preview_asks_the_database_equally_often_with_words(an, u1):
    content = downloaded(an, u1)

    counts = []
    for cells in ({"B5": "Một"}, {"B5": "Một", "B6": "Hai", "B7": "Ba"}):
        file = written(content, cells)
        with CaptureQueriesContext(connection) as queries:
            sent(an, u1, file)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 30
