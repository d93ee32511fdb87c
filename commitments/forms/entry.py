"""Ô nhập số liệu của một chỉ tiêu, theo loại số liệu của nó."""

from collections.abc import Callable

from django import forms

from commitments.entries import Draft
from commitments.forms import echo
from commitments.forms.fields import WordsField
from commitments.forms.figure import AMOUNTS, amount_field, check, figure_in, in_words, initial_of
from commitments.forms.stored import StoredForm
from commitments.forms.widgets import Tick
from commitments.sheet import Row
from indicators.figures import EMPTY, Figure
from indicators.models.indicator import ValueType
from indicators.numbers import written

_DONE = [("", "Chưa nhập"), ("1", "Đã thực hiện"), ("0", "Chưa thực hiện")]
_PART_LABELS = {"figure": "Số liệu", "is_estimated": "Ước thực hiện", "explanation": "Giải trình"}


class EntryForm(StoredForm):
    """Số liệu một chỉ tiêu: one of number, numerator and denominator, or done; none arose; estimated; explanation."""

    none_arose = forms.BooleanField(label="Không phát sinh", required=False, widget=Tick)
    is_estimated = forms.BooleanField(label="Ước thực hiện", required=False, widget=Tick)
    explanation = WordsField(
        label="Giải trình",
        required=False,
        help_text="Nêu nguyên nhân và cách khắc phục nếu chưa đạt mức giao. Được công khai cùng kết quả chính thức.",
    )

    def __init__(self, row: Row, data=None):
        self.row = row
        self.amounts = AMOUNTS[row.indicator.value_type]
        super().__init__(data, prefix=prefix_of(row), initial=_initial(row.entry))
        self.fields |= {name: _field(name, row.indicator) for name in self.amounts}
        self.compare_with_what_was_shown(self.amounts)
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
        return in_words(texts, text_of("none_arose"), _DONE if "done" in self.amounts else None)

    def clean(self):
        """Số liệu nói đúng một điều, hợp với loại chỉ tiêu."""
        said = super().clean()
        if not self.errors and not self.figure.is_empty:
            check(self, self.figure, self.row.indicator.value_type, self.amounts)
        return said

    @property
    def figure(self) -> Figure:
        """Số liệu đã đọc; the empty figure where nothing was typed."""
        return figure_in(self.cleaned_data, self.amounts)

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


def names_of(row: Row) -> list[str]:
    """Tên các ô của một chỉ tiêu trên trang, of its kind of figure."""
    return [
        f"{prefix_of(row)}-{name}" for name in (*AMOUNTS[row.indicator.value_type], *EntryForm.base_fields)
    ]


def warning_of(figure: Figure) -> str:
    """Số âm là điều đáng kiểm tra lại, but no hindrance; "" where there is nothing."""
    if figure.value is not None and figure.value < 0:
        return f"Số âm ({written(figure.value)}). Kiểm tra lại nếu đây là số đếm."
    return ""


def _initial(entry):
    return initial_of(entry.reported if entry else EMPTY) | {
        "is_estimated": entry.is_estimated if entry else False,
        "explanation": entry.explanation if entry else "",
    }


def _field(name, indicator):
    labels = {
        "done": "Kết quả",
        "value": f"Kết quả ({indicator.measure})" if indicator.measure else "Kết quả",
        "numerator": indicator.numerator_label or "Tử số",
        "denominator": indicator.denominator_label or "Mẫu số",
    }
    options = {"widget": forms.RadioSelect} if name == "done" else {}
    return amount_field(name, indicator, _DONE, label=labels[name], **options)
