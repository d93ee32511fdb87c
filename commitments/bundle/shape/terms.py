"""Từ dùng để tả hình dạng: the common kinds, and how a key is said to be required or optional."""

from collections.abc import Mapping
from decimal import Decimal

from commitments.bundle.kinds import (
    Code,
    Day,
    Flag,
    Key,
    Number,
    OneOf,
    Record,
    Reference,
    Text,
    Whole,
    Words,
)

TEXT, CODE, REFERENCE, DAY, FLAG = Text(), Code(), Reference(), Day(), Flag()
SIGNED = Number(low=None)
AMOUNT = Number()
PERCENT = Number(high=Decimal(100))
ORDER = Whole(low=-(2**31))
YEAR = Whole(low=1900, high=2199)


def need(name: str, kind) -> Key:
    """Khoá bắt buộc."""
    return Key(name, kind)


def may(name: str, kind) -> Key:
    """Khoá tuỳ chọn."""
    return Key(name, kind, is_optional=True)


def tagged(name: str, tag: str, forms: Mapping[str, Record]) -> OneOf:
    """Đối tượng có dạng do một từ trong chính nó quyết định."""
    words = Words(tuple(forms))
    return OneOf(
        name,
        tuple(forms.values()),
        lambda values: forms[values[tag]] if words.problem(values.get(tag)) is None else None,
        need(tag, words),
    )
