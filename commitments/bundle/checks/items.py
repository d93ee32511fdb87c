"""Kiểm tra nội dung cam kết và phụ lục: one item for every leaf, targets and baselines where they belong."""

from decimal import Decimal

from commitments.bundle.checks.indicators import Leaf
from commitments.bundle.checks.registers import Repeats, elements, is_before, is_whole
from commitments.bundle.checks.scope import Scope
from commitments.bundle.faults import FAULTY, Path, shown
from indicators.figures import YES_NO
from indicators.rules import BASELINE, EQ, GT, LT

_MAY_BE_NEGATIVE = frozenset({GT, LT, EQ})


def check_items(values, path: Path, scope: Scope) -> None:
    """Nội dung cam kết: each leaf of the set exactly once."""
    repeats = Repeats(scope.found, "nội dung của chỉ tiêu này")
    listed, is_list_known = set(), is_whole(values)
    for index, item in elements(values):
        at, number = (*path, index), item["indicator"]
        leaf = scope.find_leaf(number, (*at, "indicator"))
        if number.__class__ is not str:
            is_list_known = False
        elif repeats.is_new(number, at, (*at, "indicator")):
            listed.add(number)
        _check_targets(item.get("targets"), leaf, (*at, "targets"), scope)
        _check_baseline(item.get("baseline"), leaf, (*at, "baseline"), scope)
    if is_list_known and not scope.indicator_set.leaves.keys() <= listed:
        for number in scope.indicator_set.leaves:
            if number not in listed:
                scope.found.fault(
                    path, f"thiếu nội dung cho chỉ tiêu số {shown(number)}; mỗi chỉ tiêu cần một"
                )


def _check_targets(targets, leaf: Leaf | None, path: Path, scope: Scope) -> None:
    if not targets or targets is FAULTY:
        return
    if leaf is not None and leaf.value_type == YES_NO:
        scope.found.fault(path, "chỉ tiêu yes_no không có mức giao; cần bỏ khoá này")
    elif leaf is not None and leaf.compare_to == BASELINE:
        scope.found.fault(path, "chỉ tiêu so với số liệu gốc (baseline) không có mức giao; cần bỏ khoá này")
    for code in targets:
        scope.calendar.accepts_target(code, (*path, code))


def _check_baseline(baseline, leaf: Leaf | None, path: Path, scope: Scope) -> None:
    if not baseline or baseline is FAULTY:
        return
    for year, figure in baseline.items():
        scope.calendar.accepts_year(year, (*path, year))
        if figure.__class__ is str and Decimal(figure) < 0 and leaf is not None and _is_never_negative(leaf):
            scope.found.fault(
                (*path, year), f"{shown(figure)} là số âm; chỉ được âm khi compare là gt, lt, eq"
            )


def _is_never_negative(leaf: Leaf) -> bool:
    if leaf.value_type == YES_NO:
        return True
    return leaf.compare is not None and leaf.compare not in _MAY_BE_NEGATIVE


def check_amendments(commitment: dict, unit: dict | None, path: Path, scope: Scope) -> None:
    """Phụ lục: numbered once each, between signing and end, each indicator changed once."""
    numbers = Repeats(scope.found, "số phụ lục")
    for index, amendment in elements(commitment.get("amendments")):
        at, number = (*path, index), amendment["number"]
        if number is not FAULTY:
            numbers.is_new(number, (*at, "number"))
        reason = _untimely(amendment["effective_on"], commitment, unit)
        if reason:
            scope.found.fault((*at, "effective_on"), reason)
        _check_changes(amendment["changes"], (*at, "changes"), scope)


def _check_changes(values, path: Path, scope: Scope) -> None:
    repeats = Repeats(scope.found, "thay đổi của chỉ tiêu này")
    for index, change in elements(values):
        at, number = (*path, index), change["indicator"]
        leaf = scope.find_leaf(number, (*at, "indicator"))
        if number.__class__ is str:
            repeats.is_new(number, at, (*at, "indicator"))
        _check_targets(change.get("targets"), leaf, (*at, "targets"), scope)


def _untimely(day, commitment: dict, unit: dict | None) -> str | None:
    signed_on, ended_on = commitment.get("signed_on"), commitment.get("ended_on")
    ended = unit.get("valid_to") if unit else None
    if day is FAULTY:
        return None
    if signed_on is None:
        return "phụ lục của bản cam kết chưa ký (thiếu signed_on)"
    if is_before(day, signed_on):
        return f"phụ lục có hiệu lực ngày {day}, trước ngày ký {signed_on}"
    if is_before(ended_on, day):
        return f"phụ lục có hiệu lực ngày {day}, sau ngày kết thúc {ended_on}"
    if is_before(ended, day):
        return f"phụ lục có hiệu lực ngày {day}, sau ngày kết thúc của đơn vị {ended}"
    return None
