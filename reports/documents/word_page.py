"""Trang của bản Word: khổ giấy, lề, kiểu chữ, số trang, chữ DỰ THẢO, thuộc tính của tệp."""

from datetime import datetime

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"  # the name, not the file: Word has its own
LANGUAGE = "vi-VN"
TEXT_WIDTH = 160.0  # mm
MARK = "DỰ THẢO"
BODY = 14.0  # points
LEADING = 1.2  # of the size of the letters, as in page.css
FONT_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_WATERMARK = """
<w:r {w} {vml}><w:rPr><w:noProof/></w:rPr><w:pict>
  <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" path="m0,0l21600,0m0,21600l21600,21600e">
    <v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>
  </v:shapetype>
  <v:shape id="{name}" o:spid="_x0000_s{number}" type="#_x0000_t136" alt="{mark}" o:allowincell="f" stroked="f"
    fillcolor="#ececec" style="position:absolute;width:430pt;height:96pt;rotation:320;z-index:-251658752;
mso-position-horizontal:center;mso-position-horizontal-relative:margin;
mso-position-vertical:center;mso-position-vertical-relative:margin">
    <v:textpath style="font-family:&quot;{font}&quot;;font-weight:bold;font-size:1pt" string="{mark}"/>
  </v:shape>
</w:pict></w:r>
"""


def prepare(document: Document, sheet, made_at: datetime, *, category: str, is_draft: bool = True) -> None:
    """Kiểu chữ chung, trang đầu và thuộc tính của tệp; only a draft is marked as one on every page."""
    _set_letters(document)
    _describe(document, sheet, made_at, category, is_draft)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.header_distance = section.footer_distance = Mm(7.5)
    _number_pages(section)
    _fill_header(section.first_page_header.paragraphs[0], 2049 if is_draft else None, is_numbered=False)
    _fill_header(section.header.paragraphs[0], 2050 if is_draft else None, is_numbered=True)
    if sheet.notice:
        for footer in (section.first_page_footer, section.footer):
            _notice(footer.paragraphs[0], sheet)


def annex_section(document: Document) -> None:
    """Phụ lục bắt đầu trang mới và đánh số trang riêng; header and footer go on as before."""
    _number_pages(document.add_section(WD_SECTION.NEW_PAGE))


def set_font(properties) -> None:
    """Đặt tên phông cho mọi loại chữ, in place of the theme's."""
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for slot in FONT_SLOTS:
        fonts.set(qn(f"w:{slot}"), FONT)


def spaced(paragraph: Paragraph, size: float, *, leading: float = LEADING, before=0.0, after=0.0) -> None:
    """Giãn dòng và cách đoạn, in points; a line is at least as high as in the PDF."""
    form = paragraph.paragraph_format
    form.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    form.line_spacing = Pt(round(size * leading, 1))
    form.space_before, form.space_after = Pt(before), Pt(after)


def _set_letters(document: Document) -> None:
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    set_font(defaults)
    language = defaults.find(qn("w:lang"))
    for slot in ("val", "eastAsia"):
        language.set(qn(f"w:{slot}"), LANGUAGE)
    normal = document.styles["Normal"]
    normal.font.size = Pt(BODY)
    set_font(normal.element.get_or_add_rPr())
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.widow_control = True


def _describe(document: Document, sheet, made_at: datetime, category: str, is_draft: bool) -> None:
    about = document.core_properties
    about.title, about.subject, about.author = sheet.document_title, sheet.subject, sheet.author
    about.last_modified_by = sheet.author
    about.language, about.category = LANGUAGE, category
    about.content_status, about.keywords = ("Dự thảo", MARK) if is_draft else ("Chính thức", "")
    about.comments = sheet.notice
    about.created = about.modified = made_at
    about.revision = 1


def _number_pages(section: Section) -> None:
    """Từ số 1, không hiển thị trên trang thứ nhất."""
    section.different_first_page_header_footer = True
    numbering = section._sectPr.find(qn("w:pgNumType"))
    if numbering is None:
        numbering = OxmlElement("w:pgNumType")
        section._sectPr.find(qn("w:pgMar")).addnext(numbering)
    numbering.set(qn("w:start"), "1")


def _fill_header(paragraph: Paragraph, number: int | None, *, is_numbered: bool) -> None:
    """Số trang ở giữa; of a draft, with the number of its mark, DỰ THẢO at the right and below the words."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(TEXT_WIDTH / 2), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.style = "Normal"
    paragraph.add_run("\t")
    if is_numbered:
        _page_number(paragraph)
    if number is None:
        return
    mark = paragraph.add_run(f"\t{MARK}")
    mark.bold, mark.font.size, mark.font.color.rgb = True, Pt(11), RGBColor(0x59, 0x59, 0x59)
    shape = _WATERMARK.format(
        w=nsdecls("w"), vml=_VML, name=f"DuThao{number}", number=number, mark=MARK, font=FONT
    )
    paragraph._p.append(parse_xml(shape))


def _page_number(paragraph: Paragraph) -> None:
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = "PAGE"
        run._r.append(part)


def _notice(paragraph: Paragraph, sheet) -> None:
    """Lưu ý ở chân mọi trang, in a frame."""
    paragraph.style = "Normal"
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(sheet.notice)
    run.italic, run.font.size = True, Pt(7.5 if sheet.notice_size else 9.5)
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(line(side, size=4, space=2))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def line(side: str, *, size: int, space: int = 0):
    """Nét kẻ ở một phía, `size` in eighths of a point."""
    border = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", size), ("space", space), ("color", "000000")):
        border.set(qn(f"w:{name}"), str(value))
    return border
