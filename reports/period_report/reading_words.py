"""Lời của các đơn vị trong các kỳ của một báo cáo kỳ: difficulties, proposals, tasks; explanations of figures."""

from commitments.models import Campaign, Entry, Report
from commitments.models.report import COUNTING
from indicators import periods
from reports.period_report.facts import Kind, Statement
from reports.period_report.spans import Span

_WORDS = {Kind.DIFFICULTY: "difficulties", Kind.PROPOSAL: "proposals", Kind.TASK: "next_tasks"}
_ORDER = ("group__order", "group", "unit__order", "unit__code")
_WHO = ("unit__name", "group__name")


def statements(campaign: Campaign, span: Span) -> tuple[Statement, ...]:
    """Lời của các báo cáo được tính; tasks only from the last period: those of earlier ones are past."""
    rows = Report.objects.filter(commitment__campaign=campaign, period__in=span.periods, status__in=COUNTING)
    rows = rows.exclude(**dict.fromkeys(_WORDS.values(), ""))
    columns = (*_of("commitment__", _ORDER), "period", *_of("commitment__", _WHO), *_WORDS.values())
    return tuple(
        Statement(kind, unit, group, periods.name_of(period), text.strip())
        for period, unit, group, *texts in _ordered(rows, columns, len(_ORDER) + 1)
        for kind, text in zip(_WORDS, texts, strict=True)
        if text.strip() and (kind != Kind.TASK or period == span.last)
    )


def explanations(campaign: Campaign, span: Span, numbers: set[str]) -> tuple[Statement, ...]:
    """Của báo cáo chuyên đề: what units explained about the indicators that the unit leads."""
    rows = Entry.objects.filter(
        report__commitment__campaign=campaign,
        report__period__in=span.periods,
        report__status__in=COUNTING,
        item__indicator__number__in=numbers,
    ).exclude(explanation="")
    place = (*_of("report__commitment__", _ORDER), "report__period", "item__indicator__order")
    columns = (*place, *_of("report__commitment__", _WHO), "item__indicator__number", "explanation")
    return tuple(
        Statement(Kind.DIFFICULTY, unit, group, f"chỉ tiêu {number}, {periods.name_of(period)}", text.strip())
        for period, _, unit, group, number, text in _ordered(rows, columns, len(place))
    )


def _of(prefix, names):
    return (f"{prefix}{name}" for name in names)


def _ordered(rows, columns, places):
    """Các dòng theo `places` cột đầu, without those of the order; codes by code points, whatever the collation."""
    found = sorted(rows.order_by().values_list(*columns), key=lambda row: row[:places])
    return (row[len(_ORDER) :] for row in found)
