"""Số liệu thành lời: figures as people read them."""

from decimal import Decimal
from fractions import Fraction

from indicators.figures import Figure
from indicators.models import Indicator
from indicators.models.indicator import Accumulate, Frequency, ValueType
from indicators.numbers import rounded, written

SHARE_PLACES = 2
NOTHING = "–"
NONE_AROSE = "không phát sinh"
_HOW_MUCH = {
    (ValueType.NUMBER, Accumulate.SUM): "Nhập số phát sinh trong kỳ",
    (ValueType.RATIO, Accumulate.SUM): "Nhập số phát sinh trong kỳ",
    (ValueType.NUMBER, Accumulate.LATEST): "Nhập số tính đến cuối kỳ",
    (ValueType.RATIO, Accumulate.LATEST): "Nhập số luỹ kế từ đầu năm đến cuối kỳ",
    (ValueType.NUMBER, Accumulate.AVERAGE): "Nhập số của riêng kỳ này",
}
DONE = {True: "đã thực hiện", False: "chưa thực hiện"}


def told(figure: Figure | None) -> str:
    """Số liệu bằng lời: “12”, “98,67% (1.188/1.204)”, “không phát sinh”; a dash where nothing is said."""
    if figure is None or figure.is_empty:
        return NOTHING
    if figure.says_none_arose:
        return NONE_AROSE
    if figure.done is not None:
        return DONE[figure.done]
    if figure.value is not None:
        return written(figure.value)
    parts = f"{written(figure.numerator)}/{written(figure.denominator)}"
    return f"{share(figure.numerator, figure.denominator)} ({parts})"


def share(numerator: Decimal | None, denominator: Decimal | None) -> str:
    """Tỷ lệ tử số trên mẫu số: “98,67%”; of nothing at all “không phát sinh”; "" where there is none."""
    if numerator is None or denominator is None:
        return ""
    if not denominator:
        return "" if numerator else NONE_AROSE
    return f"{written(rounded(100 * Fraction(numerator) / Fraction(denominator), SHARE_PLACES))}%"


def asked_for(indicator: Indicator) -> str:
    """Số của khoảng thời gian nào cần nhập: in the period, up to its end, of the year; "" where that is no question."""
    if indicator.frequency == Frequency.YEAR:
        return "Số của cả năm"
    return _HOW_MUCH.get((indicator.value_type, indicator.accumulate), "")
