"""Kết quả một khối, cộng từ các dòng phiếu điểm của các đơn vị: what is kept of a group, whatever its size. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from indicators import results
from reports.period_report import unit_tables
from reports.period_report.facts import (
    Ends,
    Extreme,
    Field,
    GroupResult,
    Line,
    Range,
    Standing,
    Sum,
    UnitResult,
)

SHOWN = 5
"""Nhiều nhất mấy đơn vị được nêu tên ở mỗi đầu."""


def result(
    units: Sequence[tuple[UnitResult, Sequence[Line]]], fields: Sequence[Field], *, is_thematic: bool
) -> GroupResult:
    """Kết quả một khối, of its units as they are listed, each with the lines of its card."""
    lines = defaultdict(list)
    for _, of_unit in units:
        for line in of_unit:
            lines[line.number].append(line)
    cards = [(unit.unit, of_unit) for unit, of_unit in units]
    ranked = [unit for unit, _ in units if unit.rank]
    return GroupResult(
        rows=_by_share(cards, lines) if is_thematic else tuple(unit_tables.ranked(unit) for unit, _ in units),
        grades=Counter(unit.grade for unit, _ in units if unit.grade),
        highest=_extreme(ranked, min(each.rank for each in ranked)) if ranked else None,
        lowest=_extreme(ranked, max(each.rank for each in ranked)) if ranked else None,
        sums={number: sum_of(of_number) for number, of_number in lines.items()},
        ends={each.key: ends_of(standings(cards, _numbers(each))) for each in fields},
        units=len(units),
    )


def _by_share(cards, numbers):
    found = standings(cards, frozenset(numbers))
    return tuple(unit_tables.by_share(place, each) for place, each in enumerate(found, start=1))


def _numbers(field):
    return frozenset(each.number for each in field.indicators)


def _extreme(ranked, rank):
    having = [each for each in ranked if each.rank == rank]
    return Extreme(having[0].score, tuple(each.unit for each in having))


def sum_of(lines: Sequence[Line]) -> Sum:
    """Cộng một chỉ tiêu qua các đơn vị."""
    counted = [line.met for line in lines if line.met is not None]
    states = [line.state for line in lines]
    pending = states.count(results.PENDING)
    return Sum(
        counted=len(counted),
        met=sum(counted),
        missing=states.count(results.MISSING),
        pending=pending,
        left_out=len(lines) - len(counted) - pending,
        promised=_range([line.reference for line in lines if line.reference is not None]),
        reached=_range([line.value for line in lines if line.value is not None]),
    )


def _range(known):
    if not known:
        return Range(0, 0, None, None, Decimal(0))
    return Range(len(known), sum(each > 0 for each in known), min(known), max(known), sum(known))


def added(sums: Iterable[Sum]) -> Sum:
    """Cộng một chỉ tiêu qua các khối."""
    sums = list(sums)
    return Sum(
        counted=sum(each.counted for each in sums),
        met=sum(each.met for each in sums),
        missing=sum(each.missing for each in sums),
        pending=sum(each.pending for each in sums),
        left_out=sum(each.left_out for each in sums),
        promised=_widened([each.promised for each in sums]),
        reached=_widened([each.reached for each in sums]),
    )


def _widened(ranges):
    known = [each for each in ranges if each.known]
    return Range(
        known=sum(each.known for each in known),
        positive=sum(each.positive for each in known),
        low=min((each.low for each in known), default=None),
        high=max((each.high for each in known), default=None),
        total=sum((each.total for each in known), Decimal(0)),
    )


def standings(cards: Iterable[tuple[int, Sequence[Line]]], numbers: frozenset[str]) -> list[Standing]:
    """Các đơn vị theo tỷ lệ điểm của các chỉ tiêu này, the best first; who has nothing counted is left out."""
    found = []
    for unit, lines in cards:
        counted = [line for line in lines if line.number in numbers and line.met is not None]
        if maximum := sum(line.maximum for line in counted):
            share = Fraction(sum(line.points for line in counted)) / Fraction(maximum)
            failing = tuple(line.number for line in counted if not line.met)
            found.append(Standing(unit, share, len(counted), failing))
    return sorted(found, key=lambda each: -each.share)


def ends_of(found: Sequence[Standing]) -> Ends:
    """Hai đầu: those that met all that counts, the best first, and the others, the lowest share first."""
    ahead = [each for each in found if not each.failing]
    behind = [each for each in found if each.failing]
    return Ends(_best(ahead), len(ahead), _worst(behind), len(behind))


def joined(ends: Iterable[Ends]) -> Ends:
    """Hai đầu của nhiều khối; among equals whose group comes first."""
    ends = list(ends)
    return Ends(
        ahead=_best([one for each in ends for one in each.ahead]),
        ahead_count=sum(each.ahead_count for each in ends),
        behind=_worst([one for each in ends for one in each.behind]),
        behind_count=sum(each.behind_count for each in ends),
    )


def _best(found):
    return tuple(sorted(found, key=lambda each: -each.share)[:SHOWN])


def _worst(found):
    return tuple(sorted(found, key=lambda each: each.share)[:SHOWN])
