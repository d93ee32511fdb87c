"""Tờ báo cáo của một kỳ: every indicator of a commitment with its figures, target, last period and expected points.

Reads only; a constant number of queries.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from commitments import basis
from commitments.basis import Basis
from commitments.entries import NEW
from commitments.expectation import expected
from commitments.models import Commitment, CommitmentItem, Entry, Report
from commitments.models.report import Decision, ReportStatus
from commitments.policies import Ruling
from indicators import periods
from indicators.figures import EMPTY, Figure
from indicators.models import Indicator
from indicators.periods import Period
from indicators.results import NOT_APPLICABLE, Card, Line
from units.models import Account

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
    """Tờ báo cáo của một đơn vị, một kỳ; `report` is None until something is saved.

    `opened` are the items that were returned one by one, the only ones to correct; None where all may be.
    """

    basis: Basis
    report: Report | None
    entries: tuple[Entry, ...]
    rows: tuple[Row, ...]
    card: Card
    opened: frozenset[int] | None

    @property
    def commitment(self) -> Commitment:
        """Bản cam kết của đơn vị."""
        return self.basis.commitment

    @property
    def period(self) -> Period:
        """Kỳ báo cáo."""
        return self.basis.period

    @property
    def before(self) -> Period | None:
        """Kỳ liền trước mà đơn vị phải báo cáo."""
        return self.basis.before

    @property
    def ruling(self) -> Ruling:
        """Luật của đợt."""
        return self.basis.ruling

    @property
    def today(self) -> date:
        """Ngày đọc."""
        return self.basis.today

    @property
    def extended_until(self) -> date | None:
        """Ngày cuối được gia hạn, trong kỳ đã chốt."""
        return self.basis.extended_until

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
        if self.basis.shut:
            return self.basis.shut
        if self.today < self.period.opens_on:
            return f"Kỳ này mở nhập từ ngày {self.period.opens_on:%d/%m/%Y}."
        return ""


def read(commitment: Commitment, period: Period, *, by: Account, today: date) -> Sheet:
    """Đọc tờ báo cáo as this account may see it; `period` is one that the unit owes."""
    found = Report.objects.filter(commitment=commitment, period=period.code).first()
    return with_report(basis.read(commitment, period, by=by, today=today), found)


def with_report(around: Basis, report: Report | None) -> Sheet:
    """Tờ báo cáo của căn cứ này với báo cáo đã đọc; its entries are read now."""
    if report is None:
        return with_entries(around, None, ())
    report.commitment = around.commitment
    return with_entries(around, report, report.entries.order_by("pk"))


def with_entries(around: Basis, report: Report | None, entries: Iterable[Entry]) -> Sheet:
    """Tờ báo cáo của căn cứ này với báo cáo và số liệu đã đọc; no query."""
    stored = {entry.item_id: entry for entry in entries}
    for item in around.items.values():
        if item.pk in stored:
            stored[item.pk].item = item
    card = expected(around, report, stored.values())
    rows = (_row(around, line, stored) for line in card.lines if line.number in around.items)
    return Sheet(around, report, tuple(stored.values()), tuple(rows), card, _opened(report, stored.values()))


def _row(around, line, stored):
    item = around.items[line.number]
    figure, is_estimated = around.last.get(item.pk, (None, False))
    reason = around.reasons.get((item.pk, line.amendment), item.not_applicable)
    return Row(item, line, stored.get(item.pk), figure, is_estimated, reason)


def _opened(report, entries):
    """Các nội dung bị trả lại riêng."""
    if report is None or report.status != ReportStatus.RETURNED:
        return None
    return frozenset(entry.item_id for entry in entries if entry.decision == Decision.RETURNED) or None
