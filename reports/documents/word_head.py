"""Phần đầu của bản Word: cơ quan, Quốc hiệu, số, ngày, tên loại, trích yếu; and what is centred or ruled anywhere."""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from reports.documents.composition import HEAD_SIZE, TITLE_SIZE
from reports.documents.fonts import width_mm
from reports.documents.word_page import BODY, TEXT_WIDTH, line, spaced
from reports.documents.word_tables import frame
from reports.documents.word_text import write

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
HEAD_WIDTHS = (64.0, 96.0)
SHORT_RULE = 0.4  # of the longest line above it
NUMBER_GAP = "\u00a0" * 12


def head(document, sheet) -> None:
    """Cơ quan ban hành bên trái, Quốc hiệu bên phải, then number and date; `sheet` of any kind of document."""
    left, right = frame(document, HEAD_WIDTHS, 1).rows[0].cells
    issuer = left.paragraphs[0]
    if sheet.superior_lines:
        centred(issuer, *sheet.superior_lines, size=12, leading=1.15)
        issuer = left.add_paragraph()
    centred(issuer, *sheet.issuer_lines, size=12, leading=1.15, bold=True)
    rule(left, SHORT_RULE * longest(sheet.issuer_lines, HEAD_SIZE), HEAD_WIDTHS[0])
    centred(right.paragraphs[0], NATION, size=12, leading=1.15, bold=True)
    centred(right.add_paragraph(), MOTTO, size=13, leading=1.15, bold=True)
    rule(right, width_mm(MOTTO, 13, "bold"), HEAD_WIDTHS[1])
    gap(document, Mm(3).pt)
    _reference(document, sheet)


def _reference(document, sheet) -> None:
    """Số và ngày trên một dòng; a long name of a place takes room from the number."""
    room = max(HEAD_WIDTHS[1], width_mm(sheet.date_line, 13, "italic") + 0.5)
    number, date = frame(document, (TEXT_WIDTH - room, room), 1).rows[0].cells
    given = f"Số: {sheet.number or NUMBER_GAP}/{sheet.symbol}" if sheet.symbol else ""
    centred(number.paragraphs[0], given, size=13, leading=1.15)
    centred(date.paragraphs[0], sheet.date_line, size=13, leading=1.15, italic=True)


def title(document, sheet) -> None:
    """Tên loại và trích yếu."""
    name = document.add_paragraph()
    centred(name, *sheet.title_lines, size=BODY, bold=True)
    name.paragraph_format.space_before = Mm(9)
    centred(document.add_paragraph(), *sheet.subtitle_lines, size=BODY, bold=True)
    rule(document, SHORT_RULE * longest(sheet.subtitle_lines, TITLE_SIZE), TEXT_WIDTH, after=7)


def centred(paragraph, *lines, size, leading=1.2, bold=False, italic=False) -> None:
    """Viết các dòng vào giữa."""
    write(paragraph, *lines, size=size, bold=bold, italic=italic)
    spaced(paragraph, size, leading=leading)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def longest(lines: tuple[str, ...], size: float, face: str = "bold") -> float:
    """Dòng dài nhất, in mm."""
    return max(width_mm(words, size, face) for words in lines)


def rule(container, width: float, room: float, *, after: float = 0) -> None:
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


def gap(document, points: float) -> None:
    """Khoảng trống giữa hai bảng, which Word would join."""
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.line_spacing, form.space_after = Pt(points), Pt(0)
    form.keep_with_next = True
