"""Tách một tập quét: which page belongs to which document, which is blank, and which is left for a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from commitments.scans.reading import Reading


class Why(Enum):
    """Vì sao một trang để lại cho người xếp."""

    NO_CODE = "Không đọc được mã trên trang"
    FOREIGN = "Mã trên trang không phải của hệ thống này"
    SEVERAL = "Trang có nhiều mã khác nhau"


@dataclass(frozen=True)
class Leftover:
    """Trang chưa biết của văn bản nào; `beside` is the code of the page before it in the scan, a likely guess."""

    place: int
    why: Why
    beside: str


@dataclass(frozen=True)
class Split:
    """Kết quả tách; pages are named by their place in the scan, from 0, and stay in its order."""

    documents: dict[str, tuple[int, ...]]
    blanks: tuple[int, ...]
    left: tuple[Leftover, ...]


def split(readings: Sequence[Reading]) -> Split:
    """Tách theo mã; a document's pages need not lie together."""
    documents, blanks, left = {}, [], []
    latest = ""
    for place, reading in enumerate(readings):
        if len(reading.codes) == 1:
            (latest,) = reading.codes
            documents.setdefault(latest, []).append(place)
        elif reading.is_blank:
            blanks.append(place)
        else:
            left.append(Leftover(place, _why(reading), latest))
    return Split({code: tuple(places) for code, places in documents.items()}, tuple(blanks), tuple(left))


def _why(reading):
    if reading.codes:
        return Why.SEVERAL
    return Why.FOREIGN if reading.has_foreign else Why.NO_CODE
