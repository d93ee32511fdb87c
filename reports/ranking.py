"""Bảng xếp hạng của một kỳ: read from the stored standings, one shape for the command, the pages and the exports."""

from dataclasses import dataclass
from decimal import Decimal

from commitments import scorecard
from commitments.models import Campaign, RankingGroup, Standing
from indicators import periods
from units.models import Unit

NO_SCORE = "Chưa có điểm: không có chỉ tiêu nào được tính trong kỳ."
NOT_COVERED = "Chưa xếp hạng: điểm tối đa được tính thấp hơn tỷ lệ tối thiểu của đợt."


class UnknownName(ValueError):
    """Đợt, kỳ, khối hoặc năm không có."""


@dataclass(frozen=True)
class Row:
    """Một dòng của bảng xếp hạng; `rank`, `score`, `grade` are None where there is none, `card` where not asked for."""

    commitment_id: int
    unit: Unit
    rank: int | None
    score: Decimal | None
    grade: str | None
    provisional: bool
    late: int
    card: scorecard.ScoreCard | None

    @property
    def reason(self) -> str:
        """Vì sao chưa có hạng; "" where there is one."""
        if self.rank:
            return ""
        return NO_SCORE if self.score is None else NOT_COVERED


@dataclass(frozen=True)
class GroupTable:
    """Bảng của một khối; may have no rows."""

    group: RankingGroup
    rows: tuple[Row, ...]


def campaign_called(code: str) -> Campaign:
    """Đợt cam kết theo mã; UnknownName when there is none."""
    try:
        return Campaign.objects.with_rules().get(code=code)
    except Campaign.DoesNotExist:
        raise UnknownName(f"Không có đợt cam kết “{code}”.") from None


def period_called(campaign: Campaign, text: str) -> str:
    """Mã kỳ của đợt từ cách gọi (2018-Q2, 2018-H1, 2018-Y); UnknownName when the campaign has no such period."""
    try:
        code = periods.resolve(text, campaign.cadence)
    except periods.UnknownPeriod as error:
        raise UnknownName(str(error)) from None
    if not campaign.year_from <= int(code[:4]) <= campaign.year_to:
        raise UnknownName(
            f"Kỳ “{text}” nằm ngoài đợt {campaign.code} ({campaign.year_from}–{campaign.year_to})."
        )
    return code


def tables(
    campaign: Campaign, period: str, basis: str, group: str | None = None, *, with_cards: bool = True
) -> list[GroupTable]:
    """Các bảng xếp hạng, in the campaign's order of groups, also those without rows.

    Score cards are most of what is stored: a table that shows none leaves them where they are.
    """
    groups = campaign.groups.order_by("order", "pk")
    if group is not None:
        groups = groups.filter(code=group)
        if not groups:
            raise UnknownName(f"Đợt {campaign.code} không có khối “{group}”.")
    standings = Standing.objects.table(campaign, period, basis).filter(group__in=groups)
    if not with_cards:
        standings = standings.defer("card")
    rows = {each.pk: [] for each in groups}
    for standing in standings.select_related("commitment__unit"):
        rows[standing.group_id].append(row_of(standing, with_cards))
    return [GroupTable(each, tuple(sorted(rows[each.pk], key=_listing))) for each in groups]


def _listing(row: "Row") -> tuple:
    """Thứ tự liệt kê; codes by code points, whatever the database's collation."""
    return row.rank is None, row.rank or 0, row.unit.order, row.unit.code


def row_of(standing: Standing, with_card: bool) -> Row:
    """Một dòng từ kết quả đã lưu, read together with its unit."""
    return Row(
        commitment_id=standing.commitment_id,
        unit=standing.commitment.unit,
        rank=standing.rank,
        score=standing.score,
        grade=standing.grade or None,
        provisional=standing.provisional,
        late=standing.late,
        card=scorecard.read(standing.card) if with_card else None,
    )


def as_json(campaign: Campaign, period: str, basis: str, groups: list[GroupTable]) -> dict:
    """Dạng JSON của bảng xếp hạng, what `ranking --format json` prints."""
    return {
        "campaign": campaign.code,
        "period": period,
        "basis": basis,
        "groups": [
            {
                "code": table.group.code,
                "name": table.group.name,
                "rows": [row_as_json(row) for row in table.rows],
            }
            for table in groups
        ],
    }


def row_as_json(row: Row) -> dict:
    """Dạng JSON của một dòng; it must have been read with its card."""
    return {
        "rank": row.rank,
        "unit": row.unit.code,
        "score": None if row.score is None else f"{row.score:.2f}",
        "base": row.card.base,
        "points": row.card.points,
        "maximum": row.card.maximum,
        "grade": row.grade,
        "provisional": row.provisional,
        "late": row.late,
        "lateness_penalty": row.card.lateness_penalty,
        "bonus": row.card.bonus,
        "penalty": row.card.penalty,
        "items": [_line_json(line) for line in row.card.lines],
    }


def _line_json(line: scorecard.CardLine) -> dict:
    names = ("number", "state", "value", "reference", "attainment", "points", "maximum", "met")
    return {name: getattr(line, name) for name in names}
