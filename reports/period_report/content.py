"""Nội dung báo cáo kỳ đã dàn: what page, PDF and Word all show. They compute nothing.

Every figure here is a text as it is read ("1.234,5"), every paragraph a whole line; a line that begins with "- " is one
of a list.
"""

from dataclasses import dataclass
from datetime import date

from reports.period_report.facts import Frame


@dataclass(frozen=True, slots=True)
class Column:
    """Một cột: head, width in mm of 160, and whether it holds words (else figures, centred)."""

    head: str
    width: int
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Một bảng; its rows have as many cells as it has columns. Without rows it is not shown."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""

    @property
    def table(self) -> list[list[tuple[Column, str]]]:
        """Các dòng, each cell with its column."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Change:
    """Số liệu đã khác từ khi phần lời được viết; `before` or `now` "" where there was, is, none."""

    label: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Part:
    """Một mục: `key` names it for editing ("" where nothing is to edit), `figures` are what its words rest on.

    `paragraphs` are the words of whoever edited it, else those composed from the figures.
    """

    key: str
    heading: str
    level: int
    paragraphs: tuple[str, ...] = ()
    grid: Grid | None = None
    figures: tuple[tuple[str, str], ...] = ()
    is_edited: bool = False
    changes: tuple[Change, ...] = ()

    @property
    def is_unwritten(self) -> bool:
        """Mục phải có người viết mà chưa có lời."""
        return bool(self.key) and not self.paragraphs

    @property
    def text(self) -> str:
        """Lời của mục, one paragraph a line: what editing begins from."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Annex:
    """Một phụ lục, on pages of its own."""

    heading: str
    title: str
    grids: tuple[Grid, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Báo cáo kỳ: head, parts, annexes; `remark` says what its figures are, `recipients` are lines of Nơi nhận."""

    frame: Frame
    title: str
    subject: str
    span: str
    as_of: date
    opening: str
    parts: tuple[Part, ...]
    annexes: tuple[Annex, ...]
    closing: str
    recipients: tuple[str, ...]

    @property
    def changed(self) -> int:
        """Số mục đã viết mà số liệu bên dưới đã khác."""
        return sum(bool(part.changes) for part in self.parts)
