"""Phụ lục làm điểm đổi thế nào: the scores of the periods that have begun, as they are and as they would be.

No arithmetic of its own, and nothing is stored: the amendment is laid over the promises, `indicators.scoring` is asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from commitments.annexing import Alteration, Proposal
from commitments.models import Commitment, Standing
from commitments.models.standing import Basis
from commitments.policies import Ruling, ruling_of
from commitments.undertakings import load
from indicators import periods
from indicators.numbers import written
from indicators.ranking import Entrant, ranked
from indicators.results import Card, Line
from indicators.rules import Change, Undertaking
from indicators.scoring import cards

LEFT_OUT = "không tính"


@dataclass(frozen=True)
class Shift:
    """Điểm và hạng của một kỳ, trước và sau phụ lục; `lines` are the indicators whose points differ."""

    period: str
    name: str
    before: Decimal | None
    after: Decimal | None
    rank_before: int | None
    rank_after: int | None
    lines: tuple[tuple[str, str, str], ...]

    @property
    def is_moved(self) -> bool:
        """Điểm hoặc hạng đổi."""
        return (self.before, self.rank_before) != (self.after, self.rank_after)


def amended(undertaking: Undertaking, proposal: Proposal, number: int) -> Undertaking:
    """Bản cam kết với phụ lục này phủ lên."""
    promises = dict(undertaking.promises)
    for indicator, alteration in proposal.alterations.items():
        promise = promises[indicator]
        change = _change(proposal.effective_on, number, alteration)
        promises[indicator] = replace(promise, changes=[*promise.changes, change])
    return replace(undertaking, promises=promises)


def _change(effective_on: date, number: int, alteration: Alteration) -> Change:
    said = alteration.not_applicable
    return Change(effective_on, number, alteration.targets, None if said is None else said != "")


def shifts(commitment: Commitment, proposal: Proposal, number: int, *, today: date) -> list[Shift]:
    """Các kỳ có điểm chính thức hoặc điểm chỉ tiêu đổi, of those begun that end on the day of effect or later."""
    ruling = ruling_of(commitment.campaign)
    touched = {
        each.code: each.year
        for each in ruling.policy.calendar
        if each.last_day >= proposal.effective_on and each.starts_on <= today
    }
    years = sorted(set(touched.values()))
    if not years:
        return []
    before = load([commitment.pk], years)[commitment.pk].undertaking
    old, new = (_cards(each, ruling, touched, years) for each in (before, amended(before, proposal, number)))
    others = _others(commitment, touched)
    moves = [_shift(code, old[code], new[code], others.get(code, []), commitment) for code in touched]
    return [move for move in moves if move.is_moved or move.lines]


def _cards(undertaking: Undertaking, ruling: Ruling, touched: Mapping, years: list[int]) -> dict[str, Card]:
    return {
        code: card
        for year in years
        for code, basis, card in cards(undertaking, ruling.rules, ruling.policy, year)
        if basis == Basis.OFFICIAL and code in touched
    }


def _others(commitment, touched):
    """{period: [Entrant]} of the other units of the group, as stored."""
    rows = Standing.objects.filter(
        group=commitment.group_id, period__in=touched, basis=Basis.OFFICIAL, is_in_force=True
    ).exclude(commitment=commitment)
    found = {}
    columns = ("period", "score", "is_covered", "commitment__unit__order", "commitment__unit__code")
    for period, score, is_covered, order, code in rows.values_list(*columns):
        found.setdefault(period, []).append(Entrant(None, score if is_covered else None, order, code))
    return found


def _shift(code, before, after, others, commitment):
    lines = (
        (old.number, _points(old), _points(new))
        for old, new in zip(before.lines, after.lines, strict=True)
        if _points(old) != _points(new)
    )
    return Shift(
        code,
        periods.name_of(code),
        before.score,
        after.score,
        _rank(before, others, commitment),
        _rank(after, others, commitment),
        tuple(lines),
    )


def _points(line: Line) -> str:
    """Điểm của một chỉ tiêu bằng lời."""
    return LEFT_OUT if line.met is None else f"{written(line.points, 2)}/{written(line.maximum)}"


def _rank(card, others, commitment):
    own = Entrant(
        commitment, card.score if card.is_ranked else None, commitment.unit.order, commitment.unit.code
    )
    return next(place.rank for place in ranked([*others, own]) if place.subject is commitment)
