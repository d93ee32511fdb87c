"""Trang in trông đúng như hình đã duyệt; a wrong letter, a lost mark or a line that moved does not pass.

After a change that is meant: `make approve`, look at var/approved, commit the new pictures.
"""

import shutil
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageFilter

from reports.documents import fonts, press
from reports.documents.press import render
from tests.reports.documents import appearance
from tests.reports.documents.appearance import DPI, PAGES, approved, pictures, place_of_difference, seen
from tests.reports.documents.reading import pages, text

pytestmark = pytest.mark.once
FIRST, _ = PAGES["recipient"]


@pytest.fixture(scope="module")
def printed():
    return pictures()


@pytest.fixture
def other_fonts(monkeypatch, tmp_path):
    """Một thư mục phông khác, in place of the machine's."""
    for name, _, _ in fonts.FACES.values():
        shutil.copy(fonts.folder() / name, tmp_path)
    monkeypatch.setattr(fonts.folder, "__defaults__", ((tmp_path,),))
    press._tools.cache_clear()
    yield tmp_path
    press._tools.cache_clear()


@pytest.mark.parametrize("name", PAGES)
def test_page_looks_as_approved(printed, name):
    where = place_of_difference(printed[name], approved(name))

    assert where is None, f"mm {where}; see {appearance.side_by_side(name, printed[name])}"


def test_approved_pictures_are_small_and_none_is_left_over():
    files = list(appearance.APPROVED.iterdir())

    assert {file.stem for file in files} == set(PAGES)
    assert max(file.stat().st_size for file in files) < 60_000


def test_softer_edges_are_no_difference(printed):
    now = printed["recipient"]
    soft = Image.blend(now, now.filter(ImageFilter.GaussianBlur(0.6)), 0.7)

    assert place_of_difference(soft, now) is None


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"place": "Soc Trăng"}, (100, 36, 185, 48)),
        ({"leader_name": "Đặng Thi Ngoãn"}, (30, 80, 190, 120)),
    ],
)
def test_a_lost_mark_is_seen_where_it_was(printed, change, where):
    left, top, right, bottom = place_of_difference(
        seen(render(replace(FIRST, **change)), 0), printed["recipient"]
    )

    assert (left >= where[0], top >= where[1], right <= where[2], bottom <= where[3]) == (True,) * 4


def test_a_wrong_glyph_is_seen_though_the_text_reads_the_same(printed, other_fonts):
    with TTFont(other_fonts / "Tinos-Regular.ttf") as font:
        names = font.getBestCmap()
        font["glyf"][names[ord("ậ")]] = font["glyf"][names[ord("â")]]
        font.save(other_fonts / "Tinos-Regular.ttf")

    document = render(FIRST)

    assert "Thay mặt tập thể lãnh đạo" in text(pages(document)[0])
    assert place_of_difference(seen(document, 0), printed["recipient"]) is not None


def test_another_face_is_seen(printed, other_fonts):
    shutil.copy(other_fonts / "Tinos-Italic.ttf", other_fonts / "Tinos-Regular.ttf")

    assert place_of_difference(seen(render(FIRST), 0), printed["recipient"]) is not None


@pytest.mark.parametrize("shift", [0.5, 2])
def test_a_line_that_moved_is_seen(printed, shift):
    now = printed["witness"]
    band = (0, round(50 * DPI / 25.4), now.width, round(60 * DPI / 25.4))
    moved = now.copy()
    moved.paste(ImageChops.offset(now.crop(band), 0, round(shift * DPI / 25.4)), band)

    assert place_of_difference(moved, now) is not None
