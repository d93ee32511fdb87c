"""Biểu Excel đi rồi về: unchanged it changes nothing, filled in it saves what the page would have saved."""

import unicodedata
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from commitments.models import Report
from commitments.spreadsheets.layout import FIGURES, GUIDE, REMARKS, STAMP
from indicators.figures import EMPTY, Figure
from tests import world
from tests.commitments.spreadsheets.workbooks import downloaded, edited, faults, offered, sent, taken
from tests.commitments.typed import address, notes, row, stored

pytestmark = pytest.mark.django_db
FILLED = {
    "G6": 1188,
    "H6": 1204,
    "F7": "97,5",
    "K7": "Có",
    "L7": unicodedata.normalize("NFD", "Ước đến hết quý"),
    "I8": "Đã thực hiện",
    "F9": 95.125,
}


def test_template_has_the_name_of_the_report_in_vietnamese(an, u1):
    response = an.get(address(u1, name="spreadsheet_file"))

    assert response["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''Bi%E1%BB%83u%20b%C3%A1o%20c%C3%A1o%20Qu%C3%BD%20I-2022"
        "%20%E2%80%93%20S%E1%BB%9F%20Th%E1%BB%AD%20U1.xlsx"
    )
    assert Report.objects.filter(commitment=u1).count() == 0


def test_template_unlocks_only_the_cells_to_fill_in(an, u1):
    workbook = load_workbook(BytesIO(downloaded(an, u1)))

    sheet = workbook[FIGURES]
    unlocked = {cell.coordinate for line in sheet.iter_rows() for cell in line if not cell.protection.locked}
    boxes = {cell.coordinate for line in workbook[REMARKS] for cell in line if not cell.protection.locked}
    assert workbook.sheetnames == [FIGURES, REMARKS, GUIDE, STAMP]
    assert (workbook[REMARKS].protection.sheet, boxes) == (True, {"B5", "B6", "B7"})
    assert workbook[STAMP].sheet_state == "veryHidden"
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    assert sheet.freeze_panes == "C5"
    assert unlocked == set("G6 H6 J6 K6 L6 F7 J7 K7 L7 I8 J8 K8 L8 F9 J9 K9 L9".split())


def test_template_holds_numbers_as_numbers_and_text_never_as_a_formula(an, u1):
    an.post(address(u1), row(u1, "2", "=HYPERLINK(1)", value="1.234,5") | {"version": "0"})

    sheet = load_workbook(BytesIO(downloaded(an, u1)))[FIGURES]

    assert (sheet["F7"].value, sheet["F7"].data_type) == (1234.5, "n")
    assert (sheet["D7"].value, sheet["D7"].number_format) == (4, '[$-42A]"≥ "#,##0')
    assert (sheet["L7"].value, sheet["L7"].data_type, sheet["L7"].quotePrefix) == ("=HYPERLINK(1)", "s", True)


def test_filled_in_file_is_saved_as_the_page_would(an, u1):
    preview = sent(an, u1, edited(downloaded(an, u1), FILLED))
    before = Report.objects.filter(commitment=u1).count()

    response = taken(an, u1, preview)

    assert (before, response["Location"]) == (0, address(u1))
    assert stored(u1, "1").reported == Figure(numerator=Decimal(1188), denominator=Decimal(1204))
    entry = stored(u1, "2")
    assert (entry.value, entry.is_estimated, entry.explanation) == (Decimal("97.5"), True, "Ước đến hết quý")
    assert stored(u1, "3").reported == Figure(done=True)
    assert stored(u1, "4").value == Decimal("95.125")


def test_file_that_comes_back_unchanged_changes_nothing(an, u1):
    taken(an, u1, sent(an, u1, edited(downloaded(an, u1), FILLED | {"L8": "=1+1 là hai\nDòng sau"})))
    an.post(address(u1), row(u1, "3", "=1+1 là hai\nDòng sau", done="0") | {"version": "1"})
    version = world.filed().version

    response = sent(an, u1, edited(downloaded(an, u1)))

    assert response["Location"] == address(u1)
    assert notes(an.get(address(u1)))[-1] == "Tệp không có gì khác với số liệu đang lưu."
    assert world.filed().version == version


def test_emptied_cell_empties_the_figure(an, u1):
    an.post(address(u1), row(u1, "2", "Vì sao", value="7") | {"version": "0"})

    preview = sent(an, u1, edited(downloaded(an, u1), {"F7": None}))
    taken(an, u1, preview)

    assert offered(preview) == {("2", "Số liệu"): ("7", "(để trống)", True)}
    assert (stored(u1, "2").reported, stored(u1, "2").explanation) == (EMPTY, "Vì sao")


def test_only_what_is_chosen_is_saved(an, u1):
    preview = sent(an, u1, edited(downloaded(an, u1), FILLED))
    names = [change.name for change in preview.context["proposal"].changes]

    taken(an, u1, preview, [name for name in names if name.endswith("-explanation")])

    assert (stored(u1, "2").reported, stored(u1, "2").explanation) == (EMPTY, "Ước đến hết quý")
    assert stored(u1, "1") is None


def test_nothing_chosen_saves_nothing_and_shows_the_preview_again(an, u1):
    preview = sent(an, u1, edited(downloaded(an, u1), FILLED))

    response = taken(an, u1, preview, [])

    assert notes(response) == ["Chưa chọn mục nào, nên chưa có gì được lưu."]
    assert len(response.context["proposal"].changes) == len(preview.context["proposal"].changes)
    assert Report.objects.filter(commitment=u1).count() == 0


def test_sound_cells_are_saved_beside_a_wrong_one(an, u1):
    preview = sent(an, u1, edited(downloaded(an, u1), {"F7": "chín", "L7": "Lý do", "F9": 5}))

    taken(an, u1, preview)

    assert list(faults(preview)) == ["F7"]
    assert (stored(u1, "2").reported, stored(u1, "2").explanation) == (EMPTY, "Lý do")
    assert stored(u1, "4").value == 5


def test_none_arose_is_another_thing_than_zero(an, u1):
    taken(an, u1, sent(an, u1, edited(downloaded(an, u1), {"J6": "Có", "F7": 0})))

    assert stored(u1, "1").reported == Figure(none_arose=True)
    assert stored(u1, "2").reported == Figure(value=Decimal(0))


def test_rows_may_be_sorted_and_left_out(an, u1):
    def sort_and_leave_out(sheet):
        for column in range(1, 14):
            first, last = sheet.cell(7, column).value, sheet.cell(9, column).value
            sheet.cell(7, column).value, sheet.cell(9, column).value = last, first
        sheet.delete_rows(8)

    content = edited(downloaded(an, u1), {"F7": 3, "F9": 80}, sort_and_leave_out)
    preview = sent(an, u1, content)
    taken(an, u1, preview)

    assert preview.context["proposal"].absent == ["3"]
    assert (stored(u1, "2").value, stored(u1, "4").value) == (3, 80)


def test_without_the_hidden_keys_rows_go_by_their_number(an, u1):
    def lose_keys(sheet):
        sheet.delete_cols(13)
        sheet["A7"] = 2

    taken(an, u1, sent(an, u1, edited(downloaded(an, u1), {"F7": 6}, lose_keys)))

    assert stored(u1, "2").value == 6


def test_preview_asks_the_database_equally_often_whatever_the_number_of_changes(an, u1):
    content = downloaded(an, u1)

    counts = []
    for cells in ({"F7": 5}, FILLED):
        file = edited(content, cells)
        with CaptureQueriesContext(connection) as queries:
            sent(an, u1, file)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 30
