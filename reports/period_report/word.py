"""Bản Word của báo cáo kỳ: the same content as page and PDF, in administrative form, with heading styles of Word's own.

Navigation pane and table of contents work from "Heading 1" and "Heading 2"; every annex is a section that counts its
pages from 1.
"""

from datetime import datetime
from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from reports.documents.word_head import centred, gap, head, title
from reports.documents.word_page import BODY, annex_section, prepare, set_font, spaced
from reports.documents.word_tables import frame, new_row, put, repeat, signatures
from reports.documents.word_text import write
from reports.period_report.content import Grid, Part
from reports.period_report.printed import Printed

INDENT = 12.7  # mm
SIZE = 12.0  # of the letters in a table
JUSTIFY, LEFT, CENTRE = WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER


def render(printed: Printed, *, made_at: datetime) -> bytes:
    """Báo cáo .docx; a draft carries its mark on every page."""
    document = Document()
    prepare(document, printed, made_at, category="Báo cáo", is_draft=printed.is_draft)
    _set_headings(document)
    head(document, printed)
    title(document, printed)
    addressee = document.add_paragraph()
    centred(addressee, printed.addressee, size=BODY)
    addressee.paragraph_format.space_after = Pt(10)
    _paragraph(document, printed.content.opening)
    for part in printed.content.parts:
        _part(document, part)
    closing = _paragraph(document, printed.content.closing)
    closing.paragraph_format.keep_with_next = True
    gap(document, 10)
    signatures(document, printed.signature_row, printed.recipients)
    for annex in printed.content.annexes:
        _annex(document, annex)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _set_headings(document):
    """Đề mục theo thể thức: black, the letters of the text; Word's own are blue and of another font."""
    for name, is_italic in (("Heading 1", False), ("Heading 2", True)):
        style = document.styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(BODY), True, is_italic
        style.font.color.rgb = RGBColor(0, 0, 0)
        set_font(style.element.get_or_add_rPr())
        style.paragraph_format.keep_with_next = True


def _part(document, part: Part):
    heading = document.add_paragraph(style=f"Heading {part.level}")
    heading.add_run(part.heading)
    spaced(heading, BODY, before=8, after=6)
    heading.paragraph_format.first_line_indent = Mm(INDENT)
    for words in part.paragraphs:
        _paragraph(document, words).paragraph_format.keep_with_next = words.endswith(":")
    if part.grid and part.grid.rows:
        _grid(document, part.grid)
        gap(document, 6)


def _annex(document, annex):
    annex_section(document)
    heading = document.add_paragraph(style="Heading 1")
    heading.add_run(annex.heading)
    spaced(heading, BODY)
    heading.alignment = CENTRE
    centred(document.add_paragraph(), annex.title, size=BODY, bold=True)
    gap(document, 8)
    for grid in annex.grids:
        _grid(document, grid)
        gap(document, 6)


def _grid(document, grid: Grid):
    if grid.caption:
        caption = document.add_paragraph()
        write(caption, grid.caption, size=13, bold=True)
        spaced(caption, 13, before=4, after=4)
        caption.paragraph_format.keep_with_next = True
    widths = tuple(float(column.width) for column in grid.columns)
    table = frame(document, widths, 1, ruled=True, padding=1.0)
    for cell, column in zip(table.rows[0].cells, grid.columns, strict=True):
        put(cell, (column.head,), bold=True, size=SIZE, stay=True)
    repeat(table.rows[0])
    for row in grid.table:
        for cell, (column, words) in zip(new_row(table, widths), row, strict=True):
            put(cell, (words,), size=SIZE, align=LEFT if column.is_text else CENTRE)


def _paragraph(document, words: str):
    paragraph = document.add_paragraph()
    write(paragraph, words, size=BODY)
    spaced(paragraph, BODY, after=6)
    paragraph.alignment = JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(INDENT)
    return paragraph
