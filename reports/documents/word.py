"""Bản Word của văn bản: a draft to edit before the content is agreed; it is never what is signed.

The same words as the PDF, from the same composition, and breaks as close as Word allows.
"""

from datetime import datetime
from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from reports.documents.composition import HEAD_SIZE, TITLE_SIZE, Sheet, compose
from reports.documents.fonts import width_mm
from reports.documents.paper import CommitmentPaper
from reports.documents.word_page import BODY, TEXT_WIDTH, annex_section, line, prepare, spaced
from reports.documents.word_tables import contents, frame, recipients_into, signatures, signers
from reports.documents.word_text import write

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
HEAD_WIDTHS = (64.0, 96.0)
SHORT_RULE = 0.4  # of the longest line above it
INDENT = 12.7  # mm
NUMBER_GAP = "\u00a0" * 12
CENTRE, JUSTIFY, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT


def render(paper: CommitmentPaper, *, made_at: datetime) -> bytes:
    """Dự thảo .docx của một bản cam kết."""
    sheet = compose(paper)
    document = Document()
    prepare(document, sheet, made_at)
    _head(document, sheet)
    _title(document, sheet)
    _body(document, sheet)
    _closing(document, sheet)
    if sheet.annex:
        _annex(document, sheet)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _head(document, sheet: Sheet) -> None:
    left, right = frame(document, HEAD_WIDTHS, 1).rows[0].cells
    issuer = left.paragraphs[0]
    if sheet.superior_lines:
        _centred(issuer, *sheet.superior_lines, size=12, leading=1.15)
        issuer = left.add_paragraph()
    _centred(issuer, *sheet.issuer_lines, size=12, leading=1.15, bold=True)
    _rule(left, SHORT_RULE * _longest(sheet.issuer_lines, HEAD_SIZE), HEAD_WIDTHS[0])
    _centred(right.paragraphs[0], NATION, size=12, leading=1.15, bold=True)
    _centred(right.add_paragraph(), MOTTO, size=13, leading=1.15, bold=True)
    _rule(right, width_mm(MOTTO, 13, "bold"), HEAD_WIDTHS[1])
    _gap(document, Mm(3).pt)
    _reference(document, sheet)


def _reference(document, sheet: Sheet) -> None:
    """Số và ngày trên một dòng; a long name of a place takes room from the number."""
    room = max(HEAD_WIDTHS[1], width_mm(sheet.date_line, 13, "italic") + 0.5)
    number, date = frame(document, (TEXT_WIDTH - room, room), 1).rows[0].cells
    given = f"Số: {sheet.number or NUMBER_GAP}/{sheet.symbol}" if sheet.symbol else ""
    _centred(number.paragraphs[0], given, size=13, leading=1.15)
    _centred(date.paragraphs[0], sheet.date_line, size=13, leading=1.15, italic=True)


def _title(document, sheet: Sheet) -> None:
    title = document.add_paragraph()
    _centred(title, *sheet.title_lines, size=BODY, bold=True)
    title.paragraph_format.space_before = Mm(9)
    _centred(document.add_paragraph(), *sheet.subtitle_lines, size=BODY, bold=True)
    _rule(document, SHORT_RULE * _longest(sheet.subtitle_lines, TITLE_SIZE), TEXT_WIDTH, after=7)


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
        _gap(document, 10 if order == 0 else 1)
        signatures(document, row, sheet.recipients if sheet.is_one_way else ())
    if not sheet.is_one_way:
        heading = document.add_paragraph()
        recipients_into(heading, document.add_paragraph, sheet.recipients)
        heading.paragraph_format.space_before = Mm(8)


def _annex(document, sheet: Sheet) -> None:
    annex_section(document)
    _centred(document.add_paragraph(), sheet.annex.heading, size=BODY, bold=True)
    _centred(document.add_paragraph(), *sheet.annex.title_lines, size=BODY, bold=True)
    _centred(document.add_paragraph(), *sheet.annex.reference_lines, size=BODY, italic=True)
    _rule(
        document,
        SHORT_RULE * _longest(sheet.annex.reference_lines, TITLE_SIZE, "italic"),
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


def _centred(paragraph, *lines, size, leading=1.2, bold=False, italic=False) -> None:
    write(paragraph, *lines, size=size, bold=bold, italic=italic)
    spaced(paragraph, size, leading=leading)
    paragraph.alignment = CENTRE


def _longest(lines: tuple[str, ...], size: float, face: str = "bold") -> float:
    return max(width_mm(words, size, face) for words in lines)


def _rule(container, width: float, room: float, *, after: float = 0) -> None:
    """Kẻ ngang ở giữa, `width` mm long in `room` mm: an empty line with a border above it."""
    paragraph = container.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((room - width) / 2)
    form.space_before, form.space_after = Mm(0.6), Mm(after)
    form.line_spacing = Pt(2)
    borders = OxmlElement("w:pBdr")
    borders.append(line("top", size=6))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _gap(document, points: float) -> None:
    """Khoảng trống giữa hai bảng, which Word would join."""
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.line_spacing, form.space_after = Pt(points), Pt(0)
    form.keep_with_next = True
