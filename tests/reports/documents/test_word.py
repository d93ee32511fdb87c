"""Bản Word: cùng lời với bản PDF, đúng khổ, phông và cách ngắt trang, và luôn là dự thảo."""

from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from reports.documents import press, word
from reports.documents.paper import Group, Target, Template
from tests.reports.documents.papers import WITNESSES, joint_paper, line, long_list, paper
from tests.reports.documents.reading import pages

MADE_AT = datetime(2017, 5, 2, 8, tzinfo=UTC)
FOOT, TOP = 786, 56
AN_ODD_LINE = line(
    "13", "Một chỉ tiêu chưa giao", targets=tuple(Target(year) for year in (2017, 2018, 2019, 2020))
)
SAMPLES = {
    "annex": paper(
        template=Template.WITNESS,
        parties=WITNESSES,
        has_annex=True,
        symbol="BCK-SNN",
        groups=(Group(long_list(12), "A", "Thủ tục hành chính"), Group((AN_ODD_LINE,))),
        duties="1. Chỉ đạo theo Chỉ thị số 55-CT/TU:\na) phân công;\nb) đôn đốc.\n2. Báo cáo.",
    ),
    "joint": joint_paper(12),
    "one_way": paper(
        template=Template.ONE_WAY, groups=(Group((line(not_applicable="Không tiếp dân"), line("2"))),)
    ),
}


@pytest.fixture(scope="module")
def drafts():
    return {
        name: docx.Document(BytesIO(word.render(given, made_at=MADE_AT))) for name, given in SAMPLES.items()
    }


@pytest.fixture(scope="module")
def annex(drafts):
    return drafts["annex"]


def bare(text):
    return "".join(text.split())


HEADS = (
    bare("STT Nội dung cam kết/Chỉ tiêu Đơn vị tính Mục tiêu 2017 2018 2019 2020"),
    bare("STT Đơn vị Họ và tên Chức vụ Chữ ký"),
)


def printed(given):
    """Chữ của bản PDF, in the order written: without page numbers, foot, spaces, and the heads that are repeated."""
    sheets = pages(press.render(given))
    body = (char["text"] for page in sheets for char in page.chars if TOP < char["top"] < FOOT)
    text = bare("".join(body))
    for head in HEADS:
        before, found, after = text.partition(head)
        text = before + found + after.replace(head, "")
    return text


def paragraphs(container):
    """Chữ của từng đoạn, each cell of a table once."""
    for part in container.iter_inner_content():
        if isinstance(part, Paragraph):
            yield bare(part.text)
        else:
            for cell in cells(part):
                yield from paragraphs(cell)


def cells(table: Table):
    seen = []
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.append(cell._tc)
                yield cell


@pytest.mark.parametrize("name", SAMPLES)
def test_word_and_pdf_say_the_same_paragraph_by_paragraph(drafts, name):
    assert "".join(paragraphs(drafts[name])) == printed(SAMPLES[name])


def test_paper_and_margins_are_those_of_the_decree(annex):
    assert [
        [
            round(length.mm, 1)
            for length in (
                section.page_width,
                section.page_height,
                section.top_margin,
                section.bottom_margin,
                section.left_margin,
                section.right_margin,
            )
        ]
        for section in annex.sections
    ] == [[210.0, 297.0, 20.0, 20.0, 30.0, 20.0]] * 2


