"""Biển tên để bàn: both faces of a folded sheet, name and office as large as they fit."""

import pytest

from reports.documents import kit_press
from reports.documents.fonts import width_mm
from reports.documents.name_cards import FACE_WIDTH, NAME_ROOM, NAME_SIZES, fitted, name_cards
from tests.reports.documents.kits import attendee, kit
from tests.reports.documents.reading import mm, pages

LONG = "Nguyễn Phúc Hoàng Công Tằng Tôn Nữ Thị Diệu Hương Giang " * 3


def test_a_card_stands_when_folded():
    (sheet,) = pages(kit_press.render(kit(1, parties=()), "bien-ten"))

    upper = [char for char in sheet.chars if mm(char["top"]) < 100 and char["text"].strip()]
    lower = [char for char in sheet.chars if 110 < mm(char["top"]) < 195 and char["text"].strip()]
    assert (round(mm(sheet.width)), round(mm(sheet.height))) == (297, 210)
    assert {char["upright"] and char["matrix"][0] < 0 for char in upper} == {True}
    assert {char["matrix"][0] > 0 for char in lower} == {True}
    assert "".join(char["text"] for char in lower) == "LÊVĂN1GiámđốcSởThử1"


def test_words_stand_in_the_middle_of_the_face():
    (sheet,) = pages(kit_press.render(kit(1, parties=(), notice=""), "bien-ten"))

    lower = [char for char in sheet.chars if mm(char["top"]) > 105 and char["text"].strip()]
    above, below = mm(min(c["top"] for c in lower)) - 105, 210 - mm(max(c["bottom"] for c in lower))
    assert abs(above - below) < 8


@pytest.mark.parametrize("name", ["Lê A", "Trần Văn Chuyện", LONG])
def test_a_name_fits_its_card(name):
    words = fitted(name.upper(), NAME_SIZES, NAME_ROOM, 40)

    assert words.height <= NAME_ROOM
    assert max(width_mm(line, float(words.size), "bold") for line in words.lines) <= FACE_WIDTH


@pytest.mark.parametrize(("name", "size", "lines"), [("Lê A", 80, 1), ("Trần Văn Chuyện", 72, 1)])
def test_short_names_are_large_and_on_one_line(name, size, lines):
    words = fitted(name.upper(), NAME_SIZES, NAME_ROOM, 40)

    assert (words.size, len(words.lines)) == (size, lines)


def test_the_deputy_who_comes_has_the_card():
    deputised = attendee(1, deputy_name="Phạm Thị Phó", deputy_title="Phó Giám đốc")

    (card,) = name_cards(kit(parties=(), attendees=(deputised,))).cards

    assert (card.name.lines, card.office.lines) == (("PHẠM THỊ PHÓ",), ("Phó Giám đốc Sở Thử 1",))


def test_without_a_name_the_office_stands_alone_and_large():
    chairman = attendee(1, name="", title="Chủ tịch", unit="UBND thành phố Sa Đéc")

    (card,) = name_cards(kit(parties=(), attendees=(chairman,))).cards

    assert card.name is None
    assert (card.office.lines, card.office.size) == (
        ("CHỦ TỊCH", "ỦY BAN NHÂN DÂN", "THÀNH PHỐ SA ĐÉC"),
        40,
    )
