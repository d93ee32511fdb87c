"""Dữ liệu mà một khoá được đọc: of its province, of its unit alone where it has one; published or being counted."""

from dataclasses import dataclass, replace

from commitments.models import Campaign, Commitment, Publication, Standing
from reports import consequences, published, published_parts, published_ranking, ranking
from reports.api import asking
from reports.api.problems import Refused
from units.models import AccessToken, Unit

NO_CAMPAIGN = "Không có đợt cam kết này trong phạm vi của khoá."
NO_PERIOD = "Đợt này không có kỳ như vậy."
NOT_PUBLISHED = "Kết quả kỳ này chưa được công bố chính thức."
ONLY_OFFICIAL = "Kết quả công bố chỉ có điểm chính thức; điểm tự chấm có ở số đang tính (source=current)."
NOT_CLOSED = "Năm này chưa khoá, nên chưa có kết luận chính thức."
NO_CARD = "Không có phiếu điểm của đơn vị này trong phạm vi của khoá."


@dataclass(frozen=True)
class Found:
    """Các bảng đã đọc, and the publication that they are of; None where they are what is being counted."""

    campaign: Campaign
    period: str
    basis: str
    tables: list[ranking.GroupTable]
    publication: Publication | None


def campaigns(token: AccessToken):
    """Các đợt của tỉnh; with a unit in the scope, those it takes part in."""
    found = Campaign.objects.filter(province=token.province)
    return found.filter(members__unit=token.unit).distinct() if token.unit_id else found


def campaign(token: AccessToken, code: str) -> Campaign:
    """Một đợt, with its calendar and rules; Refused with 404 otherwise."""
    found = asking.is_code(code) and campaigns(token).with_rules().filter(code=code).first()
    if not found:
        raise Refused(404, NO_CAMPAIGN)
    return found


def units(token: AccessToken):
    """Các đơn vị trong phạm vi."""
    found = Unit.objects.filter(province=token.province).select_related("parent")
    return found.filter(pk=token.unit_id) if token.unit_id else found


def publications(of: Campaign) -> dict[str, Publication]:
    """{kỳ: lần công bố chính thức đang có giá trị}; without what they hold."""
    return {
        each.period: each
        for each in of.publications.final().order_by("number").defer("snapshot", "differences")
    }


def tables(
    token: AccessToken, code: str, period: str, *, source: str, basis: str, group: str | None
) -> Found:
    """Các bảng của một kỳ, with cards; Refused or UnknownName where there is nothing to read."""
    of = campaign(token, code)
    name = _period(of, period)
    if source == "current":
        found, publication = ranking.tables(of, name, basis, group), None
    else:
        publication = _published(of, name, basis)
        found = published_ranking.tables(publication, group)
    if token.unit_id:
        found = [_of_unit(each, token.unit.code) for each in found]
    return Found(of, name, basis, found, publication)


def cards(
    token: AccessToken, code: str, period: str, *, source: str, basis: str, after: str | None, limit: int
) -> tuple[int, list[ranking.Row], bool]:
    """(tổng số phiếu, các phiếu của trang theo mã đơn vị, còn trang sau); only the cards of the page are opened."""
    of = campaign(token, code)
    name = _period(of, period)
    if source == "current":
        table = Standing.objects.table(of, name, basis).select_related("commitment__unit")
        codes, opened = table.values_list("commitment__unit__code", flat=True), _current(table)
    else:
        kept = _published(of, name, basis).snapshot
        codes, opened = _codes(kept), lambda chosen: [_row_of(kept, each) for each in chosen]
    mine = sorted(each for each in codes if not token.unit_id or each == token.unit.code)
    later = [each for each in mine if after is None or each > after]
    return len(mine), opened(later[:limit]), len(later) > limit


def conclusions(token: AccessToken, code: str, year: int) -> dict:
    """Kết luận năm, as the command prints it; of a year that is not closed only where the key may read that."""
    of = campaign(token, code)
    is_closed = of.closed_years.filter(year=year).exists()
    if not is_closed and not token.reads_unpublished:
        raise Refused(404, NOT_CLOSED)
    among = Commitment.objects.filter(unit=token.unit_id) if token.unit_id else None
    found = consequences.conclusions(of, year, among)
    return consequences.as_json(of, year, found) | {"closed": is_closed}


def _current(table):
    def opened(codes):
        rows = [ranking.row_of(each, True) for each in table.filter(commitment__unit__code__in=codes)]
        return sorted(rows, key=lambda row: row.unit.code)

    return opened


def _codes(snapshot):
    return [code for group in snapshot["groups"] for code in group["rows"].units]


def _row_of(snapshot, code):
    _, row = published_parts.row_of_unit(snapshot, code)
    return published_ranking.row_of(row)


def _period(of, text):
    """Mã kỳ của đợt, from every way it may be called."""
    if not asking.is_period(text):
        raise Refused(404, NO_PERIOD)
    return ranking.period_called(of, text)


def _published(of, period, basis):
    if basis != "official":
        raise Refused(404, ONLY_OFFICIAL)
    rows = of.publications.final().filter(period=period).defer("snapshot", "differences")
    found = rows.order_by("number").last()
    if found is None:
        raise Refused(404, NOT_PUBLISHED)
    published.opened(found)
    return found


def _of_unit(table, code):
    return replace(table, rows=tuple(row for row in table.rows if row.unit.code == code))
