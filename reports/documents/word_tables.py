"""Bảng của bản Word: khung không kẻ để chia cột, bảng chỉ tiêu, bảng người ký, khối chữ ký."""

from collections.abc import Sequence

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Cell, _Row

from reports.documents import targets
from reports.documents.composition import Sheet
from reports.documents.composition import Table as Contents
from reports.documents.signing import SIZES, SignatureRow
from reports.documents.word_page import TEXT_WIDTH, line, spaced
from reports.documents.word_text import write

NUMBER_WIDTH, MEASURE_WIDTH, TOGETHER_WIDTH = 12.0, 18.0, 56.0  # mm, as in table.css
SIGNER_WIDTHS = (12.0, 48.0, 36.0, 34.0, 30.0)
SIGNER_HEADS = ("STT", "Đơn vị", "Họ và tên", "Chức vụ", "Chữ ký")
RECIPIENTS_WIDTH = 78.0
ROOM = 27.0  # mm to sign in
TABLE_SIZE = 13.0
TEXT_INSET = 0.6  # mm more beside running text than beside figures
TWIPS = 56.7  # in a millimetre
LEFT, CENTRE = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER


def frame(container, widths: Sequence[float], rows: int, *, ruled: bool = False, padding=0.0) -> Table:
    """Bảng có các cột rộng đúng `widths` mm, with lines only where it is ruled."""
    table = container.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        _never_split(row)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    properties = table._tbl.tblPr
    indent = OxmlElement("w:tblInd")  # Word would let the padding stick out into the margin
    indent.set(qn("w:w"), str(round(padding * TWIPS)))
    indent.set(qn("w:type"), "dxa")
    properties.find(qn("w:tblLayout")).addprevious(indent)
    if ruled:
        borders = OxmlElement("w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            borders.append(line(side, size=4))
        _before_look(properties, borders)
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(padding * TWIPS)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    _before_look(properties, margins)
    return table


def contents(document, table: Contents) -> None:
    """Bảng nội dung cam kết."""
    years = len(table.years) or 1
    each = TOGETHER_WIDTH if table.layout == targets.TOGETHER else targets.COLUMN_WIDTHS[years]
    text = TEXT_WIDTH - NUMBER_WIDTH - MEASURE_WIDTH - years * each
    widths = (NUMBER_WIDTH, text, MEASURE_WIDTH, *[each] * years)
    heads = 2 if table.years else 1
    grid = frame(document, widths, heads, ruled=True, padding=1.0)
    for place, words in enumerate(("STT", "Nội dung cam kết/Chỉ tiêu", "Đơn vị tính")):
        put(grid.cell(0, place).merge(grid.cell(heads - 1, place)), (words,), bold=True)
    put(grid.cell(0, 3).merge(grid.cell(0, 2 + years)), (table.caption,), bold=True)
    for place, year in enumerate(table.years):
        put(grid.cell(1, 3 + place), (str(year),), bold=True)
    for row in grid.rows:
        repeat(row)
    for block in table.blocks:
        if block.title:
            cells = new_row(grid, widths)
            put(cells[0], (block.number,), bold=True, stay=True)
            put(cells[1].merge(cells[-1]), (block.title,), bold=True, stay=True, align=LEFT)
        for row in block.rows:
            cells = new_row(grid, widths)
            put(cells[0], (row.number,))
            put(cells[1], (row.text,), align=LEFT)
            put(cells[2], (row.measure,))
            _targets(cells[3:], row.cells)


def _targets(cells, promised: tuple[targets.Cell, ...]) -> None:
    place = 0
    for target in promised:
        cell = cells[place].merge(cells[place + target.span - 1])
        first, *later = target.lines if target.kind != targets.LIST else (*target.lines, "")
        put(cell, (first,))
        for words in filter(None, later):
            _add(cell, words, italic=target.kind in (targets.FIGURE, targets.REASON))
        place += target.span


def signers(document, sheet: Sheet) -> None:
    """Bảng người ký của bản chung; its last row stays with the signatures below."""
    grid = frame(document, SIGNER_WIDTHS, 1, ruled=True, padding=1.0)
    for cell, words in zip(grid.rows[0].cells, SIGNER_HEADS, strict=True):
        put(cell, (words,), bold=True)
    repeat(grid.rows[0])
    for order, signer in enumerate(sheet.signers, start=1):
        cells = new_row(grid, SIGNER_WIDTHS)
        _height(grid.rows[-1], 12.0)
        is_last = order == len(sheet.signers)
        put(cells[0], (str(order),), stay=is_last)
        put(cells[1], (signer.unit,), stay=is_last, align=LEFT)
        put(cells[2], (signer.name,), stay=is_last)
        put(cells[3], (signer.title,), stay=is_last)
        put(cells[4], ("",), stay=is_last)


def signatures(document, row: SignatureRow, recipients: tuple[str, ...] = ()) -> None:
    """Một hàng chữ ký, kept on one page; with `recipients` they stand at its left."""
    columns = len(row.signatures)
    if recipients and columns == 1:
        _beside_recipients(document, row, recipients)
        return
    lead = (RECIPIENTS_WIDTH,) if recipients else (TEXT_WIDTH / 2,) if columns == 1 else ()
    room = TEXT_WIDTH - sum(lead)
    grid = frame(document, (*lead, *[room / columns] * columns), 4)
    first, size = len(lead), SIZES[columns]
    place = first
    for heading in row.headings:
        cell = grid.cell(0, place).merge(grid.cell(0, place + heading.span - 1))
        put(cell, (heading.text,), bold=True, stay=True, size=size)
        cell.paragraphs[0].paragraph_format.space_after = Mm(1)
        place += heading.span
    for place, signature in enumerate(row.signatures, start=first):
        put(grid.cell(1, place), signature.title_lines, bold=True, stay=True, size=size, top=True)
        put(grid.cell(2, place), ("",), stay=True, size=size)
        put(grid.cell(3, place), (signature.name,), bold=True, stay=True, size=size)
    _height(grid.rows[2], ROOM)
    if recipients:
        cell = grid.cell(0, 0).merge(grid.cell(3, 0))
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
        recipients_into(cell.paragraphs[0], cell.add_paragraph, recipients)


def _beside_recipients(document, row, recipients):
    """Một chữ ký cạnh Nơi nhận, in one row: LibreOffice breaks a page between rows that hold on to each other."""
    left, right = frame(document, (RECIPIENTS_WIDTH, TEXT_WIDTH - RECIPIENTS_WIDTH), 1).rows[0].cells
    left.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
    recipients_into(left.paragraphs[0], left.add_paragraph, recipients)
    ((heading,), (signature,)) = row.headings, row.signatures
    put(right, (heading.text,), bold=True, stay=True, size=SIZES[1], top=True)
    right.paragraphs[0].paragraph_format.space_after = Mm(1)
    lines = [(signature.title_lines, 0)] if signature.title_lines else []
    for words, room in (*lines, ((signature.name,), ROOM)):
        paragraph = right.add_paragraph()
        write(paragraph, *words, size=SIZES[1], bold=True)
        spaced(paragraph, SIZES[1], leading=1.15)
        paragraph.alignment = CENTRE
        paragraph.paragraph_format.space_before = Mm(room)
        paragraph.paragraph_format.keep_with_next = True


def recipients_into(heading, more, recipients: tuple[str, ...]) -> None:
    """Nơi nhận: its heading into the paragraph given, its lines into new ones."""
    write(heading, "Nơi nhận:", size=12, bold=True, italic=True)
    spaced(heading, 12, leading=1.15)
    heading.paragraph_format.keep_with_next = True
    for order, words in enumerate(recipients, start=1):
        paragraph = more()
        write(paragraph, words, size=11)
        spaced(paragraph, 11, leading=1.15)
        paragraph.paragraph_format.keep_with_next = order < len(recipients)


def put(cell: _Cell, lines, *, bold=False, stay=False, align=CENTRE, size=TABLE_SIZE, top=False) -> None:
    """Chữ của một ô."""
    paragraph = cell.paragraphs[0]
    write(paragraph, *lines, size=size, bold=bold)
    spaced(paragraph, size, leading=1.15)
    paragraph.alignment = align
    if align == LEFT:
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(TEXT_INSET)
    paragraph.paragraph_format.keep_with_next = stay
    place = WD_CELL_VERTICAL_ALIGNMENT
    cell.vertical_alignment = place.TOP if top else place.CENTER


def _add(cell: _Cell, words: str, *, italic: bool) -> None:
    paragraph = cell.add_paragraph()
    write(paragraph, words, size=TABLE_SIZE, italic=italic)
    spaced(paragraph, TABLE_SIZE, leading=1.15)
    paragraph.alignment = CENTRE


def new_row(table: Table, widths) -> tuple[_Cell, ...]:
    """Thêm một dòng, never split between pages."""
    row = table.add_row()
    _never_split(row)
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = Mm(width)
    return row.cells


def _height(row: _Row, height: float) -> None:
    row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST


def _never_split(row: _Row) -> None:
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def repeat(row: _Row) -> None:
    """Dòng đầu bảng lặp lại ở mỗi trang."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _before_look(properties, element) -> None:
    """Đặt vào đúng thứ tự mà Word đòi hỏi."""
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(element)
    else:
        look.addprevious(element)
