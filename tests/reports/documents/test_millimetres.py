"""Từng phần của văn bản đứng đúng chỗ, đo bằng milimét: of a short paper, one with an annex, a strained one."""

import re
from datetime import date

import pytest

from reports.documents.paper import Group, Party, Role, Template
from reports.documents.press import render
from tests.reports.documents.papers import WITNESSES, joint_paper, line, long_list, paper
from tests.reports.documents.reading import found, letters, mm, pages, rule_below, text

LEFT, RIGHT, TOP, BOTTOM = 30, 190, 20, 277
LONG_NAME = (
    "Ban Quản lý dự án đầu tư xây dựng công trình giao thông nông nghiệp và phát triển nông thôn"
    " khu vực ven biển Cù Lao Dung"
)
LONG_TEXT = " ".join(
    ["Tỷ lệ hồ sơ thủ tục hành chính theo Kế hoạch số 101/KH-UBND được giải quyết đúng hạn"] * 5
)[:400]
STRAINED = paper(
    unit_name=LONG_NAME,
    place="Thành phố Hồ Chí Minh",
    signed_on=None,
    symbol="BCK-BQLDAGTNN",
    template=Template.WITNESS,
    parties=(
        *WITNESSES,
        Party(Role.WITNESS, "Phó Trưởng Đoàn đại biểu Quốc hội tỉnh", "Công Tằng Tôn Nữ Thị Như Nguyện"),
    ),
    groups=(Group(tuple(line(str(order), f"{order}. {LONG_TEXT}") for order in range(1, 41))),),
    legal_bases=tuple(
        f"Chỉ thị số {order}-CT/TU ngày 0{1 + order % 9} tháng 3 năm 2017 của Ban Thường vụ Tỉnh ủy"
        f" về công tác số {order}"
        for order in range(100, 120)
    ),
)


@pytest.fixture(scope="module")
def short():
    given = paper(groups=(Group(long_list(1)),), symbol="BCK-SNN", number="7", signed_on=date(2026, 2, 5))
    return pages(render(given))


@pytest.fixture(scope="module")
def annexed():
    place = {"place": "Thành phố Hồ Chí Minh", "signed_on": None, "symbol": "BCK-SNN"}
    return pages(render(paper(has_annex=True, groups=(Group(long_list(24)),), **place)))


@pytest.fixture(scope="module")
def strained():
    return pages(render(STRAINED))


def middle(hit):
    return mm((hit["x0"] + hit["x1"]) / 2)


def top_of(hit):
    return mm(min(char["top"] for char in hit["chars"]))


def body(page):
    """Chữ giữa hai lề trên và dưới."""
    return [char for char in page.chars if char["text"].strip() and 19 < mm(char["top"]) < 278]


def numbers_of(sheets):
    return ["".join(char["text"] for char in page.chars if mm(char["bottom"]) < 19) for page in sheets]


