"""Kết quả chấm điểm: the lines and the card that the arithmetic returns, exact and unformatted.

Pure: no Django.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

NOT_APPLICABLE = "not_applicable"
NOT_DUE = "not_due"
NONE_AROSE = "none_arose"
PENDING = "pending"
MISSING = "missing"
SCORED = "scored"
STATES = (NOT_APPLICABLE, NOT_DUE, NONE_AROSE, PENDING, MISSING, SCORED)


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng của phiếu chấm điểm: one indicator, cumulative to the card's period.

    `maximum` is 0 and `met` None exactly where the item does not count. `points` are those in effect, `computed`
    those before any award; `awarded_in` is the period whose report carries the award in effect. `amendment` is the
    number of the amendment that set the reference, or the item's applicability. `gaps` are the owed periods without
    a counting entry, kept only where they make the item missing.
    """

    number: str
    state: str
    value: Fraction | None
    reference: Decimal | None
    attainment: Fraction | None
    points: Decimal
    maximum: Decimal
    met: bool | None
    computed: Decimal
    awarded_in: str | None = None
    amendment: int | None = None
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """Phiếu chấm điểm của một đơn vị, lũy kế đến một kỳ, theo một cơ sở tính.

    `base` is exact, `score` rounded to 2 places, both None with maximum 0. `bonus`, `penalty` and
    `lateness_penalty` are positive, after their caps. `late` counts the late and the never submitted reports,
    `counted` and `met` the items. `awaits_review`: an owed report of the year up to the period is submitted.
    `is_covered`: the campaign's min_coverage is reached. `in_force`: the unit is in the period's ranking at all.
    """

    lines: tuple[Line, ...]
    points: Decimal
    maximum: Decimal
    base: Fraction | None
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
    def is_ranked(self) -> bool:
        """Được xếp hạng: in force, with a score, and enough of its items counted."""
        return self.in_force and self.is_covered and self.score is not None
