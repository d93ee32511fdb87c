"""Cộng dồn số liệu các kỳ trong năm thành một giá trị, theo loại chỉ tiêu và cách cộng dồn.

Pure: no Django.
"""

from collections.abc import Callable
from typing import Final

from indicators.exact import SCALE, Quotient, scaled
from indicators.figures import NUMBER, RATIO, YES_NO, Figure
from indicators.rules import ANY, AVERAGE, LATEST, OFFICIAL, SUM, Record

NONE_AROSE: Final = "none_arose"
Said = Quotient | str | None

_UP_AND_DOWN = {NUMBER: (1, SCALE), RATIO: (100, 1), YES_NO: (1, 1)}


def figure_that_counts(record: Record, basis: str) -> Figure:
    """Số liệu được tính của một dòng: official takes the verified one where there is one, self never does."""
    if basis == OFFICIAL and record.verified is not None:
        return record.verified
    return record.reported


def said(figure: Figure, value_type: str) -> Said:
    """Nội dung số liệu: a pair to accumulate, NONE_AROSE, or None where it says nothing usable."""
    if figure.none_arose:
        return NONE_AROSE
    if value_type == NUMBER:
        return None if figure.value is None else (scaled(figure.value), 1)
    if value_type == YES_NO:
        return None if figure.done is None else (int(figure.done), 1)
    if figure.numerator is None or figure.denominator is None:
        return None
    if figure.denominator == 0:
        return NONE_AROSE if figure.numerator == 0 else None
    return scaled(figure.numerator), scaled(figure.denominator)


def _summed(total: Quotient, pair: Quotient) -> Quotient:
    return total[0] + pair[0], 1


def _summed_apart(total: Quotient, pair: Quotient) -> Quotient:
    return total[0] + pair[0], total[1] + pair[1]


def _replaced(total: Quotient, pair: Quotient) -> Quotient:
    return pair


def _done_once(total: Quotient, pair: Quotient) -> Quotient:
    return max(total, pair)


_ADDING: dict[tuple[str, str], Callable[[Quotient, Quotient], Quotient]] = {
    (NUMBER, SUM): _summed,
    (NUMBER, LATEST): _replaced,
    (NUMBER, AVERAGE): _summed_apart,
    (RATIO, SUM): _summed_apart,
    (RATIO, LATEST): _replaced,
    (YES_NO, ANY): _done_once,
}


class Tally:
    """Số cộng dồn của một chỉ tiêu từ đầu năm; `total` is None until a period brings a value."""

    __slots__ = ("_add", "_down", "_up", "says_none_arose", "total")

    def __init__(self, value_type: str, accumulate: str):
        self._add = _ADDING[value_type, accumulate]
        self._up, self._down = _UP_AND_DOWN[value_type]
        self.total: Quotient | None = None
        self.says_none_arose = False

    def take(self, what: Said) -> None:
        """Nhận nội dung của kỳ kế tiếp; none arose and nothing are passed over."""
        if what is None:
            return
        if what == NONE_AROSE:
            self.says_none_arose = True
        elif self.total is None:
            self.total = what
        else:
            self.total = self._add(self.total, what)

    @property
    def value(self) -> Quotient | None:
        """Giá trị lũy kế v: in the indicator's own measure, percent for a ratio, 1 or 0 for yes or no."""
        if self.total is None:
            return None
        return self.total[0] * self._up, self.total[1] * self._down
