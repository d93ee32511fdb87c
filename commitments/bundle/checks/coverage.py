"""Cảnh báo nội dung thiếu mức giao hoặc số liệu gốc trong thời gian bản cam kết có hiệu lực."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from commitments.bundle.checks.indicators import Leaf
from commitments.bundle.checks.registers import elements, is_whole
from commitments.bundle.checks.scope import Force, Scope
from commitments.bundle.faults import FAULTY, Path
from indicators.agreed import agreed, in_order
from indicators.figures import YES_NO
from indicators.periods import Period
from indicators.rules import BASELINE, EACH_YEAR, EXTERNAL, TARGET, Change, Promise

Changes = dict[str, list[Change]]


def warn_of_gaps(commitment: dict, force: Force, path: Path, scope: Scope) -> None:
    """One warning per item: the years, or single periods, in which an applicable item has nothing to compare with."""
    changes = _changes(commitment.get("amendments"))
    if changes is None or force.signed_on is None or not scope.calendar.is_sound:
        return
    periods = [period for period in scope.calendar.all() if force.covers(period)]
    years = {str(period.year) for period in periods}
    seen = set()
    for index, item in elements(commitment["items"]):
        leaf = scope.indicator_set.leaves.get(item["indicator"])
        if leaf is None or leaf.number in seen or not _needs_reference(leaf):
            continue
        seen.add(leaf.number)
        own = changes.get(leaf.number, ())
        said = item.get("targets" if leaf.compare_to == TARGET else "baseline", {})
        if said is FAULTY or (not own and years <= said.keys()) or not _is_readable(said, leaf, scope):
            continue
        needed = [period for period in periods if leaf.frequency != EACH_YEAR or period.is_last_of_year]
        gaps = _gaps(item, own, needed, leaf)
        if gaps:
            what = "mức giao" if leaf.compare_to == TARGET else "số liệu gốc"
            message = f"chỉ tiêu số {leaf.number} chưa có {what} cho {_named(gaps, needed)}"
            scope.found.warn((*path, index), message)


def _needs_reference(leaf: Leaf) -> bool:
    if None in (leaf.value_type, leaf.compare_to, leaf.frequency, leaf.source) or leaf.value_type == YES_NO:
        return False
    return leaf.compare_to == TARGET or leaf.source != EXTERNAL


def _is_readable(said: dict, leaf: Leaf, scope: Scope) -> bool:
    names = scope.calendar.names_target if leaf.compare_to == TARGET else scope.calendar.names_year
    return all(map(names, said))


def _gaps(item: dict, changes: Sequence[Change], needed: Sequence[Period], leaf: Leaf) -> list[Period]:
    said = item.get("baseline", {}) if leaf.compare_to == BASELINE else {}
    promise = Promise(
        targets=_figures(item.get("targets", {})),
        baselines={int(year): figure for year, figure in _figures(said).items()},
        not_applicable="not_applicable" in item,
    )
    holding = ((period, agreed(promise, changes, period, leaf.compare_to)) for period in needed)
    return [period for period, held in holding if held.is_applicable and held.reference is None]


def _figures(said) -> dict[str, Decimal]:
    """All that counts is which are there; a faulty one stands for some figure."""
    return {} if said is FAULTY else dict.fromkeys(said, Decimal(0))


def _changes(amendments) -> Changes | None:
    """By indicator, in the order in which they take effect; None when some amendment is not sound."""
    if not is_whole(amendments):
        return None
    changes = defaultdict(list)
    for _, amendment in elements(amendments):
        if FAULTY in amendment.values() or not is_whole(amendment["changes"]):
            return None
        for _, change in elements(amendment["changes"]):
            if FAULTY in change.values():
                return None
            reason = change.get("not_applicable")
            changes[change["indicator"]].append(
                Change(
                    date.fromisoformat(amendment["effective_on"]),
                    amendment["number"],
                    _figures(change.get("targets", {})),
                    None if reason is None else bool(reason),
                )
            )
    return {number: in_order(own) for number, own in changes.items()}


def _named(gaps: Sequence[Period], needed: Sequence[Period]) -> str:
    """A year by its number where every period of it that was needed is a gap, else period by period."""
    by_year = defaultdict(list)
    for period in gaps:
        by_year[period.year].append(period.code)
    names = []
    for year, codes in by_year.items():
        is_whole_year = len(codes) == sum(period.year == year for period in needed)
        names += [f"năm {year}"] if is_whole_year else [f"kỳ {code}" for code in codes]
    return ", ".join(names)
