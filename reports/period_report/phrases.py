"""Câu chữ của báo cáo kỳ. Pure."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from indicators.numbers import written


def listed(names: Sequence[str]) -> str:
    """Liệt kê: "A, B và C"."""
    return " và ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def and_others(others: int) -> str:
    """Phần đuôi khi không nêu hết tên."""
    return f" và {others} đơn vị khác" if others else ""


def percent(part: int | Fraction | Decimal, whole: int | Decimal = 1) -> str:
    """Tỷ lệ phần trăm với một chữ số thập phân, half up; a dash where there is nothing to divide by."""
    if not whole:
        return "–"
    text = written(Fraction(part) * 100 / Fraction(whole), 1)
    return f"{text.removesuffix(',0')}%"
