"""Tổng quan một kỳ của đợt: who reported, how scores lie, who moved, what fails most, who will fail the year.

Put together from the summaries of its groups; a constant number of queries, whatever the number of units.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from statistics import median

from indicators.models import Indicator
from indicators.numbers import rounded
from reports import comparing, kept, summaries
from reports.comparing import Change
from reports.filters import Choice
from reports.listing import shown_groups
from reports.outlooks import Risk, Span
from reports.summaries import SHOWN, Failures, Summary

EDGES = tuple(map(Decimal, (50, 60, 70, 80, 90)))
BINS = ("dưới 50", "50–60", "60–70", "70–80", "80–90", "từ 90")
RISKS_SHOWN = 6
FAILING_SHOWN = 6
FORM = 1
"""Dạng của tổng quan được giữ: another number where its fields change."""


@dataclass(frozen=True)
class Spread:
    """Điểm của một khối: how many have one, lowest, median (to 2 decimals), highest, how many stand in each of BINS."""

    group: int
    count: int
    low: Decimal | None
    middle: Decimal | None
    high: Decimal | None
    bins: tuple[int, ...]


@dataclass(frozen=True)
class Failing:
    """Chỉ tiêu nhiều đơn vị không đạt, by its place on the card."""

    place: int
    failures: Failures


@dataclass(frozen=True)
class Movers:
    """Tiến bộ và sụt giảm nhiều nhất since a period; `reason` says why there is nothing to compare with."""

    since: str
    reason: str
    up: tuple[tuple[int, Change], ...]
    down: tuple[tuple[int, Change], ...]


@dataclass(frozen=True)
class Overview:
    """Tổng quan; `risks` are the first (bản cam kết, Risk) of `risk_count`, those with most slow indicators."""

    spreads: tuple[Spread, ...]
    movers: Movers
    failing: tuple[Failing, ...]
    risks: tuple[tuple[int, Risk], ...]
    risk_count: int
    units: int
    provisional: int


def read(
    choice: Choice, leaves: Sequence[Indicator], span: Span, own: dict[int, int] | None = None
) -> Overview:
    """Đọc tổng quan của lựa chọn; `leaves` in the order of the lines of a card.

    Who may not see all is told of risks of its `own` units only: {bản cam kết: khối}.
    """
    groups = shown_groups(choice)
    keys = summaries.keys_of(choice, groups, span)
    name = kept.key("overview", FORM, [keys[group.pk] for group in groups])
    found = kept.known({"": name}).get("")
    if found is None:
        found = _made(choice, summaries.read(choice, groups, leaves, span, keys), groups)
        kept.keep({name: found})
    return found if own is None else _for(found, choice, leaves, span, keys, own)


def _made(choice, summary_of, groups):
    parts = [summary_of[group.pk] for group in groups]
    risks = _risks([each for part in parts for each in part.risks])
    return Overview(
        spreads=tuple(_spread(group.pk, summary_of[group.pk].scores) for group in groups),
        movers=_movers(summaries.sources_of(choice), parts),
        failing=_failing(parts),
        risks=risks[:RISKS_SHOWN],
        risk_count=len(risks),
        units=sum(part.units for part in parts),
        provisional=sum(part.provisional for part in parts),
    )


def _for(found, choice, leaves, span, keys, own):
    """Tổng quan của người chỉ xem được đơn vị mình."""
    groups = [group for group in shown_groups(choice) if group.pk in own.values()]
    parts = summaries.read(choice, groups, leaves, span, keys).values()
    risks = _risks([each for part in parts for each in part.risks if each[0] in own])
    return replace(found, risks=risks[:RISKS_SHOWN], risk_count=len(risks))


def _spread(group, scores):
    counted = Counter(sum(score >= edge for edge in EDGES) for score in scores)
    bins = tuple(counted[place] for place in range(len(BINS)))
    if not scores:
        return Spread(group, 0, None, None, None, bins)
    return Spread(group, len(scores), scores[0], rounded(median(scores), 2), scores[-1], bins)


def _movers(sources, parts: list[Summary]):
    """Against the period before, else against the same period of last year."""
    for source, moves in zip(sources, zip(*(part.moves for part in parts), strict=True), strict=True):
        if any(each.compared for each in moves):
            up = sorted((one for each in moves for one in each.up), key=lambda one: -one[1].score)
            down = sorted((one for each in moves for one in each.down), key=lambda one: one[1].score)
            return Movers(source.name, "", tuple(up[:SHOWN]), tuple(down[:SHOWN]))
    first = sources[0]
    return Movers(first.name, first.reason or comparing.NOBODY, (), ())


def _failing(parts):
    """Theo tỷ lệ không đạt, cao nhất trước; only those that somebody fails."""
    found = []
    for place, lines in enumerate(zip(*(part.lines for part in parts if part.lines), strict=True)):
        columns = zip(*((each.counted, each.failed, each.missing) for each in lines), strict=True)
        failures = Failures(*map(sum, columns))
        if failures.failed:
            found.append(Failing(place, failures))

    def share(each):
        return Fraction(each.failures.failed, each.failures.counted)

    return tuple(sorted(found, key=lambda each: (-share(each), -each.failures.failed)))


def _risks(found):
    return tuple(sorted(found, key=lambda each: (-len(each[1].slow), each[1].outlook.score)))
