"""Kết quả chấm điểm: the lines and the card that the arithmetic returns, exact and unformatted.

Pure: no Django.
"""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from indicators.exact import Quotient

NOT_APPLICABLE = "not_applicable"
NOT_DUE = "not_due"
NONE_AROSE = "none_arose"
PENDING = "pending"
MISSING = "missing"
SCORED = "scored"
STATES = (NOT_APPLICABLE, NOT_DUE, NONE_AROSE, PENDING, MISSING, SCORED)


class Line(NamedTuple):
    """Một dòng của phiếu chấm điểm: one indicator, cumulative to the card's period.

    `maximum` is 0 and `met` None exactly where the item does not count. `points` are those in effect, `computed`
    those before any award; `awarded_in` is the period whose report carries the award in effect. `amendment` is the
    number of the amendment that set the reference, or the item's applicability. `gaps` are the owed periods without
    a counting entry, kept only where they make the item missing.
    """

    number: str
    state: str
    value_pair: Quotient | None
    reference: Decimal | None
    attainment_pair: Quotient | None
    points: Decimal
    maximum: Decimal
    met: bool | None
    computed: Decimal
    awarded_in: str | None = None
    amendment: int | None = None
    gaps: tuple[str, ...] = ()

    @property
    def value(self) -> Fraction | None:
        """Giá trị lũy kế."""
        return self.value_pair and Fraction(*self.value_pair)

    @property
    def attainment(self) -> Fraction | None:
        """Tỷ lệ đạt."""
        return self.attainment_pair and Fraction(*self.attainment_pair)


class Card(NamedTuple):
    """Phiếu chấm điểm của một đơn vị, lũy kế đến một kỳ, theo một cơ sở tính.

    `base` is exact, `score` rounded to 2 places, both None with maximum 0. `bonus`, `penalty` and
    `lateness_penalty` are positive, after their caps. `late` counts the late and the never submitted reports,
    `counted` and `met` the items. `awaits_review`: an owed report of the year up to the period is submitted.
    `is_covered`: the campaign's min_coverage is reached. `in_force`: the unit is in the period's ranking at all.
    """

    lines: tuple[Line, ...]
    points: Decimal
    maximum: Decimal
    base_pair: Quotient | None
    score: Decimal | None
    bonus: Decimal
    penalty: Decimal
    late: int
    lateness_penalty: Decimal
    provisional: bool
    has_pending: bool
    awaits_review: bool
    is_covered: bool
    counted: int
    met: int
    in_force: bool

    @property
    def base(self) -> Fraction | None:
        """Điểm quy về thang 100, trước điểm cộng và điểm trừ."""
        return self.base_pair and Fraction(*self.base_pair)

    @property
    def is_ranked(self) -> bool:
        """Được xếp hạng: in force, with a score, and enough of its items counted."""
        return self.in_force and self.is_covered and self.score is not None
