"""Tệp Excel của bảng: numbers as numbers, days as days, the head standing still and repeated on every printed page.

Written row by row, with one cell object a column used again for every row, so that a table of the whole country is
there within a second.
"""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reports.exports.safe_text import looks_like_formula, printable
from reports.exports.table import Column, Kind, Table

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DATA, ABOUT = "Số liệu", "Thông tin"
HEAD = 4
LONGEST_CELL = 32_767
CUT = " … (ô Excel không chứa được phần còn lại; xem trên trang)"
"""Excel takes no longer cell; what is left out is said in its place."""

VIETNAM = "[$-42A]"
FACE, INK, LINE_HEIGHT = "Times New Roman", "1F2933", 15
_EDGE = Side(style="thin", color="9AA5B1")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_SIDES = {Kind.TEXT: "left", Kind.INTEGER: "right", Kind.DECIMAL: "right", Kind.DATE: "center"}


def write(table: Table) -> bytes:
    """Tệp .xlsx của bảng; the sheet “Thông tin” says line by line what the figures rest on."""
    workbook = Workbook(write_only=True)
    _data(workbook.create_sheet(DATA), table)
    _about(workbook.create_sheet(ABOUT), table)
    workbook.properties.title, workbook.properties.creator = table.title, "Camket"
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def _data(sheet, table):
    last = get_column_letter(len(table.columns))
    _page(sheet, table, last)
    width = sum(column.width for column in table.columns)
    says = " · ".join(f"{label}: {value}" for label, value in table.basis)
    sheet.row_dimensions[2].height = LINE_HEIGHT * (1 + len(says) * 9 // (10 * width))
    for row in (1, 2):
        sheet.merged_cells.add(f"A{row}:{last}{row}")
    sheet.append([_said(sheet, table.title, Font(name=FACE, size=14, bold=True, color=INK))])
    sheet.append([_said(sheet, says, Font(name=FACE, size=11, color=INK))])
    sheet.append([])
    sheet.append([_title(sheet, column) for column in table.columns])
    plain = [_cell(sheet, column) for column in table.columns]
    quoted = [_cell(sheet, column, is_quoted=True) for column in table.columns]
    for row in table.rows:
        sheet.append([_filled(*each) for each in zip(plain, quoted, row, strict=True)])


def _page(sheet, table, last):
    """Khổ giấy, dòng tiêu đề, độ rộng; all of it goes before the rows of a sheet that is written as it comes."""
    sheet.freeze_panes = f"A{HEAD + 1}"
    sheet.print_title_rows = f"{HEAD}:{HEAD}"
    sheet.auto_filter.ref = f"A{HEAD}:{last}{HEAD + len(table.rows)}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "Trang &P/&N"
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width


def _about(sheet, table):
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 90
    for label, value in (("Bảng", table.title), *table.basis):
        bold = _said(sheet, label, Font(name=FACE, size=12, bold=True, color=INK))
        sheet.append([bold, _said(sheet, value, Font(name=FACE, size=12, color=INK))])


def _said(sheet, text, font):
    cell = WriteOnlyCell(sheet)
    cell.font, cell.alignment = font, Alignment(vertical="top", wrap_text=True)
    return _text(cell, cell, text)


def _title(sheet, column):
    cell = _said(sheet, column.title, Font(name=FACE, size=11, bold=True, color=INK))
    cell.fill, cell.border = PatternFill("solid", "DCE3E9"), _BOX
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return cell


def _cell(sheet, column: Column, *, is_quoted=False):
    """Ô mẫu của một cột; a quoted one keeps saying so when somebody edits it in Excel."""
    cell = WriteOnlyCell(sheet)
    cell.font, cell.border = Font(name=FACE, size=11, color=INK), _BOX
    is_text = column.kind is Kind.TEXT
    cell.alignment = Alignment(horizontal=_SIDES[column.kind], vertical="top", wrap_text=is_text)
    cell.number_format = _format(column)
    cell.quotePrefix = is_quoted
    return cell


def _format(column):
    if column.kind is Kind.DECIMAL:
        return f"{VIETNAM}#,##0.{'0' * column.places}" if column.places else f"{VIETNAM}#,##0"
    formats = {Kind.INTEGER: f"{VIETNAM}#,##0", Kind.DATE: "dd/mm/yyyy", Kind.TEXT: "@"}
    return formats[column.kind]


def _filled(plain, quoted, value):
    if isinstance(value, str):
        return _text(plain, quoted, value)
    plain.value = value
    return plain


def _text(plain, quoted, text):
    """Ghi lời, never as a formula."""
    text = printable(text)
    if len(text) > LONGEST_CELL:
        text = text[: LONGEST_CELL - len(CUT)] + CUT
    cell = quoted if looks_like_formula(text) else plain
    cell.value = text or None
    if text:
        cell.data_type = "s"
    return cell
