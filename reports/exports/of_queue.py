"""Hàng chờ thẩm định để xuất."""

from datetime import datetime

from commitments.filters import ReportFilter
from commitments.views import review_queue
from reports.exports import basis
from reports.exports.table import Column, Kind, Table
from units.models import Account

COLUMNS = (
    Column("Mã đơn vị", width=14),
    Column("Đơn vị", width=38),
    Column("Khối", width=22),
    Column("Đợt cam kết", width=14),
    Column("Kỳ", width=14),
    Column("Gửi ngày", Kind.DATE, width=12),
    Column("Tình trạng", width=14),
    Column("Trễ (ngày)", Kind.INTEGER, width=8),
    Column("Đã trả lại (lần)", Kind.INTEGER, width=9),
    Column("Lượt gửi", Kind.INTEGER, width=8),
    Column("Chờ ý kiến", width=26),
    Column("Xin không thẩm định", width=22),
)
AT_ONCE = 500
"""Từng ấy báo cáo mỗi lượt, for a database takes only so many keys in one question."""


def table(found: ReportFilter, *, by: Account, now: datetime) -> Table:
    """Mọi báo cáo theo bộ lọc của trang; some queries for each 500 of them."""
    reports = list(found.qs)
    rows = tuple(
        _row(row)
        for start in range(0, len(reports), AT_ONCE)
        for row in review_queue.rows(reports[start : start + AT_ONCE], "", by, found.campaigns)
    )
    campaigns = dict.fromkeys(each.commitment.campaign for each in reports)
    names = dict.fromkeys(row[4] for row in rows)
    about = [
        ("Đợt cam kết", ", ".join(f"{each.title} ({each.code})" for each in campaigns) or "Mọi đợt được xem"),
        ("Kỳ", ", ".join(names) or "Mọi kỳ"),
        ("Cơ sở", "Báo cáo đơn vị đã gửi; không phải kết quả chấm điểm"),
        ("Tình trạng số liệu", "Tạm tính, tại lúc xuất"),
    ]
    return Table(
        title="Hàng chờ thẩm định" if found.is_waiting else "Báo cáo đã thẩm định",
        basis=basis.lines(about, chosen=basis.chosen_words(found), rows=len(rows), by=by, now=now),
        columns=COLUMNS,
        rows=rows,
    )


def _row(row):
    commitment = row.report.commitment
    return (
        commitment.unit.code,
        commitment.unit.name,
        commitment.group.name if commitment.group else "",
        commitment.campaign.code,
        row.period,
        row.sent_on,
        row.report.get_status_display(),
        row.days_late,
        row.returned,
        row.number,
        "; ".join(row.waits_for),
        "; ".join(row.abstaining),
    )
