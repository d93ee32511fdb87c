"""Báo cáo kỳ thành Word và PDF: cùng lời, đúng thể thức, đề mục thật, phụ lục đánh số trang riêng."""

from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pytest
from django.urls import reverse
from docx.oxml.ns import qn

from reports.period_report import pdf, word
from reports.period_report.composing import compose
from reports.period_report.printed import Issue, lay_out
from tests import world
from tests.reports.documents.reading import letters, mm, pages, text
from tests.reports.period_report import samples

MADE_AT = datetime(2022, 6, 20, 8, tzinfo=UTC)
ISSUE = Issue("7", "BC-SNV", date(2022, 6, 20), "TS. Nguyễn Văn A", ("KT. Giám đốc", "Phó Giám đốc"))


@pytest.fixture(scope="module")
def content():
    return compose(samples.facts(), {})


@pytest.fixture(scope="module")
def draft(content):
    return docx.Document(BytesIO(word.render(lay_out(content), made_at=MADE_AT)))


@pytest.fixture(scope="module")
def printed(content):
    return pages(pdf.render(lay_out(content, ISSUE)))


def words(document):
    return [paragraph.text.replace("\u00a0", " ") for paragraph in document.paragraphs]


def test_headings_are_real_ones_in_black_times(content, draft):
    named = [
        (each.style.name, each.text) for each in draft.paragraphs if each.style.name.startswith("Heading")
    ]

    assert named == [
        *[(f"Heading {part.level}", part.heading) for part in content.parts],
        *[("Heading 1", annex.heading) for annex in content.annexes],
    ]
    fonts = draft.styles["Heading 1"].element.rPr.find(qn("w:rFonts"))
    assert (fonts.get(qn("w:ascii")), str(draft.styles["Heading 1"].font.color.rgb)) == (
        "Times New Roman",
        "000000",
    )


def test_every_paragraph_and_table_is_in_the_word_file(content, draft):
    written = words(draft)
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in draft.tables]
    grids = [part.grid for part in content.parts if part.grid] + [
        grid for annex in content.annexes for grid in annex.grids
    ]

    assert [line for part in content.parts for line in part.paragraphs if line not in written] == []
    for grid in grids:
        whole = [[column.head for column in grid.columns], *[list(row) for row in grid.rows]]
        assert whole in [[[cell.replace("\u00a0", " ") for cell in row] for row in table] for table in tables]


def test_a_draft_is_marked_and_an_issued_report_is_not(content, draft):
    issued = docx.Document(BytesIO(word.render(lay_out(content, ISSUE), made_at=MADE_AT)))

    marks = ["DỰ THẢO" in document.sections[0].header.paragraphs[0].text for document in (draft, issued)]
    assert marks == [True, False]
    assert issued.core_properties.content_status == "Chính thức"


def test_every_annex_counts_its_pages_from_one(draft):
    starts = [section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for section in draft.sections]

    assert starts == ["1", "1", "1"]


def test_the_printed_report_has_the_places_of_an_administrative_document(printed):
    first = text(printed[0])

    assert "UBND TỈNH THỬ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first or "ỦY BAN NHÂN DÂN TỈNH THỬ" in first
    assert "Số: 07/BC-SNV Thử, ngày 20 tháng 6 năm 2022" in first
    assert "Kính gửi: Ủy ban nhân dân tỉnh Thử" in first
    assert letters(printed[0], "SỞ NỘI VỤ") == {("Bold", 12.0)}
    whole = " ".join(text(page) for page in printed)
    assert "KT. GIÁM ĐỐC" in whole
    assert "Nguyễn Văn A" in whole
    assert "TS. Nguyễn" not in whole
    assert "DỰ THẢO" not in whole


def test_tables_fill_the_width_of_the_text_and_no_more(printed):
    widths = {round(mm(table.bbox[2] - table.bbox[0])) for page in printed for table in page.find_tables()}

    assert widths == {160}


def test_a_report_is_the_same_bytes_each_time(content):
    assert pdf.render(lay_out(content, ISSUE)) == pdf.render(lay_out(content, ISSUE))


@pytest.mark.django_db
@pytest.mark.parametrize(("ending", "start"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_the_page_offers_both_files(client, ending, start):
    small = world.build(reports=[world.report(status="approved")])
    client.force_login(small.hoa)

    response = client.get(
        reverse("reports:period_report_file", args=[small.campaign.pk, "2022-H1", "chung", ending])
    )

    assert response.content.startswith(start)
    assert f"2022.{ending}" in response["Content-Disposition"]


@pytest.mark.django_db
def test_another_ending_and_another_reader_get_nothing(client):
    small = world.build(1)

    def status(account, ending):
        client.force_login(account)
        keys = [small.campaign.pk, "2022-H1", "chung", ending]
        return client.get(reverse("reports:period_report_file", args=keys)).status_code

    assert [status(small.hoa, "xlsx"), status(small.an, "pdf"), status(small.dung, "docx")] == [404, 404, 404]
