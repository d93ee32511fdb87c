"""Kiểm tra số liệu: each says one thing that fits its indicator; what a reviewer added belongs to no draft.

This is the hot path of a large bundle: a plain entry passes with a few look-ups, the rest goes through
`indicators.figures`, the guard that forms and autosave use as well.
"""

from decimal import Decimal
from functools import lru_cache

from commitments.bundle.checks.indicators import Leaf
from commitments.bundle.checks.registers import elements
from commitments.bundle.checks.scope import Scope
from commitments.bundle.faults import FAULTY, Findings, Path, pointer_to, shown
from indicators import figures

_PARTS = frozenset(figures.PARTS)
_INDICATOR_AND_ONE, _INDICATOR_AND_TWO = 2, 3
_ADDED_BY_REVIEWER = frozenset({"verified", "awarded"})


def check_entries(values, is_draft: bool, path: Path, scope: Scope) -> None:
    """Số liệu của một báo cáo: each indicator once."""
    leaves, found = scope.indicator_set.leaves, scope.found
    first_places: dict[str, int] = {}
    for index, entry in elements(values):
        number = entry["indicator"]
        leaf = leaves.get(number)
        if leaf is None:
            scope.find_leaf(number, (*path, index, "indicator"))
        if first_places.setdefault(number, index) != index and number is not FAULTY:
            first = pointer_to((*path, first_places[number]))
            found.fault((*path, index, "indicator"), f"số liệu của chỉ tiêu này lặp lại; đã có tại {first}")
        if leaf is not None and _is_plain(entry, leaf.value_type):
            continue
        _check_figure(entry, leaf, (*path, index), found)
        if not _ADDED_BY_REVIEWER.isdisjoint(entry):
            _check_review(entry, leaf, is_draft, (*path, index), found)


def _is_plain(entry: dict, value_type: str | None) -> bool:
    """Chỉ gồm một số liệu vừa với chỉ tiêu: what most entries are, so nothing more needs to be asked."""
    if value_type == figures.RATIO and len(entry) == _INDICATOR_AND_TWO:
        top, bottom = entry.get("numerator"), entry.get("denominator")
        if top.__class__ is str and bottom.__class__ is str:
            return Decimal(top) <= (whole := Decimal(bottom)) and whole > 0
        return False
    if len(entry) != _INDICATOR_AND_ONE:
        return False
    return (value_type == figures.NUMBER and "value" in entry) or (
        value_type == figures.YES_NO and "done" in entry
    )


def _check_review(entry: dict, leaf: Leaf | None, is_draft: bool, place: Path, found: Findings) -> None:
    if is_draft:
        for key in entry.keys() & _ADDED_BY_REVIEWER:
            found.fault((*place, key), "báo cáo nháp (draft) chưa thể có phần của người thẩm định")
    verified, awarded = entry.get("verified"), entry.get("awarded")
    if isinstance(verified, dict):
        _check_figure(verified, leaf, (*place, "verified"), found)
    if isinstance(awarded, dict) and leaf is not None and leaf.max_points is not None:
        points = awarded["points"]
        if points is not FAULTY and Decimal(points) > leaf.max_points:
            message = f"{shown(points)} lớn hơn điểm tối đa của chỉ tiêu, {leaf.max_points}"
            found.fault((*place, "awarded", "points"), message)


def _check_figure(said: dict, leaf: Leaf | None, place: Path, found: Findings) -> None:
    parts = said.keys() & _PARTS
    value_type = leaf and leaf.value_type
    if value_type is None:
        if not parts:
            found.fault(place, _judged(*[None] * 4, False, figures.NUMBER)[0][0])
        return
    if any(said[part] is FAULTY for part in parts):
        return
    problem, exceeds = _judged(
        said.get("value"),
        said.get("numerator"),
        said.get("denominator"),
        said.get("done"),
        said.get("none_arose", False),
        value_type,
    )
    if problem is not None:
        message, part = problem
        found.fault((*place, part) if part in parts else place, message)
    if exceeds:
        found.warn(
            (*place, "numerator"),
            f"tử số {said['numerator']} lớn hơn mẫu số {said['denominator']}",
        )


@lru_cache(maxsize=4096)
def _judged(value, numerator, denominator, done, none_arose, value_type):
    """Lỗi (câu báo, phần sai) nếu có, and whether the numerator exceeds the denominator."""
    amounts = (None if amount is None else Decimal(amount) for amount in (value, numerator, denominator))
    figure = figures.Figure(*amounts, done, none_arose)
    try:
        figures.check(figure, value_type)
    except figures.BadFigure as error:
        return (str(error), error.part), False
    return None, figures.exceeds_whole(figure)
