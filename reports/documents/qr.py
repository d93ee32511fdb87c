"""Mã QR ở chân trang, drawn as one filled shape, so that no printer leaves seams between its squares."""

from dataclasses import dataclass

import segno

CORRECTION = "m"  # a seal or a fold over 15 % of it does no harm


@dataclass(frozen=True, slots=True)
class Qr:
    """Mã QR đã vẽ: its width in squares, and the path of an SVG."""

    squares: int
    path: str


def drawn(address: str) -> Qr:
    """Vẽ mã QR của một địa chỉ; the quiet border around it is the page's own white."""
    rows = segno.make_qr(address, error=CORRECTION, boost_error=False).matrix
    path = "".join(
        f"M{start} {top}h{length}v1h-{length}z"
        for top, row in enumerate(rows)
        for start, length in _runs(row)
    )
    return Qr(len(rows), path)


def _runs(row):
    """Các đoạn đen của một hàng: (start, length)."""
    start = None
    for place, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place - start
            start = None
