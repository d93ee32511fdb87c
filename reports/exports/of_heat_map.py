"""Bản đồ nhiệt để xuất: the share of the maximum of each indicator as a number; what has none is told in words."""

from datetime import datetime
from fractions import Fraction

from commitments import scorecard
from indicators import results
from indicators.numbers import rounded
from indicators.periods import name_of
from reports import heat_map
from reports.exports import basis
from reports.exports.of_ranking import MARKS, SOURCES
from reports.exports.table import Column, Kind, Table
from reports.filters import Choice
from units.models import Account

PLACES = 2


def table(choice: Choice, *, by: Account, now: datetime) -> Table:
    """Mọi hàng của bản đồ theo bộ lọc của trang, not of one of its pages only; a constant number of queries."""
    asked = (choice.campaign, choice.period, choice.basis, choice.group)
    standings = list(heat_map.standings(by, *asked))
    columns = heat_map.columns(choice.campaign)
    return Table(
        title=f"Bản đồ nhiệt {name_of(choice.period)}",
        basis=basis.lines(
            _about(choice, standings), chosen=_chosen(choice), rows=len(standings), by=by, now=now
        ),
        columns=(
            Column("Khối", width=22),
            Column("Hạng", Kind.INTEGER, width=8),
            Column("Mã đơn vị", width=14),
            Column("Đơn vị", width=38),
            Column("Điểm (thang 100)", Kind.DECIMAL, places=2, width=11),
            *(
                Column(f"Chỉ tiêu {each.number} (% điểm tối đa)", Kind.DECIMAL, places=PLACES, width=11)
                for each in columns
            ),
            Column("Thiếu số liệu, tính 0 điểm", width=24),
            Column("Không tính điểm", width=34),
            Column("Kết quả", width=12),
        ),
        rows=tuple(_row(each) for each in standings),
    )


def _row(standing):
    lines = scorecard.read(standing.card).lines
    shares = [heat_map.share_of(line) for line in lines]
    unit = standing.commitment.unit
    missing = [line.number for line in lines if line.state == results.MISSING and not Fraction(line.points)]
    left_out = [
        f"{line.number}: {heat_map.SAID[line.state]}"
        for line, share in zip(lines, shares, strict=True)
        if share is None
    ]
    return (
        standing.group.name,
        standing.rank,
        unit.code,
        unit.name,
        standing.score,
        *(None if share is None else rounded(share, PLACES) for share in shares),
        ", ".join(missing),
        "; ".join(left_out),
        MARKS[standing.provisional],
    )


def _about(choice, standings):
    campaign, provisional = choice.campaign, sum(each.provisional for each in standings)
    state = f"Tạm tính: {provisional} trên {len(standings)} đơn vị" if provisional else "Chính thức"
    return [
        ("Đợt cam kết", f"{campaign.title} ({campaign.code})"),
        ("Kỳ", f"{name_of(choice.period)}, luỹ kế từ đầu năm"),
        ("Cơ sở tính điểm", SOURCES[choice.basis]),
        ("Tình trạng số liệu", state if standings else "Chưa có kết quả"),
        ("Ô số", "Phần trăm điểm tối đa đạt được; ô trống là chỉ tiêu không tính điểm"),
        *(("Lưu ý", remark) for remark in (*choice.remarks, campaign.notice) if remark),
    ]


def _chosen(choice):
    groups = {each.code: each.name for each in choice.groups}
    return f"Khối: {groups[choice.group]}" if choice.group else ""
