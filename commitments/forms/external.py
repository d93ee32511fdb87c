"""Biểu mẫu nạp chỉ số cho mọi đơn vị: a row for each unit, or a column pasted from a spreadsheet, in the same order."""

from collections.abc import Sequence

from django import forms

from commitments.external import Place
from commitments.forms.fields import WordsField, tidy
from commitments.forms.figure import AMOUNTS, amount_field, check, figure_in, initial_of
from commitments.telling import DONE, told
from indicators.figures import Figure
from indicators.models import Indicator

_DONE = [("", "–"), ("1", DONE[True].capitalize()), ("0", DONE[False].capitalize())]


class RowForm(forms.Form):
    """Số của một đơn vị; empty: nothing is loaded for it."""

    use_required_attribute = False

    def __init__(self, place: Place, indicator: Indicator, data=None):
        self.place, self.value_type = place, indicator.value_type
        self.amounts = AMOUNTS[indicator.value_type]
        figure = place.figure
        super().__init__(
            data,
            prefix=f"d{place.commitment.pk}",
            label_suffix="",
            initial=initial_of(figure) if figure else None,
        )
        label = f"{indicator.text}: {place.commitment.unit}"
        self.fields |= {name: amount_field(name, indicator, _DONE, label=label) for name in self.amounts}

    @property
    def cells(self):
        """Các ô, theo thứ tự."""
        return [self[name] for name in self.amounts]

    def clean(self):
        """Số hợp với loại chỉ tiêu."""
        said = super().clean()
        if not self.errors and not self.figure.is_empty:
            check(self, self.figure, self.value_type, self.amounts)
        return said

    @property
    def figure(self) -> Figure:
        """Số đã đọc."""
        return figure_in(self.cleaned_data, self.amounts)

    @property
    def understood(self) -> str:
        """Điều hệ thống hiểu, bằng lời; "" before anything was sent."""
        return told(self.figure) if self.is_bound and self.is_valid() and not self.figure.is_empty else ""


class IndexForm(forms.Form):
    """Nguồn và cột số dán vào; the rows are forms of their own."""

    source = forms.CharField(
        label="Nguồn công bố",
        max_length=300,
        help_text="Văn bản, ngày, cơ quan công bố. Đơn vị đọc được lời này ở ý kiến thẩm định.",
        error_messages={"required": "Ghi nguồn công bố của chỉ số."},
    )
    pasted = WordsField(
        label="Dán cột số từ Excel",
        required=False,
        rows=4,
        strip=False,
        help_text="Mỗi dòng một đơn vị, theo đúng thứ tự của bảng dưới đây, cả đơn vị không nạp được;"
        " dòng trống là bỏ qua.",
    )

    use_required_attribute = False

    def __init__(self, places: Sequence[Place], indicator: Indicator, data=None):
        self.amounts = AMOUNTS[indicator.value_type]
        self.count = len(places)
        super().__init__(data, label_suffix="")
        filled = data if data is None else _filled(data, places, self.amounts)
        self.rows = [
            (place, None if place.problem else RowForm(place, indicator, filled)) for place in places
        ]

    def clean_pasted(self) -> str:
        """Không nhiều dòng hơn số đơn vị."""
        text = self.cleaned_data["pasted"]
        if len(text.rstrip().split("\n")) > self.count:
            raise forms.ValidationError(
                f"Cột dán vào nhiều dòng hơn {self.count} đơn vị của bảng. Kiểm tra lại vùng đã chép."
            )
        return text

    @property
    def row_forms(self) -> list[forms.Form]:
        """Các ô của mọi dòng, và nguồn."""
        return [form for _, form in self.rows if form]

    def is_sound(self) -> bool:
        """Mọi ô dùng được; each is asked, so that all faults are shown at once."""
        return all([self.is_valid(), *(form.is_valid() for form in self.row_forms)])

    @property
    def loaded(self) -> dict[int, Figure]:
        """Số để nạp, theo bản cam kết; of a sound form."""
        return {form.place.commitment.pk: form.figure for form in self.row_forms if not form.figure.is_empty}


def _filled(data, places, amounts):
    """Điều đã gửi, with the pasted column in the cells of its lines."""
    pasted = tidy(data.get("pasted", "")).rstrip()
    if not pasted:
        return data
    filled = data.copy()
    for place, line in zip(places, pasted.split("\n"), strict=False):
        for name, text in zip(amounts, line.split("\t"), strict=False):
            if text.strip():
                filled[f"d{place.commitment.pk}-{name}"] = text.strip()
    return filled