def test_head_has_two_columns_of_64_and_96_mm(short):
    (first, *_) = short

    assert middle(found(first, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) == pytest.approx(142, abs=0.3)
    assert middle(found(first, "Độc lập - Tự do - Hạnh phúc")) == pytest.approx(142, abs=0.3)
    assert middle(found(first, "Sóc Trăng, ngày 05 tháng 02 năm 2026")) == pytest.approx(142, abs=0.3)
    for words in ("UBND TỈNH SÓC TRĂNG", "SỞ NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN", "Số: 07/BCK-SNN"):
        assert middle(found(first, words)) == pytest.approx(62, abs=0.3)


def test_parts_follow_each_other_from_the_top_margin(short):
    (first, *_) = short

    assert min(mm(char["top"]) for char in body(first)) == pytest.approx(20.5, abs=0.4)
    assert top_of(found(first, "UBND TỈNH SÓC TRĂNG")) == pytest.approx(
        top_of(found(first, "CỘNG HÒA")), abs=0.1
    )
    assert top_of(found(first, "Số: 07")) == pytest.approx(top_of(found(first, "Sóc Trăng, ngày")), abs=0.1)
    assert middle(found(first, "BẢN CAM KẾT")) == pytest.approx(110, abs=0.3)


def test_paragraphs_begin_12_7_mm_in_and_keep_both_margins(short):
    (first, *_) = short
    opening = found(first, "Thay mặt tập thể lãnh đạo")
    lines = [
        each for each in first.extract_text_lines() if opening["top"] - 1 <= each["top"] < opening["top"] + 80
    ]

    assert mm(opening["x0"]) == pytest.approx(LEFT + 12.7, abs=0.3)
    assert [mm(each["x0"]) for each in lines[1:3]] == pytest.approx([LEFT, LEFT], abs=0.3)
    assert [mm(each["x1"]) for each in lines[:3]] == pytest.approx([RIGHT] * 3, abs=0.3)


def test_lines_are_single_spaced_or_wider_and_paragraphs_6_points_apart(short):
    (first, *_) = short
    steps = [
        lower["top"] - upper["top"]
        for upper, lower in zip(first.extract_text_lines(), first.extract_text_lines()[1:], strict=False)
        if {round(char["size"]) for char in (*upper["chars"], *lower["chars"])} == {14}
    ]
    name, office = (found(first, words)["top"] for words in ("Tôi là:", "Chức vụ:"))

    assert 1.15 * 14 <= min(steps) <= 1.5 * 14
    assert office - name - min(steps) >= 5.9


def test_recipients_stand_flush_left_and_the_two_signers_in_halves(short):
    last = short[-1]

    assert mm(found(last, "Nơi nhận:")["x0"]) == pytest.approx(LEFT, abs=0.2)
    assert middle(found(last, "NGƯỜI NHẬN CAM KẾT")) == pytest.approx(70, abs=0.3)
    assert middle(found(last, "Trần Văn Chuyện")) == pytest.approx(70, abs=0.3)
    assert middle(found(last, "Đặng Thị Ngoãn")) == pytest.approx(150, abs=0.3)
    assert "./. NGƯỜI NHẬN" in text(last)


def test_the_annex_counts_its_own_pages(annexed):
    where = next(place for place, page in enumerate(annexed) if "Phụ lục NỘI DUNG CAM KẾT" in text(page))
    first = annexed[where]

    assert numbers_of(annexed) == ["", *map(str, range(2, where + 1)), "", "2"]
    assert letters(first, "Phụ lục") == {("Bold", 14)}
    assert letters(first, "NỘI DUNG CAM KẾT GIAI ĐOẠN 2017 - 2020") == {("Bold", 14)}
    assert letters(first, "(Kèm theo Bản cam kết số ……/BCK-SNN ngày …… tháng …… năm ……") == {("Italic", 14)}
    assert middle(found(first, "Phụ lục")) == pytest.approx(110, abs=0.3)
    assert all("STT Nội dung cam kết/Chỉ tiêu" in text(page) for page in annexed[where:])
    assert "theo Phụ lục kèm theo" in text(annexed[0])
    assert "NGƯỜI CAM KẾT" in text(annexed[where - 1])


def test_the_annex_of_a_joint_paper_comes_after_its_signers():
    printed = [text(page) for page in pages(render(joint_paper(3, has_annex=True)))]
    whole = " ".join(printed)

    assert (
        whole.index("Lê Văn 3") < whole.index("NHỮNG NGƯỜI CHỨNG KIẾN") < whole.index("(Kèm theo Bản cam kết")
    )


def test_nothing_leaves_the_margins_whatever_is_written(strained):
    for page in strained:
        assert min(mm(char["x0"]) for char in body(page)) >= LEFT - 0.1
        assert max(mm(char["x1"]) for char in body(page)) <= RIGHT + 0.1
        assert max(mm(char["bottom"]) for char in body(page)) <= BOTTOM + 0.2


def test_a_name_of_120_letters_takes_lines_of_its_column_and_spares_the_nation(strained):
    assert len(LONG_NAME) == 120
    (first, *_) = strained
    left = first.crop((0, 0, 94 / 25.4 * 72, found(first, "Số:")["top"] - 1))
    lines = [each["text"] for each in left.extract_text_lines()]

    assert lines[0] == "UBND TỈNH SÓC TRĂNG"
    assert len(lines) >= 5
    assert " ".join(lines[1:]) == LONG_NAME.upper()
    assert mm(found(first, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")["x0"]) > 94
    assert letters(first, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == {("Bold", 12)}
    rule, longest = (
        rule_below(first, lines[-1]),
        max(each["x1"] - each["x0"] for each in left.extract_text_lines()[1:]),
    )
    assert 1 / 3 <= (rule["x1"] - rule["x0"]) / longest <= 1 / 2


@pytest.mark.parametrize(
    ("sample", "day", "number"),
    [("annexed", "ngày …… tháng …… năm ……", "SNN"), ("strained", "ngày … tháng … năm …", "TNN")],
)
def test_a_long_place_stays_on_one_line_with_the_number(request, sample, day, number):
    (first, *_) = request.getfixturevalue(sample)
    day, number = found(first, f"Thành phố Hồ Chí Minh, {day}"), found(first, number)

    assert top_of(day) == pytest.approx(top_of(number), abs=0.1)
    assert number["x1"] < day["x0"]
    assert mm(day["x1"]) <= RIGHT + 0.1
    assert mm(found(first, "Số:")["x0"]) >= LEFT


def test_twenty_bases_end_as_they_should_and_their_numbers_are_never_torn(strained):
    printed = " ".join(text(page) for page in strained[:4])
    lines = [each["text"] for page in strained[:4] for each in page.extract_text_lines()]

    assert len(re.findall(r"về công tác số \d{3};", printed)) == 19
    assert "về công tác số 119." in printed
    assert all(any(f"số {order}-CT/TU" in each for each in lines) for order in range(100, 120))


def test_forty_rows_of_400_letters_are_never_split_and_the_head_is_repeated(strained):
    printed = [text(page) for page in strained]
    with_rows = [page for page in printed if re.search(r"\b\d+\. Tỷ lệ", page)]

    assert all("STT Nội dung cam kết/Chỉ tiêu" in page for page in with_rows)
    tails = [len(re.findall("Tỷ lệ hồ sơ", page)) for page in with_rows]
    heads = [len(re.findall(r"\b\d+\. Tỷ lệ", page)) for page in with_rows]
    assert sum(heads) == 40
    assert [5 * count for count in heads] == tails


def test_four_signers_stand_in_their_columns_under_two_lines_of_text(strained):
    last = strained[-1]
    above = [
        each for each in last.extract_text_lines() if 56 < each["top"] < found(last, "NHỮNG NGƯỜI")["top"] - 1
    ]

    assert [
        round(middle(found(last, name))) for name in ("Trần Văn Chuyện", "Phan Thanh Mừng", "Đặng Thị Ngoãn")
    ] == [
        57,
        110,
        150,
    ]
    assert len(above) >= 2


@pytest.mark.parametrize("filler", range(8, 28, 4))
def test_with_an_annex_the_signatures_do_not_stand_alone_either(filler):
    bases = tuple(f"Văn bản số {order}" for order in range(filler))
    sheets = pages(
        render(paper(has_annex=True, legal_bases=bases, groups=(Group(long_list(1)),), copies=None))
    )

    signed = next(page for page in sheets if page.search("NGƯỜI NHẬN CAM KẾT"))
    above = [
        each
        for each in signed.extract_text_lines()
        if 56 < each["top"] < found(signed, "NGƯỜI NHẬN")["top"] - 1
    ]
    assert len(above) >= 2
    assert signed.search("Lưu: VT, CCHC")
