"""Kết luận năm và hệ quả: met, not met or still open; consecutive years not met; which rules then apply.

Pure: no Django. The system proposes; a person confirms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

MET, NOT_MET, OPEN = "met", "not_met", "open"

PENDING, AWAITS_REVIEW, NO_SCORE, PROVISIONAL = "pending", "awaits_review", "no_score", "provisional"

ALL_INDICATORS = "all_indicators"
MIN_SCORE = "min_score"
MIN_MET_SHARE = "min_met_share"

RATING_CAP = "rating_cap"
SELF_CRITICISM = "self_criticism"
ACCOUNTABILITY = "accountability"
LEADER, UNIT = "leader", "unit"


class Standing(Protocol):
    """Những gì một kết luận cần biết về dòng xếp hạng của kỳ cuối năm; a Card and a stored row both have it."""

    score: Decimal | None
    counted: int
    met: int
    has_pending: bool
    awaits_review: bool
    provisional: bool


@dataclass(frozen=True, slots=True)
class MetRule:
    """Tiêu chí kết luận đạt cam kết; `value` for all but all_indicators."""

    type: str
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Consequence:
    """Hệ quả khi không đạt; `level` of a rating_cap, `years` and `scope` of accountability."""

    code: str
    type: str
    level: str | None = None
    years: int = 1
    scope: str = LEADER


def verdict(standing: Standing, met_rule: MetRule, *, is_closed: bool) -> str:
    """Kết luận năm của một bản cam kết có hiệu lực vào ngày cuối năm: met, not_met or open."""
    if open_because(standing, is_closed=is_closed):
        return OPEN
    return MET if _is_met(standing, met_rule) else NOT_MET


def open_because(standing: Standing, *, is_closed: bool) -> tuple[str, ...]:
    """Vì sao chưa kết luận; PROVISIONAL, alone, is what closing the year ends. Nothing when there is a verdict."""
    lasting = tuple(
        reason
        for reason, holds in (
            (PENDING, standing.has_pending),
            (AWAITS_REVIEW, standing.awaits_review),
            (NO_SCORE, standing.score is None),
        )
        if holds
    )
    return lasting or ((PROVISIONAL,) if standing.provisional and not is_closed else ())


def _is_met(standing: Standing, met_rule: MetRule) -> bool:
    if met_rule.type == ALL_INDICATORS:
        return standing.met == standing.counted
    if met_rule.type == MIN_SCORE:
        return standing.score >= met_rule.value
    if met_rule.type == MIN_MET_SHARE:
        return 100 * standing.met >= met_rule.value * standing.counted
    raise ValueError(f"unknown met_rule {met_rule.type!r}")


def streak(
    year: int, verdicts: Mapping[int, str], leaders: Mapping[int, str | None], scope: str = LEADER
) -> int:
    """Số năm liên tiếp không đạt tính đến năm này, của đơn vị hoặc của cùng một người đứng đầu.

    `verdicts` has the years in which the commitment gets one; `leaders` who was head, else acting head, on the last
    day of each year's last period. A year that is met, open or absent ends the streak.
    """
    leader = leaders.get(year)
    if scope == LEADER and leader is None:
        return 0
    length = 0
    while verdicts.get(year - length) == NOT_MET and (scope == UNIT or leaders.get(year - length) == leader):
        length += 1
    return length


def shown_streak(
    year: int,
    consequences: Sequence[Consequence],
    verdicts: Mapping[int, str],
    leaders: Mapping[int, str | None],
) -> int:
    """Số năm liên tiếp để hiển thị: in the scope of the first accountability rule, the leader's if there is none."""
    scopes = [rule.scope for rule in consequences if rule.type == ACCOUNTABILITY]
    return streak(year, verdicts, leaders, scopes[0] if scopes else LEADER)


def outcomes(
    year: int,
    consequences: Sequence[Consequence],
    verdicts: Mapping[int, str],
    leaders: Mapping[int, str | None],
) -> tuple[Consequence, ...]:
    """Các hệ quả được đề xuất cho năm này, in the order of the campaign's rules."""
    if verdicts.get(year) != NOT_MET:
        return ()
    return tuple(
        rule
        for rule in consequences
        if rule.type != ACCOUNTABILITY or streak(year, verdicts, leaders, rule.scope) >= rule.years
    )
