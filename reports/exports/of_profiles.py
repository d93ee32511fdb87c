"""Hồ sơ đơn vị, hồ sơ chỉ tiêu để xuất: what the pages show, with figures as figures."""

from datetime import datetime
from decimal import Decimal

from commitments.models import Commitment
from indicators import results
from indicators.models import Indicator
from indicators.periods import name_of
from reports.exports import basis
from reports.exports.of_ranking import MARKS, SOURCES
from reports.exports.table import Column, Kind, Table
from reports.filters import Choice
from reports.profiles.indicator import UnitLine
from reports.profiles.unit import UnitProfile
from units.models import Account

STATES = {
    "met": "Đạt",
    "not_met": "Không đạt",
    results.SCORED: "Đã tính điểm",
    results.MISSING: "Thiếu số liệu",
    results.PENDING: "Chờ công bố",
    results.NOT_DUE: "Chưa đến hạn",
    results.NONE_AROSE: "Không phát sinh",
    results.NOT_APPLICABLE: "Không áp dụng",
}
_PERIODS = (
    Column("Kỳ", width=14),
    Column("Điểm chính thức", Kind.DECIMAL, places=2, width=11),
    Column("Điểm tự chấm", Kind.DECIMAL, places=2, width=11),
    Column("Tự chấm − chính thức", Kind.DECIMAL, places=2, width=12),
    Column("Hạng", Kind.INTEGER, width=8),
    Column("Mức", width=16),
    Column("Kết quả", width=12),
    Column("Hạn gửi", Kind.DATE, width=12),
    Column("Ngày gửi", Kind.DATE, width=12),
    Column("Chậm (ngày)", Kind.INTEGER, width=9),
    Column("Số tệp minh chứng", Kind.INTEGER, width=11),
    Column("Kiến nghị", Kind.INTEGER, width=10),
)


def of_unit(commitment: Commitment, profile: UnitProfile, *, by: Account, now: datetime) -> Table:
    """Các kỳ của một đơn vị; each indicator in percent of its maximum, empty where it does not count."""
    about = [
        ("Đợt cam kết", f"{commitment.campaign.title} ({commitment.campaign.code})"),
        ("Đơn vị", f"{commitment.unit} ({commitment.unit.code})"),
        ("Khối", str(commitment.group)),
        *([("Lưu ý", commitment.campaign.notice)] if commitment.campaign.notice else []),
    ]
    points = [dict(course.points) for course in profile.courses]
    rows = tuple(
        (
            row.name,
            row.score,
            row.own_score,
            row.gap,
            row.rank,
            row.grade,
            MARKS[row.provisional],
            row.due_on,
            row.submitted_on,
            row.days_late,
            row.evidence,
            row.appeals,
            *(of_course.get(row.name) for of_course in points),
        )
        for row in reversed(profile.rows)
    )
    columns = tuple(
        Column(f"Chỉ tiêu {each.number} (% điểm tối đa)", Kind.DECIMAL, places=2, width=11)
        for each in profile.courses
    )
    return Table(
        title=f"Hồ sơ đơn vị - {commitment.unit}",
        basis=basis.lines(about, chosen="", rows=len(rows), by=by, now=now),
        columns=_PERIODS + columns,
        rows=rows,
    )


def of_indicator(
    choice: Choice, indicator: Indicator, lines: list[UnitLine], *, by: Account, now: datetime
) -> Table:
    """Mọi đơn vị của một chỉ tiêu, the fewest points first."""
    campaign, groups = choice.campaign, {each.code: each.name for each in choice.groups}
    about = [
        ("Đợt cam kết", f"{campaign.title} ({campaign.code})"),
        ("Chỉ tiêu", f"{indicator.number}. {indicator.text}"),
        ("Kỳ", f"{name_of(choice.period)}, luỹ kế từ đầu năm"),
        ("Cơ sở tính điểm", SOURCES[choice.basis]),
        *(("Lưu ý", remark) for remark in (*choice.remarks, campaign.notice) if remark),
    ]
    chosen = f"Khối: {groups[choice.group]}" if choice.group else ""
    measure = f" ({indicator.measure})" if indicator.measure else ""
    return Table(
        title=f"Hồ sơ chỉ tiêu {indicator.number} {name_of(choice.period)}",
        basis=basis.lines(about, chosen=chosen, rows=len(lines), by=by, now=now),
        columns=(
            Column("Đơn vị", width=38),
            Column("Khối", width=22),
            Column(f"Kết quả{measure}", Kind.DECIMAL, places=4, width=12),
            Column("Mức so sánh", Kind.DECIMAL, places=4, width=12),
            Column("Tỷ lệ đạt (%)", Kind.DECIMAL, places=4, width=12),
            Column("Điểm", Kind.DECIMAL, places=2, width=10),
            Column("Điểm tối đa", Kind.DECIMAL, places=2, width=10),
            Column("Ghi nhận", width=18),
        ),
        rows=tuple(_of_line(each) for each in lines),
    )


def _of_line(each):
    line, counts = each.line, each.share is not None
    return (
        each.unit,
        each.group,
        _number(line.value),
        _number(line.reference),
        _number(line.attainment),
        Decimal(line.points) if counts else None,
        Decimal(line.maximum) if counts else None,
        STATES[each.state],
    )


def _number(text):
    return None if text is None else Decimal(text)
