"""Đơn vị có nguy cơ: whose year would not be met if everything went on as it has so far.

What counts as slow, and what the year then comes to, is said by `indicators.pace`; here the figures are taken from the
stored cards. The figures are those of the period shown, the targets those of the end of the year.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from django.db.models import Q

from commitments import scorecard
from commitments.models import Amendment, AmendmentChange, Campaign, Standing, Target
from indicators import results, verdicts
from indicators.models import Indicator
from indicators.models.indicator import Accumulate, Compare, ValueType
from indicators.pace import NOTHING, WHOLE, Expected, Outlook, Pace, outlook, pace
from indicators.periods import Period

PICKED = ("state", "value", "reference", "maximum", "met")
ONE = "1.0000"


@dataclass(frozen=True)
class SlowLine:
    """Chỉ tiêu chậm nhịp của một đơn vị, by its place on the card; `pace` is None where figures are missing."""

    place: int
    pace: Pace | None


@dataclass(frozen=True)
class Risk:
    """Một đơn vị có nguy cơ: what its year comes to, and the indicators that are slow, farthest behind first."""

    outlook: Outlook
    slow: tuple[SlowLine, ...]


@dataclass(frozen=True)
class Span:
    """Năm đang xem: its periods, and where the one shown stands among them."""

    periods: Sequence[Period]
    period: Period

    @property
    def left(self) -> int:
        """Số kỳ còn lại."""
        return sum(each.number > self.period.number for each in self.periods)

    def done(self, signed_on: date | None) -> int:
        """Số kỳ đã qua kể từ khi ký; none before it is signed."""
        if signed_on is None:
            return 0
        return sum(each.number <= self.period.number and each.last_day >= signed_on for each in self.periods)


@lru_cache(maxsize=4096)
def exact(text: str) -> Fraction:
    """Số trên phiếu, exactly; targets and points are the same for many units."""
    return Fraction(text)


def span_of(campaign: Campaign, period: str) -> Span:
    """Năm của kỳ này theo lịch của đợt."""
    year = [each for each in campaign.calendar() if each.code[:4] == period[:4]]
    return Span(year, next(each for each in year if each.code == period))


def grows(indicator: Indicator) -> bool:
    """Các kỳ cộng lại thành kết quả năm."""
    return indicator.value_type == ValueType.NUMBER and indicator.accumulate == Accumulate.SUM


def targets_at_the_end(campaign: Campaign, span: Span, basis: str) -> dict[int, list[str | None]]:
    """{bản cam kết: mức so sánh cuối năm của mọi dòng}, only of those in which it may differ; one query."""
    of_period = f"{span.period.year}-"
    items = Target.objects.filter(item__commitment__campaign=campaign, span__startswith=of_period)
    changes = AmendmentChange.objects.signed().filter(
        amendment__commitment__campaign=campaign, targets__span__startswith=of_period
    )
    later = Amendment.objects.signed().filter(
        commitment__campaign=campaign, effective_on__gt=span.period.last_day
    )
    rows = Standing.objects.table(campaign, span.periods[-1].code, basis).filter(
        Q(commitment__in=items.values("item__commitment"))
        | Q(commitment__in=changes.values("amendment__commitment"))
        | Q(commitment__in=later.values("commitment"))
    )
    return {
        commitment: [reference for _, reference in scorecard.columns(card, "state", "reference")]
        for commitment, card in rows.values_list("commitment", "card")
    }


def risk(
    card: Iterable[tuple],
    leaves: Sequence[Indicator],
    rule: verdicts.MetRule,
    *,
    done: int,
    left: int,
    at_the_end: Sequence[str | None] | None = None,
) -> Risk | None:
    """Nguy cơ của một đơn vị từ các dòng phiếu (PICKED); None where the year would be met, or nothing counts."""
    expected, slow = [], []
    for place, (leaf, line) in enumerate(zip(leaves, card, strict=True)):
        state, value, reference, maximum, met = line
        target = at_the_end[place] if at_the_end else reference
        if met is None or (target is None and reference is not None):
            continue
        if (met and target == reference and not _may_still_exceed(leaf)) or state == results.NONE_AROSE:
            expected.append(Expected(exact(maximum), WHOLE))
            continue
        found = _pace(leaf, state, value, target, done, left)
        expected.append(Expected(exact(maximum), found.share if found else NOTHING))
        if found is None or found.is_slow:
            slow.append(SlowLine(place, found))
    total = outlook(expected, rule)
    if total is None or total.is_met:
        return None
    return Risk(total, tuple(sorted(slow, key=lambda line: line.pace.share if line.pace else NOTHING)))


def _may_still_exceed(leaf):
    """Một số cộng dồn không được vượt quá: kept so far says nothing of the end of the year."""
    return grows(leaf) and leaf.compare in (Compare.LTE, Compare.LT, Compare.EQ)


def _pace(leaf, state, value, target, done, left):
    is_yes_no = leaf.value_type == ValueType.YES_NO
    target = ONE if is_yes_no else target
    if state == results.MISSING or value is None or target is None:
        return None
    compare = Compare.GTE if is_yes_no else leaf.compare
    return pace(exact(value), exact(target), compare, grows=grows(leaf), done=done, left=left)
