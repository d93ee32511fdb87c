"""Danh sách báo cáo kỳ của một năm: the general one and one for each lead unit, each in all its spans."""

from collections import defaultdict
from dataclasses import dataclass

from commitments import permissions
from commitments.models import Campaign
from indicators import periods
from reports.models import PeriodReport
from reports.period_report import finding, spans
from reports.period_report.finding import Subject
from units.models import Account


@dataclass(frozen=True)
class Row:
    """Một báo cáo trong danh sách; `covers` names the reporting periods it is drawn from, `report` None: not begun."""

    name: str
    url: str
    covers: str
    report: PeriodReport | None


@dataclass(frozen=True)
class Table:
    """Các báo cáo có cùng phạm vi."""

    title: str
    rows: tuple[Row, ...]


def tables(account: Account, campaign: Campaign, year: int) -> list[Table]:
    """Các bảng, the general reports first; who may not read a draft sees what is issued."""
    stored = PeriodReport.objects.filter(campaign=campaign, span__startswith=f"{year:04d}-").defer("content")
    by_place = defaultdict(list)
    for each in stored.order_by("edition"):
        by_place[each.lead_unit_id, each.span].append(each)
    found = [_table(account, campaign, year, lead, by_place) for lead in [None, *finding.leads(campaign)]]
    return [table for table in found if table.rows]


def _table(account, campaign, year, lead, by_place):
    may_read = permissions.may_read_draft(account, campaign, lead)
    rows = []
    for span in spans.spans_of_year(year, campaign.cadence):
        editions = by_place.get((lead and lead.pk, span.code), [])
        seen = [each for each in editions if may_read or each.is_issued]
        if may_read or seen:
            rows.append(_row(Subject(campaign, span, lead), seen[-1] if seen else None))
    title = f"Chuyên đề: chỉ tiêu do {lead} chủ trì" if lead else "Báo cáo chung"
    return Table(title, tuple(rows))


def _row(subject, report):
    covers = [periods.name_of(code) for code in subject.span.periods]
    shown = covers[0] if len(covers) == 1 else f"{covers[0]} – {covers[-1]}"
    return Row(subject.span.name, subject.url(), shown, report)
