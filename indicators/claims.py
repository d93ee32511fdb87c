"""Số tự báo cáo so với số thẩm định: what a correction went against, and how much of what was looked at was corrected.

Pure: no Django. Everything exact; a share of nothing is None.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from indicators.figures import Figure
from indicators.rules import GT, GTE, LT, LTE

SAME, OVER, UNDER, OTHER = "same", "over", "under", "other"


def claim(compare: str | None, reported: Figure, verified: Figure) -> str:
    """Đơn vị khai thế nào so với số thẩm định: OVER is in its own favour, UNDER against it.

    OTHER where that cannot be said: none arose stands against a figure, or the indicator must be hit exactly. An empty
    `verified` says that the reviewer left the reported figure. `compare` is None for yes or no.
    """
    if verified.is_empty:
        return SAME
    ours, theirs = _amount(reported), _amount(verified)
    if ours is None or theirs is None:
        return SAME if reported.says_none_arose and verified.says_none_arose else OTHER
    if ours == theirs:
        return SAME
    if compare in {None, GTE, GT}:
        return OVER if ours > theirs else UNDER
    if compare in {LTE, LT}:
        return OVER if ours < theirs else UNDER
    return OTHER


def _amount(figure: Figure) -> Fraction | None:
    if figure.says_none_arose:
        return None
    if figure.done is not None:
        return Fraction(figure.done)
    if figure.value is not None:
        return Fraction(figure.value)
    if figure.numerator is None or not figure.denominator:
        return None
    return Fraction(figure.numerator) / Fraction(figure.denominator)


@dataclass(frozen=True, slots=True)
class Corrections:
    """Số liệu đã thẩm định và số bị sửa, by the side on which the unit had been."""

    looked_at: int
    over: int = 0
    under: int = 0
    other: int = 0

    @property
    def corrected(self) -> int:
        """Số liệu bị sửa."""
        return self.over + self.under + self.other

    @property
    def share(self) -> Fraction | None:
        """Tỷ lệ bị sửa, phần trăm; None where nothing was looked at."""
        return Fraction(100 * self.corrected, self.looked_at) if self.looked_at else None


def corrections(looked_at: int, claims: Iterable[str]) -> Corrections:
    """Đếm các kết luận; those that say SAME are only looked at."""
    found = list(claims)
    return Corrections(looked_at, found.count(OVER), found.count(UNDER), found.count(OTHER))


def gap(own: Fraction, official: Fraction) -> Fraction:
    """Chênh lệch: how much higher (positive) the unit put itself."""
    return own - official


def mean(amounts: Iterable[Fraction]) -> Fraction | None:
    """Bình quân; None of nothing."""
    found = list(amounts)
    return sum(found, Fraction(0)) / len(found) if found else None
