"""Hồ sơ một chỉ tiêu trong một kỳ: every unit's line of it, read out of the stored score cards by the database."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from commitments.models import Campaign, Commitment, Standing
from commitments.scorecard import CardLine
from indicators import results
from indicators.models import Indicator
from indicators.numbers import rounded
from reports.cards import state_of
from reports.heat_map import share_of
from reports.profiles.spread import Spread, spread, steps

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
    """Hồ sơ chỉ tiêu: lines with the fewest points first, those that do not count last."""

    lines: list[UnitLine]
    spread: Spread | None
    steps: list[tuple[str, int]]
    left_out: list[tuple[str, int]]


def leaf_called(campaign: Campaign, number: str) -> tuple[int, Indicator] | None:
    """(vị trí trên phiếu điểm, chỉ tiêu); None where the campaign has none of this number."""
    leaves = Indicator.objects.leaves().filter(indicator_set=campaign.indicator_set_id)
    leaves = leaves.select_related("lead_unit", "field").order_by("order")
    return next(((place, each) for place, each in enumerate(leaves) if each.number == number), None)


def profile(account, campaign, place: int, period: str, basis: str, group: str | None) -> IndicatorProfile:
    """Hồ sơ của chỉ tiêu ở vị trí này, over the units whose score card this account may see."""
    lines = _lines(account, campaign, place, period, basis, group)
    shares = [each.share for each in lines if each.share is not None]
    left_out = [
        (state, sum(each.line.state == state for each in lines))
        for state in (
            results.MISSING,
            results.PENDING,
            results.NOT_DUE,
            results.NONE_AROSE,
            results.NOT_APPLICABLE,
        )
    ]
    return IndicatorProfile(
        lines=sorted(lines, key=lambda each: (each.share is None, Decimal(each.line.points), each.unit)),
        spread=spread(shares),
        steps=steps(shares),
        left_out=[(state, count) for state, count in left_out if count],
    )


def _lines(account, campaign, place, period, basis, group):
    mine = Commitment.objects.visible_to(account).filter(campaign=campaign)
    rows = Standing.objects.table(campaign, period, basis).filter(commitment__in=mine)
    if group:
        rows = rows.filter(group__code=group)
    columns = ("commitment", "commitment__unit__name", "group__name", f"card__lines__{place}")
    found = []
    for commitment, unit, of_group, stored in rows.values_list(*columns):
        line = CardLine(*stored[:-1], tuple(stored[-1]))
        found.append(UnitLine(commitment, unit, of_group, line, share_of(line)))
    return found
