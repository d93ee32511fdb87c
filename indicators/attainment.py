"""Tỷ lệ đạt so với mức cam kết, và điểm theo tỷ lệ đạt, trước khi người thẩm định chấm tay.

Pure: no Django. Quotients are pairs (see exact.py); references are whole ten-thousandths, points whole hundredths.
"""

from indicators.exact import SCALE, Quotient, half_up, hundredths, scaled
from indicators.rules import BANDS, DEDUCT, EQ, GT, GTE, LT, LTE, PASS_FAIL, PROPORTIONAL, Rule

FULL: Quotient = (100, 1)
NOTHING: Quotient = (0, 1)


def attainment(value: Quotient, compare: str, reference: int) -> Quotient:
    """Tỷ lệ đạt a, phần trăm; it may exceed 100."""
    top, bottom = value
    left, right = top * SCALE, reference * bottom
    if compare == GTE:
        if reference <= 0:
            return FULL if left >= right else NOTHING
        return (100 * left, right) if top > 0 else NOTHING
    if compare == LTE:
        if left <= right:
            return FULL
        return (100 * right, left) if reference > 0 else NOTHING
    holds = {GT: left > right, LT: left < right, EQ: left == right}[compare]
    return FULL if holds else NOTHING


def is_met(attained: Quotient) -> bool:
    """Đạt: a ≥ 100, exactly, before any rounding."""
    return attained[0] >= 100 * attained[1]


class Scale:
    """Thang điểm của một chỉ tiêu, đã đổi sang số nguyên một lần cho mọi kỳ."""

    __slots__ = ("_bands", "_floor", "_method", "_step", "maximum")

    def __init__(self, rule: Rule):
        self.maximum = hundredths(rule.max_points)
        self._method = {
            PROPORTIONAL: self._proportional,
            BANDS: self._banded,
            PASS_FAIL: self._passed_or_failed,
            DEDUCT: self._deducted,
        }[rule.method]
        self._floor = 0 if rule.floor is None else scaled(rule.floor)
        self._step = 0 if rule.step is None else scaled(rule.step)
        self._bands = sorted(((scaled(start), scaled(share)) for start, share in rule.bands), reverse=True)

    def points(self, attained: Quotient, value: Quotient, reference: int) -> int:
        """Điểm tính được, làm tròn nửa lên đến 2 chữ số (rounding place 1)."""
        return self._method(attained, value, reference)

    def _proportional(self, attained: Quotient, value: Quotient, reference: int) -> int:
        top, bottom = attained
        if top * SCALE < self._floor * bottom:
            return 0
        if is_met(attained):
            return self.maximum
        return half_up(self.maximum * top, 100 * bottom)

    def _banded(self, attained: Quotient, value: Quotient, reference: int) -> int:
        top, bottom = attained
        for start, share in self._bands:
            if start * bottom <= top * SCALE:
                return half_up(self.maximum * share, 100 * SCALE)
        return 0

    def _passed_or_failed(self, attained: Quotient, value: Quotient, reference: int) -> int:
        return self.maximum if is_met(attained) else 0

    def _deducted(self, attained: Quotient, value: Quotient, reference: int) -> int:
        top, bottom = value
        excess = max(0, top * SCALE - reference * bottom)
        whole = bottom * SCALE * SCALE
        return half_up(max(0, self.maximum * whole - 100 * self._step * excess), whole)
