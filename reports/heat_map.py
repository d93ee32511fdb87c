"""Bản đồ nhiệt: units down, indicators across, in each cell the share of the maximum that was earned.

Read from stored score cards; a share is shown in whole percent, but its class is found on the exact points.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from django.db.models import Count, F

from commitments import scorecard
from commitments.models import Commitment, Standing
from commitments.scorecard import CardLine
from indicators import results
from indicators.models import Indicator
from indicators.numbers import written

FULL = Fraction(100)
CLASSES = (
    ("full", FULL, "đủ điểm (100%)"),
    ("high", Fraction(90), "từ 90% đến dưới 100%"),
    ("middle", Fraction(70), "từ 70% đến dưới 90%"),
    ("low", Fraction(50), "từ 50% đến dưới 70%"),
    ("least", Fraction(0), "dưới 50%"),
)
"""(lớp màu, từ phần trăm điểm tối đa, lời), highest first: the darker, the more points are missing."""
SHORT = {
    results.NOT_APPLICABLE: "KAD",
    results.NOT_DUE: "CĐH",
    results.NONE_AROSE: "KPS",
    results.PENDING: "chờ",
    results.MISSING: "thiếu",
}
"""Chữ trong ô không có số: không áp dụng, chưa đến hạn, không phát sinh, chờ công bố, thiếu số liệu."""
SAID = {
    results.NOT_APPLICABLE: "không áp dụng",
    results.NOT_DUE: "chưa đến hạn",
    results.NONE_AROSE: "không phát sinh",
    results.PENDING: "chờ công bố",
    results.MISSING: "thiếu số liệu, tính 0 điểm",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Một ô: what it shows, its class of colour ("" where nothing counts), and the same in words."""

    number: str
    shown: str
    heat: str
    words: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """Một đơn vị."""

    commitment_id: int
    unit: str
    rank: int | None
    score: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """Một chỉ tiêu."""

    number: str
    text: str


def share_of(line: CardLine) -> Fraction | None:
    """Phần trăm điểm tối đa đạt được, exact; None where the line does not count."""
    return None if line.met is None else _share(line.points, line.maximum)


@lru_cache(maxsize=5000)
def _share(points: str, maximum: str) -> Fraction:
    """Of thousands of units many have the same points."""
    return 100 * Fraction(points) / Fraction(maximum)


def heat_of(share: Fraction) -> str:
    """Lớp màu của một tỷ lệ."""
    return next(name for name, start, _ in CLASSES if start <= share)


def cell_of(line: CardLine) -> Cell:
    """Ô của một dòng phiếu điểm."""
    share = share_of(line)
    if share is None:
        return Cell(line.number, SHORT[line.state], "", SAID[line.state])
    points = f"{written(Fraction(line.points), 2)}/{written(Fraction(line.maximum), 2)} điểm"
    if line.state == results.MISSING and not share:
        return Cell(line.number, SHORT[line.state], "least", SAID[line.state])
    return Cell(line.number, _whole(share), heat_of(share), points)


def _whole(share):
    """Phần trăm tròn; what is not full is never shown as 100, what is not nothing never as 0."""
    if FULL > share > 99:
        return "99"
    return "1" if 0 < share < 1 else written(share, 0)


def columns(campaign) -> list[Column]:
    """Các chỉ tiêu của đợt, in order."""
    rows = Indicator.objects.leaves().filter(indicator_set=campaign.indicator_set_id).order_by("order", "pk")
    return [Column(*row) for row in rows.values_list("number", "text")]


def standings(account, campaign, period: str, basis: str, group: str | None):
    """Kết quả của các bản cam kết người này được xem phiếu điểm, by group and rank, the unranked last."""
    mine = Commitment.objects.visible_to(account).filter(campaign=campaign)
    rows = Standing.objects.table(campaign, period, basis).filter(commitment__in=mine)
    if group:
        rows = rows.filter(group__code=group)
    listed = rows.select_related("commitment__unit", "group")
    return listed.order_by(
        "group__order",
        "group",
        F("rank").asc(nulls_last=True),
        "commitment__unit__order",
        "commitment__unit__code",
        "pk",
    )


def counted(rows) -> list[int]:
    """Số hàng của từng khối, in the order of the rows; told without reading a card."""
    counts = rows.order_by("group__order", "group").values_list("group__order", "group")
    return [count for *_, count in counts.annotate(Count("pk"))]


def row_of(standing: Standing) -> HeatRow:
    """Một hàng của bản đồ."""
    return HeatRow(
        commitment_id=standing.commitment_id,
        unit=standing.commitment.unit.name,
        rank=standing.rank,
        score="–" if standing.score is None else written(standing.score, 2),
        cells=[cell_of(line) for line in scorecard.read(standing.card).lines],
    )
