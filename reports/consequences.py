"""Kết luận năm và hệ quả được đề xuất: derived from the stored standings of each year's last period.

The system proposes with its facts; a person confirms.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from commitments.models import Campaign, Commitment, Standing
from commitments.models.standing import Basis
from commitments.policies import consequences_of
from indicators import periods, verdicts
from reports.ranking import UnknownName
from units.models import Term
from units.models.person import TermRole

_OF_VERDICT = ("score", "counted", "met", "has_pending", "awaits_review", "provisional")
"""Những gì của một kết quả mà kết luận tuỳ vào."""


@dataclass(frozen=True)
class Conclusion:
    """Kết luận một năm của một bản cam kết, vì sao còn để mở, và hệ quả được đề xuất."""

    commitment: Commitment
    leader: str | None
    verdict: str
    reasons: tuple[str, ...]
    score: Decimal | None
    streak: int
    outcomes: tuple[verdicts.Consequence, ...]


def conclusions(campaign: Campaign, year: int, among: QuerySet | None = None) -> list[Conclusion]:
    """Kết luận của mọi bản cam kết còn hiệu lực vào ngày cuối kỳ cuối năm, or of those `among` these commitments.

    In group order, then unit order, then code. UnknownName when the year is outside the campaign.
    """
    if not campaign.year_from <= year <= campaign.year_to:
        raise UnknownName(
            f"Năm {year} nằm ngoài đợt {campaign.code} ({campaign.year_from}–{campaign.year_to})."
        )
    rules, years = consequences_of(campaign), range(campaign.year_from, year + 1)
    verdict_of, rows_of_year = _verdicts(campaign, years, among)
    concluded = [key for key, by_year in verdict_of.items() if year in by_year]
    heads_of = leaders(campaign, years, among)
    rows = Commitment.objects.filter(pk__in=concluded).select_related("unit", "group")
    found = []
    for commitment in rows.order_by("group__order", "group", "unit__order", "unit__code"):
        by_year, heads = verdict_of[commitment.pk], heads_of[commitment.unit_id]
        found.append(
            Conclusion(
                commitment=commitment,
                leader=heads.get(year),
                verdict=by_year[year],
                reasons=rows_of_year[commitment.pk].reasons,
                score=rows_of_year[commitment.pk].score,
                streak=verdicts.shown_streak(year, rules, by_year, heads),
                outcomes=verdicts.outcomes(year, rules, by_year, heads),
            )
        )
    return sorted(found, key=_listing)


def counted(campaign: Campaign, year: int) -> dict[int, Counter]:
    """{khối: số kết luận theo loại} of the whole campaign, without heads, streaks and what the rules propose."""
    found = defaultdict(Counter)
    for row, verdict in judged(campaign, year, "group"):
        found[row.group][verdict] += 1
    return found


def not_met(campaign: Campaign, year: int) -> list[int]:
    """Các bản cam kết không đạt năm ấy, in the order of `conclusions`; one query, no card and no object is read."""
    place = ("group__order", "group", "commitment__unit__order", "commitment__unit__code")
    rows = judged(campaign, year, *place, "commitment")
    missed = [row for row, verdict in rows if verdict == verdicts.NOT_MET]
    return [row.commitment for row in sorted(missed, key=lambda row: row[: len(place)])]


def judged(campaign: Campaign, year: int, *columns: str) -> Iterator[tuple[Any, str]]:
    """(kết quả cuối năm với các cột này trước, kết luận) of the whole campaign; no card and no object is read."""
    rule = verdicts.MetRule(campaign.met_rule, campaign.met_value)
    is_closed = any(each.year == year for each in campaign.closed_years.all())
    rows = Standing.objects.table(campaign, _last_period(campaign, year), Basis.OFFICIAL)
    for row in rows.values_list(*columns, *_OF_VERDICT, named=True):
        yield row, verdicts.verdict(row, rule, is_closed=is_closed)


def _listing(conclusion: Conclusion):
    """Thứ tự liệt kê; codes by code points, whatever the database's collation."""
    commitment = conclusion.commitment
    return commitment.group.order, commitment.group_id, commitment.unit.order, commitment.unit.code


@dataclass(frozen=True)
class _Row:
    """Của một kết luận, phần chỉ có trong kết quả đã lưu."""

    score: Decimal | None
    reasons: tuple[str, ...]


def _verdicts(campaign, years, among):
    """({commitment: {year: verdict}}, {commitment: _Row of the last of the years})."""
    rule = verdicts.MetRule(campaign.met_rule, campaign.met_value)
    closed = {each.year for each in campaign.closed_years.all()}
    last = {_last_period(campaign, year): year for year in years}
    rows = Standing.objects.filter(campaign=campaign, period__in=last, basis=Basis.OFFICIAL, is_in_force=True)
    if among is not None:
        rows = rows.filter(commitment__in=among)
    verdict_of, asked = defaultdict(dict), {}
    for standing in rows.defer("card"):
        year = last[standing.period]
        is_closed = year in closed
        verdict_of[standing.commitment_id][year] = verdicts.verdict(standing, rule, is_closed=is_closed)
        if year == years[-1]:
            reasons = verdicts.open_because(standing, is_closed=is_closed)
            asked[standing.commitment_id] = _Row(standing.score, reasons)
    return verdict_of, asked


def _last_period(campaign, year):
    return periods.code_of(year, periods.PERIODS_IN_YEAR[campaign.cadence], campaign.cadence)


def leaders(campaign, years, among):
    """{unit: {year: person code}}: the head, else the acting head, on the last day of each year's last period."""
    last_days = {period.year: period.last_day for period in campaign.calendar() if period.is_last_of_year}
    terms = defaultdict(list)
    rows = Term.objects.filter(role__in=[TermRole.HEAD, TermRole.ACTING])
    if among is None:
        rows = rows.filter(unit__commitments__campaign=campaign)
    else:
        rows = rows.filter(unit__in=among.order_by().values("unit"))
    for term in rows.select_related("person", "unit").order_by("pk"):
        terms[term.unit_id].append(term)
    found = defaultdict(dict)
    for unit, of_unit in terms.items():
        for year in years:
            found[unit][year] = _leader_on(of_unit, last_days[year])
    return found


def _leader_on(terms: list[Term], day: date) -> str | None:
    for role in (TermRole.HEAD, TermRole.ACTING):
        for term in terms:
            if term.role == role and term.covers(day):
                return term.person.code
    return None


def as_json(campaign: Campaign, year: int, rows: list[Conclusion]) -> dict:
    """Dạng JSON của kết luận năm, what `consequences --format json` prints."""
    return {
        "campaign": campaign.code,
        "year": year,
        "rows": [
            {
                "unit": row.commitment.unit.code,
                "leader": row.leader,
                "verdict": row.verdict,
                "score": None if row.score is None else f"{row.score:.2f}",
                "streak": row.streak,
                "outcomes": [_outcome_json(outcome) for outcome in row.outcomes],
            }
            for row in rows
        ],
    }


def _outcome_json(outcome: verdicts.Consequence) -> dict:
    shown = {"code": outcome.code, "type": outcome.type}
    return shown | {"level": outcome.level} if outcome.type == verdicts.RATING_CAP else shown
