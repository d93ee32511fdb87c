"""Hồ sơ một chỉ tiêu trong một kỳ: every unit's line of it, read out of the stored score cards by the database."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from commitments.models import Campaign, Commitment, Standing
from commitments.scorecard import CardLine
from indicators import results
from indicators.models import Indicator
from indicators.numbers import rounded
from reports import kept, summaries
from reports.cards import state_of
from reports.heat_map import share_of
from reports.profiles.spread import Spread, spread, steps

FORM = 1
"""Dạng của hồ sơ được giữ: another number where its fields change."""

LEFT_OUT = (
    results.MISSING,
    results.PENDING,
    results.NOT_DUE,
    results.NONE_AROSE,
    results.NOT_APPLICABLE,
)
TREND = 8
"""Nhiều nhất từng ấy kỳ trong diễn biến của một chỉ tiêu."""

SHOWN = 150
"""Thang của vạch tỷ lệ đạt, phần trăm; what is beyond is drawn to its end."""


@dataclass(frozen=True, slots=True)
class UnitLine:
    """Dòng của một đơn vị; `share` is the percentage of the maximum points, None where it does not count."""

    commitment_id: int
    unit: str
    group: str
    line: CardLine
    share: Fraction | None

    @property
    def state(self) -> str:
        """Ghi nhận."""
        return state_of(self.line)

    @property
    def drawn(self) -> Decimal | None:
        """Độ dài vạch tỷ lệ đạt, phần trăm của thang; None where there is no attainment."""
        if self.line.attainment is None:
            return None
        return rounded(100 * min(Fraction(self.line.attainment), Fraction(SHOWN)) / SHOWN, 1)


@dataclass(frozen=True)
class IndicatorProfile:
    """Hồ sơ chỉ tiêu; `order` are the commitments: the fewest points first, what does not count last."""

    order: tuple[int, ...]
    spread: Spread | None
    steps: list[tuple[str, int]]
    left_out: list[tuple[str, int]]


def leaf_called(campaign: Campaign, number: str) -> tuple[int, Indicator] | None:
    """(vị trí trên phiếu điểm, chỉ tiêu); None where the campaign has none of this number."""
    leaves = Indicator.objects.leaves().filter(indicator_set=campaign.indicator_set_id)
    leaves = leaves.select_related("lead_unit", "field").order_by("order")
    return next(((place, each) for place, each in enumerate(leaves) if each.number == number), None)


def profiles(
    account, campaign, place: int, codes: Sequence[str], basis: str, group: str | None
) -> dict[str, IndicatorProfile]:
    """{kỳ: hồ sơ của chỉ tiêu ở vị trí này}, over the units whose score card this account may see.

    That of all units is kept for who oversees them until one of their results of the period is reckoned anew.
    """
    if not Campaign.objects.overseen_by(account).filter(pk=campaign.pk).exists():
        mine = Commitment.objects.visible_to(account).filter(campaign=campaign)
        return _made(_rows(campaign, codes, basis, group).filter(commitment__in=mine), place, codes)
    return of_all(campaign, place, codes, basis, group)


def of_all(
    campaign: Campaign, place: int, codes: Sequence[str], basis: str, group: str | None
) -> dict[str, IndicatorProfile]:
    """{kỳ: hồ sơ} over all units, kept."""
    states = summaries.states_of([(campaign.pk, code) for code in codes], basis)
    keys = {
        code: kept.key("indicator", FORM, basis, place, group, [row for row in states if row[1] == code])
        for code in codes
    }
    found = kept.known(keys)
    if missing := [code for code in codes if code not in found]:
        fresh = _made(_rows(campaign, missing, basis, group), place, missing)
        kept.keep({keys[code]: each for code, each in fresh.items()})
        found |= fresh
    return found


def shown_periods(campaign: Campaign, period: str) -> list[str]:
    """Các kỳ của diễn biến: the last ones up to this period."""
    return [each.code for each in campaign.calendar() if each.code <= period][-TREND:]


def lines(campaign, place: int, period: str, basis: str, order: Sequence[int]) -> list[UnitLine]:
    """Dòng của các bản cam kết này, in this order."""
    rows = _rows(campaign, [period], basis, None).filter(commitment__in=order)
    found = {each.commitment_id: each for each in _lines(rows, place)[period]}
    return [found[pk] for pk in order if pk in found]


def _rows(campaign, codes, basis, group):
    rows = Standing.objects.filter(campaign=campaign, period__in=codes, basis=basis, is_in_force=True)
    return rows.filter(group__code=group) if group else rows


def _lines(rows, place):
    """{kỳ: dòng của từng đơn vị}; one query."""
    columns = ("period", "commitment", "commitment__unit__name", "group__name", f"card__lines__{place}")
    found = defaultdict(list)
    for code, commitment, unit, of_group, stored in rows.values_list(*columns):
        line = CardLine(*stored[:-1], tuple(stored[-1]))
        found[code].append(UnitLine(commitment, unit, of_group, line, share_of(line)))
    return found


def _made(rows, place, codes):
    lines_of = _lines(rows, place)
    return {code: _of_period(lines_of[code]) for code in codes}


def _of_period(found):
    found.sort(key=lambda each: (each.share is None, Decimal(each.line.points), each.unit))
    shares = [each.share for each in found if each.share is not None]
    counts = Counter(each.line.state for each in found)
    return IndicatorProfile(
        order=tuple(each.commitment_id for each in found),
        spread=spread(shares),
        steps=steps(shares),
        left_out=[(state, counts[state]) for state in LEFT_OUT if counts[state]],
    )
