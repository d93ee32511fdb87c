"""Bảng xếp hạng để xuất."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from commitments.models.standing import Basis
from indicators.periods import name_of
from reports import listing
from reports.exports import basis
from reports.exports.table import Column, Kind, Table
from reports.filters import SORTS, Choice
from units.models import Account

MARKS = {True: "Tạm tính", False: "Chính thức"}
SOURCES = {
    Basis.OFFICIAL: "Chính thức: số liệu thẩm định nơi đã thẩm định, còn lại là số đơn vị báo cáo",
    Basis.SELF: "Tự chấm: số đơn vị báo cáo",
}


def table(choice: Choice, *, by: Account, now: datetime) -> Table:
    """Bảng xếp hạng theo lựa chọn trên trang; a constant number of queries."""
    found = listing.read(choice)
    return Table(
        title=f"Bảng xếp hạng {name_of(choice.period)}",
        basis=basis.lines(
            _about(choice, found), chosen=_chosen(choice), rows=len(found.rows), by=by, now=now
        ),
        columns=tuple(column for column, _ in _columns(found)),
        rows=tuple(
            tuple(cell(section.group, listed) for _, cell in _columns(found))
            for section in found.sections
            for listed in section.rows
        ),
    )


def _about(choice, found):
    scope = found.scope
    what = [] if scope.is_whole else [("Xếp theo", f"{scope.label}; không có điểm cộng, điểm trừ")]
    remarks = (*choice.remarks, choice.campaign.notice)
    return [
        ("Đợt cam kết", f"{choice.campaign.title} ({choice.campaign.code})"),
        ("Kỳ", f"{name_of(choice.period)}, luỹ kế từ đầu năm"),
        ("Cơ sở tính điểm", SOURCES[choice.basis]),
        ("Tình trạng số liệu", _state(found)),
        *what,
        *(("So sánh", words) for words in _not_compared(found)),
        *(("Lưu ý", remark) for remark in remarks if remark),
    ]


def _not_compared(found):
    return [
        f"Không so với {each.name}: {each.reason}."
        for each in (found.period_before, found.year_before)
        if each.reason
    ]


def _chosen(choice):
    groups = {each.code: each.name for each in choice.groups}
    words = [f"Khối: {groups[choice.group]}"] if choice.group else []
    words += [] if choice.scope.is_whole else [f"Xếp theo: {choice.scope.label}"]
    words += [f"Thứ tự: {dict(SORTS)[choice.sort]}"] if choice.sort else []
    return "; ".join(words)


def _columns(found: listing.Listing) -> list[tuple[Column, Callable]]:
    """Các cột của bảng đang xem, each with what of a row stands in it."""
    return [
        (Column("Khối", width=22), lambda group, each: group.name),
        (Column("Hạng", Kind.INTEGER, width=8), lambda group, each: each.row.rank),
        (Column("Mã đơn vị", width=14), lambda group, each: each.row.unit.code),
        (Column("Đơn vị", width=38), lambda group, each: each.row.unit.name),
        *(_of_indicator() if found.scope.indicator else ()),
        *(() if found.scope.is_whole else _of_scope()),
        (Column("Điểm (thang 100)", Kind.DECIMAL, places=2, width=11), lambda group, each: each.row.score),
        *_of_change(found.period_before, lambda each: each.since_period),
        *_of_change(found.year_before, lambda each: each.since_year),
        *(_of_the_whole() if found.scope.is_whole else ()),
        (Column("Kết quả", width=12), lambda group, each: MARKS[each.row.provisional]),
        (Column("Ghi chú", width=34), lambda group, each: each.reason),
    ]


def _of_indicator():
    measured = (("Kết quả thực hiện", 1), ("Mức so sánh", 2), ("Tỷ lệ đạt (%)", 3))
    return [
        (
            Column(title, Kind.DECIMAL, places=4, width=12),
            lambda group, each, place=place: each.line[place] and Decimal(each.line[place]),
        )
        for title, place in measured
    ]


def _of_scope():
    return [
        (Column("Điểm đạt", Kind.DECIMAL, places=2, width=10), lambda group, each: each.result.points),
        (Column("Điểm tối đa", Kind.DECIMAL, places=2, width=10), lambda group, each: each.result.maximum),
    ]


def _of_change(earlier, of):
    """Ba cột so với một kỳ; none where the whole period cannot be compared."""
    if earlier.reason:
        return []
    return [
        (
            Column(f"Hạng tăng so với {earlier.name}", Kind.INTEGER, width=11),
            lambda group, each: of(each).rank,
        ),
        (
            Column(f"Điểm tăng so với {earlier.name}", Kind.DECIMAL, places=2, width=11),
            lambda group, each: of(each).score,
        ),
        (Column(f"Vì sao không so với {earlier.name}", width=24), lambda group, each: of(each).reason),
    ]


def _of_the_whole():
    return [
        (Column("Mức", width=16), lambda group, each: each.row.grade or ""),
        (Column("Số kỳ trễ hạn", Kind.INTEGER, width=9), lambda group, each: each.row.late),
    ]


def _state(found):
    marks = [each.row.provisional for each in found.rows]
    if not marks:
        return "Chưa có kết quả"
    if any(marks):
        return f"Tạm tính: {sum(marks)} trên {len(marks)} đơn vị còn báo cáo chưa duyệt hoặc chỉ tiêu chờ công bố"
    return "Chính thức"
