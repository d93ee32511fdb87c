"""Tờ báo cáo của một kỳ: every indicator of a commitment with its figures, target, last period and expected points.

Reads only; a constant number of queries.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from django.db.models import Q

from commitments import closures, rounds, workflow
from commitments.entries import NEW
from commitments.expectation import expected
from commitments.models import AmendmentChange, Commitment, CommitmentItem, Entry, Report
from commitments.models.report import Decision, ReportStatus
from commitments.policies import Ruling, ruling_of
from indicators import periods
from indicators.figures import EMPTY, Figure
from indicators.models import Indicator
from indicators.periods import Period
from indicators.results import NOT_APPLICABLE, Card, Line
from units.models import Account

RULES = ("campaign__holidays", "campaign__overrides", "campaign__grades", "campaign__closed_years")
"""Điều của đợt cần lấy sẵn cùng bản cam kết, so that the number of queries stays constant."""

LOCKED = {
    ReportStatus.SUBMITTED: "Báo cáo đã gửi, đang chờ thẩm định. Muốn sửa, đề nghị người thẩm định trả lại báo cáo.",
    ReportStatus.APPROVED: "Báo cáo đã được duyệt nên không sửa được nữa.",
}


@dataclass(frozen=True)
class Row:
    """Một chỉ tiêu trên tờ báo cáo; `last` is the figure of the period before, `reason` why it does not apply."""

    item: CommitmentItem
    line: Line
    entry: Entry | None
    last: Figure | None
    last_is_estimated: bool
    reason: str

    @property
    def indicator(self) -> Indicator:
        """Chỉ tiêu của dòng này."""
        return self.item.indicator

    @property
    def is_applicable(self) -> bool:
        """Áp dụng cho đơn vị trong kỳ này."""
        return self.line.state != NOT_APPLICABLE

    @property
    def figure(self) -> Figure:
        """Số đơn vị tự báo cáo; empty where there is none."""
        return self.entry.reported if self.entry else EMPTY

    @property
    def entry_explanation(self) -> str:
        """Giải trình của đơn vị."""
        return self.entry.explanation if self.entry else ""

    @property
    def is_entered(self) -> bool:
        """Đã có số liệu, or none arose."""
        return not self.figure.is_empty


@dataclass(frozen=True)
class Group:
    """Nhóm chỉ tiêu liền nhau; `head` is None where indicators stand by themselves."""

    head: Indicator | None
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Sheet:
    """Tờ báo cáo của một đơn vị, một kỳ; `report` is None until something is saved, `today` the day it is read.

    `opened` are the items that were returned one by one, the only ones to correct; None where all may be. `shut` says
    why the unit may enter nothing in a closed period, `extended_until` how long it may all the same.
    """

    commitment: Commitment
    period: Period
    before: Period | None
    report: Report | None
    rows: tuple[Row, ...]
    card: Card
    ruling: Ruling
    today: date
    opened: frozenset[int] | None
    shut: str
    extended_until: date | None

    @property
    def name(self) -> str:
        """Tên kỳ: Quý III/2022."""
        return periods.name_of(self.period.code)

    @property
    def version(self) -> int:
        """Lần lưu mà người nhập nhìn thấy."""
        return self.report.version if self.report else NEW

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Các nhóm theo thứ tự của bộ chỉ tiêu."""
        runs = groupby(self.rows, key=lambda row: row.indicator.parent)
        return tuple(Group(head, tuple(rows)) for head, rows in runs)

    @property
    def asked(self) -> tuple[Row, ...]:
        """Các chỉ tiêu phải nhập: those that apply."""
        return tuple(row for row in self.rows if row.is_applicable)

    @property
    def correctable(self) -> tuple[Row, ...]:
        """Các chỉ tiêu đơn vị được nhập, sửa lúc này; of a report returned for some indicators only those."""
        return tuple(row for row in self.asked if self.opened is None or row.item.pk in self.opened)

    @property
    def missing(self) -> tuple[Row, ...]:
        """Các chỉ tiêu chưa nhập."""
        return tuple(row for row in self.asked if not row.is_entered)

    @property
    def progress(self) -> str:
        """“12/14 chỉ tiêu đã nhập”."""
        return f"{len(self.asked) - len(self.missing)}/{len(self.asked)} chỉ tiêu đã nhập"

    def gaps_before(self, row: Row) -> str:
        """Tên các kỳ trước chưa có số liệu được tính, vì thế chỉ tiêu chưa có điểm; "" without any."""
        codes = [code for code in row.line.gaps if code != self.period.code]
        return ", ".join(periods.name_of(code) for code in codes)

    @property
    def days_late(self) -> int:
        """Số ngày quá hạn nếu gửi hôm nay lần đầu; 0 when in time, or when it was sent before."""
        if self.report and self.report.submitted_on:
            return 0
        return max(0, (self.today - self.period.due_on).days)

    @property
    def is_of_closed_year(self) -> bool:
        """Năm của kỳ này đã khoá, by what was read with the campaign; verbs ask the database again."""
        return any(closed.year == self.period.year for closed in self.commitment.campaign.closed_years.all())

    @property
    def lock(self) -> str:
        """Vì sao không ai sửa được lúc này; "" when the unit may enter figures."""
        if self.report and not self.report.is_editable:
            return LOCKED[self.report.status]
        if self.is_of_closed_year:
            return f"Năm {self.period.year} đã khoá số liệu."
        if self.shut:
            return self.shut
        if self.today < self.period.opens_on:
            return f"Kỳ này mở nhập từ ngày {self.period.opens_on:%d/%m/%Y}."
        return ""