def test_every_letter_is_times_new_roman_and_the_language_vietnamese(annex):
    fonts = {
        value for element in annex.element.iter(qn("w:rFonts")) for value in element.attrib.values()
    } | set(annex.styles["Normal"].element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").attrib.values())

    assert fonts == {"Times New Roman"}
    assert annex.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "vi-VN"


@pytest.mark.parametrize(
    ("words", "size", "bold", "italic"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, None),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, None),
        ("UBND TỈNH SÓC TRĂNG", 12, None, None),
        ("Sóc Trăng, ngày 10 tháng 5 năm 2017", 13, None, True),
        ("BẢN CAM KẾT", 14, True, None),
        ("I. NỘI DUNG CAM KẾT", 14, True, None),
        ("a) Phân công;", 14, None, None),
        ("Nơi nhận:", 12, True, True),
        ("- Lưu: VT, CCHC.", 11, None, None),
        ("Phụ lục", 14, True, None),
    ],
)
def test_parts_have_the_letters_of_the_decree(annex, words, size, bold, italic):
    places = [
        *annex.paragraphs,
        *(one for table in annex.tables for cell in cells(table) for one in cell.paragraphs),
    ]
    (run, *_) = next(place for place in places if place.text.replace("\u00a0", " ") == words).runs

    assert (run.font.size.pt, run.bold, run.italic) == (size, bold, italic)


def test_pages_are_numbered_from_the_second_and_the_annex_anew(annex):
    first, second = annex.sections

    assert [section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for section in (first, second)] == [
        "1",
        "1",
    ]
    assert all(section.different_first_page_header_footer for section in (first, second))
    assert second.header.is_linked_to_previous
    assert "PAGE" in first.header._element.xml
    assert "PAGE" not in first.first_page_header._element.xml


def test_every_page_says_that_it_is_a_draft_and_carries_the_notice(annex):
    first = annex.sections[0]

    for header, footer in ((first.header, first.footer), (first.first_page_header, first.first_page_footer)):
        assert "DỰ THẢO" in header.paragraphs[0].text
        assert 'string="DỰ THẢO"' in header._element.xml
        assert footer.paragraphs[0].text == SAMPLES["annex"].notice


def test_heads_of_tables_are_repeated_and_no_row_is_split(drafts):
    for name, heads in (("annex", 2), ("joint", 1)):
        rows = [table for table in drafts[name].tables if "STT" in table.cell(0, 0).text][-1].rows
        assert sum(row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows) == heads
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_columns_of_the_head_have_their_widths_in_the_grid(annex):
    head = annex.tables[0]

    assert [round(column.width.mm) for column in head.columns] == [64, 96]
    assert head._tbl.tblPr.find(qn("w:tblBorders")) is None


@pytest.mark.parametrize("name", SAMPLES)
def test_signatures_hold_on_to_the_closing_sentence_and_to_the_recipients(drafts, name):
    signing = next(
        table for table in drafts[name].tables if "NGƯỜI" in table.cell(0, len(table.columns) - 1).text
    )
    closing = next(place for place in drafts[name].paragraphs if place.text.endswith("./."))

    signed = [place for row in signing.rows for place in row.cells[-1].paragraphs]
    assert closing.paragraph_format.keep_with_next
    assert all(place.paragraph_format.keep_with_next for place in signed)


def test_one_signature_and_its_recipients_stand_in_one_row_that_no_page_splits(drafts):
    """LibreOffice breaks a page between rows, whatever their paragraphs hold on to."""
    tables = [table for draft in drafts.values() for table in draft.tables]
    signing = next(table for table in tables if table.cell(0, 0).text.startswith("Nơi nhận:"))

    [row] = signing.rows
    assert row._tr.trPr.find(qn("w:cantSplit")) is not None
    assert row.cells[1].paragraphs[-1].paragraph_format.space_before.mm == pytest.approx(27, abs=0.1)


def test_signs_and_numbers_hold_together(annex):
    (duty,) = (place for place in annex.paragraphs if "Chỉ thị" in place.text)

    assert "số\u00a055" in duty.text
    assert len(duty._p.findall(f".//{qn('w:noBreakHyphen')}")) == 1
    assert duty.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY


def test_the_file_says_what_it_is(annex):
    about = annex.core_properties

    assert (about.title, about.subject, about.author) == (
        "Bản cam kết - Sở Nông nghiệp và Phát triển nông thôn",
        SAMPLES["annex"].subtitle,
        "Sở Nông nghiệp và Phát triển nông thôn",
    )
    assert (about.language, about.content_status) == ("vi-VN", "Dự thảo")
    assert about.created == about.modified == MADE_AT.replace(tzinfo=about.created.tzinfo)
