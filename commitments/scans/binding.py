"""Đóng các trang thành một bản quét: put in the order of the printed document, set upright, kept in the vault."""

from collections.abc import Sequence
from dataclasses import dataclass

from commitments.models import Document, PilePage, Scan
from commitments.models.scan import MediaType
from commitments.scans import assembling, content, ordering, reading, sheets
from commitments.scans.aside import Undrawable
from commitments.scans.filing import Kept
from commitments.scans.sheets import Sheet
from units import vault

COARSE = 75
"""Độ phân giải đủ để so trang với văn bản in."""


@dataclass(frozen=True)
class Leaf:
    """Một trang sẽ đóng: where it is, by how much it is turned clockwise, and what is known of it."""

    sheet: Sheet
    turn: int
    dpi: int | None
    trace: bytes


def leaf(page: PilePage, turn: int | None = None) -> Leaf:
    """Trang của một tập; turned by hand it is looked at anew."""
    sheet = Sheet(vault.path(page.file), page.media_type, page.number)
    if turn is None or (turn == page.turn and page.trace):
        return Leaf(sheet, page.turn, page.dpi, bytes(page.trace))
    return Leaf(sheet, turn, page.dpi, _trace(sheet, turn))


def leaves(scan: Scan) -> list[Leaf]:
    """Các trang của một bản quét đã có."""
    path = vault.path(scan.file)
    found = [Sheet(path, scan.media_type, number) for number in range(scan.pages)]
    return [Leaf(each, 0, scan.dpi, _trace(each)) for each in found]


def bind(pages: Sequence[Leaf], document: Document) -> Kept:
    """Đóng theo thứ tự của văn bản in; where that cannot be told for every page, in the order given.

    Raises `vault.NoRoom`, Undrawable.
    """
    places = ordering.places([page.trace for page in pages], _printed(document)) if len(pages) > 1 else [0]
    is_in_order = None not in places
    if is_in_order:
        pages = [page for _, page in sorted(zip(places, pages, strict=True), key=_place)]
    return sew(pages, is_in_order=is_in_order)


def sew(pages: Sequence[Leaf], *, is_in_order: bool = True) -> Kept:
    """Đóng đúng theo thứ tự đã cho. Raises `vault.NoRoom`, Undrawable."""
    known = [page.dpi for page in pages if page.dpi is not None]
    file = vault.keep(assembling.assemble([(page.sheet, page.turn) for page in pages]))
    return Kept(file, MediaType.PDF, len(pages), min(known, default=None), is_in_order)


def _place(pair):
    return pair[0]


def _printed(document):
    path = vault.path(document.pdf)
    if not path.is_file():
        return []
    found = [Sheet(path, content.PDF, number) for number in range(document.pages)]
    return [_trace(each) for each in found]


def _trace(sheet, turn=0):
    """Dấu vết của một trang; none of one that cannot be drawn."""
    try:
        return reading.trace_of(sheets.picture(sheet, COARSE), turn)
    except Undrawable:
        return b""
