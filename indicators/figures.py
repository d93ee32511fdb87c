"""Số liệu của một chỉ tiêu trong một kỳ: nói đúng một điều, hợp với loại chỉ tiêu.

Pure: no Django. The one guard that the form, the autosave and the bundle all pass.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

MAX_DIGITS = 15
MAX_PLACES = 4
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]{1,4})?")

NUMBER = "number"
RATIO = "ratio"
YES_NO = "yes_no"


class BadFigure(ValueError):
    """Số liệu không dùng được; the message says what is wrong, `part` which of the figure's parts."""

    def __init__(self, message: str, part: str = ""):
        super().__init__(message)
        self.part = part


class Figure(NamedTuple):
    """Số liệu: a value; a numerator and denominator; done or not; or none arose (không phát sinh)."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    done: bool | None = None
    none_arose: bool = False

    @property
    def is_empty(self) -> bool:
        """Chưa nói gì."""
        return self == EMPTY

    @property
    def says_none_arose(self) -> bool:
        """Không phát sinh: said so, or a numerator and denominator that are both 0."""
        return self.none_arose or (self.denominator == 0 and self.numerator == 0)


EMPTY = Figure()
PARTS = Figure._fields

_FITTING = {
    NUMBER: ({"value"}, "một giá trị"),
    RATIO: ({"numerator", "denominator"}, "tử số và mẫu số"),
    YES_NO: ({"done"}, "đã thực hiện hoặc chưa thực hiện"),
}


def parts_said(figure: Figure) -> set[str]:
    """Những phần của số liệu đã có nội dung."""
    said = {
        name for name in ("value", "numerator", "denominator", "done") if getattr(figure, name) is not None
    }
    return said | {"none_arose"} if figure.none_arose else said


def check(figure: Figure, value_type: str) -> None:
    """Kiểm tra số liệu hợp với loại chỉ tiêu; BadFigure names the part at fault."""
    said = parts_said(figure)
    if not said:
        raise BadFigure(
            "chưa có số liệu: cần đúng một trong giá trị, tử số và mẫu số, đã thực hiện, không phát sinh"
        )
    fitting, wanted = _FITTING[value_type]
    if said == {"none_arose"}:
        return
    if "none_arose" in said:
        raise BadFigure("vừa ghi không phát sinh vừa có số liệu khác; chỉ giữ một", "none_arose")
    if said - fitting:
        raise BadFigure(f"không hợp với loại chỉ tiêu: chỉ tiêu này cần {wanted}", min(said - fitting))
    if value_type == RATIO:
        _check_ratio(figure)


def _check_ratio(figure: Figure) -> None:
    for part, name in (("numerator", "tử số"), ("denominator", "mẫu số")):
        amount = getattr(figure, part)
        if amount is None:
            raise BadFigure(f"thiếu {name}: cần cả tử số và mẫu số", part)
        if amount < 0:
            raise BadFigure(f"{name} không được âm", part)
    if figure.denominator == 0 and figure.numerator != 0:
        raise BadFigure("mẫu số bằng 0 trong khi tử số khác 0", "denominator")


def exceeds_whole(figure: Figure) -> bool:
    """Tử số lớn hơn mẫu số: allowed, but worth a warning."""
    return (
        figure.numerator is not None
        and figure.denominator is not None
        and figure.numerator > figure.denominator
    )


def is_plain_decimal(text: str) -> bool:
    """Chuỗi số thập phân dạng máy: no exponent, no needless zeros in front, at most 4 places and 15 digits."""
    return _DECIMAL.fullmatch(text) is not None and fits(Decimal(text))


def fits(number: Decimal) -> bool:
    """Số có lưu được chính xác không: at most 15 digits in all and 4 after the point (both engines agree then)."""
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        return False
    return -exponent <= MAX_PLACES and len(digits) + max(0, exponent) <= MAX_DIGITS


def plain(number: Decimal) -> str:
    """Số dạng máy không có số 0 thừa: 79.4, not 79.40."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def as_texts(figure: Figure) -> dict:
    """Số liệu để cất dưới dạng chữ, every digit kept; only what it says."""
    parts = {name: getattr(figure, name) for name in PARTS if name in parts_said(figure)}
    return {name: plain(value) if isinstance(value, Decimal) else value for name, value in parts.items()}


def from_texts(told: Mapping) -> Figure:
    """Số liệu đã cất; what else stands beside it is left aside."""
    parts = {name: told[name] for name in PARTS if name in told}
    amounts = {name: Decimal(value) for name, value in parts.items() if isinstance(value, str)}
    return Figure(**(parts | amounts))
