"""Biểu mẫu thẩm định: a verdict for each indicator, points beyond the indicators, the note of a step."""

from collections.abc import Callable
from decimal import Decimal

from django import forms
from django.utils.text import capfirst

from commitments import adjustments
from commitments.appraisal import Appraisal, Row
from commitments.conflicts import NotReady
from commitments.entries import Verdict
from commitments.forms.fields import VietnameseNumberField, WordsField
from commitments.forms.figure import AMOUNTS, amount_field, check, figure_in, in_words, initial_of
from commitments.forms.stored import StoredForm
from commitments.models.report import Decision
from commitments.telling import DONE
from indicators.figures import EMPTY, Figure
from indicators.numbers import written

_SHORT = {
    "value": "Số thẩm định",
    "numerator": "Tử số",
    "denominator": "Mẫu số",
    "done": "Kết quả thẩm định",
    "none_arose": "Không phát sinh",
    "comment": "Lý do, ý kiến",
    "decision": "Ý kiến",
    "points": "Điểm cho riêng",
    "reason": "Lý do cho điểm",
}
_DONE = [("", "Như đơn vị báo cáo"), ("1", capfirst(DONE[True])), ("0", capfirst(DONE[False]))]
_DECISIONS = [("", "Chưa xem"), *Decision.choices]
_PART_LABELS = {
    "decision": "Ý kiến",
    "figure": "Số thẩm định",
    "comment": "Lý do, ý kiến",
    "award": "Điểm cho riêng",
}


class VerdictForm(StoredForm):
    """Kết quả thẩm định một chỉ tiêu: another figure with its reason, a comment, points by hand with their reason."""

    decision = forms.ChoiceField(choices=_DECISIONS, required=False, widget=forms.RadioSelect)
    comment = WordsField(required=False, rows=1)

    def __init__(self, row: Row, data=None):
        self.row = row
        self.amounts = AMOUNTS[row.of_sheet.indicator.value_type] if row.can_be_verified else ()
        super().__init__(data, prefix=row.name, initial=_initial(row.verdict))
        self.parts = {"decision": ("decision",), "comment": ("comment",)}
        if self.amounts:
            self.parts |= {"figure": (*self.amounts, "none_arose"), "award": ("points", "reason")}
            fields = {name: amount_field(name, row.of_sheet.indicator, _DONE) for name in self.amounts}
            fields["none_arose"] = forms.BooleanField(required=False)
            self.fields = fields | self.fields
            self.fields["points"] = VietnameseNumberField(required=False)
            self.fields["reason"] = WordsField(required=False, rows=1)
        for name, field in self.fields.items():
            field.label = f"Chỉ tiêu {row.number}: {_SHORT[name].lower()}"
        self.compare_with_what_was_shown(self.fields)

    @property
    def amount_fields(self) -> list[tuple[forms.BoundField, str]]:
        """Các ô của số thẩm định, each with its short label."""
        return [(self[name], _SHORT[name]) for name in self.amounts]

    @property
    def title(self) -> str:
        """Tên chỉ tiêu, for the conflict page."""
        return f"{self.row.number}. {self.row.of_sheet.indicator.text}"

    def part_label(self, part: str) -> str:
        """Tên một phần để đọc."""
        return _PART_LABELS[part]

    def part_text(self, part: str, text_of: Callable[[str], str]) -> str:
        """Một phần bằng lời; `text_of` is `stored_text` or `typed_text`."""
        texts = [text_of(name) for name in self.parts[part]]
        if part == "comment":
            return texts[0]
        if part == "decision":
            return dict(_DECISIONS).get(texts[0], texts[0])
        if part == "award":
            return ": ".join(filter(None, texts))
        *amounts, none_arose = texts
        return in_words(amounts, none_arose, _DONE if "done" in self.amounts else None)

    def clean(self):
        """Số thẩm định hợp với loại chỉ tiêu và có lý do; points within the maximum and with a reason."""
        said = super().clean()
        if said.get("decision") == Decision.RETURNED and not said.get("comment"):
            self.add_error("comment", "Ghi lý do trả lại để đơn vị biết phải sửa gì.")
        if not self.errors and self.amounts:
            self._check_figure(said)
            self._check_award(said)
        return said

    def _check_figure(self, said):
        if self.figure.is_empty:
            return
        is_sound = check(self, self.figure, self.row.of_sheet.indicator.value_type, self.amounts)
        if is_sound and not said["comment"]:
            self.add_error("comment", "Ghi lý do khi số thẩm định khác số tự báo cáo.")

    def _check_award(self, said):
        points, maximum = said["points"], self.row.of_sheet.indicator.max_points
        if points is None:
            if said["reason"]:
                self.add_error("points", "Có lý do nhưng chưa có điểm. Ghi điểm hoặc xoá lý do.")
            return
        if not 0 <= points <= maximum or points != round(points, 2):
            self.add_error("points", f"Ghi điểm từ 0 đến {written(maximum)}, tối đa 2 chữ số sau dấu phẩy.")
        if not said["reason"]:
            self.add_error("reason", "Ghi lý do cho điểm.")

    @property
    def figure(self) -> Figure:
        """Số thẩm định; empty where the reported figure stands, also when it was typed once more."""
        figure = figure_in(self.cleaned_data, self.amounts)
        return EMPTY if figure == self.row.reported else figure

    @property
    def verdict(self) -> Verdict:
        """Điều để ghi; of a valid form."""
        said = self.cleaned_data
        award = said.get("points"), said.get("reason", "")
        return Verdict(self.figure, said["comment"], *award, said["decision"])


