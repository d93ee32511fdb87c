"""Từng trang của một tệp quét: its picture at a chosen resolution, and the resolution it was scanned in."""

from dataclasses import dataclass
from io import BytesIO
from math import sqrt
from pathlib import Path

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from commitments.scans import aside, pdfium
from commitments.scans.content import JPEG, PDF, PNG

A4 = (210 / 25.4, 297 / 25.4)
MOST_PIXELS = 20_000_000
"""Of a rendered page: a page larger than A4 is shown coarser, not in more memory."""
_BIG_ENOUGH = 0.1  # smaller images are stamps and signatures, or strips that make up the page together
_IMAGES = {JPEG: JpegImageFile, PNG: PngImageFile}
_ORIENTATION = 0x0112
_TURNS = {3: 180, 6: 90, 8: 270}


@dataclass(frozen=True)
class Sheet:
    """Một trang trong một tệp quét; `number` counts from 0."""

    path: Path
    media_type: str
    number: int = 0


def picture(sheet: Sheet, dpi: int, *, colour: bool = False) -> Image.Image:
    """Ảnh của trang, grey unless asked, as it lies in the file. Raises `aside.Undrawable`."""
    if sheet.media_type != PDF:
        return _shrunk(sheet, dpi, "RGB" if colour else "L")
    told, shown = aside.ask("picture", path=str(sheet.path), number=sheet.number, dpi=dpi, colour=colour)
    return Image.frombytes(told["mode"], tuple(told["size"]), shown)


def drawn(sheet: Sheet, dpi: int, *, colour: bool) -> Image.Image:
    """Vẽ một trang PDF, in the process beside us."""
    with pdfium.opened(sheet.path) as document:
        page = document[sheet.number]
        scale = min(dpi / pdfium.POINTS_PER_INCH, sqrt(MOST_PIXELS / (page.get_width() * page.get_height())))
        bitmap = page.render(
            scale=scale,
            grayscale=not colour,
            may_draw_forms=False,
            limit_image_cache=True,
            rev_byteorder=True,
        )
        shown = bitmap.to_pil().copy()
        bitmap.close()
        page.close()
    return shown


def as_jpeg(sheet: Sheet, dpi: int, turn: int = 0) -> bytes:
    """Ảnh JPEG màu của trang, turned clockwise, for a browser to show."""
    shown = picture(sheet, dpi, colour=True)
    target = BytesIO()
    (shown.rotate(-turn, expand=True) if turn else shown).save(target, "JPEG", quality=70)
    return target.getvalue()


def _shrunk(sheet, dpi, mode):
    """A photograph or scan of one page: taken to be of A4, whatever its file claims."""
    with sheet.path.open("rb") as file:
        image = _IMAGES[sheet.media_type](file)
        share = min(1, dpi / resolution_of(*image.size))
        size = tuple(max(1, round(side * share)) for side in image.size)
        image.draft(mode, size)
        shown = flat(image).convert(mode).resize(size, Image.Resampling.BOX)
    return shown.rotate(-camera_turn(sheet), expand=True)


def flat(image: Image.Image) -> Image.Image:
    """Ảnh đặt trên giấy trắng, where parts of it are transparent."""
    if "transparency" not in image.info and "A" not in image.getbands():
        return image
    clear = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")


def size(sheet: Sheet) -> tuple[int, int]:
    """Ngang và dọc của một ảnh, in pixels."""
    with sheet.path.open("rb") as file:
        return _IMAGES[sheet.media_type](file).size


def camera_turn(sheet: Sheet) -> int:
    """Độ phải quay ảnh theo chiều kim đồng hồ, as the camera noted it."""
    with sheet.path.open("rb") as file:
        return _TURNS.get(_IMAGES[sheet.media_type](file).getexif().get(_ORIENTATION), 0)


def resolution(sheet: Sheet) -> int | None:
    """Độ phân giải (dpi) of the image that makes up the page; None where the page is no image at all.

    Raises `aside.Undrawable`.
    """
    if sheet.media_type != PDF:
        return round(resolution_of(*size(sheet)))
    told, _ = aside.ask("resolution", path=str(sheet.path), number=sheet.number)
    return told["dpi"]


def measured(sheet: Sheet) -> int | None:
    """Đo độ phân giải của một trang PDF, in the process beside us."""
    with pdfium.opened(sheet.path) as document:
        page = document[sheet.number]
        inches = page.get_width() * page.get_height() / pdfium.POINTS_PER_INCH**2
        found = pdfium.images(page)
        page.close()
    if not found:
        return None
    big = [image for image in found if image[2] * image[3] >= _BIG_ENOUGH * inches] or found
    return round(max(sqrt(across * down / (wide * high)) for across, down, wide, high in big))


def resolution_of(width: int, height: int) -> float:
    """Độ phân giải của một ảnh chụp cả tờ A4."""
    return min(min(width, height) / A4[0], max(width, height) / A4[1])
