"""Danh sách báo cáo kỳ của một năm: the general one and one for each lead unit, each in all its spans."""

from dataclasses import dataclass

from commitments import permissions
from commitments.models import Campaign
from indicators import periods
from reports.period_report import finding, spans
from reports.period_report.finding import Subject
from units.models import Account


@dataclass(frozen=True)
class Row:
    """Một báo cáo trong danh sách; `covers` names the reporting periods it is drawn from."""

    name: str
    url: str
    covers: str


@dataclass(frozen=True)
class Table:
    """Các báo cáo có cùng phạm vi."""

    title: str
    rows: tuple[Row, ...]


def tables(account: Account, campaign: Campaign, year: int) -> list[Table]:
    """Các bảng, the general reports first."""
    scopes = [None, *finding.leads(campaign)]
    allowed = [lead for lead in scopes if permissions.may_read_draft(account, campaign, lead)]
    return [
        Table(
            f"Chuyên đề: chỉ tiêu do {lead} chủ trì" if lead else "Báo cáo chung",
            tuple(
                _row(Subject(campaign, span, lead)) for span in spans.spans_of_year(year, campaign.cadence)
            ),
        )
        for lead in allowed
    ]


def _row(subject):
    covers = [periods.name_of(code) for code in subject.span.periods]
    shown = covers[0] if len(covers) == 1 else f"{covers[0]} – {covers[-1]}"
    return Row(subject.span.name, subject.url(), shown)
