"""Trang lời của biểu Excel: three labelled boxes, out and in. Without it, a file says nothing of the words."""

from collections.abc import Mapping, Sequence

from openpyxl.styles import Alignment, PatternFill, Protection

from commitments.spreadsheets import cells
from commitments.spreadsheets.cells import BadCell, Said
from commitments.spreadsheets.findings import Fault, Remarked
from commitments.spreadsheets.ink import (
    BOX,
    HEAD_SHADE,
    LINE_HEIGHT,
    SHADE,
    TALLEST,
    font,
    put,
    upright,
    wrapped,
)
from commitments.spreadsheets.layout import (
    KEPT_REMARKS,
    LABEL_LETTER,
    REMARK_LETTER,
    REMARK_ROWS,
    Remark,
    Template,
    on_remarks,
    remark_address,
)

LABEL_WIDTH, WIDTH, LEAST_LINES = 20, 76, 8
SEARCHED_COLUMNS, STRAYS_TOLD = 10, 5
HINT = "Nhập ở ô bên phải; xuống dòng trong ô: Alt + Enter. Không đổi chỗ, đổi tên các nhãn."
ON_THE_PAGE = "Dài hơn một ô Excel. Xem và sửa trên trang báo cáo."
MERGED = "là ô gộp. Bỏ gộp ô (Unmerge Cells) rồi nạp lại; phần lời chưa được đọc."
STRAY = "nằm ngoài các ô nhập nên không được đọc. Chép vào ô bên phải nhãn rồi nạp lại."
PUT_BACK = "Đưa nhãn về như biểu đã tải rồi nạp lại; phần lời chưa được đọc."


def write(sheet, template: Template) -> None:
    """Ghi trang lời: only the boxes are unlocked."""
    for row, text, size, how in (
        (1, template.title, 14, {"bold": True}),
        (2, template.lead, 12, {}),
        (3, HINT, 11, {"italic": True}),
    ):
        _across(sheet, row, text, size, font(size, **how))
    sheet.column_dimensions[LABEL_LETTER].width = LABEL_WIDTH
    sheet.column_dimensions[REMARK_LETTER].width = WIDTH
    for remark in template.remarks:
        row = REMARK_ROWS[remark.name]
        label, box = sheet[f"{LABEL_LETTER}{row}"], sheet[f"{REMARK_LETTER}{row}"]
        put(label, remark.label, font=font(bold=True))
        put(box, remark.stored if remark.is_open else ON_THE_PAGE, font=font())
        for cell, shade in ((label, HEAD_SHADE), (box, "" if remark.is_open else SHADE)):
            cell.border = BOX
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if shade:
                cell.fill = PatternFill("solid", shade)
        box.protection = Protection(locked=not remark.is_open)
        lines = max(wrapped(remark.stored, WIDTH), LEAST_LINES)
        sheet.row_dimensions[row].height = min(LINE_HEIGHT * lines + 2, TALLEST)
    sheet.protection.enable()
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.formatCells = False
    upright(sheet)


def _across(sheet, row, text, size, ink):
    """Một dòng đầu trang, as wide as the boxes: what stuck out would make the whole page print small."""
    sheet.merge_cells(f"{LABEL_LETTER}{row}:{REMARK_LETTER}{row}")
    cell = sheet[f"{LABEL_LETTER}{row}"]
    put(cell, text, font=ink)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.row_dimensions[row].height = (size + 5) * wrapped(text, (LABEL_WIDTH + WIDTH) * 11 // size)


def keep(stamp, remarks: Sequence[Remark]) -> None:
    """Ghi vào trang ẩn điều đang lưu khi tải biểu."""
    for row, remark in enumerate(remarks, start=1):
        put(stamp.cell(row, KEPT_REMARKS), remark.name)
        put(stamp.cell(row, KEPT_REMARKS + 1), remark.stored if remark.is_open else "")


def kept(stamp) -> dict[str, str]:
    """Điều đang lưu khi tải biểu; {} of a file from before there was a page of words."""
    rows = stamp.iter_rows(
        max_row=len(REMARK_ROWS), min_col=KEPT_REMARKS, max_col=KEPT_REMARKS + 1, values_only=True
    )
    return {name: "" if text is None else str(text) for name, text in rows if name in REMARK_ROWS}


def read(sheet, remarks: Sequence[Remark], started: Mapping[str, str]) -> tuple[Remarked, list[Fault]]:
    """Đọc trang lời, `sheet` None where there is none; where a label moved, nothing of it is read."""
    if sheet is None:
        return Remarked(is_lost=bool(started)), []
    if wrong := [*_merged(sheet), *_moved(sheet, remarks)]:
        return Remarked(), wrong
    typed, notes, faults = {}, {}, []
    for remark in remarks:
        cell = sheet[f"{REMARK_LETTER}{REMARK_ROWS[remark.name]}"]
        if not remark.is_open or cell.value == ON_THE_PAGE:
            continue
        try:
            said = Said(cell.value) if cell.value == started.get(remark.name) else cells.words(cell)
        except BadCell as reason:
            faults.append(Fault(remark_address(remark.name), str(reason), field=remark.name))
            continue
        typed[remark.name] = said.text
        if said.note:
            notes[remark.name] = said.note
    return Remarked(typed, started, notes), [*faults, *_strays(sheet)]


def _moved(sheet, remarks):
    """Nhãn không còn đứng chỗ cũ: what is there, and where the label went."""
    found = {remark.name: cells.folded(cells.plain(_label(sheet, remark).value)) for remark in remarks}
    wanted = {remark.name: cells.folded(remark.label) for remark in remarks}
    first_column = sheet[LABEL_LETTER]
    where = {cells.folded(cells.plain(cell.value)): cell.coordinate for cell in first_column if cell.value}
    for remark in remarks:
        if found[remark.name] == wanted[remark.name]:
            continue
        said = cells.shown(_label(sheet, remark).value)
        told = f"{f'ghi “{said}”' if said else 'để trống'}, phải là “{remark.label}”"
        if place := where.get(wanted[remark.name]):
            told += f" (đang ở ô {place})"
        yield Fault(remark_address(remark.name, LABEL_LETTER), f"{told}. {PUT_BACK}", field=remark.name)


def _label(sheet, remark):
    return sheet[f"{LABEL_LETTER}{REMARK_ROWS[remark.name]}"]


def _merged(sheet):
    first, last = min(REMARK_ROWS.values()), max(REMARK_ROWS.values())
    for merged in sheet.merged_cells.ranges:
        if merged.max_row >= first and merged.min_row <= last and merged.min_col <= 2:
            yield Fault(on_remarks(merged.coord), MERGED)


def _strays(sheet):
    """Chữ ghi ngoài các ô nhập, which nobody would read."""
    ours = {f"{letter}{row}" for letter in (LABEL_LETTER, REMARK_LETTER) for row in REMARK_ROWS.values()}
    rows = sheet.iter_rows(min_row=min(REMARK_ROWS.values()), max_col=SEARCHED_COLUMNS)
    strays = [
        cell.coordinate
        for row in rows
        for cell in row
        if cells.plain(cell.value) and cell.coordinate not in ours
    ]
    return [Fault(on_remarks(place), STRAY) for place in strays[:STRAYS_TOLD]]
