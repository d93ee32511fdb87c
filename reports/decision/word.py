"""Dự thảo Word của quyết định công bố, with its annex as a section that counts its pages from 1."""

from datetime import datetime
from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from reports.decision.printed import Printed, shares
from reports.documents.composition import TITLE_SIZE
from reports.documents.word_head import SHORT_RULE, centred, gap, head, longest, rule, title
from reports.documents.word_page import BODY, TEXT_WIDTH, annex_section, prepare, spaced
from reports.documents.word_tables import frame, new_row, put, repeat, signatures
from reports.documents.word_text import write

INDENT = 12.7  # mm
SIZE = 12.0  # of the letters in the table
LEFT, CENTRE = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER


def render(printed: Printed, *, made_at: datetime) -> bytes:
    """Dự thảo .docx; it carries its mark on every page, for a decision is made by the one who signs it."""
    document = Document()
    prepare(document, printed, made_at, category="Quyết định", is_draft=True)
    head(document, printed)
    title(document, printed)
    centred(document.add_paragraph(), *printed.office_lines, size=BODY, bold=True)
    gap(document, 8)
    for basis in printed.bases:
        _paragraph(document, basis, italic=True)
    decides = document.add_paragraph()
    centred(decides, "QUYẾT ĐỊNH:", size=BODY, bold=True)
    spaced(decides, BODY, before=6, after=8)
    for number, words in printed.articles:
        last = _paragraph(document, f" {words}", lead=number)
    last.paragraph_format.keep_with_next = True
    gap(document, 10)
    signatures(document, printed.signature_row, printed.recipients)
    _annex(document, printed)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _annex(document, printed):
    annex_section(document)
    centred(document.add_paragraph(), "Phụ lục", size=BODY, bold=True)
    centred(document.add_paragraph(), *printed.annex_lines, size=BODY, bold=True)
    centred(document.add_paragraph(), *printed.reference_lines, size=BODY, italic=True)
    rule(document, SHORT_RULE * longest(printed.reference_lines, TITLE_SIZE, "italic"), TEXT_WIDTH, after=6)
    for remark in filter(None, (printed.source, printed.provisional)):
        _paragraph(document, f"{remark}.", italic=True)
    widths = shares(printed.columns)
    table = frame(document, widths, 1, ruled=True, padding=1.0)
    for cell, column in zip(table.rows[0].cells, printed.columns, strict=True):
        put(cell, (column.head,), bold=True, size=SIZE, stay=True)
    repeat(table.rows[0])
    for name, rows in printed.body:
        cells = new_row(table, widths)
        put(cells[0].merge(cells[-1]), (name,), bold=True, size=SIZE, stay=True, align=LEFT)
        for row in rows:
            for cell, (column, words) in zip(new_row(table, widths), row, strict=True):
                put(cell, (words,), size=SIZE, align=LEFT if column.is_text else CENTRE)


def _paragraph(document, words, *, lead="", italic=False):
    paragraph = document.add_paragraph()
    if lead:
        write(paragraph, lead, size=BODY, bold=True)
    write(paragraph, words, size=BODY, italic=italic)
    spaced(paragraph, BODY, after=6)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(INDENT)
    return paragraph
