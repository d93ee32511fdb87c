"""Phần của báo cáo kỳ hiện trên một trang: a long report comes in pages of its annexes' rows, the first with the text.

Pure. Nothing is cut without saying so: how many lines are left out stands there, with the page that shows all. Files
are always whole.
"""

from dataclasses import dataclass, replace

from reports.group_pages import ALL, GroupPage, page_of
from reports.period_report.content import Annex, Content, Part

LINES, CHANGES, FIGURES = 60, 30, 100
"""Nhiều nhất mấy dòng lời của một mục, mấy thay đổi, mấy số liệu."""


@dataclass(frozen=True)
class Cut:
    """Phần đầu của một danh sách, and how many more there are."""

    first: tuple
    more: int


@dataclass(frozen=True)
class Shown:
    """Một trang của báo cáo: without parts where it is a later page of the annexes."""

    parts: tuple[Part, ...]
    annexes: tuple[Annex, ...]
    page: GroupPage


@dataclass(frozen=True)
class ShownPart:
    """Một mục trên trang: `part` as far as it is shown, and how many more lines and changes it has."""

    part: Part
    lines: Cut
    changes: Cut


@dataclass(frozen=True)
class Sheet:
    """Một trang với đúng những gì nó hiện: `content` with its parts so cut, its annexes only those of the page.

    `changed`: how many parts of the whole report differ since they were written.
    """

    content: Content
    changed: int
    parts: tuple[ShownPart, ...]
    page: GroupPage


def cut(items: tuple, most: int, asked: str | None) -> Cut:
    """Phần đầu, or everything where all was asked for."""
    first = items if asked == ALL else items[:most]
    return Cut(first, len(items) - len(first))


def page(content: Content, asked: str | None) -> Shown:
    """Trang được hỏi."""
    places = [(annex, grid) for annex in content.annexes for grid in annex.grids]
    found = page_of([len(grid.rows) for _, grid in places], asked)
    grids = {}
    for place, start, stop in found.parts:
        annex, grid = places[place]
        grids.setdefault(annex.heading, []).append(replace(grid, rows=grid.rows[start:stop]))
    annexes = tuple(
        replace(annex, grids=tuple(grids[annex.heading]))
        for annex in content.annexes
        if annex.heading in grids
    )
    return Shown(content.parts if found.number == 1 else (), annexes, found)


def sheet(content: Content, asked: str | None) -> Sheet:
    """Trang được hỏi, without what it does not show."""
    found = page(content, asked)
    parts = tuple(_shown(part, asked) for part in found.parts)
    cut_down = replace(content, parts=tuple(each.part for each in parts), annexes=found.annexes)
    return Sheet(cut_down, content.changed, parts, found.page)


def _shown(part, asked):
    lines, changes = cut(part.paragraphs, LINES, asked), cut(part.changes, CHANGES, asked)
    return ShownPart(replace(part, paragraphs=lines.first, figures=(), changes=changes.first), lines, changes)