def read(commitment: Commitment, period: Period, *, by: Account, today: date) -> Sheet:
    """Đọc tờ báo cáo as this account may see it; `period` is one that the unit owes.

    Fetch the commitment with `RULES` prefetched.
    """
    found = Report.objects.filter(commitment=commitment, period=period.code)
    report = rounds.with_last_sending(found).first()
    before = _before(commitment, period)
    entries, last = _entries(commitment, report, before, by)
    ruling = ruling_of(commitment.campaign)
    card = expected(commitment, period, report, entries, ruling, today=today)
    items = {item.indicator.number: item for item in _items(commitment)}
    stored = {entry.item_id: entry for entry in entries}
    reasons = _reasons(commitment) if any(line.amendment is not None for line in card.lines) else {}
    rows = []
    for line in card.lines:
        if (item := items.get(line.number)) is None:
            continue
        reason = reasons.get((item.pk, line.amendment), item.not_applicable)
        figure, is_estimated = last.get(item.pk, (None, False))
        rows.append(Row(item, line, stored.get(item.pk), figure, is_estimated, reason))
    opened, closure = _opened(report, entries), closures.standing(commitment, period.code, today)
    return Sheet(commitment, period, before, report, tuple(rows), card, ruling, today, opened, *closure)


def _opened(report, entries):
    """Các nội dung bị trả lại riêng; as `entries.open_items`, of entries that have been read."""
    if report is None or report.status != ReportStatus.RETURNED:
        return None
    return frozenset(entry.item_id for entry in entries if entry.decision == Decision.RETURNED) or None


def _items(commitment):
    return commitment.items.select_related("indicator__parent", "indicator__lead_unit")


def _before(commitment, period):
    """Kỳ liền trước mà đơn vị phải báo cáo, also of the year before."""
    earlier = [owed for owed in workflow.owed_periods(commitment) if owed.starts_on < period.starts_on]
    return earlier[-1] if earlier else None


def _entries(commitment, report, before, by):
    """Số liệu của báo cáo, and {nội dung: (số của kỳ trước, có phải số ước)}: verified where it was.

    Of the period before nothing that one may not see.
    """
    wanted = Q(report=report) if report else Q(pk__in=[])
    if before is not None:
        visible = Entry.objects.visible_to(by).filter(
            report__commitment=commitment, report__period=before.code
        )
        wanted |= Q(pk__in=visible.values("pk"))
    entries, last = [], {}
    for entry in Entry.objects.filter(wanted).select_related("item__indicator").order_by("pk"):
        if report and entry.report_id == report.pk:
            entries.append(entry)
        else:
            last[entry.item_id] = entry.counted, entry.is_estimated
    return entries, last


def _reasons(commitment):
    """{(nội dung, số phụ lục): lý do không áp dụng}."""
    changes = AmendmentChange.objects.signed().filter(amendment__commitment=commitment)
    changes = changes.exclude(not_applicable=None)
    rows = changes.values_list("item", "amendment__number", "not_applicable")
    return {(item, number): reason for item, number, reason in rows}
