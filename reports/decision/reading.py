"""Kết quả đem công bố, từ danh sách đang xem: exactly its rows and its order."""

from commitments.models.standing import Basis
from indicators.numbers import written
from indicators.periods import name_of
from reports.decision.printed import Column, Group, Result
from reports.filters import Choice
from reports.listing import Listing
from reports.localities import locality

COMMITTEE = "ủy ban nhân dân"
RANK, UNIT = Column("Hạng", 14), Column("Cơ quan, đơn vị, địa phương", 66, is_text=True)
SCORE, NOTE = Column("Điểm (thang 100)", 22), Column("Ghi chú", 34, is_text=True)


def result_of(choice: Choice, found: Listing, source: str = "") -> Result:
    """Kết quả của lựa chọn, its campaign with authority and province; `source`: where it was read, in words."""
    campaign, authority = choice.campaign, choice.campaign.authority
    superior = authority.parent if authority else None
    return Result(
        issuer=(authority.upper_name or authority.name) if authority else "",
        superior=(superior.upper_name or superior.name) if superior else "",
        place=locality(authority, campaign.province),
        office=authority.head_title if authority else "",
        symbol=_symbol(authority),
        about=_lowered(campaign.title),
        period=name_of(choice.period),
        year=choice.period[:4],
        scope=_scope(found.scope),
        bases=tuple(campaign.legal_bases),
        columns=_columns(found.scope),
        groups=tuple(
            Group(section.group.name, tuple(_row(listed, found.scope) for listed in section.rows))
            for section in found.sections
            if section.rows
        ),
        provisional=_provisional(choice, found),
        source=source,
        notice=campaign.notice,
    )


def _symbol(authority):
    """Ký hiệu; dotted where only the office itself knows how its name is abbreviated."""
    name = (authority.name if authority else "").lower()
    return f"QĐ-{'UBND' if name.startswith((COMMITTEE, 'ubnd')) else '…'}"


def _lowered(title):
    return f"{title[:1].lower()}{title[1:]}"


def _scope(scope):
    if scope.is_whole:
        return ""
    return (
        f"theo chỉ tiêu {scope.indicator.number}"
        if scope.indicator
        else f"theo lĩnh vực {_lowered(scope.label)}"
    )


def _columns(scope):
    if scope.is_whole:
        return RANK, UNIT, SCORE, Column("Mức", 24), NOTE
    return RANK, UNIT, Column("Điểm đạt/tối đa", 24), SCORE, NOTE


def _row(listed, scope):
    row = listed.row
    rank = str(row.rank) if row.rank else "–"
    score = "–" if row.score is None else written(row.score, 2)
    note = listed.reason or ("Tạm tính" if row.provisional else "")
    if scope.is_whole:
        return rank, row.unit.name, score, row.grade or "–", note
    of = f"{written(listed.result.points, 2)}/{written(listed.result.maximum, 2)}"
    return rank, row.unit.name, of, score, note


def _provisional(choice, found):
    if choice.basis == Basis.SELF:
        return "Điểm tự chấm, chưa thẩm định"
    marks = [listed.row.provisional for listed in found.rows]
    return f"Kết quả tạm tính: {sum(marks)} trên {len(marks)} đơn vị chưa chính thức" if any(marks) else ""