class AdjustmentForm(forms.Form):
    """Điểm cộng, điểm trừ; left empty nothing is added. `known`: how many the person saw, so that none comes twice."""

    points = VietnameseNumberField(
        label="Số điểm",
        required=False,
        may_be_negative=True,
        help_text="Số dương là điểm cộng, số âm là điểm trừ.",
    )
    reason = WordsField(label="Lý do cộng hoặc trừ", required=False, rows=2)
    known = forms.IntegerField(widget=forms.HiddenInput, required=False)

    use_required_attribute = False

    def __init__(self, count: int, data=None):
        self.count = count
        super().__init__(data, prefix="dc", label_suffix="", initial={"known": count})

    @property
    def wants_something(self) -> bool:
        """Có ghi điểm hoặc lý do."""
        return bool(self.cleaned_data.get("reason")) or self.cleaned_data.get("points") is not None

    @property
    def said(self) -> tuple[Decimal, str]:
        """Điểm và lý do; of a valid form that wants something."""
        return self.cleaned_data["points"], self.cleaned_data["reason"]

    def clean(self):
        """Đủ cả điểm và lý do, chưa ai vừa ghi thêm."""
        said = super().clean()
        if self.errors or not self.wants_something:
            return said
        points = said["points"]
        try:
            adjustments.check(Decimal(0) if points is None else points, said["reason"])
        except NotReady as fault:
            self.add_error("reason" if points and not said["reason"] else "points", str(fault))
        if said.get("known") != self.count:
            self.add_error(
                "points", "Danh sách điểm cộng, điểm trừ vừa thay đổi. Xem lại trước khi ghi thêm lần nữa."
            )
        return said


class ReviewForm:
    """Cả trang thẩm định: the verdicts of all indicators and one adjustment; errors are listed like a formset's.

    A form of which nothing was sent stays unbound: it shows what is stored and changes nothing.
    """

    def __init__(self, page: Appraisal, data=None):
        self.page = page
        self.verdicts = {row.number: _bound_if_sent(VerdictForm, row, data) for row in page.rows}
        self.adjustment = AdjustmentForm(len(page.adjustments), data)
        self.forms = [*self.verdicts.values(), self.adjustment]

    @property
    def has_changed(self) -> bool:
        """Có gì gửi lên khác với điều đang lưu."""
        return any(form.changed_parts for form in self.verdicts.values())

    def non_form_errors(self) -> list[str]:
        """Không có lỗi nào ngoài các ô."""
        return []

    def is_valid(self) -> bool:
        """Mọi ô gửi lên đều dùng được; each form is asked, so that all errors are shown at once."""
        return not [form for form in self.forms if form.is_bound and not form.is_valid()]

    @property
    def changed(self) -> dict[str, Verdict]:
        """Kết quả thẩm định khác với điều đang lưu, by indicator number; of a valid form."""
        return {
            number: form.verdict
            for number, form in self.verdicts.items()
            if form.is_bound and form.verdict != form.row.verdict
        }


class NoteForm(forms.Form):
    """Lời kèm theo một bước; `version` is the one whose summary the person read."""

    note = WordsField(label="Ghi chú", required=False, rows=5)
    version = forms.IntegerField(label="Lần lưu", widget=forms.HiddenInput)

    use_required_attribute = False

    def __init__(self, *args, step, **options):
        super().__init__(*args, label_suffix="", **options)
        if step.needs_note:
            self.fields["note"].required = True
            self.fields["note"].label = f"Lý do {step.label.lower()}"
            self.fields["note"].help_text = "Đơn vị đọc lời này khi sửa báo cáo."
            required = f"Ghi lý do {step.label.lower()} để đơn vị biết phải sửa gì."
            self.fields["note"].error_messages["required"] = required


def _bound_if_sent(kind, row, data):
    form = kind(row)
    is_sent = data is not None and form.add_prefix("comment") in data
    return kind(row, data) if is_sent else form


def _initial(verdict):
    return initial_of(verdict.figure) | {
        "comment": verdict.comment,
        "points": verdict.points,
        "reason": verdict.reason,
        "decision": verdict.decision,
    }
