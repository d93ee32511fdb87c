"""Ô nhập số liệu của một chỉ tiêu, theo loại số liệu của nó."""

from collections.abc import Callable

from django import forms
from django.utils.text import capfirst

from commitments.entries import Draft
from commitments.forms import echo
from commitments.forms.fields import VietnameseNumberField, WordsField
from commitments.forms.stored import StoredForm
from commitments.sheet import Row
from commitments.telling import NONE_AROSE
from indicators import figures
from indicators.figures import EMPTY, BadFigure, Figure
from indicators.models.indicator import Compare, ValueType
from indicators.numbers import written

_MAY_BE_NEGATIVE = {Compare.GT, Compare.LT, Compare.EQ}
_DONE = [("", "Chưa nhập"), ("1", "Đã thực hiện"), ("0", "Chưa thực hiện")]
_FIGURE_FIELDS = {
    ValueType.NUMBER: ("value",),
    ValueType.RATIO: ("numerator", "denominator"),
    ValueType.YES_NO: ("done",),
}
_PART_LABELS = {"figure": "Số liệu", "is_estimated": "Ước thực hiện", "explanation": "Giải trình"}


class EntryForm(StoredForm):
    """Số liệu một chỉ tiêu: one of number, numerator and denominator, or done; none arose; estimated; explanation."""

    none_arose = forms.BooleanField(label="Không phát sinh", required=False)
    is_estimated = forms.BooleanField(label="Ước thực hiện", required=False)
    explanation = WordsField(
        label="Giải trình",
        required=False,
        help_text="Nêu nguyên nhân và cách khắc phục nếu chưa đạt mức giao.",
    )

    def __init__(self, row: Row, data=None):
        self.row = row
        self.amounts = _FIGURE_FIELDS[row.indicator.value_type]
        super().__init__(data, prefix=prefix_of(row), initial=_initial(row.entry))
        self.fields |= {name: _field(name, row.indicator) for name in self.amounts}
        for name in self.amounts:
            self.fields[name].show_hidden_initial = True
        self.order_fields([*self.amounts, "none_arose", "is_estimated", "explanation"])
        self.parts = {
            "figure": (*self.amounts, "none_arose"),
            "is_estimated": ("is_estimated",),
            "explanation": ("explanation",),
        }

    @property
    def where(self) -> str:
        """Chỗ của biểu mẫu trên trang, for the list of errors."""
        return f"Chỉ tiêu {self.row.indicator.number}"

    @property
    def title(self) -> str:
        """Số và nội dung chỉ tiêu."""
        return f"{self.row.indicator.number}. {self.row.indicator.text}"

    def part_label(self, part: str) -> str:
        """Tên một phần để đọc."""
        return _PART_LABELS[part]

    def part_text(self, part: str, text_of: Callable[[str], str]) -> str:
        """Một phần bằng lời; `text_of` is `stored_text` or `typed_text`."""
        if part == "is_estimated":
            return "có" if text_of(part) else "không"
        if part == "explanation":
            return text_of(part)
        texts = [text_of(name) for name in self.amounts]
        if "done" in self.amounts:
            texts = [dict(_DONE).get(text, text) if text else "" for text in texts]
        said = " / ".join(text or "…" for text in texts) if any(texts) else ""
        return "; ".join(filter(None, [said, NONE_AROSE if text_of("none_arose") else ""]))

    def clean(self):
        """Số liệu nói đúng một điều, hợp với loại chỉ tiêu."""
        said = super().clean()
        if self.errors:
            return said
        if not self.figure.is_empty:
            try:
                figures.check(self.figure, self.row.indicator.value_type)
            except BadFigure as fault:
                self.add_error(self._field_at_fault(fault.part), f"{capfirst(str(fault))}.")
        return said

    def _field_at_fault(self, part):
        return part if part in self.fields else self.amounts[0]

    @property
    def figure(self) -> Figure:
        """Số liệu đã đọc; the empty figure where nothing was typed."""
        parts = {name: self.cleaned_data.get(name) for name in self.amounts}
        return Figure(**parts, none_arose=self.cleaned_data.get("none_arose", False))

    @property
    def draft(self) -> Draft:
        """Điều để lưu; of a valid form."""
        return Draft(self.figure, self.cleaned_data["is_estimated"], self.cleaned_data["explanation"])

    @property
    def echo(self) -> str:
        """Câu nói lại điều hệ thống hiểu từ các ô số."""
        texts = [str(self[name].value() or "") for name in self.amounts]
        if self.row.indicator.value_type == ValueType.NUMBER:
            return echo.of_number(texts[0], is_new=self.is_bound)
        if self.row.indicator.value_type == ValueType.RATIO:
            return echo.of_ratio(*texts, is_new=self.is_bound)
        return ""

    @property
    def doubts(self) -> list[str]:
        """Những số vừa gõ có thể hiểu cách khác, nói rõ đã hiểu thế nào."""
        if "figure" not in self.changed_parts or "done" in self.amounts:
            return []
        doubts = [echo.doubtful(self.typed_text(name)) for name in self.amounts]
        return [f"{self.where}: {doubt}" for doubt in doubts if doubt]


def prefix_of(row: Row) -> str:
    """Tiền tố tên ô của một chỉ tiêu: c12."""
    return f"c{row.item.pk}"


def warning_of(figure: Figure) -> str:
    """Điều đáng kiểm tra lại, but no hindrance; "" where there is nothing."""
    if figure.value is not None and figure.value < 0:
        return f"Số âm ({written(figure.value)}). Kiểm tra lại nếu đây là số đếm."
    if not figures.exceeds_whole(figure):
        return ""
    top, bottom = written(figure.numerator), written(figure.denominator)
    return f"Tử số ({top}) lớn hơn mẫu số ({bottom}). Kiểm tra lại hai số này."


def _initial(entry):
    figure = entry.reported if entry else EMPTY
    return {
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "done": "" if figure.done is None else str(int(figure.done)),
        "none_arose": figure.none_arose,
        "is_estimated": entry.is_estimated if entry else False,
        "explanation": entry.explanation if entry else "",
    }


def _field(name, indicator):
    if name == "done":
        return forms.TypedChoiceField(
            label="Kết quả",
            choices=_DONE,
            coerce=lambda value: value == "1",
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
        )
    labels = {
        "value": f"Kết quả ({indicator.measure})" if indicator.measure else "Kết quả",
        "numerator": indicator.numerator_label or "Tử số",
        "denominator": indicator.denominator_label or "Mẫu số",
    }
    may_be_negative = name == "value" and indicator.compare in _MAY_BE_NEGATIVE
    return VietnameseNumberField(label=labels[name], required=False, may_be_negative=may_be_negative)
