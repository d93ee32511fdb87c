"""Hồ sơ thẩm định một báo cáo: the sheet with what the reviewer wrote, self and verified points, earlier periods.

Reads only; a constant number of queries.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from commitments import doubts, rounds, scorecard, sheet, workflow
from commitments.elsewhere import Others, elsewhere_of
from commitments.entries import Verdict
from commitments.evidence import reading
from commitments.evidence.reading import Shown
from commitments.models import Adjustment, Campaign, Entry, LeadReview, Report, Standing
from commitments.models.report import Decision, ReportStatus
from commitments.models.standing import Basis
from commitments.sheet import Sheet
from commitments.telling import told
from indicators import periods
from indicators.figures import Figure
from units.models import Account

PERIODS_BEFORE = 4


@dataclass(frozen=True)
class Row:
    """Một chỉ tiêu của hồ sơ; `own_points` by the unit's own figures, `past` the periods before as (name, figure).

    `sent_before`: the figure of the round before, where this one differs; `others`: the same indicator elsewhere;
    `lead`: what the unit that leads the indicator was asked about this figure.
    """

    of_sheet: sheet.Row
    verdict: Verdict
    own_points: str | None
    past: tuple[tuple[str, str], ...]
    sent_before: str
    others: Others | None
    doubts: tuple[str, ...]
    proofs: tuple[Shown, ...]
    lead: LeadReview | None = None

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
    def is_flagged(self) -> bool:
        """Có điều cần xem kỹ: unusual without a word, changed since it was returned, or nothing reported."""
        return bool(self.doubts or self.sent_before or not self.of_sheet.is_entered)

    @property
    def is_undecided(self) -> bool:
        """Chưa xem: no verdict of any kind, of an indicator that applies."""
        return self.of_sheet.is_applicable and self.verdict == Verdict()

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
    def returned(self) -> list[Row]:
        """Những chỉ tiêu đánh dấu trả lại."""
        return [row for row in self.rows if row.verdict.decision == Decision.RETURNED]

    @property
    def acceptable(self) -> list[Row]:
        """Những chỉ tiêu chấp nhận được cùng một lúc: not judged yet, with a figure, nothing to look at twice.

        Of what another unit leads none: its opinion is taken over, or waited for.
        """
        return [row for row in self.rows if row.is_undecided and not row.is_flagged and not row.lead]

    @property
    def adoptable(self) -> list[Row]:
        """Những chỉ tiêu có ý kiến cơ quan chủ trì mà người thẩm định chưa ghi gì."""
        return [row for row in self.rows if row.is_undecided and row.lead and row.lead.opinion]

    @property
    def awaited(self) -> list[Row]:
        """Những chỉ tiêu còn chờ ý kiến cơ quan chủ trì."""
        return [row for row in self.rows if row.lead and row.lead.is_waiting]

    @property
    def commented(self) -> list[Row]:
        """Những chỉ tiêu có ý kiến."""
        return [row for row in self.rows if row.verdict.comment]

    @property
    def summary(self) -> str:
        """“9 chấp nhận · 2 trả lại · 1 số thẩm định khác · 3 chưa xem”, with what there is."""
        accepted = sum(row.verdict.decision == Decision.ACCEPTED for row in self.rows)
        counts = {
            "chấp nhận": accepted,
            "trả lại": len(self.returned),
            "số thẩm định khác": len(self.verified),
            "cho điểm riêng": len(self.awarded),
            "chưa xem": sum(row.is_undecided for row in self.rows),
        }
        told = [f"{count} {words}" for words, count in counts.items() if count]
        return " · ".join([self.sheet.progress.replace("đã nhập", "có số liệu"), *told])

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
    proofs = reading.of_report(report, period, by=by)
    before, elsewhere = rounds.sent_before(report), elsewhere_of(report, by)
    leads = {row.item_id: row for row in report.lead_reviews.filter(is_current=True).for_listing()}
    groups = []
    for group in read_sheet.groups:
        rows = tuple(
            Row(
                row,
                verdict_of(row.entry),
                own_points.get(row.indicator.number),
                past[row.item.pk],
                _changed(row, before),
                elsewhere.get(row.indicator.pk),
                _unusual(read_sheet, row),
                proofs.get(row.item.pk, ()),
                leads.get(row.item.pk),
            )
            for row in group.rows
        )
        groups.append(Group(group.head.number, group.head.text, rows) if group.head else Group("", "", rows))
    return Appraisal(
        report=report,
        sheet=read_sheet,
        groups=tuple(groups),
        adjustments=tuple(commitment.adjustments.filter(period=report.period).order_by("pk")),
        standings=standings,
        is_closed=read_sheet.is_of_closed_year,
    )


def verdict_of(entry: Entry | None) -> Verdict:
    """Kết quả thẩm định đang lưu của một số liệu."""
    if entry is None:
        return Verdict()
    return Verdict(entry.verified, entry.comment, entry.awarded_points, entry.awarded_reason, entry.decision)


def _changed(row, before):
    """Số của lượt gửi trước, bằng lời, khi lượt này khác; "" where it is the same or the first."""
    figure = before.get(row.indicator.number)
    return told(figure) if before and figure != row.figure and (figure or row.is_entered) else ""


def _unusual(read_sheet, row):
    """Điều khác thường mà đơn vị chưa giải trình."""
    if not doubts.is_unexplained(read_sheet, row):
        return ()
    return tuple(doubt.text for doubt in doubts.of_row(read_sheet, row) if doubt.asks)


def _own_points(report, standings):
    """{số chỉ tiêu: điểm tự chấm}; of a report that counts."""
    if report.is_editable or Basis.SELF not in standings:
        return {}
    return {line.number: line.points for line in scorecard.read(standings[Basis.SELF].card).lines}


def _past(report, by):
    """{nội dung: các kỳ trước (tên, số liệu)}, nearest first."""
    before = Report.objects.filter(commitment=report.commitment_id, period__lt=report.period)
    reports = before.exclude(status=ReportStatus.DRAFT).order_by("-period")[:PERIODS_BEFORE]
    names = {row.pk: periods.name_of(row.period) for row in reports}
    found = defaultdict(tuple)
    for entry in Entry.objects.visible_to(by).filter(report__in=names).order_by("-report__period"):
        found[entry.item_id] += ((names[entry.report_id], told(entry.counted)),)
    return found
