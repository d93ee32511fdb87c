"""Biểu mẫu ý kiến về hệ quả, một biểu mẫu một dòng; và điều kiện đề nghị khen thưởng."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from commitments.forms.fields import VietnameseNumberField, WordsField
from reports.emulation import Terms
from reports.models import EmulationTerms, Ruling
from reports.rulings import Wish
from reports.years import Proposed, Row

_CHOICES = [("", "Chưa có ý kiến"), *Ruling.choices]


class RulingForm(forms.Form):
    """Ý kiến về một hệ quả; left as it stands it says nothing new."""

    ruling = forms.ChoiceField(choices=_CHOICES, required=False, widget=forms.RadioSelect)
    reason = WordsField(required=False, rows=2)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    use_required_attribute = False

    def __init__(self, row: Row, proposed: Proposed, data=None):
        self.row, self.proposed, self.stored = row, proposed, proposed.ruling
        self.where = f"{row.unit}, {proposed.proposal.title}"
        super().__init__(
            data,
            prefix="-".join(map(str, proposed.key)),
            label_suffix="",
            initial={
                "ruling": self.stored.ruling if self.stored else "",
                "reason": self.stored.reason if self.stored else "",
                "version": self.stored.version if self.stored else 0,
            },
        )
        self.fields["ruling"].label, self.fields["reason"].label = "Ý kiến", "Lý do"
        if self.stored:
            self.fields["ruling"].choices = Ruling.choices

    def clean(self):
        """Không áp dụng thì có lý do; a reason alone says nothing."""
        said = super().clean()
        if said.get("ruling") == Ruling.SET_ASIDE and not said.get("reason"):
            self.add_error("reason", "Ghi lý do không áp dụng.")
        if not said.get("ruling") and said.get("reason"):
            self.add_error("ruling", "Đã ghi lý do thì chọn ý kiến.")
        return said

    @property
    def wish(self) -> Wish | None:
        """Điều cần ghi, of a valid form; None where nothing is said, or nothing new on the same figures."""
        said = self.cleaned_data
        is_new = bool({"ruling", "reason"} & set(self.changed_data)) or self.proposed.is_stale
        if not said["ruling"] or not is_new:
            return None
        return Wish(self.proposed.key, said["ruling"], said["reason"], said["version"])


@dataclass(frozen=True)
class RulingForms:
    """Mọi biểu mẫu của trang, as one."""

    forms: list[RulingForm]

    def is_valid(self) -> bool:
        """Mọi dòng đều hợp lệ; each is asked, so that all faults are told at once."""
        answers = [form.is_valid() for form in self.forms]
        return all(answers)

    def non_form_errors(self) -> list[str]:
        """Không có lỗi chung."""
        return []

    @property
    def wishes(self) -> list[Wish]:
        """Điều cần ghi, of valid forms."""
        return [form.wish for form in self.forms if form.wish]

    @property
    def waiting(self) -> int:
        """Số hệ quả chưa có ý kiến."""
        return sum(form.stored is None for form in self.forms)


class TermsForm(forms.Form):
    """Điều kiện đề nghị khen thưởng của năm."""

    places = forms.IntegerField(
        label="Số đơn vị đề nghị mỗi khối",
        min_value=1,
        max_value=100,
        error_messages={
            "required": "Nhập số đơn vị.",
            "invalid": "Nhập một số nguyên, ví dụ 3.",
            "min_value": "Ít nhất 1 đơn vị.",
            "max_value": "Nhiều nhất 100 đơn vị.",
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    min_score = VietnameseNumberField(
        label="Điểm cả năm không thấp hơn",
        help_text="Từ 0 đến 100, ví dụ 85 hoặc 87,5.",
        error_messages={"required": "Nhập mức điểm."},
    )
    must_be_met = forms.BooleanField(label="Phải đạt cam kết năm", required=False)
    never_late = forms.BooleanField(label="Không có báo cáo trễ hạn trong năm", required=False)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    use_required_attribute = False

    def __init__(self, stored: EmulationTerms | None, data=None):
        names = ("places", "min_score", "must_be_met", "never_late", "version")
        initial = {"must_be_met": True, "version": 0}
        if stored:
            initial = {name: getattr(stored, name) for name in names}
        super().__init__(data, initial=initial, label_suffix="")

    def clean_min_score(self):
        """Từ 0 đến 100, hai chữ số thập phân."""
        score = self.cleaned_data["min_score"]
        if score is None or not Decimal(0) <= score <= Decimal(100) or score != round(score, 2):
            raise ValidationError("Điểm từ 0 đến 100, nhiều nhất hai chữ số thập phân.")
        return score


def terms_in(stored: EmulationTerms | None) -> Terms | None:
    """Điều kiện đang đặt, for the pure choice of units."""
    if stored is None:
        return None
    return Terms(stored.places, stored.min_score, stored.must_be_met, stored.never_late)
