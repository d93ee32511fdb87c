"""Ngắt dòng cân đối."""

import pytest

from reports.documents.balance import balanced
from reports.documents.fonts import width_mm


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("SỞ NỘI VỤ", ("SỞ NỘI VỤ",)),
        ("ỦY BAN NHÂN DÂN HUYỆN KẾ SÁCH", ("ỦY BAN NHÂN DÂN", "HUYỆN KẾ SÁCH")),
        ("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", ("SỞ NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN")),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", ("SỞ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI")),
        ("ĐÀI PHÁT THANH - TRUYỀN HÌNH SÓC TRĂNG", ("ĐÀI PHÁT THANH -", "TRUYỀN HÌNH SÓC TRĂNG")),
    ],
)
def test_issuer_breaks_where_an_official_would_break_it(name, lines):
    assert balanced(name, 62.0, 12.0) == lines


def test_office_in_a_narrow_column_takes_one_line_more_to_spare_its_words():
    title = "GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN"

    assert balanced(title, 51.5, 13.0) == ("GIÁM ĐỐC", "SỞ NÔNG NGHIỆP", "VÀ PHÁT TRIỂN", "NÔNG THÔN")


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("KT. GIÁM ĐỐC SỞ Y TẾ", ("KT. GIÁM ĐỐC", "SỞ Y TẾ")),
        ("KT. CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", ("KT. CHỦ TỊCH", "ỦY BAN NHÂN DÂN XÃ")),
    ],
)
def test_the_office_for_which_a_deputy_signs_is_not_torn(title, lines):
    assert balanced(title, 51.5, 13.0) == lines


def test_a_word_wider_than_the_frame_stands_alone():
    assert balanced("A " + "W" * 60 + " B", 30.0, 14.0) == ("A", "W" * 60, "B")


def test_nothing_has_no_lines():
    assert balanced("", 60.0, 12.0) == ()


def test_a_text_far_too_long_for_a_title_is_filled_line_by_line():
    words = ["dài"] * 20_000

    lines = balanced(" ".join(words), 150.0, 14.0)

    assert " ".join(lines).split() == words
    assert all(width_mm(line, 14.0, "bold") <= 150.0 for line in lines)
