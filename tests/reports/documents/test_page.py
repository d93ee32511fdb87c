"""Tờ giấy in ra: khổ, lề, phông, cỡ chữ, kẻ ngang, số trang (Nghị định 30/2020, Phụ lục I)."""

from io import BytesIO

import pypdf
import pytest

from reports.documents.paper import Template
from reports.documents.press import render
from tests.reports.documents.papers import NOTICE, WITNESSES, paper
from tests.reports.documents.reading import found, letters, mm, pages, rule_below, text


@pytest.fixture(scope="module")
def document():
    given = paper(template=Template.WITNESS, parties=WITNESSES, symbol="BCK-SNNPTNT")
    return render(given)


@pytest.fixture(scope="module")
def sheets(document):
    return pages(document)


def test_every_page_is_a4(sheets):
    assert {(round(mm(page.width), 1), round(mm(page.height), 1)) for page in sheets} == {(210.0, 297.0)}


def test_text_keeps_to_the_margins(sheets):
    for page in sheets:
        body = [char for char in page.chars if mm(20) and 56 < char["top"] < 786 and char["text"].strip()]

        assert min(mm(char["x0"]) for char in body) >= 29.9
        assert max(mm(char["x1"]) for char in body) <= 190.1
        assert min(mm(char["top"]) for char in body) >= 19.9
        assert max(mm(char["bottom"]) for char in body) <= 277.1


def test_only_tinos_is_used_and_it_is_embedded(document):
    fonts = [
        font.get_object()
        for page in pypdf.PdfReader(BytesIO(document)).pages
        for font in page["/Resources"]["/Font"].get_object().values()
    ]
    descriptors = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]

    assert {font["/BaseFont"].partition("+")[2].removeprefix("Camket-Tinos") for font in fonts} <= {
        "",
        "-Bold",
        "-Italic",
        "-Bold-Italic",
    }
    assert all("/FontFile2" in descriptor for descriptor in descriptors)


@pytest.mark.parametrize(
    ("words", "face", "size"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Bold", 12),
        ("Độc lập - Tự do - Hạnh phúc", "Bold", 13),
        ("UBND TỈNH SÓC TRĂNG", "", 12),
        ("VÀ PHÁT TRIỂN NÔNG THÔN", "Bold", 12),
        ("/BCK-SNNPTNT", "", 13),
        ("Sóc Trăng, ngày 10 tháng 5 năm 2017", "Italic", 13),
        ("BẢN CAM KẾT", "Bold", 14),
        ("Trách nhiệm của người đứng đầu", "Bold", 14),
        ("Căn cứ Kế hoạch", "Italic", 14),
        ("Thay mặt tập thể lãnh đạo", "", 14),
        ("I. NỘI DUNG CAM KẾT", "Bold", 14),
        ("Chỉ tiêu về rà soát", "", 13),
    ],
)
def test_parts_of_the_first_page_have_the_letters_of_the_decree(sheets, words, face, size):
    assert letters(sheets[0], words) == {(face, size)}


@pytest.mark.parametrize(
    ("words", "face", "size"),
    [
        ("NGƯỜI CAM KẾT", "Bold", 13),
        ("Đặng Thị Ngoãn", "Bold", 13),
        ("Nơi nhận:", "Bold-Italic", 12),
        ("- Lưu: VT, CCHC.", "", 11),
    ],
)
def test_parts_of_the_last_page_have_the_letters_of_the_decree(sheets, words, face, size):
    assert letters(sheets[-1], words) == {(face, size)}


def test_motto_has_a_rule_of_its_own_length(sheets):
    motto, rule = found(sheets[0], "Độc lập - Tự do - Hạnh phúc"), rule_below(sheets[0], "Độc lập - Tự do")

    assert abs(rule["x0"] - motto["x0"]) < 0.5
    assert abs(rule["x1"] - motto["x1"]) < 0.5


@pytest.mark.parametrize("last_line", ["VÀ PHÁT TRIỂN NÔNG THÔN", "thủ tục hành chính giai đoạn 2017 - 2020"])
def test_rule_below_issuer_and_subtitle_is_a_third_to_half_of_the_line(sheets, last_line):
    line, rule = found(sheets[0], last_line), rule_below(sheets[0], last_line)
    share = (rule["x1"] - rule["x0"]) / (line["x1"] - line["x0"])

    assert 1 / 3 <= share <= 1 / 2


def test_pages_are_numbered_from_the_second_in_the_middle_of_the_top_margin(sheets):
    above = [[char for char in page.chars if char["top"] < 56] for page in sheets]

    assert ["".join(char["text"] for char in line) for line in above] == ["", "2", "3"]
    assert {round(char["size"]) for line in above for char in line} == {13}
    assert {round(mm((char["x0"] + char["x1"]) / 2)) for line in above for char in line} == {110}


def test_notice_stands_on_every_page(sheets):
    assert [NOTICE in text(page) for page in sheets] == [True, True, True]


def test_table_head_is_repeated_on_the_page_the_table_runs_on_to(sheets):
    assert ["STT Nội dung cam kết/Chỉ tiêu" in text(page) for page in sheets] == [True, True, False]


def test_a_very_long_notice_stays_on_the_sheet():
    (first, *_) = pages(render(paper(notice="Dữ liệu minh hoạ, không phải đánh giá thực tế. " * 12)))

    assert max(mm(char["bottom"]) for char in first.chars) < 296
