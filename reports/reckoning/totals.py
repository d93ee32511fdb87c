"""Từ điểm các dòng đến điểm của kỳ, hạng và mức: words and formulas, from exact numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from commitments.scorecard import CardLine
from indicators.numbers import written
from indicators.results import Card
from indicators.rules import OFFICIAL, Policy
from reports.reckoning import rulebook
from reports.reckoning.steps import DIVIDED, TIMES, Step

NO_SCORE = "Không có chỉ tiêu nào được tính nên chưa có điểm, chưa có hạng và mức."


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Các đơn vị được xếp hạng trong khối: how many there are, scored higher, and equal to this one (itself aside)."""

    ranked: int
    higher: int
    equal: int


def score_steps(lines: Sequence[CardLine], card: Card, policy: Policy, basis: str) -> list[Step]:
    """Các bước từ tổng điểm đến điểm của kỳ."""
    counted = [line for line in lines if line.met is not None]
    if not counted:
        return [Step("Điểm của kỳ", NO_SCORE, rulebook.SCORE)]
    points, maximum = _two(card.points), _two(card.maximum)
    share = f"100{TIMES}{points}{DIVIDED}{maximum}"
    made = [
        Step("Tổng điểm", _sum([line.points for line in counted], points), rulebook.SCORE),
        Step("Tổng điểm tối đa", _sum([line.maximum for line in counted], maximum), rulebook.SCORE),
        Step("Quy về thang 100", f"{share} = {_two(card.base)}", rulebook.SCORE),
    ]
    if basis == OFFICIAL:
        made += [
            Step("Điểm cộng", _capped(card.bonus, policy.bonus_cap), rulebook.SCORE),
            Step("Điểm trừ", _capped(card.penalty, policy.penalty_cap), rulebook.SCORE),
        ]
    late = f"{card.late} báo cáo{TIMES}{written(policy.late_penalty)} điểm = {_plain(card.lateness_penalty)}"
    made.append(Step("Trừ do trễ hạn", late, rulebook.SCORE))
    made.append(Step("Điểm của kỳ", _score(share, card), rulebook.SCORE))
    return made


def _score(share, card):
    formula = f"{share} + {_plain(card.bonus)} − {_plain(card.penalty)} − {_plain(card.lateness_penalty)}"
    exact = card.base + Fraction(card.bonus - card.penalty - card.lateness_penalty)
    bound = "nhỏ hơn 0 nên lấy 0: " if exact < 0 else "lớn hơn 100 nên lấy 100: " if exact > 100 else ""
    return (
        f"{formula}, làm tròn 2 chữ số, {bound}= {_two(card.score)}"
        if bound
        else f"{formula} = {_two(card.score)}"
    )


def rank_steps(
    rank: int | None, card: Card, policy: Policy, grades: Sequence[tuple[Decimal, str]], near: Neighbourhood
) -> list[Step]:
    """Các bước đến hạng và mức; nothing where there is no score."""
    if card.score is None:
        return []
    if rank is None:
        least = written(policy.min_coverage)
        return [
            Step(
                "Hạng",
                f"Chưa xếp hạng: điểm tối đa được tính dưới {least}% của điểm tối đa phải có.",
                rulebook.RANKING,
            )
        ]
    equal = f", {near.equal} đơn vị khác bằng điểm" if near.equal else ""
    words = f"{near.higher} đơn vị có điểm cao hơn{equal}, trong {near.ranked} đơn vị của khối: hạng {rank}"
    made = [Step("Hạng", words, rulebook.RANKING)]
    if grades:
        made.append(Step("Mức", _grade(card.score, grades), rulebook.RANKING))
    return made


def _grade(score, grades):
    bands = "; ".join(f"từ {written(lower)} là {name}" for lower, name in sorted(grades, reverse=True))
    reached = [(lower, name) for lower, name in grades if lower <= score]
    return f"{max(reached)[1] if reached else 'chưa đạt mức nào'} ({bands})"


def _sum(texts, total):
    return f"{' + '.join(_two(Decimal(text)) for text in texts)} = {total}"


def _capped(amount, cap):
    limit = "không có mức trần" if cap is None else f"mức trần {written(cap)}"
    return f"{_plain(amount)} ({limit})"


def _two(number):
    return written(number, 2)


def _plain(number):
    return written(Decimal(number))
