"""Mục tiêu viết ra chữ: what the columns of years say for one line. Pure: no Django, no PDF."""

from dataclasses import dataclass
from itertools import groupby

from reports.documents.fonts import width_mm
from reports.documents.paper import Group, Line, Target
from reports.documents.phrases import SHORT_DOTS

SIGNS = {"gte": "≥ ", "gt": "> ", "lte": "≤ ", "lt": "< ", "eq": ""}
AGAINST_LAST_YEAR = {
    "gte": "Không thấp hơn năm trước",
    "gt": "Cao hơn năm trước",
    "lte": "Không cao hơn năm trước",
    "lt": "Thấp hơn năm trước",
    "eq": "Bằng năm trước",
}
SIZE = 13.0
CELL_PADDING = 1.0  # mm, both sides together
COLUMN_WIDTHS = {1: 42.0, 2: 27.0, 3: 19.0, 4: 15.0, 5: 13.0}  # mm, as in table.css
TOGETHER = "together"
FIGURE, WORDS, REASON, LIST = "figure", "words", "reason", "list"  # kinds of cells, also classes in table.css


@dataclass(frozen=True, slots=True)
class Cell:
    """Một ô mục tiêu, over one year or several; a figure's later lines are its milestones."""

    lines: tuple[str, ...]
    span: int = 1
    kind: str = FIGURE


@dataclass(frozen=True, slots=True)
class Columns:
    """Các cột mục tiêu: a column a year, or one for all years where they would not fit."""

    years: tuple[int, ...]
    layout: str  # the table's class: years-1 … years-5, together

    @property
    def count(self) -> int:
        return 1 if self.layout == TOGETHER else len(self.years)


def columns(years: tuple[int, ...], groups: tuple[Group, ...]) -> Columns:
    """Chọn cách chia cột: every figure must stand unbroken in its column."""
    room = COLUMN_WIDTHS.get(len(years), 0.0) - CELL_PADDING
    figures = (text for group in groups for line in group.lines for text in _figures(line, len(years)))
    if all(width_mm(figure, SIZE) <= room for figure in figures) and len(years) in COLUMN_WIDTHS:
        return Columns(years, f"years-{len(years)}")
    return Columns(years, TOGETHER)


def cells(line: Line, layout: Columns) -> tuple[Cell, ...]:
    """Các ô mục tiêu của một dòng, from the first year to the last."""
    if line.not_applicable:
        return (Cell(("Không áp dụng", line.not_applicable), layout.count, REASON),)
    if line.wording:
        return (Cell((line.wording,), layout.count, WORDS),)
    if line.value_type == "yes_no":
        done = "Hoàn thành" if line.text.startswith("Hoàn thành") else "Thực hiện"
        return (Cell((done,), layout.count),)
    by_year = {target.year: target for target in line.targets}
    targets = [by_year.get(year, Target(year)) for year in layout.years]
    if line.compare_to == "baseline":
        return _against_last_year(line, targets, layout)
    if layout.layout == TOGETHER:
        return (Cell(_runs([(target.year, _promise(line, target)) for target in targets]), kind=LIST),)
    return tuple(Cell(_promise(line, target)) for target in targets)


def _figures(line: Line, years: int) -> list[str]:
    """Những con số phải đứng liền trong cột của mình."""
    if line.not_applicable or line.wording or line.value_type == "yes_no":
        return []
    if line.compare_to == "baseline":
        return [f"({target.value})" for target in line.targets if target.value] if years < 3 else []
    return [_against(line, target.value) for target in line.targets if target.value]


def _against(line: Line, value: str) -> str:
    """Con số kèm dấu so sánh; no sign where nothing lies beyond: at least 100 %, at most 0."""
    if (line.compare, line.measure, value) == ("gte", "%", "100") or (line.compare, value) == ("lte", "0"):
        return value
    return f"{SIGNS[line.compare]}{value}"


def _promise(line: Line, target: Target) -> tuple[str, ...]:
    final = _against(line, target.value) if target.value else SHORT_DOTS
    return (final, *(f"{period}: {_against(line, value)}" for period, value in target.milestones))


def _against_last_year(line: Line, targets: list[Target], layout: Columns) -> tuple[Cell, ...]:
    words = AGAINST_LAST_YEAR[line.compare]
    known = [target for target in targets if target.value]
    if not known:
        return (Cell((words,), layout.count, WORDS),)
    if layout.count == len(targets) and layout.count < 3:
        return tuple(
            Cell((f"{words} ({target.value})" if target.value else words,), kind=WORDS) for target in targets
        )
    figures = "; ".join(f"năm {target.year - 1}: {target.value}" for target in known)
    return (Cell((f"{words} ({figures})",), layout.count, WORDS),)


def _runs(promises: list[tuple[int, tuple[str, ...]]]) -> tuple[str, ...]:
    """Gộp các năm liền nhau cùng mức: "2017 - 2019: ≥ 95"."""
    lines = []
    for promise, run in groupby(promises, key=lambda pair: pair[1]):
        years = [year for year, _ in run]
        span = f"{years[0]}" if len(years) == 1 else f"{years[0]} - {years[-1]}"
        lines.append(f"{span}: {'; '.join(promise)}" if len(promises) > 1 else "; ".join(promise))
    return tuple(lines)
