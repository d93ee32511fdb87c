"""Danh sách bản cam kết để xuất."""

from datetime import datetime

from commitments import stages
from commitments.forms.agreements import AgreementFilter
from reports.exports import basis
from reports.exports.table import Column, Kind, Table
from units.models import Account

COLUMNS = (
    Column("Thứ tự ký", Kind.INTEGER, width=8),
    Column("Mã đơn vị", width=14),
    Column("Đơn vị", width=38),
    Column("Người ký cam kết", width=24),
    Column("Chức danh", width=18),
    Column("Người ký thay", width=24),
    Column("Khối", width=22),
    Column("Ngày ký", Kind.DATE, width=12),
    Column("Ngày kết thúc", Kind.DATE, width=12),
    Column("Tình trạng", width=18),
    Column("Đợt cam kết", width=16),
)
OF_PAPERS = {stages.AGREED: "Đã chốt, chờ ký", stages.STALE: "Phải chốt lại"}
EVERY_CAMPAIGN = "Mọi đợt được xem"


def table(found: AgreementFilter, *, by: Account, now: datetime) -> Table:
    """Các bản cam kết theo bộ lọc của trang, all of them."""
    commitments = list(found.qs)
    papers = stages.of_drafts(commitments)
    rows = tuple(_row(each, papers) for each in commitments)
    about = [
        ("Đợt cam kết", ", ".join(_campaigns(commitments)) or EVERY_CAMPAIGN),
        ("Kỳ", "Cả thời gian của bản cam kết"),
        ("Cơ sở", "Bản cam kết và phụ lục đang lưu; không phải kết quả chấm điểm"),
        ("Tình trạng số liệu", "Tại lúc xuất"),
    ]
    return Table(
        title="Danh sách bản cam kết",
        basis=basis.lines(about, chosen=basis.chosen_words(found), rows=len(rows), by=by, now=now),
        columns=COLUMNS,
        rows=rows,
    )


def _campaigns(commitments):
    return dict.fromkeys(f"{each.campaign.title} ({each.campaign.code})" for each in commitments)


def _row(commitment, papers):
    return (
        commitment.order,
        commitment.unit.code,
        commitment.unit.name,
        str(commitment.leader),
        commitment.unit.head_title,
        str(commitment.deputy) if commitment.deputy else "",
        commitment.group.name if commitment.group else "",
        commitment.signed_on,
        commitment.ended_on,
        OF_PAPERS.get(papers.get(commitment.pk), commitment.get_status_display()),
        commitment.campaign.code,
    )
