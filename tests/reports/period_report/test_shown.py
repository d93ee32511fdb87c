"""Báo cáo dài hiện từng trang: nothing is cut off unsaid, every row stands on one page, files are whole."""

import re
from io import BytesIO

import docx
import pytest
from django.urls import reverse

from reports import group_pages
from reports.group_pages import ALL
from reports.period_report import shown
from reports.period_report.composing import compose
from tests.reports.period_report import samples
from tests.reports.period_report.test_pages import address, build, opened

pytestmark = pytest.mark.django_db
CONTENT = compose(samples.facts(), {})


@pytest.fixture
def short(monkeypatch):
    """Trang ngắn: three rows, two lines, one figure."""
    monkeypatch.setattr(group_pages, "SIZE", 3)
    monkeypatch.setattr(shown, "LINES", 2)
    monkeypatch.setattr(shown, "FIGURES", 1)


def rows(page):
    return [row for annex in page.annexes for grid in annex.grids for row in grid.rows]


def test_text_stands_on_the_first_page_and_every_row_of_the_annexes_on_one(short):
    pages = [shown.page(CONTENT, str(number)) for number in (1, 2, 3)]

    assert [page.parts for page in pages] == [CONTENT.parts, (), ()]
    assert [page.page.pages for page in pages] == [3, 3, 3]
    assert [row for page in pages for row in rows(page)] == [
        row for annex in CONTENT.annexes for grid in annex.grids for row in grid.rows
    ]
    assert [[annex.heading for annex in page.annexes] for page in pages] == [
        ["Phụ lục I"],
        ["Phụ lục II"],
        ["Phụ lục II"],
    ]


def test_all_of_it_stands_on_one_page_when_asked(short):
    page = shown.page(CONTENT, ALL)

    assert (page.parts, page.annexes, page.page.is_all) == (CONTENT.parts, CONTENT.annexes, True)


def test_a_report_of_a_province_is_one_page():
    page = shown.page(CONTENT, None)

    assert (page.parts, page.annexes, page.page.pages) == (CONTENT.parts, CONTENT.annexes, 1)


def test_a_long_list_says_how_many_more_there_are():
    assert shown.cut(("a", "b", "c"), 2, None) == shown.Cut(("a", "b"), 1)
    assert shown.cut(("a", "b"), 2, None) == shown.Cut(("a", "b"), 0)
    assert shown.cut(("a", "b", "c"), 2, ALL) == shown.Cut(("a", "b", "c"), 0)


def test_the_page_says_what_it_leaves_out_and_leads_to_all_of_it(client, short):
    place = build()

    first = opened(client, place.hoa, address(place)).content.decode()
    whole = client.get(address(place), {"page": ALL}).content.decode()

    assert "- Thiếu máy quét (Sở Thử U1; Sở Thử U2)." not in first
    assert "Còn 3 dòng nữa; tệp Word, PDF có đủ." in first
    assert re.search(r"Trang 1/\d: dòng phụ lục thứ 1–3 trong \d", first)
    assert "- Thiếu máy quét (Sở Thử U1; Sở Thử U2)." in whole
    assert "Còn" not in whole.split("III. KHÓ KHĂN")[1]


def test_a_later_page_holds_rows_and_no_text(client, short):
    place = build()

    later = opened(client, place.hoa, f"{address(place)}?page=2").content.decode()

    assert "KẾT QUẢ THEO CHỈ TIÊU" in later
    assert "I. TÌNH HÌNH CHUNG" not in later
    assert "XẾP HẠNG THEO KHỐI" not in later


def test_the_word_file_holds_everything_whatever_page_is_open(client, short):
    place = build()
    keys = [place.campaign.pk, "2022-H1", "chung", "docx"]

    response = opened(client, place.hoa, reverse("reports:period_report_file", args=keys) + "?page=2")

    document = docx.Document(BytesIO(response.content))
    words = [each.text.replace("\u00a0", " ") for each in document.paragraphs]
    assert "- Thiếu máy quét (Sở Thử U1; Sở Thử U2)." in words
    assert sum(len(table.rows) for table in document.tables) > 5


def test_who_writes_sees_the_first_figures_and_how_many_more(client, short):
    place = build()
    url = reverse("reports:period_report_part", args=[place.campaign.pk, "2022-H1", "chung", "kho-khan"])

    first = opened(client, place.chi, url)

    assert len(first.context["figures"].first) == 1
    assert "Còn 5 số liệu nữa" in first.content.decode()
    assert "- Thiếu máy quét (Sở Thử U1; Sở Thử U2)." in first.context["form"]["text"].value()
    assert len(client.get(url, {"page": ALL}).context["figures"].first) == 6


def test_an_issued_report_comes_in_the_same_pages(client, short):
    place = build()
    url = reverse("reports:period_report_issue", args=[place.campaign.pk, "2022-H1", "chung"])
    form = opened(client, place.chi, url).context["form"]
    said = {"number": "7", "symbol": "BC-SNV", "signer_name": "B", "signer_title": "GIÁM ĐỐC"}
    said |= {"seen": form["seen"].value(), "signed_on": f"{form['signed_on'].value():%d/%m/%Y}"}
    client.post(url, said)

    page = opened(client, place.an, address(place))

    assert re.search(r"Trang 1/\d: dòng phụ lục thứ 1–3 trong \d", page.content.decode())
    assert page.context["report"].shown_number == "07/BC-SNV"
