"""Dấu xác thực ở chân trang: the code in letters, the QR code as scanners read it, all within the bottom margin."""

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp

from reports.documents.paper import Group, Mark, Template
from reports.documents.press import render
from reports.documents.qr import drawn
from tests.reports.documents.papers import NOTICE, WITNESSES, long_list, paper
from tests.reports.documents.reading import mm, pages, text

ADDRESS = "https://camket.example.vn/xac-thuc/7K3M9PA4TX/"
MARK = Mark("7K3M9-PA4TX", ADDRESS, "https://camket.example.vn/xac-thuc/")
LONG = "https://camket.sonoivu.soctrang.example.vn/xac-thuc/7K3M9PA4TX/"
SCAN = 200  # dots per inch, the least that NĐ 30 asks of a scan


def pictures(document: bytes, dpi: int = SCAN):
    sheets = pypdfium2.PdfDocument(BytesIO(document))
    return [sheet.render(scale=dpi / 72).to_pil() for sheet in sheets]


def codes(picture):
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@pytest.fixture(scope="module")
def marked():
    return render(paper(mark=MARK, template=Template.WITNESS, parties=WITNESSES))


@pytest.fixture(scope="module")
def sheets(marked):
    return pages(marked)


def test_every_page_has_a_code_that_a_scan_of_200_dpi_still_shows(marked):
    found = [codes(picture) for picture in pictures(marked)]

    assert len(found) == 3
    assert found == [[ADDRESS]] * 3


def test_a_long_address_and_a_page_turned_round_are_read_too():
    document = render(paper(mark=Mark(MARK.code, LONG, MARK.site), groups=(Group(long_list(3)),)))

    assert [codes(picture.rotate(180)) for picture in pictures(document)] == [[LONG]] * len(pages(document))


def test_every_page_says_the_code_in_letters_with_where_to_check_it(sheets):
    words = f"Mã xác thực: {MARK.code}. Quét mã bên hoặc mở {MARK.site}"

    assert [words in text(page) for page in sheets] == [True, True, True]
    assert [NOTICE in text(page) for page in sheets] == [True, True, True]


def squares(page):
    return [curve for curve in (*page.curves, *page.rects) if curve["top"] > 780 and curve["fill"]]


def test_the_qr_code_is_at_least_12_mm_wide_and_stays_in_the_bottom_margin(sheets):
    for page in sheets:
        shape = [each for each in squares(page) if each["x0"] > 480]
        left, right = min(each["x0"] for each in shape), max(each["x1"] for each in shape)
        top, bottom = min(each["top"] for each in shape), max(each["bottom"] for each in shape)

        assert 12 <= mm(right - left) <= 14
        assert abs((right - left) - (bottom - top)) < 1
        assert mm(top) >= 278
        assert mm(bottom) <= 292.5
        assert mm(right) <= 190.1


def test_the_foot_keeps_clear_of_the_qr_code_and_of_the_edge_of_the_paper(sheets):
    for page in sheets:
        foot = [char for char in page.chars if mm(char["top"]) > 277.1]

        assert max(mm(char["bottom"]) for char in foot) < 293
        assert max(mm(char["x1"]) for char in foot) < 173.5


@pytest.mark.parametrize(("letters", "lowest"), [(150, 293), (320, 294), (560, 296)])
def test_a_long_notice_beside_the_code_stays_on_the_sheet(letters, lowest):
    notice = ("Dữ liệu minh hoạ, không phải đánh giá thực tế. " * 20)[:letters].strip()
    (first, *_) = pages(render(paper(mark=MARK, notice=notice, groups=(Group(long_list(2)),))))

    assert MARK.code in text(first)
    assert max(mm(char["bottom"]) for char in first.chars) < lowest


def test_without_a_mark_there_is_no_code(sheets):
    document = render(paper(groups=(Group(long_list(2)),)))

    assert [codes(picture) for picture in pictures(document, 100)] == [[]] * len(pages(document))


def test_the_same_mark_gives_the_same_bytes(marked):
    assert render(paper(mark=MARK, template=Template.WITNESS, parties=WITNESSES)) == marked


def test_the_qr_code_is_one_shape_without_overlaps():
    code = drawn(ADDRESS)

    assert code.squares == 33
    assert code.path.count("M") == code.path.count("z")
