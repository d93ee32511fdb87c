"""Các ô của một số liệu, theo loại của nó: the same for what a unit reports and for what a reviewer verifies."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.text import capfirst

from commitments.forms.fields import VietnameseNumberField
from commitments.telling import NONE_AROSE
from indicators import figures
from indicators.figures import BadFigure, Figure
from indicators.models import Indicator
from indicators.models.indicator import Compare, ValueType

AMOUNTS = {
    ValueType.NUMBER: ("value",),
    ValueType.RATIO: ("numerator", "denominator"),
    ValueType.YES_NO: ("done",),
}
_MAY_BE_NEGATIVE = {Compare.GT, Compare.LT, Compare.EQ}


def amount_field(name: str, indicator: Indicator, done: Sequence[tuple[str, str]], **options) -> forms.Field:
    """Ô của một phần số liệu; `done` are the choices where the indicator asks whether something was done."""
    if name == "done":
        return forms.TypedChoiceField(
            choices=done, coerce=lambda value: value == "1", empty_value=None, required=False, **options
        )
    may_be_negative = name == "value" and indicator.compare in _MAY_BE_NEGATIVE
    return VietnameseNumberField(required=False, may_be_negative=may_be_negative, **options)


def initial_of(figure: Figure) -> dict:
    """Số liệu đang lưu, as the fields show it."""
    return {
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "done": "" if figure.done is None else str(int(figure.done)),
        "none_arose": figure.none_arose,
    }


def figure_in(said: Mapping, amounts: Sequence[str]) -> Figure:
    """Số liệu đã đọc từ các ô; the empty figure where nothing was typed."""
    return Figure(**{name: said.get(name) for name in amounts}, none_arose=said.get("none_arose", False))


def check(form: forms.Form, figure: Figure, value_type: str, amounts: Sequence[str]) -> bool:
    """Số liệu nói đúng một điều, hợp với loại chỉ tiêu; else the field at fault says why. True when it is sound."""
    try:
        figures.check(figure, value_type)
    except BadFigure as fault:
        form.add_error(fault.part if fault.part in form.fields else amounts[0], f"{capfirst(str(fault))}.")
        return False
    return True


def in_words(texts: Sequence[str], none_arose: str, done: Sequence[tuple[str, str]] | None) -> str:
    """Các ô của số liệu bằng lời; `done` are the choices of the one box, None where the boxes hold numbers."""
    if done is not None:
        texts = [dict(done).get(text, text) if text else "" for text in texts]
    said = " / ".join(text or "…" for text in texts) if any(texts) else ""
    return "; ".join(filter(None, [said, NONE_AROSE if none_arose else ""]))
