"""Kết quả các khối cho báo cáo kỳ, each kept until a result of the group is reckoned anew (as `reports.summaries`)."""

from collections.abc import Sequence
from decimal import Decimal

from commitments import scorecard
from commitments.models import Campaign, RankingGroup, Standing
from commitments.models.standing import Basis
from reports import kept, summaries
from reports.period_report import by_group
from reports.period_report.facts import Field, GroupResult, Line, UnitResult

FORM = 1
"""Dạng của điều được giữ: another number where its fields change, or what is added up."""
NO_SCORE, NOT_COVERED = "Chưa có điểm", "Chưa đủ chỉ tiêu để xếp hạng"
_PICKED = ("number", "state", "value", "reference", "points", "maximum", "met")
_COLUMNS = ("commitment__unit", "rank", "score", "grade", "provisional", "late")


def read(
    campaign: Campaign, period: str, fields: Sequence[Field], *, is_thematic: bool
) -> list[tuple[str, GroupResult]]:
    """[(tên khối, kết quả)], official basis, groups in their order; those without results are left out."""
    groups = list(campaign.groups.order_by("order", "pk"))
    layout = [(field.key, [each.number for each in field.indicators]) for field in fields]
    states = summaries.states_of([(campaign.pk, period)], Basis.OFFICIAL)
    keys = {
        group.pk: kept.key("period", FORM, is_thematic, layout, [row for row in states if row[2] == group.pk])
        for group in groups
    }
    found = kept.known(keys)
    if stale := [group for group in groups if group.pk not in found]:
        fresh = _made(campaign, period, stale, fields, is_thematic)
        kept.keep({keys[pk]: each for pk, each in fresh.items()})
        found |= fresh
    return [(group.name, found[group.pk]) for group in groups if found[group.pk].units]


def _made(campaign, period, groups: Sequence[RankingGroup], fields, is_thematic):
    """{khối: kết quả}, read now; one query."""
    numbers = {each.number for field in fields for each in field.indicators}
    rows = Standing.objects.table(campaign, period, Basis.OFFICIAL).filter(group__in=groups)
    members = {group.pk: [] for group in groups}
    columns = (*_COLUMNS, "commitment__unit__order", "commitment__unit__code")
    for group, card, *row in rows.values_list("group", "card", *columns):
        members[group].append((*row, card))
    return {
        pk: by_group.result(
            [(_unit(*row[:6]), _lines(row[-1], numbers)) for row in sorted(found, key=_listing)],
            fields,
            is_thematic=is_thematic,
        )
        for pk, found in members.items()
    }


def _listing(row):
    """Thứ tự liệt kê, as the ranking lists."""
    rank, order, code = row[1], row[6], row[7]
    return rank is None, rank or 0, order, code


def _unit(unit, rank, score, grade, provisional, late):
    reason = "" if rank else NO_SCORE if score is None else NOT_COVERED
    return UnitResult(unit, rank, score, grade, provisional, late, reason)


def _lines(card, numbers):
    return [_line(*line) for line in scorecard.columns(card, *_PICKED) if line[0] in numbers]


def _line(number, state, value, reference, points, maximum, met):
    return Line(
        number=number,
        state=state,
        value=value and Decimal(value),
        reference=reference and Decimal(reference),
        points=Decimal(points),
        maximum=Decimal(maximum),
        met=met,
    )
