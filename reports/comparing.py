"""So với kỳ khác: change of rank and of score, and where nothing can be compared, why not.

Comparable is the same unit by the same criteria: the same indicator set, and the same indicators counted (ADR 37).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from commitments import scorecard
from commitments.models import Campaign, Standing
from indicators import periods
from indicators.numbers import written
from indicators.ranking import Entrant, ranked
from reports.scopes import Scope, result

NOT_THERE = "kỳ đó chưa có trong bảng"
NO_SCORE = "kỳ này chưa có điểm"
NO_SCORE_THEN = "kỳ đó chưa có điểm"
OTHER_CRITERIA = "khác chỉ tiêu được tính"
OTHER_SET = "kỳ đó chấm theo bộ chỉ tiêu khác"
NO_CAMPAIGN = "kỳ đó chưa có đợt cam kết"
NO_RESULT = "kỳ đó chưa có kết quả"
NOBODY = "không đơn vị nào được tính đúng những chỉ tiêu ấy ở cả hai kỳ"
PICKED = ("points", "maximum", "met")


@dataclass(frozen=True)
class Mark:
    """Kết quả của một đơn vị ở một kỳ, as far as it is compared; `counted` are the places of the lines that count."""

    group: str
    rank: int | None
    score: Decimal | None
    counted: tuple[int, ...]


@dataclass(frozen=True)
class Change:
    """Thay đổi từ một kỳ: places gained, points gained; `reason` says why there is none, "" where there is."""

    rank: int | None = None
    score: Decimal | None = None
    reason: str = ""

    @property
    def gained(self) -> str:
        """Số điểm tăng, giảm để đọc: +1,25 · −0,50 · 0,00; "" where nothing is compared."""
        if self.score is None:
            return ""
        sign = "+" if self.score > 0 else "−" if self.score < 0 else ""
        return f"{sign}{written(abs(self.score), 2)}"


@dataclass(frozen=True)
class Earlier:
    """Kỳ đem so: its marks by unit; `reason` says why the whole period cannot be compared, "" where it can."""

    name: str
    reason: str
    marks: dict[int, Mark]

    def seen_by(self, changes: Iterable[Change]) -> "Earlier":
        """Kỳ ấy khi đã so mọi đơn vị: where none could be compared, one sentence instead of a column of reasons."""
        if self.reason or any(not change.reason for change in changes):
            return self
        return replace(self, reason=NOBODY)

    def change(self, unit: int, now: Mark) -> Change:
        """Thay đổi của một đơn vị (khoá) từ kỳ ấy đến nay."""
        was = self.marks.get(unit)
        if why := self.reason or _why_not(was, now):
            return Change(reason=why)
        is_ranked = now.rank and was.rank and now.group == was.group
        return Change(was.rank - now.rank if is_ranked else None, now.score - was.score)


def _why_not(was, now):
    if now.score is None:
        return NO_SCORE
    if was is None:
        return NOT_THERE
    if was.score is None:
        return NO_SCORE_THEN
    return "" if was.counted == now.counted else OTHER_CRITERIA


def before(campaign: Campaign, period: str) -> str:
    """Mã kỳ liền trước, in the campaign or before it."""
    year, number = periods.split(period, campaign.cadence)
    last = periods.PERIODS_IN_YEAR[campaign.cadence]
    return periods.code_of(*((year, number - 1) if number > 1 else (year - 1, last)), campaign.cadence)


def year_before(campaign: Campaign, period: str) -> str:
    """Mã kỳ cùng kỳ năm trước."""
    year, number = periods.split(period, campaign.cadence)
    return periods.code_of(year - 1, number, campaign.cadence)


@dataclass(frozen=True)
class Source:
    """Nơi có kết quả của kỳ đem so; `campaign` is None where it cannot be compared, and `reason` says why."""

    name: str
    code: str
    campaign: Campaign | None
    reason: str = ""


def source(campaign: Campaign, campaigns: tuple[Campaign, ...], code: str) -> Source:
    """Đợt có kỳ `code`: this one, or another of these that the same unit received, by the same indicators."""
    name, year = periods.name_of(code), int(code[:4])
    there = [each for each in (campaign, *campaigns) if _has(each, campaign, year)]
    same = [each for each in there if each.indicator_set_id == campaign.indicator_set_id]
    if same:
        return Source(name, code, same[0])
    return Source(name, code, None, OTHER_SET if there else NO_CAMPAIGN)


def _has(each, campaign, year):
    same_line = (each.authority_id, each.cadence) == (campaign.authority_id, campaign.cadence)
    return same_line and each.year_from <= year <= each.year_to


def earlier(
    campaign: Campaign, found: Source, basis: str, scope: Scope, groups: Collection[str] | None
) -> Earlier:
    """Kết quả của kỳ đem so, of these groups or of all; at most one query."""
    if found.campaign is None:
        return Earlier(found.name, found.reason, {})
    rows = Standing.objects.table(found.campaign, found.code, basis)
    if groups is not None and found.campaign == campaign:
        rows = rows.filter(group__code__in=groups)
    marks = marks_of(rows, scope)
    return Earlier(found.name, "" if marks else NO_RESULT, marks)


def marks_of(rows, scope: Scope) -> dict[int, Mark]:
    """{đơn vị: Mark} of these standings, whole groups of them."""
    columns = ("commitment__unit", "group__code", "rank", "score", "card")
    found = {
        unit: mark_of(group, rank, score, scorecard.columns(card, *PICKED), scope)
        for unit, group, rank, score, card in rows.values_list(*columns)
    }
    return found if scope.is_whole else placed(found)


def mark_of(group: str, rank: int | None, score: Decimal | None, card: list[tuple], scope: Scope) -> Mark:
    """Kết quả theo một phạm vi; not ranked yet where that is not the whole."""
    counted = tuple(place for place, (_, _, met) in enumerate(card) if met is not None)
    if scope.is_whole:
        return Mark(group, rank, score, counted)
    own = result(card[place][:2] for place in scope.places)
    return Mark(group, None, own.score, tuple(place for place in counted if place in scope.places))


def placed(marks: dict[int, Mark]) -> dict[int, Mark]:
    """Xếp hạng trong từng khối, equal scores alike."""
    groups = {}
    for unit, mark in marks.items():
        groups.setdefault(mark.group, []).append(Entrant(unit, mark.score, 0, str(unit)))
    places = [place for entrants in groups.values() for place in ranked(entrants)]
    return {place.subject: replace(marks[place.subject], rank=place.rank) for place in places}
