"""Biểu mẫu ý kiến của cơ quan chủ trì: an opinion on each figure it was asked about, another figure with its reason."""

from django import forms

from commitments.appraisal import Row
from commitments.conflicts import NotReady
from commitments.forms.fields import WordsField
from commitments.forms.figure import AMOUNTS, amount_field, check, figure_in, initial_of
from commitments.models.lead_review import Opinion
from commitments.opinions import Said, mark_of, said_in
from commitments.telling import DONE
from indicators.figures import EMPTY, Figure

_LABELS = {"value": "Số khác", "numerator": "Tử số", "denominator": "Mẫu số", "done": "Kết quả"}
_DONE = [("", "Chưa chọn"), ("1", DONE[True].capitalize()), ("0", DONE[False].capitalize())]
_CHOICES = [("", "Chưa có ý kiến"), *Opinion.choices]


class OpinionForm(forms.Form):
    """Ý kiến về một chỉ tiêu; left at “chưa có ý kiến” it says nothing."""

    opinion = forms.ChoiceField(choices=_CHOICES, required=False, widget=forms.RadioSelect)
    comment = WordsField(required=False, rows=1)

    use_required_attribute = False

    def __init__(self, row: Row, data=None):
        self.row, self.stored = row, said_in(row.lead)
        indicator = row.of_sheet.indicator
        self.amounts = AMOUNTS[indicator.value_type]
        initial = initial_of(self.stored.figure) | {
            "opinion": self.stored.opinion,
            "comment": self.stored.comment,
        }
        super().__init__(data, prefix=row.name, initial=initial, label_suffix="")
        for name in self.amounts:
            self.fields[name] = amount_field(name, indicator, _DONE)
        for name, field in self.fields.items():
            short = {"opinion": "Ý kiến", "comment": "Lý do"} | _LABELS
            field.label = f"Chỉ tiêu {row.number}: {short[name].lower()}"

    @property
    def amount_fields(self) -> list[tuple[forms.BoundField, str]]:
        """Các ô của số khác, each with its short label."""
        return [(self[name], _LABELS[name]) for name in self.amounts]

    @property
    def seen(self) -> str:
        """Dấu của điều đang lưu, which the page sends back."""
        return mark_of(self.row.lead)

    def clean(self):
        """Số khác và đề nghị trả lại phải có lý do; a figure typed means another figure."""
        said = super().clean()
        if self.errors or not said["opinion"]:
            if not self.errors and (said["comment"] or not self._figure(said).is_empty):
                self.add_error("opinion", "Chọn ý kiến cho chỉ tiêu đã ghi lời hoặc số.")
            return said
        if said["opinion"] != Opinion.AGREE and not said["comment"]:
            self.add_error("comment", "Ghi lý do để cơ quan thẩm định và đơn vị biết.")
        if said["opinion"] == Opinion.OTHER:
            check(self, self._figure(said), self.row.of_sheet.indicator.value_type, self.amounts)
        elif not self._figure(said).is_empty:
            self.add_error("opinion", "Đã ghi số khác thì chọn ý kiến “Số khác”, hoặc xoá số.")
        return said

    @property
    def said(self) -> Said:
        """Điều để ghi; of a valid form."""
        return Said(
            self.cleaned_data["opinion"], self._figure(self.cleaned_data), self.cleaned_data["comment"]
        )

    def _figure(self, said) -> Figure:
        return (
            figure_in(said, self.amounts)
            if any(said.get(name) is not None for name in self.amounts)
            else EMPTY
        )


class OpinionsForm:
    """Mọi ý kiến của một trang; `agreeing`: what is unflagged and unanswered counts as agreed to."""

    def __init__(self, rows: list[Row], data=None, *, agreeing=False):
        self.forms = [OpinionForm(row, data) for row in rows]
        self.data, self.agreeing = data or {}, agreeing

    def non_form_errors(self) -> list[str]:
        """Không có lỗi nào ngoài các ô."""
        return []

    def is_valid(self) -> bool:
        """Mọi ô gửi lên đều dùng được; each form is asked, so that all errors are shown at once."""
        return not [form for form in self.forms if not form.is_valid()]

    @property
    def agreeable(self) -> list[OpinionForm]:
        """Những chỉ tiêu đồng ý được cùng một lúc: no opinion yet, nothing to look at twice."""
        return [form for form in self.forms if not form.stored.opinion and not form.row.is_flagged]

    @property
    def said(self) -> dict[int, Said]:
        """{nội dung: ý kiến} khác với điều đang lưu; NotReady when an opinion on record was blotted out."""
        found = {form.row.of_sheet.item.pk: form.said for form in self.forms if form.said != form.stored}
        if any(not said.opinion for said in found.values()):
            raise NotReady("Ý kiến đã ghi thì sửa được, nhưng không bỏ trống lại được.")
        if self.agreeing:
            items = {form.row.of_sheet.item.pk for form in self.agreeable}
            found = {item: Said(Opinion.AGREE) for item in items - found.keys()} | found
        return found

    def seen(self, items) -> dict[int, str]:
        """{nội dung: dấu} as the page showed them when it was opened."""
        by_item = {form.row.of_sheet.item.pk: form for form in self.forms}
        return {item: self.data.get(by_item[item].add_prefix("seen"), "") for item in items}
