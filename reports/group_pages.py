"""Trang của một danh sách chia theo khối: whole groups for as long as they fit, a larger one in parts; none left out.

Pure: it is told how many rows each group has, and says which of them stand on a page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

SIZE = 200
"""Nhiều nhất từng ấy dòng một trang; a province as a rule stands on one."""
ALL = "tat-ca"
"""Trang được hỏi khi muốn xem tất cả, as for printing."""


class Part(NamedTuple):
    """Phần của một khối trên trang: its place among the groups, and which of its rows."""

    place: int
    start: int
    stop: int


@dataclass(frozen=True)
class GroupPage:
    """Một trang; `first` and `last` count over all groups, from 1; `is_all`: everything at once was asked for."""

    number: int
    pages: int
    parts: tuple[Part, ...]
    first: int
    last: int
    total: int
    is_all: bool

    @property
    def previous(self) -> int | None:
        """Trang trước."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """Trang sau."""
        return self.number + 1 if self.number < self.pages else None


def page_of(counts: Sequence[int], asked: str | None, size: int | None = None) -> GroupPage:
    """Trang được hỏi (số trang, hoặc ALL); what cannot be read is the first, what is beyond the end the last."""
    pages, total = _packed(counts, size or SIZE), sum(counts)
    if asked == ALL:
        parts = tuple(Part(place, 0, count) for place, count in enumerate(counts))
        return GroupPage(1, 1, parts, min(total, 1), total, total, is_all=len(pages) > 1)
    is_number = asked is not None and asked.isascii() and asked.isdigit()
    number = min(max(int(asked), 1), len(pages)) if is_number else 1
    before = sum(part.stop - part.start for page in pages[: number - 1] for part in page)
    parts = pages[number - 1]
    last = before + sum(part.stop - part.start for part in parts)
    return GroupPage(number, len(pages), tuple(parts), min(before + 1, total), last, total, is_all=False)


def _packed(counts, size):
    """Các trang; a group without rows stands where it comes and takes no room."""
    pages, room = [[]], size
    for place, count in enumerate(counts):
        for start in range(0, count, size) or (0,):
            part = Part(place, start, min(start + size, count))
            if (length := part.stop - part.start) > room:
                pages.append([])
                room = size
            pages[-1].append(part)
            room -= length
    return pages
