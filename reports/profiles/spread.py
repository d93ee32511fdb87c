"""Phân bố kết quả của một chỉ tiêu: does it tell units apart at all?

Pure and exact. Shares are percent of the maximum points, as fractions.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.numbers import rounded

FULL = Fraction(100)
ALIKE = Fraction(90)
"""Từ tỷ lệ (%) đơn vị cùng một mức điểm này trở lên, chỉ tiêu coi như không phân biệt được các đơn vị."""
STEP = 10


@dataclass(frozen=True, slots=True)
class Spread:
    """Phân bố: shares of the units in percent; quartiles by nearest rank; `commonest` is what most units have."""

    counted: int
    full: int
    nothing: int
    lowest: Fraction
    lower_quartile: Fraction
    median: Fraction
    upper_quartile: Fraction
    highest: Fraction
    mean: Fraction
    commonest: Fraction
    alike: int

    @property
    def full_share(self) -> Fraction:
        """Tỷ lệ đơn vị đạt đủ điểm, phần trăm."""
        return Fraction(100 * self.full, self.counted)

    @property
    def alike_share(self) -> Fraction:
        """Tỷ lệ đơn vị có cùng mức điểm phổ biến nhất, phần trăm."""
        return Fraction(100 * self.alike, self.counted)

    @property
    def middle_half(self) -> Fraction:
        """Độ trải giữa: the distance between the quartiles, in percentage points."""
        return self.upper_quartile - self.lower_quartile

    @property
    def discriminates(self) -> bool:
        """Có phân biệt được các đơn vị."""
        return self.alike_share < ALIKE


def spread(shares: Sequence[Fraction]) -> Spread | None:
    """Phân bố của các tỷ lệ; None where there are none."""
    if not shares:
        return None
    ordered = sorted(shares)
    commonest, alike = max(Counter(ordered).items(), key=lambda pair: (pair[1], pair[0]))
    return Spread(
        counted=len(ordered),
        full=sum(share >= FULL for share in ordered),
        nothing=sum(share == 0 for share in ordered),
        lowest=ordered[0],
        lower_quartile=_nearest_rank(ordered, 25),
        median=_nearest_rank(ordered, 50),
        upper_quartile=_nearest_rank(ordered, 75),
        highest=ordered[-1],
        mean=sum(ordered) / len(ordered),
        commonest=commonest,
        alike=alike,
    )


def _nearest_rank(ordered, percent):
    """Giá trị nhỏ nhất mà ít nhất từng ấy phần trăm không vượt quá."""
    return ordered[-(-percent * len(ordered) // 100) - 1]


def steps(shares: Sequence[Fraction]) -> list[tuple[str, int]]:
    """Số đơn vị theo bậc mười phần trăm, full points apart: (bậc, số đơn vị), highest first."""
    counts = Counter(min(share, FULL) // STEP for share in shares)
    labels = [("đủ điểm (100%)", 10)]
    labels += [(f"từ {STEP * each}% đến dưới {STEP * (each + 1)}%", each) for each in reversed(range(10))]
    return [(label, counts[each]) for label, each in labels]


def course(spreads: Sequence[tuple[str, Spread | None]]) -> list[tuple[str, Spread | None, Decimal | None]]:
    """Diễn biến qua các kỳ: (kỳ, phân bố, bình quân to 2 decimals for the drawing)."""
    return [(name, each, None if each is None else rounded(each.mean, 2)) for name, each in spreads]
