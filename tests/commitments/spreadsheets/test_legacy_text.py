"""Bảng mã cũ: converted where only one reading makes sense, else left alone or refused."""

import unicodedata

import pytest

from commitments.spreadsheets.legacy_text import TCVN3, UNICODE, VNI, Uncertain, recognise
from commitments.spreadsheets.syllables import is_syllable

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("text", "font", "read"),
    [
        ("Uû ban nh©n d©n", "", ("Uỷ ban nhân dân", TCVN3)),
        ("Sè l\xadîng hå s¬ trÔ h¹n: 5 (0,5%)", "", ("Số lượng hồ sơ trễ hạn: 5 (0,5%)", TCVN3)),
        ("§· kh¾c phôc", ".VnTime", ("Đã khắc phục", TCVN3)),
        ("cã", ".VnTime", ("có", TCVN3)),
        ("ñy ban", ".VnTimeH", ("ỦY BAN", TCVN3)),
        ("Uûy ban nhaân daân", "", ("Ủy ban nhân dân", VNI)),
        ("UÛY BAN NHAÂN DAÂN TÆNH", "VNI-Times", ("ỦY BAN NHÂN DÂN TỈNH", VNI)),
        ("Chöa ñaït do thieáu ngöôøi", "", ("Chưa đạt do thiếu người", VNI)),
        ("Đã khắc phục", ".VnTime", ("Đã khắc phục", UNICODE)),
        ("Có và không", "", ("Có và không", UNICODE)),
        ("cã", "", ("cã", UNICODE)),
        ("5 km², 20 °C, © 2022", "", ("5 km², 20 °C, © 2022", UNICODE)),
        ("Ke hoach 12/KH", ".VnTime", ("Ke hoach 12/KH", UNICODE)),
        (unicodedata.normalize("NFD", "Có giải trình"), "", ("Có giải trình", UNICODE)),
        ("", "", ("", UNICODE)),
    ],
)
def test_text_is_read_in_its_own_encoding(text, font, read):
    assert recognise(text, font) == read


@pytest.mark.parametrize("text", ["Zürich café", "Ủy ban nh©n d©n", "ÿþ"])
def test_text_that_makes_no_sense_in_any_encoding_is_not_guessed_at(text):
    with pytest.raises(Uncertain):
        recognise(text)


SENTENCES = (
    "Ủy ban nhân dân tỉnh đã chỉ đạo các sở, ngành khắc phục hồ sơ trễ hạn",
    "Nguyên nhân: thiếu người, đường truyền yếu; sẽ bổ sung biên chế trong quý tới",
    "Thực hiện Nghị quyết, xã đã tuyên truyền, tổ chức đối thoại với nông dân ở thôn ấp",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_word_of_a_vietnamese_sentence_is_a_syllable(sentence):
    words = sentence.replace(",", "").replace(":", "").replace(";", "").split()

    assert [word for word in words if not is_syllable(word)] == []


@pytest.mark.parametrize("word", ["nhaân", "ngöôøi", "hócc", "càc", "mộtt", "xyz", ""])
def test_what_cannot_be_vietnamese_is_no_syllable(word):
    assert not is_syllable(word)
