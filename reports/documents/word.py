"""Bản Word của văn bản: a draft to edit before the content is agreed; it is never what is signed.

The same words as the PDF, from the same composition, and breaks as close as Word allows.
"""

from datetime import datetime
from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from reports.documents.composition import TITLE_SIZE, Sheet, compose
from reports.documents.paper import CommitmentPaper
from reports.documents.word_head import SHORT_RULE, centred, gap, head, longest, rule, title
from reports.documents.word_page import BODY, TEXT_WIDTH, annex_section, prepare, spaced
from reports.documents.word_tables import contents, recipients_into, signatures, signers
from reports.documents.word_text import write

INDENT = 12.7  # mm
JUSTIFY, LEFT = WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT


def render(paper: CommitmentPaper, *, made_at: datetime) -> bytes:
    """Dự thảo .docx của một bản cam kết."""
    sheet = compose(paper)
    document = Document()
    prepare(document, sheet, made_at, category="Bản cam kết")
    head(document, sheet)
    title(document, sheet)
    _body(document, sheet)
    _closing(document, sheet)
    if sheet.annex:
        _annex(document, sheet)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _body(document, sheet: Sheet) -> None:
    for basis in sheet.legal_bases:
        _paragraph(document, basis, italic=True)
    if sheet.identity:
        name, office = sheet.identity
        presented = _paragraph(document, "Tôi là: ")
        write(presented, name, size=BODY, bold=True)
        presented.alignment = LEFT
        _paragraph(document, f"Chức vụ: {office}").alignment = LEFT
    for words in sheet.opening:
        _paragraph(document, words)
    _heading(document, sheet.content_heading)
    if sheet.annex:
        _paragraph(document, sheet.content_sentence)
    else:
        contents(document, sheet.table)
    last = None
    for section in sheet.sections:
        _heading(document, section.heading)
        for number, words in section.paragraphs:
            last = _paragraph(document, f"{number} {words}".strip())
    if last is not None and sheet.copies_need_company:
        last.paragraph_format.keep_with_next = True


def _closing(document, sheet: Sheet) -> None:
    """Câu kết, chữ ký, nơi nhận, kept together as one block."""
    closing = _paragraph(document, sheet.copies)
    closing.paragraph_format.keep_with_next = closing.paragraph_format.keep_together = True
    if sheet.signers:
        signers(document, sheet)
    for order, row in enumerate(sheet.signature_rows):
        gap(document, 10 if order == 0 else 1)
        signatures(document, row, sheet.recipients if sheet.is_one_way else ())
    if not sheet.is_one_way:
        heading = document.add_paragraph()
        recipients_into(heading, document.add_paragraph, sheet.recipients)
        heading.paragraph_format.space_before = Mm(8)


def _annex(document, sheet: Sheet) -> None:
    annex_section(document)
    centred(document.add_paragraph(), sheet.annex.heading, size=BODY, bold=True)
    centred(document.add_paragraph(), *sheet.annex.title_lines, size=BODY, bold=True)
    centred(document.add_paragraph(), *sheet.annex.reference_lines, size=BODY, italic=True)
    rule(
        document,
        SHORT_RULE * longest(sheet.annex.reference_lines, TITLE_SIZE, "italic"),
        TEXT_WIDTH,
        after=6,
    )
    contents(document, sheet.table)


def _paragraph(document, words: str, *, italic: bool = False) -> Paragraph:
    paragraph = document.add_paragraph()
    write(paragraph, words, size=BODY, italic=italic)
    spaced(paragraph, BODY, after=6)
    paragraph.alignment = JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(INDENT)
    return paragraph


def _heading(document, words: str) -> None:
    paragraph = document.add_paragraph()
    write(paragraph, words, size=BODY, bold=True)
    spaced(paragraph, BODY, before=8, after=6)
    paragraph.paragraph_format.first_line_indent = Mm(INDENT)
    paragraph.paragraph_format.keep_with_next = True
