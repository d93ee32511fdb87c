"""Đọc mã trên trang quét, however the page was put into the scanner."""

import pytest
from PIL import Image, ImageFilter

from commitments.scans import reading, sheets
from commitments.scans.content import JPEG, PDF, PNG
from commitments.scans.sheets import Sheet
from tests.commitments.scans import making
from tests.commitments.scans.making import FIRST, SECOND


def read(folder, data, media_type=JPEG, number=0):
    return reading.read(Sheet(making.kept(folder, data), media_type, number), making.code_of)


@pytest.mark.parametrize(
    ("turn", "skew"),
    [(0, 0), (90, 0), (180, 0), (270, 0), (0, 1), (90, -3), (180, 5), (270, 7), (0, -7)],
)
def test_a_page_is_read_however_it_lies(tmp_path, turn, skew):
    found = read(tmp_path, making.jpeg(making.dirtied(making.page(), turn=turn, skew=skew)))

    assert found.codes == (FIRST,)
    assert found.turn == -turn % 360
    assert found.skew == pytest.approx(skew, abs=1)
    assert not found.is_blank


@pytest.mark.parametrize(
    "spoil",
    [
        lambda image: making.dirtied(image, noise=0.35),
        lambda image: image.filter(ImageFilter.GaussianBlur(1)),
        lambda image: image.point(lambda shade: 150 + shade // 5),
        lambda image: image.resize((image.width * 2 // 3, image.height * 2 // 3)),
    ],
    ids=["noisy", "out of focus", "pale", "100 dpi"],
)
def test_a_bad_scan_is_still_read(tmp_path, spoil):
    assert read(tmp_path, making.jpeg(spoil(making.page()), quality=30)).codes == (FIRST,)


def test_a_page_of_a_pdf_is_read_like_a_picture(tmp_path):
    data = making.stack([making.page(0), making.dirtied(making.page(1), turn=90)])

    found = read(tmp_path, data, PDF, number=1)

    assert (found.codes, found.turn, found.dpi) == ((FIRST,), 270, making.DPI)


def test_a_photograph_is_read_as_its_camera_says_it_lies(tmp_path):
    image, noted = making.dirtied(making.page(), turn=270), Image.Exif()
    noted[0x0112] = 6
    path = tmp_path / "photo"
    image.save(path, "JPEG", exif=noted)

    found = reading.read(Sheet(path, JPEG), making.code_of)

    assert (found.codes, found.turn) == ((FIRST,), 0)


def test_a_page_whose_code_is_torn_off_is_neither_read_nor_blank(tmp_path):
    image = making.page().copy()
    image.paste(255, (0, image.height - 200, image.width, image.height))

    found = read(tmp_path, making.jpeg(image))

    assert (found.codes, found.has_foreign, found.is_blank) == ((), False, False)


def test_a_code_of_somebody_else_is_not_ours(tmp_path):
    image = making.page(0, "X", "https://example.vn/thanh-toan/{code}")

    found = read(tmp_path, making.jpeg(image))

    assert (found.codes, found.has_foreign, found.is_blank) == ((), True, False)


def test_two_codes_on_one_page_are_both_told(tmp_path):
    side_by_side = Image.new("L", (making.page().width * 2, making.page().height))
    for place, code in enumerate((FIRST, SECOND)):
        side_by_side.paste(making.page(0, code), (place * making.page().width, 0))

    assert read(tmp_path, making.jpeg(side_by_side)).codes == (FIRST, SECOND)


def test_a_blank_back_is_blank_though_specked(tmp_path):
    assert read(tmp_path, making.jpeg(making.blank())).is_blank


def test_a_page_with_one_line_of_text_is_not_blank(tmp_path):
    image, line = making.blank(), making.page(2).crop((150, 105, 1050, 195))
    image.paste(line, (150, 600))

    assert not read(tmp_path, making.jpeg(image)).is_blank


@pytest.mark.parametrize(("dpi", "told"), [(100, 100), (200, 200)])
def test_the_resolution_is_that_of_the_picture_on_the_paper(tmp_path, dpi, told):
    white = making.jpeg(making.blank(dpi))

    in_a_pdf = Sheet(making.kept(tmp_path, making.stack([white], dpi), "pdf"), PDF)
    alone = Sheet(making.kept(tmp_path, white, "jpeg"), JPEG)

    assert sheets.resolution(in_a_pdf) == told
    assert sheets.resolution(alone) == pytest.approx(told, abs=1)


def test_a_page_that_is_no_picture_has_no_resolution(tmp_path):
    text_only = making.HTML(string="<p>Chữ</p>").write_pdf()

    assert sheets.resolution(Sheet(making.kept(tmp_path, text_only), PDF)) is None


def test_a_transparent_picture_is_seen_on_white_paper(tmp_path):
    clear = making.page().convert("LA")
    clear.putalpha(clear.getchannel(0).point(lambda shade: 255 - shade))

    assert read(tmp_path, making.png(clear), PNG).codes == (FIRST,)


def test_a_very_large_page_is_shown_coarser(tmp_path):
    data = making.stack([making.small_jpeg()], dpi=1)  # 2 m × 2,8 m

    shown = sheets.picture(Sheet(making.kept(tmp_path, data), PDF), 300)

    assert shown.width * shown.height == pytest.approx(sheets.MOST_PIXELS, rel=0.01)
