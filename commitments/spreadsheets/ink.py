"""Nét của biểu Excel: face, shades and frames, and how words and heights are put into cells."""

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, Side

from commitments.spreadsheets.layout import LONGEST_CELL

LINE_HEIGHT, TALLEST = 15, 409
FACE, INK = "Times New Roman", "1F2933"
SHADE, HEAD_SHADE, GROUP_SHADE = "EEF0F2", "DCE3E9", "E6EBEF"
_EDGE = Side(style="thin", color="9AA5B1")
BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)


def font(size: int = 11, **how: bool) -> Font:
    """Chữ của biểu."""
    return Font(name=FACE, size=size, color=INK, **how)


def put(cell, text: str, *, font: Font | None = None, horizontal: str | None = None) -> None:
    """Ghi lời, never as a formula: the cell keeps saying so when somebody edits it in Excel."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text)[: LONGEST_CELL + 700]
    if font:
        cell.font = font
    if horizontal:
        cell.alignment = Alignment(horizontal=horizontal, vertical="top")
    if not text:
        return
    cell.value = text
    cell.data_type = "s"
    if text[0] in "=+-@\t\r":
        cell.quotePrefix = True


def wrapped(text: str, width: int) -> int:
    """Số dòng của lời trong cột rộng chừng ấy; letters of text are narrower than the digits that widths count."""
    return sum(1 + 4 * len(part) // (5 * width) for part in text.split("\n"))


def upright(sheet) -> None:
    """Khổ A4 đứng, vừa bề ngang."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
