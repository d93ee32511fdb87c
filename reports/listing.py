"""Danh sách xếp hạng để đọc, in và xuất: one shape for the page, the files and the annex of a decision.

The whole score and its rank are read as stored; those of a field or an indicator are added up from the exact texts of
the score cards, for which this is the only place.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Count, Q

from commitments import scorecard
from commitments.models import RankingGroup, Standing
from indicators import results
from indicators.ranking import Entrant, ranked
from reports import comparing
from reports.comparing import Change, Earlier, Mark
from reports.filters import BY_PERIOD, BY_YEAR, Choice
from reports.ranking import Row, row_of
from reports.scopes import Result, Scope, result

NOTHING_COUNTS = "Chưa xếp hạng: không có chỉ tiêu nào của lĩnh vực được tính trong kỳ."
STATES = {
    results.NOT_APPLICABLE: "Chưa xếp hạng: chỉ tiêu không áp dụng cho đơn vị.",
    results.NOT_DUE: "Chưa xếp hạng: chỉ tiêu chưa đến hạn.",
    results.NONE_AROSE: "Chưa xếp hạng: không phát sinh.",
    results.PENDING: "Chưa xếp hạng: chỉ tiêu chờ công bố.",
}
MISSING = "Thiếu số liệu, tính 0 điểm."
PICKED = ("state", "value", "reference", "attainment", "points", "maximum", "met")


@dataclass(frozen=True)
class Listed:
    """Một đơn vị trong danh sách; `result` of a field or indicator, `line` of one indicator: None elsewhere."""

    row: Row
    result: Result | None
    line: tuple | None
    reason: str
    since_period: Change
    since_year: Change


@dataclass(frozen=True)
class Section:
    """Danh sách của một khối; may have no rows."""

    group: RankingGroup
    rows: tuple[Listed, ...]


@dataclass(frozen=True)
class Listing:
    """Danh sách các khối, and the two periods each row is compared with."""

    scope: Scope
    sections: tuple[Section, ...]
    period_before: Earlier
    year_before: Earlier

    @property
    def rows(self) -> list[Listed]:
        """Mọi dòng, khối nối khối."""
        return [row for section in self.sections for row in section.rows]


def counted(choice: Choice) -> dict[int, tuple[int, int]]:
    """{khối: (số dòng, số dòng tạm tính)}, told by an index: what stands on which page, before anything is read."""
    rows = Standing.objects.table(choice.campaign, choice.period, choice.basis)
    counts = {"rows": Count("pk"), "open": Count("pk", filter=Q(provisional=True))}
    return {pk: each for pk, *each in rows.values_list("group").annotate(**counts).order_by()}


def read(choice: Choice, groups: Sequence[RankingGroup] | None = None) -> Listing:
    """Danh sách theo lựa chọn, of all its groups or of these; one query for each of the three periods."""
    groups = shown_groups(choice) if groups is None else groups
    period, year = earlier_periods(choice, groups)
    found = {group.pk: [] for group in groups}
    for standing in _standings(choice, found):
        found[standing.group_id].append(_listed(standing, choice.scope))
    sections = []
    for group in groups:
        rows = found[group.pk] if choice.scope.is_whole else _placed(found[group.pk])
        compared = (_compared(row, group, card, period, year) for row, card in rows)
        sections.append(Section(group, tuple(sorted(compared, key=_order(choice.sort)))))
    listed = [row for section in sections for row in section.rows]
    return Listing(
        choice.scope,
        tuple(sections),
        period.seen_by(row.since_period for row in listed),
        year.seen_by(row.since_year for row in listed),
    )


def earlier_periods(choice: Choice, groups: Sequence[RankingGroup]) -> tuple[Earlier, Earlier]:
    """Kỳ liền trước và cùng kỳ năm trước, of these groups."""
    campaign = choice.campaign
    groups = None if len(groups) == len(choice.groups) else [group.code for group in groups]
    codes = comparing.before(campaign, choice.period), comparing.year_before(campaign, choice.period)
    sources = (comparing.source(campaign, choice.campaigns, code) for code in codes)
    return tuple(
        comparing.earlier(campaign, source, choice.basis, choice.scope, groups) for source in sources
    )


def shown_groups(choice: Choice) -> list[RankingGroup]:
    """Các khối đang xem, in the campaign's order."""
    return [group for group in choice.groups if choice.group in (None, group.code)]


def _standings(choice, groups):
    rows = Standing.objects.table(choice.campaign, choice.period, choice.basis).filter(group__in=groups)
    return rows.select_related("commitment__unit")


def _listed(standing, scope):
    """(dòng, Mark): the row as of the scope, not compared yet."""
    row = row_of(standing, False)
    if scope.is_whole:
        compared = scorecard.columns(standing.card, *comparing.PICKED)
        mark = comparing.mark_of("", row.rank, row.score, compared, scope)
        return Listed(row, None, None, row.reason, Change(), Change()), mark
    card = scorecard.columns(standing.card, *PICKED)
    own = result(card[place][-3:-1] for place in scope.places)
    line = card[scope.places[0]] if scope.indicator else None
    mark = comparing.mark_of("", None, own.score, [each[-3:] for each in card], scope)
    row = replace(row, rank=None, score=own.score, grade=None)
    return Listed(row, own, line, _reason(own, line), Change(), Change()), mark


def _reason(own, line):
    if line is not None:
        return MISSING if line[0] == results.MISSING else STATES.get(line[0], "") if not own.maximum else ""
    return "" if own.maximum else NOTHING_COUNTS


def _placed(rows):
    """Xếp hạng một khối theo lĩnh vực hoặc chỉ tiêu."""
    entrants = [
        Entrant((listed, mark), mark.score, listed.row.unit.order, listed.row.unit.code)
        for listed, mark in rows
    ]
    found = []
    for place in ranked(entrants):
        listed, mark = place.subject
        row = replace(listed.row, rank=place.rank)
        found.append((replace(listed, row=row), replace(mark, rank=place.rank)))
    return found


def _compared(listed, group, mark: Mark, period, year):
    mark, unit = replace(mark, group=group.code), listed.row.unit.pk
    return replace(listed, since_period=period.change(unit, mark), since_year=year.change(unit, mark))


def _order(sort):
    """Thứ tự liệt kê: by rank, or by points gained with what cannot be compared at the end."""

    def by_rank(listed):
        row = listed.row
        return row.rank is None, row.rank or 0, row.unit.order, row.unit.code

    def by_gain(listed):
        change = listed.since_period if sort == BY_PERIOD else listed.since_year
        gained = change.score
        return gained is None, -(gained or Decimal(0)), by_rank(listed)

    return by_gain if sort in (BY_PERIOD, BY_YEAR) else by_rank
