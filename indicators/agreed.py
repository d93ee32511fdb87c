"""Mức đã cam kết có hiệu lực ở một kỳ: the item with the amendments in effect laid over it.

Pure: no Django.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from indicators.periods import Period
from indicators.rules import BASELINE, TARGET, Change, Promise


class Agreed(NamedTuple):
    """Mức so sánh và việc áp dụng ở một kỳ; `amendment` is the number of the one that decided them, if any."""

    is_applicable: bool
    reference: Decimal | None
    amendment: int | None


def in_order(changes: Sequence[Change]) -> list[Change]:
    """Thứ tự áp dụng các phụ lục: by date, then number."""
    return sorted(changes, key=lambda change: (change.effective_on, change.amendment_number))


def agreed(promise: Promise, changes: Sequence[Change], period: Period, compare_to: str | None) -> Agreed:
    """Mức đã cam kết ở kỳ này; `changes` are the promise's own, put `in_order` once for all periods."""
    year = str(period.year)
    is_excluded, excluded_by = promise.not_applicable, None
    of_year, of_period = promise.targets.get(year), promise.targets.get(period.code)
    amended_by = None
    for change in changes:
        if change.effective_on > period.last_day:
            break
        if change.not_applicable is not None:
            is_excluded, excluded_by = change.not_applicable, change.amendment_number
        if year in change.targets:
            of_year, of_period = change.targets[year], None
            amended_by = change.amendment_number
        if period.code in change.targets:
            of_period = change.targets[period.code]
            amended_by = change.amendment_number
    if is_excluded:
        return Agreed(False, None, excluded_by)
    if compare_to == TARGET:
        return Agreed(True, of_year if of_period is None else of_period, amended_by)
    if compare_to == BASELINE:
        return Agreed(True, promise.baselines.get(period.year), None)
    return Agreed(True, None, None)


@dataclass(frozen=True, slots=True)
class Laid:
    """Nội dung sau khi phủ một số phụ lục; `excluded_by`: the amendment that decided whether it applies."""

    is_applicable: bool
    targets: Mapping[str, Decimal]
    excluded_by: int | None = None


def laid(promise: Promise, changes: Sequence[Change]) -> Laid:
    """Mức giao và việc áp dụng sau các thay đổi này, which are `in_order`."""
    targets, is_applicable, excluded_by = dict(promise.targets), not promise.not_applicable, None
    for change in changes:
        if change.not_applicable is not None:
            is_applicable, excluded_by = not change.not_applicable, change.amendment_number
        for year in [span for span in change.targets if "-" not in span]:
            targets = {span: each for span, each in targets.items() if span.partition("-")[0] != year}
        targets |= change.targets
    return Laid(is_applicable, targets, excluded_by)


def moved_periods(
    promise: Promise, change: Change, calendar: Sequence[Period], compare_to: str | None
) -> list[Period]:
    """Các kỳ mà thay đổi này làm khác mức hoặc việc áp dụng; empty: it changes nothing at all."""
    before, after = in_order(promise.changes), in_order([*promise.changes, change])
    return [
        period
        for period in calendar
        if _held(promise, before, period, compare_to) != _held(promise, after, period, compare_to)
    ]


def _held(promise, changes, period, compare_to):
    found = agreed(promise, changes, period, compare_to)
    return found.is_applicable, found.reference
