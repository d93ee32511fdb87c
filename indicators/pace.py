"""Nhịp thực hiện: what is still needed each period until the end of the year, against what was done so far.

Pure: no Django. Exact: figures are quotients as on score cards, results are Fractions. `done` and `left` count
periods of the year: those gone by since the commitment counts, and those still to come.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators import verdicts
from indicators.rules import EQ, GT, GTE, LT, LTE

WHOLE, NOTHING = Fraction(1), Fraction(0)


@dataclass(frozen=True, slots=True)
class Pace:
    """Nhịp của một chỉ tiêu: a period's average so far, what each remaining one needs (or still may have, at most).

    `share` is the part of the target, 0…1, that is there at the end of the year if the pace stays what it is.
    """

    made: Fraction
    needed: Fraction
    share: Fraction

    @property
    def is_slow(self) -> bool:
        """Giữ nhịp như đến nay thì cuối năm không đạt."""
        return self.share < WHOLE


def pace(
    value: Fraction | None, target: Fraction, compare: str, *, grows: bool, done: int, left: int
) -> Pace:
    """Nhịp của một chỉ tiêu với mức cuối năm `target`; what has no value has done nothing.

    `grows`: the periods' figures add up, so that more come; of any other figure the last one is taken to stay.
    ValueError without a period gone by or still to come: then there is no pace, only a result.
    """
    if done < 1 or left < 1:
        raise ValueError("A pace needs a period gone by and one to come.")
    if value is None:
        return Pace(NOTHING, target / left if grows else target, NOTHING)
    at_the_end = value * (done + left) / done if grows else value
    made, needed = (value / done, (target - value) / left) if grows else (value, target)
    return Pace(made, max(needed, NOTHING), share(at_the_end, target, compare))


def share(value: Fraction, target: Fraction, compare: str) -> Fraction:
    """Phần của mức giao đạt được, 0…1; for >, < and = all or nothing, as in scoring."""
    if compare == GTE and value < target:
        return max(value, NOTHING) / target if target > 0 else NOTHING
    if compare == LTE and value > target:
        return max(target, NOTHING) / value if value > 0 else NOTHING
    holds = {GTE: True, LTE: True, GT: value > target, LT: value < target, EQ: value == target}[compare]
    return WHOLE if holds else NOTHING


@dataclass(frozen=True, slots=True)
class Expected:
    """Chỉ tiêu được tính khi ước kết quả cả năm: its points, and the part of its target that is there at the end."""

    maximum: Fraction
    share: Fraction


@dataclass(frozen=True, slots=True)
class Outlook:
    """Ước kết quả cả năm nếu giữ nhịp: a score of 100, how many indicators are met, whether the year's rule is."""

    score: Fraction
    met: int
    counted: int
    is_met: bool


def outlook(expected: Iterable[Expected], rule: verdicts.MetRule) -> Outlook | None:
    """Ước kết quả cả năm, points by proportion; None where nothing counts.

    The rule is the campaign's own (all indicators, a score, a share of indicators).
    """
    rows = list(expected)
    maximum = sum((row.maximum for row in rows), NOTHING)
    if not maximum:
        return None
    score = 100 * sum((row.maximum * row.share for row in rows), NOTHING) / maximum
    met = sum(row.share == WHOLE for row in rows)
    return Outlook(score, met, len(rows), _holds(score, met, len(rows), rule))


def _holds(score: Fraction, met: int, counted: int, rule: verdicts.MetRule) -> bool:
    if rule.type == verdicts.ALL_INDICATORS:
        return met == counted
    wanted = Fraction(rule.value or Decimal(0))
    return score >= wanted if rule.type == verdicts.MIN_SCORE else 100 * met >= wanted * counted
