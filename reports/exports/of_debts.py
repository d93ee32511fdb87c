"""Các báo cáo còn nợ để xuất."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from commitments import chasing
from commitments.models.report import ReportStatus
from commitments.worklist import Duty
from reports.exports import basis
from reports.exports.table import Column, Kind, Table
from units.models import Account

COLUMNS = (
    Column("Mã đơn vị", width=14),
    Column("Đơn vị", width=38),
    Column("Đợt cam kết", width=14),
    Column("Kỳ", width=14),
    Column("Tình trạng", width=18),
    Column("Hạn gửi", Kind.DATE, width=12),
    Column("Quá hạn (ngày)", Kind.INTEGER, width=9),
    Column("Số lần nhắc", Kind.INTEGER, width=8),
    Column("Nhắc gần nhất", Kind.DATE, width=12),
    Column("Người được nhắc", width=24),
)
STATES = {"absent": "Chưa có báo cáo", **dict(ReportStatus.choices)}
AT_ONCE = 500


def table(duties: Sequence[Duty], part: str, *, by: Account, today: date, now: datetime) -> Table:
    """Các báo cáo còn nợ của mục đang xem (`chasing.LABELS`); some queries for each 500 of them."""
    rows = tuple(
        _row(debt, today)
        for start in range(0, len(duties), AT_ONCE)
        for debt in chasing.debts(duties[start : start + AT_ONCE])
    )
    campaigns = dict.fromkeys(
        f"{each.commitment.campaign.title} ({row[2]})" for each, row in zip(duties, rows, strict=True)
    )
    about = [
        ("Đợt cam kết", ", ".join(campaigns) or "Mọi đợt được đôn đốc"),
        ("Kỳ", ", ".join(dict.fromkeys(row[3] for row in rows)) or "Các kỳ đã mở của những năm chưa khoá"),
        ("Cơ sở", "Lịch báo cáo và báo cáo đã gửi; không phải kết quả chấm điểm"),
        ("Tình trạng số liệu", f"Tạm tính, tại ngày {today:%d/%m/%Y}"),
    ]
    return Table(
        title=f"Báo cáo còn nợ – {chasing.LABELS[part].lower()}",
        basis=basis.lines(about, chosen=f"Theo hạn: {chasing.LABELS[part]}", rows=len(rows), by=by, now=now),
        columns=COLUMNS,
        rows=rows,
    )


def _row(debt, today):
    duty, last = debt.duty, next(iter(debt.told), None)
    return (
        duty.commitment.unit.code,
        duty.commitment.unit.name,
        duty.commitment.campaign.code,
        debt.period,
        STATES[duty.state],
        duty.period.due_on,
        max((today - duty.period.due_on).days, 0),
        len(debt.told),
        timezone.localdate(last.reminder.message.written_at) if last else None,
        str(last.reminder.recipient) if last else "",
    )
