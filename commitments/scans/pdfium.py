"""PDFium: one document open at a time in a process, for the library may not be used by two threads at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

import pypdfium2
from pypdfium2 import raw

POINTS_PER_INCH = 72
LONGEST_SIDE = 2000 / 25.4 * POINTS_PER_INCH
_ONE_AT_A_TIME = RLock()

Fault = pypdfium2.PdfiumError


@contextmanager
def opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """Tài liệu đang mở; closed, and the next let in, at the end of the block."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(path)
        try:
            yield document
        finally:
            document.close()


@contextmanager
def begun() -> Iterator[pypdfium2.PdfDocument]:
    """Tài liệu mới, chưa có trang."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument.new()
        try:
            yield document
        finally:
            document.close()


def images(page: pypdfium2.PdfPage) -> list[tuple[int, int, float, float]]:
    """Các ảnh trên trang: (ngang, dọc) in pixels, then width and height on paper in inches."""
    found = []
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = each.get_bounds()
        wide, high = (right - left) / POINTS_PER_INCH, (top - bottom) / POINTS_PER_INCH
        if wide > 0 and high > 0:
            found.append((*each.get_px_size(), wide, high))
    return found
