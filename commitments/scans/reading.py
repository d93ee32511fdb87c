"""Đọc một trang quét: the code in its QR, how the page lies, whether it is blank, how finely it was scanned.

A QR is found however the page was put into the scanner, and says which way is up.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import zxingcpp
from PIL import Image, ImageFilter, ImageOps

from commitments.scans import sheets
from commitments.scans.sheets import Sheet

FEWEST_DPI = 200
"""Độ phân giải nên có; below it a scan is taken, with a warning."""
USUAL, FINE = 150, 300
GRID = (30, 42)
"""Ô của dấu vết trang: a page as so many grey cells, across and down."""
_INK = 48  # darker than the paper by so much is ink; what shines through from the back is paler
_BLANK_SHARE = 0.0005
_EDGE = 0.04  # of a page, on each side: shadows of the scanner's lid


@dataclass(frozen=True)
class Reading:
    """Điều đọc được trên một trang."""

    codes: tuple[str, ...]
    """Our codes on it: one where all is well, none where nobody could read it."""
    has_foreign: bool = False
    """A QR that is not ours was read."""
    turn: int = 0
    """Độ (0, 90, 180, 270) by which the page must be turned clockwise to stand upright."""
    skew: float = 0.0
    """Độ lệch still left after turning, clockwise."""
    dpi: int | None = None
    is_blank: bool = False
    trace: bytes = b""
    """Dấu vết trang: the upright page as GRID grey cells, to tell its place in the document."""


def read(sheet: Sheet, code_of: Callable[[str], str | None]) -> Reading:
    """Đọc một trang; `code_of` knows our addresses and gives the code in one, or None."""
    usual = sheets.picture(sheet, USUAL)
    dpi = sheets.resolution(sheet)
    has_foreign = False
    for attempt in _attempts(sheet, usual, dpi):
        marks = zxingcpp.read_barcodes(attempt, formats=zxingcpp.BarcodeFormat.QRCode)
        ours = {code: mark for mark in marks if (code := code_of(mark.text))}
        has_foreign |= len(ours) < len(marks)
        if ours:
            turn, skew = _lie(next(iter(ours.values())))
            trace = trace_of(usual, turn, skew)
            return Reading(tuple(sorted(ours)), has_foreign, turn, skew, dpi, trace=trace)
    return Reading((), has_foreign, dpi=dpi, is_blank=not has_foreign and is_blank(usual))


def _attempts(sheet: Sheet, usual: Image.Image, dpi: int | None) -> Iterator[Image.Image]:
    """The page as it is, then finer, then with more contrast; each only if the one before gave nothing.

    The reader finds a mark at any angle by itself: tests turn and skew pages, so nothing is turned here.
    """
    yield usual
    if is_blank(usual):
        return
    fine = usual
    if dpi is None or dpi > USUAL:  # there is no more to see than was scanned
        fine = sheets.picture(sheet, FINE)
        yield fine
    yield ImageOps.autocontrast(fine, cutoff=2)
    yield ImageOps.autocontrast(usual.filter(ImageFilter.GaussianBlur(1)), cutoff=5)


def _lie(mark) -> tuple[int, float]:
    """(turn, skew): how the mark is turned on the page, as whole quarters and the rest."""
    clockwise = mark.orientation
    quarters = round(clockwise / 90)
    return -quarters * 90 % 360, float(clockwise - quarters * 90)


def trace_of(picture: Image.Image, turn: int = 0, skew: float = 0.0) -> bytes:
    """Dấu vết của trang, set upright first."""
    small = picture.reduce(max(1, min(picture.size) // 400))
    paper = _paper(small)
    straight = small.rotate(skew - turn, expand=turn in (90, 270) and not skew, fillcolor=paper)
    if turn in (90, 270) and skew:
        straight = small.rotate(-turn, expand=True).rotate(skew, fillcolor=paper)
    cells = straight.resize(GRID, Image.Resampling.BOX)
    return cells.point(lambda shade: min(255, max(0, paper - shade) * 2)).tobytes()


def is_blank(picture: Image.Image) -> bool:
    """Trang trắng: no ink but specks, the edges left out."""
    small = picture.reduce(max(1, min(picture.size) // 620))
    across, down = (round(side * _EDGE) for side in small.size)
    inner = small.crop((across, down, small.width - across, small.height - down))
    shades = inner.histogram()
    paper = _paper(inner)
    return sum(shades[: max(0, paper - _INK)]) < _BLANK_SHARE * inner.width * inner.height


def _paper(picture: Image.Image) -> int:
    """Màu giấy: the shade that most of the page has."""
    shades = picture.histogram()
    return max(range(256), key=shades.__getitem__)
