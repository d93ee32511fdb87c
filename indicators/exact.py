"""Số học đúng tuyệt đối: figures as whole ten-thousandths, quotients as pairs of whole numbers.

Pure: no Django. A quotient is a pair (n, d) with d > 0 that stands for n ÷ d and is not reduced: comparing and
rounding pairs is several times faster than arithmetic on Fraction, and as exact.
"""

from decimal import Decimal

from indicators.figures import MAX_PLACES

Quotient = tuple[int, int]

SCALE = 10**MAX_PLACES
CENTS = 100
_CENT_PLACES = 2


def scaled(number: Decimal) -> int:
    """Số nguyên phần vạn: 79.4 → 794000; ValueError where the number has more places than a figure may have."""
    return _whole(number, SCALE)


def hundredths(points: Decimal) -> int:
    """Số nguyên phần trăm của điểm: 9.72 → 972; ValueError where points have more than 2 places."""
    return _whole(points, CENTS)


def _whole(number: Decimal, scale: int) -> int:
    top, bottom = number.as_integer_ratio()
    whole, rest = divmod(top * scale, bottom)
    if rest:
        raise ValueError(f"{number} has more places than 1/{scale}")
    return whole


def half_up(top: int, bottom: int) -> int:
    """Làm tròn nửa lên một thương không âm thành số nguyên."""
    return (2 * top + bottom) // (2 * bottom)


def points_of(cents: int) -> Decimal:
    """Điểm với đúng 2 chữ số thập phân: 972 → 9.72."""
    return Decimal(cents).scaleb(-_CENT_PLACES)
