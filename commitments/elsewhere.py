"""Cùng chỉ tiêu ở các đơn vị khác trong khối: what the reviewer holds a figure against. One query for a report."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from commitments.models import Entry, Report
from commitments.models.report import COUNTING
from commitments.telling import NOTHING, told
from indicators.figures import Figure
from indicators.numbers import rounded, written
from units.models import Account

PLACES = 2


@dataclass(frozen=True)
class Others:
    """Số liệu của các đơn vị khác cùng khối, cùng kỳ: the middle one, and each as (unit, figure)."""

    middle: str
    figures: tuple[tuple[str, str], ...]


def elsewhere_of(report: Report, by: Account) -> dict[int, Others]:
    """{chỉ tiêu: số liệu ở đơn vị khác}, of figures that count and that this account may see, in the units' order."""
    counting = Report.objects.filter(
        commitment__campaign=report.commitment.campaign_id,
        commitment__group=report.commitment.group_id,
        period=report.period,
        status__in=COUNTING,
    )
    visible = Entry.objects.visible_to(by).filter(report__in=counting.exclude(pk=report.pk))
    entries = visible.select_related("item", "report__commitment__unit")
    found = defaultdict(list)
    for entry in entries.order_by("report__commitment__unit__order", "report__commitment__unit__code"):
        if not entry.counted.is_empty:
            found[entry.item.indicator_id].append((entry.report.commitment.unit.name, entry.counted))
    return {
        indicator: Others(_middle(rows), tuple((unit, told(figure)) for unit, figure in rows))
        for indicator, rows in found.items()
    }


def _middle(rows):
    """Số đứng giữa; a dash where figures are not numbers."""
    amounts = [amount for _, figure in rows if (amount := _amount(figure)) is not None]
    return written(rounded(median(amounts), PLACES)) if amounts else NOTHING


def _amount(figure: Figure) -> Fraction | None:
    if figure.value is not None:
        return Fraction(figure.value)
    if figure.denominator:
        return 100 * Fraction(figure.numerator) / Fraction(figure.denominator)
    return None
