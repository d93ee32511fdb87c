"""Các dòng của phiếu chấm điểm: one indicator through the periods of one year, its state, value and points.

Pure: no Django.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.accumulation import Tally, figure_that_counts, said
from indicators.agreed import Agreed, agreed, in_order
from indicators.attainment import Scale, attainment, is_met
from indicators.exact import SCALE, Quotient, hundredths, points_of, scaled
from indicators.figures import NUMBER, YES_NO
from indicators.periods import Period
from indicators.results import (
    MISSING,
    NONE_AROSE,
    NOT_APPLICABLE,
    NOT_DUE,
    PENDING,
    SCORED,
    Line,
)
from indicators.rules import (
    APPROVED,
    BASELINE,
    EACH_PERIOD,
    EACH_YEAR,
    EXTERNAL,
    FULL,
    GT,
    GTE,
    OFFICIAL,
    SUBMITTED,
    SUM,
    UNIT,
    Filing,
    Promise,
    Record,
    Rule,
)

NO_POINTS = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Turn:
    """Một kỳ trong năm của một đơn vị; `filing` is None where there is none or none is owed."""

    period: Period
    is_owed: bool
    filing: Filing | None

    def record(self, number: str) -> Record | None:
        """Số liệu của chỉ tiêu trong kỳ này, if the report counts and has any."""
        return self.filing.records.get(number) if self.filing and self.filing.counts else None

    @property
    def is_late(self) -> bool:
        """Gửi chậm hoặc chưa gửi: first submitted after the due date, or never."""
        if not self.is_owed:
            return False
        submitted_on = self.filing and self.filing.submitted_on
        return submitted_on is None or submitted_on > self.period.due_on

    @property
    def is_unfinished(self) -> bool:
        """Báo cáo phải có mà chưa có hoặc chưa được phê duyệt: the card is provisional."""
        return self.is_owed and (self.filing is None or self.filing.status != APPROVED)

    @property
    def awaits_review(self) -> bool:
        """Báo cáo đã gửi, đang chờ thẩm định."""
        return self.filing is not None and self.filing.status == SUBMITTED


class Plan:
    """Chỉ tiêu đã chuẩn bị để chấm: what does not change from unit to unit and period to period."""

    __slots__ = ("compare", "maximum", "needs_every_period", "no_reference_needed", "rule", "scale")

    def __init__(self, rule: Rule):
        self.rule = rule
        self.scale = Scale(rule)
        self.maximum = points_of(self.scale.maximum)
        self.no_reference_needed = rule.value_type == YES_NO
        self.compare = GTE if self.no_reference_needed else rule.compare
        grows_only = rule.value_type == NUMBER and rule.accumulate == SUM and rule.compare in {GTE, GT}
        self.needs_every_period = (
            rule.source == UNIT
            and rule.frequency == EACH_PERIOD
            and not grows_only
            and not self.no_reference_needed
        )

    def reference(self, standard: Agreed) -> int | None:
        """Mức so sánh, phần vạn; yes or no is compared with 1."""
        if self.no_reference_needed:
            return SCALE
        return None if standard.reference is None else scaled(standard.reference)

    def suffers_from_gaps(self, value: Quotient | None) -> bool:
        """Thiếu kỳ là nguyên nhân: a figure is due each period, and a gap, or nothing but gaps, is in its way."""
        return self.rule.frequency == EACH_PERIOD and (self.needs_every_period or value is None)

    def state(self, standard: Agreed, tally: Tally, gaps: Sequence[str], is_last_of_year: bool) -> str:
        """Trạng thái của chỉ tiêu: the first that fits."""
        rule, has_value = self.rule, tally.total is not None
        if not standard.is_applicable:
            return NOT_APPLICABLE
        if not has_value:
            if rule.frequency == EACH_YEAR and not is_last_of_year:
                return NOT_DUE
            if tally.says_none_arose and (rule.frequency == EACH_YEAR or not gaps):
                return NONE_AROSE
        has_reference = self.no_reference_needed or standard.reference is not None
        lacks_baseline = rule.compare_to == BASELINE and not has_reference
        if rule.source == EXTERNAL and (not has_value or lacks_baseline):
            return PENDING
        if not has_value or not has_reference or (gaps and self.needs_every_period):
            return MISSING
        return SCORED


def records_of(plan: Plan, turns: Sequence[Turn]) -> list[Record | None]:
    """Số liệu của chỉ tiêu, one for each turn."""
    return [turn.record(plan.rule.number) for turn in turns]


def differs_between_bases(records: Sequence[Record | None]) -> bool:
    """Cơ sở chính thức và tự chấm có thể khác nhau trong năm: something was verified, or points awarded."""
    return any(record and (record.verified is not None or record.awarded is not None) for record in records)


def lines(
    plan: Plan, promise: Promise, turns: Sequence[Turn], records: Sequence[Record | None], basis: str
) -> list[Line]:
    """Các dòng của một chỉ tiêu, mỗi kỳ một dòng lũy kế, qua các kỳ của một năm."""
    rule, changes = plan.rule, in_order(promise.changes)
    tally = Tally(rule.value_type, rule.accumulate)
    gaps: tuple[str, ...] = ()
    award: tuple[Decimal, str] | None = None
    made = []
    for turn, record in zip(turns, records, strict=True):
        standard = agreed(promise, changes, turn.period, rule.compare_to)
        what = record and said(figure_that_counts(record, basis), rule.value_type)
        tally.take(what)
        if what is None and turn.is_owed and standard.is_applicable:
            gaps = (*gaps, turn.period.code)
        if record and record.awarded is not None and basis == OFFICIAL:
            award = record.awarded, turn.period.code
        state = plan.state(standard, tally, gaps, turn.period.is_last_of_year)
        made.append(_line(plan, state, standard, tally, gaps, award))
    return made


def _line(
    plan: Plan,
    state: str,
    standard: Agreed,
    tally: Tally,
    gaps: tuple[str, ...],
    award: tuple[Decimal, str] | None,
) -> Line:
    value = tally.value if state != NOT_APPLICABLE else None
    attained: Quotient | None = None
    met, maximum, computed = None, NO_POINTS, NO_POINTS
    if state == SCORED:
        reference = plan.reference(standard)
        attained = attainment(value, plan.compare, reference)
        met, maximum = is_met(attained), plan.maximum
        computed = points_of(plan.scale.points(attained, value, reference))
    elif state == MISSING:
        met, maximum = False, plan.maximum
    elif state == NONE_AROSE and plan.rule.when_none_arose == FULL:
        met, maximum, computed = True, plan.maximum, plan.maximum
    is_awarded = met is not None and award is not None
    return Line(
        plan.rule.number,
        state,
        value,
        standard.reference,
        attained,
        points_of(hundredths(award[0])) if is_awarded else computed,
        maximum,
        met,
        computed,
        awarded_in=award[1] if is_awarded else None,
        amendment=standard.amendment,
        gaps=gaps if state == MISSING and plan.suffers_from_gaps(value) else (),
    )
