"""Hồ sơ thẩm định một báo cáo: the sheet with what the reviewer wrote, self and verified points, earlier periods.

Reads only; a constant number of queries.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from commitments import scorecard, sheet, workflow
from commitments.entries import Verdict
from commitments.models import Adjustment, Campaign, Entry, Report, Standing
from commitments.models.report import ReportStatus
from commitments.models.standing import Basis
from commitments.sheet import Sheet
from commitments.telling import told
from indicators import periods
from indicators.figures import Figure
from units.models import Account

PERIODS_BEFORE = 4


@dataclass(frozen=True)
class Row:
    """Một chỉ tiêu của hồ sơ; `own_points` by the unit's own figures, `past` the periods before as (name, figure)."""

    of_sheet: sheet.Row
    verdict: Verdict
    own_points: str | None
    past: tuple[tuple[str, str], ...]

    @property
    def number(self) -> str:
        """Số chỉ tiêu."""
        return self.of_sheet.indicator.number

    @property
    def name(self) -> str:
        """Tên của dòng trong trang, for links and field names."""
        return f"c{self.of_sheet.item.pk}"

    @property
    def reported(self) -> Figure:
        """Số tự báo cáo."""
        return self.of_sheet.figure

    @property
    def reported_text(self) -> str:
        """Số tự báo cáo bằng lời."""
        return told(self.reported)

    @property
    def verified_text(self) -> str:
        """Số thẩm định bằng lời; "" where the reported figure stands."""
        return "" if self.verdict.figure.is_empty else told(self.verdict.figure)

    @property
    def can_be_verified(self) -> bool:
        """Có số để thẩm định; else the reviewer can only comment."""
        return self.of_sheet.is_applicable and self.of_sheet.is_entered


@dataclass(frozen=True)
class Group:
    """Nhóm chỉ tiêu liền nhau."""

    number: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Appraisal:
    """Hồ sơ thẩm định: what one page shows about one report."""

    report: Report
    sheet: Sheet
    groups: tuple[Group, ...]
    adjustments: tuple[Adjustment, ...]
    standings: dict[str, Standing]
    is_closed: bool

    @property
    def rows(self) -> tuple[Row, ...]:
        """Mọi chỉ tiêu, in order."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def is_open(self) -> bool:
        """Còn thẩm định được: submitted, in a year that is not closed."""
        return self.report.status == ReportStatus.SUBMITTED and not self.is_closed

    @property
    def verified(self) -> list[Row]:
        """Những chỉ tiêu có số thẩm định khác."""
        return [row for row in self.rows if row.verified_text]

    @property
    def awarded(self) -> list[Row]:
        """Những chỉ tiêu được cho điểm riêng."""
        return [row for row in self.rows if row.verdict.points is not None]

    @property
    def judged(self) -> list[Row]:
        """Những chỉ tiêu mà người thẩm định đã ghi điều gì."""
        return [row for row in self.rows if row.verdict != Verdict()]

    @property
    def commented(self) -> list[Row]:
        """Những chỉ tiêu có ý kiến."""
        return [row for row in self.rows if row.verdict.comment]

    @property
    def summary(self) -> str:
        """“12/14 chỉ tiêu có số liệu · 2 số thẩm định khác”."""
        parts = [self.sheet.progress.replace("đã nhập", "có số liệu")]
        parts += [f"{len(self.verified)} số thẩm định khác"] if self.verified else []
        parts += [f"{len(self.awarded)} cho điểm riêng"] if self.awarded else []
        return " · ".join(parts)

    @property
    def days_late(self) -> int:
        """Số ngày gửi muộn lần đầu."""
        return days_late(self.report.submitted_on, self.sheet.period)

    @property
    def lateness(self) -> str:
        """Gửi muộn bao lâu, bằng lời; "" when in time."""
        return f"Gửi muộn {self.days_late} ngày" if self.days_late else ""

    @property
    def official(self) -> Standing | None:
        """Kết quả chính thức đến kỳ này."""
        return self.standings.get(Basis.OFFICIAL)

    @property
    def own(self) -> Standing | None:
        """Kết quả tự chấm đến kỳ này."""
        return self.standings.get(Basis.SELF)


def days_late(submitted_on: date, period: periods.Period) -> int:
    """Số ngày gửi muộn so với hạn; 0 when in time."""
    return max(0, (submitted_on - period.due_on).days)


def read(report: Report, *, by: Account, today: date) -> Appraisal | None:
    """Đọc hồ sơ; None where the unit does not owe this period, so that nothing of it counts."""
    commitment = report.commitment
    commitment.campaign = Campaign.objects.with_rules().get(pk=commitment.campaign_id)
    period = workflow.period_of(commitment, report.period)
    if period is None:
        return None
    read_sheet = sheet.read(commitment, period, by=by, today=today)
    standings = {
        row.basis: row for row in Standing.objects.filter(commitment=commitment, period=report.period)
    }
    past, own_points = _past(report, by), _own_points(report, standings)
    groups = []
    for group in read_sheet.groups:
        rows = tuple(
            Row(row, verdict_of(row.entry), own_points.get(row.indicator.number), past[row.item.pk])
            for row in group.rows
        )
        groups.append(Group(group.head.number, group.head.text, rows) if group.head else Group("", "", rows))
    return Appraisal(
        report=report,
        sheet=read_sheet,
        groups=tuple(groups),
        adjustments=tuple(commitment.adjustments.filter(period=report.period).order_by("pk")),
        standings=standings,
        is_closed=workflow.is_closed(commitment.campaign, report.period),
    )


def verdict_of(entry: Entry | None) -> Verdict:
    """Kết quả thẩm định đang lưu của một số liệu."""
    if entry is None:
        return Verdict()
    return Verdict(entry.verified, entry.comment, entry.awarded_points, entry.awarded_reason)


def _own_points(report, standings):
    """{số chỉ tiêu: điểm tự chấm}; of a report that counts."""
    if report.is_editable or Basis.SELF not in standings:
        return {}
    return {line.number: line.points for line in scorecard.read(standings[Basis.SELF].card).lines}


def _past(report, by):
    """{nội dung: các kỳ trước (tên, số liệu)}, nearest first."""
    before = Report.objects.visible_to(by).filter(commitment=report.commitment_id, period__lt=report.period)
    reports = before.exclude(status=ReportStatus.DRAFT).order_by("-period")[:PERIODS_BEFORE]
    names = {row.pk: periods.name_of(row.period) for row in reports}
    found = defaultdict(tuple)
    for entry in Entry.objects.filter(report__in=names).order_by("-report__period"):
        found[entry.item_id] += ((names[entry.report_id], told(entry.counted)),)
    return found
