"""Bảng xếp hạng để xuất."""

from datetime import datetime

from commitments.models.standing import Basis
from indicators.periods import name_of
from reports import ranking
from reports.exports import basis
from reports.exports.table import Column, Kind, Table
from reports.filters import Choice
from units.models import Account

COLUMNS = (
    Column("Khối", width=22),
    Column("Hạng", Kind.INTEGER, width=8),
    Column("Hạng kỳ trước", Kind.INTEGER, width=9),
    Column("Mã đơn vị", width=14),
    Column("Đơn vị", width=38),
    Column("Điểm (thang 100)", Kind.DECIMAL, places=2, width=11),
    Column("Mức", width=16),
    Column("Kết quả", width=12),
    Column("Số kỳ trễ hạn", Kind.INTEGER, width=9),
    Column("Ghi chú", width=34),
)
SOURCES = {
    Basis.OFFICIAL: "Chính thức: số liệu thẩm định nơi đã thẩm định, còn lại là số đơn vị báo cáo",
    Basis.SELF: "Tự chấm: số đơn vị báo cáo",
}


def table(choice: Choice, *, by: Account, now: datetime) -> Table:
    """Bảng xếp hạng theo lựa chọn trên trang; a constant number of queries."""
    found = ranking.tables(choice.campaign, choice.period, choice.basis, choice.group, with_cards=False)
    before = ranking.ranks(choice.campaign, choice.previous, choice.basis)
    rows = tuple(_row(each.group, row, before) for each in found for row in each.rows)
    groups = {each.code: each.name for each in choice.groups}
    about = [
        ("Đợt cam kết", f"{choice.campaign.title} ({choice.campaign.code})"),
        ("Kỳ", f"{name_of(choice.period)}, luỹ kế từ đầu năm"),
        ("Cơ sở tính điểm", SOURCES[choice.basis]),
        ("Tình trạng số liệu", _state(found)),
        *(("Lưu ý", remark) for remark in (*choice.remarks, choice.campaign.notice) if remark),
    ]
    chosen = f"Khối: {groups[choice.group]}" if choice.group else ""
    return Table(
        title=f"Bảng xếp hạng {name_of(choice.period)}",
        basis=basis.lines(about, chosen=chosen, rows=len(rows), by=by, now=now),
        columns=COLUMNS,
        rows=rows,
    )


def _row(group, row, before):
    return (
        group.name,
        row.rank,
        before.get(row.commitment_id),
        row.unit.code,
        row.unit.name,
        row.score,
        row.grade or "",
        "Tạm tính" if row.provisional else "Chính thức",
        row.late,
        row.reason,
    )


def _state(found):
    marks = [row.provisional for each in found for row in each.rows]
    if not marks:
        return "Chưa có kết quả"
    if any(marks):
        return f"Tạm tính: {sum(marks)} trên {len(marks)} đơn vị còn báo cáo chưa duyệt hoặc chỉ tiêu chờ công bố"
    return "Chính thức"
