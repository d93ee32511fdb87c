"""Tóm tắt một khối ở một kỳ: what the overview says of a group, kept until something in the group changes.

Every change of what counts stores standings anew inside the group's lock, later than all before it (`standings`), so
the latest moment and the number of a group's standings say whether a summary still holds; nothing is thrown away.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import product

from django.db import connection

from commitments import scorecard
from commitments.models import Commitment, RankingGroup, Standing
from indicators import results, verdicts
from indicators.models import Indicator
from reports import comparing, kept, outlooks
from reports.comparing import Change, Earlier, Mark, Source
from reports.filters import Choice
from reports.outlooks import Risk, Span
from reports.scopes import WHOLE

SHOWN = 5
FORM = 1
"""Dạng của tóm tắt: another number where its fields change, for what is kept may outlive a version of the program."""


@dataclass(frozen=True)
class Moves:
    """Thay đổi điểm từ một kỳ: how many units could be compared, and (bản cam kết, Change) farthest up and down."""

    compared: int
    up: tuple[tuple[int, Change], ...]
    down: tuple[tuple[int, Change], ...]


@dataclass(frozen=True)
class Failures:
    """Một dòng phiếu qua các đơn vị: how many it counts for, how many fail it, how many of these lack figures."""

    counted: int
    failed: int
    missing: int


@dataclass(frozen=True)
class Summary:
    """Tóm tắt một khối; `moves` as the sources compared with, `risks` as (bản cam kết, Risk)."""

    scores: tuple[Decimal, ...]
    units: int
    provisional: int
    lines: tuple[Failures, ...]
    moves: tuple[Moves, ...]
    risks: tuple[tuple[int, Risk], ...]


def sources_of(choice: Choice) -> tuple[Source, Source]:
    """Kỳ liền trước và cùng kỳ năm trước."""
    codes = (
        comparing.before(choice.campaign, choice.period),
        comparing.year_before(choice.campaign, choice.period),
    )
    return tuple(comparing.source(choice.campaign, choice.campaigns, code) for code in codes)


def keys_of(choice: Choice, groups: Sequence[RankingGroup], span: Span) -> dict[int, str]:
    """{khối: khoá}, made of all that its summary depends on; one query, answered by an index alone."""
    campaign, sources = choice.campaign, sources_of(choice)
    places = [(campaign.pk, choice.period)]
    places += [(each.campaign.pk, each.code) for each in sources if each.campaign]
    of_group, elsewhere = defaultdict(list), []
    for row in states_of(places, choice.basis):
        if row[:2] in places:
            (of_group[row[2]] if row[0] == campaign.pk else elsewhere).append(row)
    year = [(each.code, each.last_day) for each in span.periods]
    rules = FORM, choice.basis, choice.period, campaign.met_rule, campaign.met_value, year, places, elsewhere
    return {group.pk: kept.key("summary", group.pk, rules, of_group[group.pk]) for group in groups}


def states_of(places: Collection[tuple[int, str]], basis: str) -> list[tuple]:
    """[(đợt, kỳ, khối, số bản cam kết, tính lúc…)] of these (đợt, kỳ); maybe more of the same campaigns and periods.

    The latest moments are looked up at the ends of an index, so that it takes as long for many units as for few.
    """
    campaigns, codes = (sorted(set(each)) for each in zip(*places, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(_states(len(campaigns), len(codes)), [*codes, *campaigns, *([basis] * 4), *campaigns])
        return sorted(cursor.fetchall())


@cache
def _states(campaigns, codes):
    """Câu hỏi cho từng ấy đợt, kỳ; by hand, for expressions of the ORM take longer to compose than it to run.

    A unit that leaves a group changes the number of its commitments, one that comes is reckoned later than all before.
    """
    standing, commitment, group = (each._meta.db_table for each in (Standing, Commitment, RankingGroup))
    last = ", ".join(
        f"(SELECT computed_at FROM {standing} s WHERE s.campaign_id = g.campaign_id AND s.period = asked.period"  # noqa: S608 - names of our own
        f" AND s.basis = %s AND s.is_in_force = {in_force} AND s.group_id = g.id AND s.provisional = {provisional}"
        " ORDER BY s.computed_at DESC LIMIT 1)"
        for in_force, provisional in product(("TRUE", "FALSE"), repeat=2)
    )
    of = ", ".join(["%s"] * campaigns)
    return (
        f"WITH asked(period) AS (VALUES {', '.join(['(%s)'] * codes)}), members AS (SELECT group_id, COUNT(*) AS"  # noqa: S608 - as above
        f" number FROM {commitment} WHERE campaign_id IN ({of}) GROUP BY group_id)"
        f" SELECT g.campaign_id, asked.period, g.id, members.number, {last} FROM {group} g"
        f" CROSS JOIN asked JOIN members ON members.group_id = g.id WHERE g.campaign_id IN ({of})"
    )


def read(
    choice: Choice,
    groups: Sequence[RankingGroup],
    leaves: Sequence[Indicator],
    span: Span,
    keys: dict[int, str],
) -> dict[int, Summary]:
    """{khối: tóm tắt} of these groups; at most four queries read the groups of which nothing is kept."""
    found = kept.known({group.pk: keys[group.pk] for group in groups})
    if stale := [group for group in groups if group.pk not in found]:
        fresh = _made(choice, stale, leaves, span, sources_of(choice))
        kept.keep({keys[pk]: summary for pk, summary in fresh.items()})
        found |= fresh
    return found


def _made(choice, groups, leaves, span, sources):
    """{khối: tóm tắt}, read now."""
    codes = {group.pk: group.code for group in groups}
    about = choice.basis, WHOLE, list(codes.values())
    compared = [comparing.earlier(choice.campaign, source, *about) for source in sources]
    ends = outlooks.targets_at_the_end(choice.campaign, span, choice.basis) if span.left else {}
    members = {pk: [] for pk in codes}
    columns = ("group", "commitment", "commitment__unit", "rank", "score", "provisional", "card")
    rows = Standing.objects.table(choice.campaign, choice.period, choice.basis).filter(group__in=codes)
    for group, *row, card, signed_on in rows.values_list(*columns, "commitment__signed_on"):
        members[group].append((*row, scorecard.columns(card, *outlooks.PICKED), signed_on))
    rule = verdicts.MetRule(choice.campaign.met_rule, choice.campaign.met_value)
    return {
        pk: Summary(
            scores=tuple(sorted(score for _, _, _, score, *_ in found if score is not None)),
            units=len(found),
            provisional=sum(provisional for *_, provisional, _, _ in found),
            lines=_lines([card for *_, card, _ in found]),
            moves=tuple(_moves(codes[pk], found, earlier) for earlier in compared),
            risks=_risks(found, leaves, rule, span, ends) if span.left else (),
        )
        for pk, found in members.items()
    }


def _lines(cards):
    found = []
    for lines in zip(*cards, strict=True):
        failing = [state for state, *_, met in lines if met is False]
        counted = sum(line[-1] is not None for line in lines)
        found.append(Failures(counted, len(failing), failing.count(results.MISSING)))
    return tuple(found)


def _moves(code, members, earlier: Earlier):
    moved, compared = [], 0
    for commitment, unit, rank, score, _, card, _ in members:
        counted = tuple(place for place, line in enumerate(card) if line[-1] is not None)
        change = earlier.change(unit, Mark(code, rank, score, counted))
        compared += not change.reason
        if change.score:
            moved.append((commitment, change))
    moved.sort(key=lambda each: each[1].score)
    up = (each for each in reversed(moved[-SHOWN:]) if each[1].score > 0)
    return Moves(compared, tuple(up), tuple(each for each in moved[:SHOWN] if each[1].score < 0))


def _risks(members, leaves, rule, span, ends):
    found = []
    for commitment, _, _, _, _, card, signed_on in members:
        if not (done := span.done(signed_on)):
            continue
        end = ends.get(commitment)
        if risk := outlooks.risk(card, leaves, rule, done=done, left=span.left, at_the_end=end):
            found.append((commitment, risk))
    return tuple(found)
