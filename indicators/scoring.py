"""Chấm điểm: the score card of a commitment, cumulative to a period, on either basis.

Pure: no Django. `card` makes one, `cards` all of a commitment in one pass.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from indicators.exact import SCALE, half_up, hundredths, points_of, scaled
from indicators.lines import NO_POINTS, Plan, Turn, differs_between_bases, lines, records_of
from indicators.periods import Period, in_force, owes
from indicators.results import NOT_APPLICABLE, NOT_DUE, PENDING, Card, Line
from indicators.rules import BASES, OFFICIAL, SELF, Policy, Rule, Undertaking

ZERO = Decimal(0)


class Plans(tuple[Plan, ...]):
    """Các chỉ tiêu đã chuẩn bị để chấm."""


def prepared(rules: Iterable[Rule]) -> Plans:
    """Chuẩn bị các chỉ tiêu một lần cho nhiều đơn vị: `card` and `cards` take the result in place of the rules."""
    return rules if isinstance(rules, Plans) else Plans(map(Plan, rules))


def card(
    undertaking: Undertaking, rules: Iterable[Rule], policy: Policy, period: Period, basis: str = OFFICIAL
) -> Card:
    """Phiếu chấm điểm của một bản cam kết, lũy kế đến một kỳ."""
    turns = [
        turn for turn in turns_of(undertaking, policy, period.year) if turn.period.number <= period.number
    ]
    plans = prepared(rules)
    row = tuple(
        lines(plan, undertaking.promise(plan.rule.number), turns, records_of(plan, turns), basis)[-1]
        for plan in plans
    )
    return _card(undertaking, plans, policy, turns, row, basis)


def cards(
    undertaking: Undertaking, rules: Iterable[Rule], policy: Policy, year: int | None = None
) -> Iterator[tuple[str, str, Card]]:
    """Mọi phiếu chấm điểm của một bản cam kết: (period code, basis, card), by period, the official one first.

    With `year`, those of that year only: what happens in one year changes no other.
    """
    plans = prepared(rules)
    years = sorted({period.year for period in policy.calendar}) if year is None else [year]
    for each in years:
        yield from _cards_of_year(undertaking, plans, policy, each)


def _cards_of_year(
    undertaking: Undertaking, plans: Sequence[Plan], policy: Policy, year: int
) -> Iterator[tuple[str, str, Card]]:
    turns = turns_of(undertaking, policy, year)
    official, own = [], []
    for plan in plans:
        promise = undertaking.promise(plan.rule.number)
        records = records_of(plan, turns)
        official.append(lines(plan, promise, turns, records, OFFICIAL))
        differs = differs_between_bases(records)
        own.append(lines(plan, promise, turns, records, SELF) if differs else official[-1])
    for position, turn in enumerate(turns):
        so_far = turns[: position + 1]
        for basis, columns in zip(BASES, (official, own), strict=True):
            row = tuple(column[position] for column in columns)
            yield turn.period.code, basis, _card(undertaking, plans, policy, so_far, row, basis)


def turns_of(undertaking: Undertaking, policy: Policy, year: int) -> list[Turn]:
    """Các kỳ của một năm với báo cáo của đơn vị, in order; a report that is not owed is left aside."""
    turns = []
    for period in policy.calendar:
        if period.year == year:
            is_owed = owes(
                period,
                signed_on=undertaking.signed_on,
                ended_on=undertaking.ended_on,
                valid_to=undertaking.valid_to,
            )
            turns.append(Turn(period, is_owed, undertaking.filings.get(period.code) if is_owed else None))
    return turns


def _card(
    undertaking: Undertaking,
    plans: Sequence[Plan],
    policy: Policy,
    turns: Sequence[Turn],
    row: tuple[Line, ...],
    basis: str,
) -> Card:
    counted = [line for line in row if line.met is not None]
    points = sum([line.points for line in counted], NO_POINTS)
    maximum = sum([line.maximum for line in counted], NO_POINTS)
    bonus, penalty = _adjustments(undertaking, policy, turns) if basis == OFFICIAL else (ZERO, ZERO)
    late = sum(turn.is_late for turn in turns)
    lateness_penalty = policy.late_penalty * late
    has_pending = any(line.state == PENDING for line in row)
    return Card(
        lines=row,
        points=points,
        maximum=maximum,
        base_pair=(100 * hundredths(points), hundredths(maximum)) if maximum else None,
        score=_score(points, maximum, bonus - penalty - lateness_penalty) if maximum else None,
        bonus=bonus,
        penalty=penalty,
        late=late,
        lateness_penalty=lateness_penalty,
        provisional=has_pending or any(turn.is_unfinished for turn in turns),
        has_pending=has_pending,
        awaits_review=any(turn.awaits_review for turn in turns),
        is_covered=not policy.min_coverage or _is_covered(plans, row, maximum, policy.min_coverage),
        counted=len(counted),
        met=sum(line.met for line in counted),
        in_force=_is_in_force(undertaking, turns[-1].period),
    )


def _adjustments(undertaking: Undertaking, policy: Policy, turns: Sequence[Turn]) -> tuple[Decimal, Decimal]:
    """Điểm cộng và điểm trừ của năm đến kỳ này, mỗi bên không quá mức trần; both positive."""
    codes = {turn.period.code for turn in turns}
    amounts = [points for code, points in undertaking.adjustments if code in codes]
    bonus = sum((points for points in amounts if points > 0), ZERO)
    penalty = sum((-points for points in amounts if points < 0), ZERO)
    return _capped(bonus, policy.bonus_cap), _capped(penalty, policy.penalty_cap)


def _capped(points: Decimal, cap: Decimal | None) -> Decimal:
    return points if cap is None else min(points, cap)


def _score(points: Decimal, maximum: Decimal, net: Decimal) -> Decimal:
    """Điểm cuối cùng, trong khoảng 0…100, làm tròn nửa lên đến 2 chữ số (rounding place 2)."""
    whole = hundredths(maximum)
    bottom = whole * SCALE
    top = 100 * hundredths(points) * SCALE + scaled(net) * whole
    return points_of(half_up(100 * min(max(top, 0), 100 * bottom), bottom))


def _is_covered(plans: Sequence[Plan], row: Sequence[Line], maximum: Decimal, min_coverage: Decimal) -> bool:
    """Đủ tỷ lệ áp dụng: of the maximum of all items that must have a result, those without one yet included."""
    expected = (
        plan.maximum
        for plan, line in zip(plans, row, strict=True)
        if line.state not in {NOT_APPLICABLE, NOT_DUE}
    )
    return 100 * maximum >= min_coverage * sum(expected, NO_POINTS)


def _is_in_force(undertaking: Undertaking, period: Period) -> bool:
    return in_force(
        period.last_day,
        signed_on=undertaking.signed_on,
        ended_on=undertaking.ended_on,
        valid_from=undertaking.valid_from,
        valid_to=undertaking.valid_to,
    )
