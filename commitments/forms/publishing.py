"""Biểu mẫu công bố và kiến nghị."""

from django import forms
from django.conf import settings

from commitments.forms.evidence import EvidenceFilesField
from commitments.forms.fields import WordsField, tidy
from commitments.forms.review import VerdictForm
from commitments.forms.signing import DayField
from commitments.models.report import Decision


class ProvisionalForm(forms.Form):
    """Công bố tạm tính; a note for the units."""

    note = WordsField(label="Ghi chú cho các đơn vị", required=False)

    use_required_attribute = False


class FinalForm(forms.Form):
    """Công bố chính thức: the decision, and why anew when it is a correction."""

    decision_number = forms.CharField(
        label="Số quyết định",
        max_length=60,
        help_text="Ví dụ 141/QĐ-UBND.",
        error_messages={"required": "Nhập số quyết định công bố."},
    )
    decision_on = DayField(label="Ngày quyết định", help_text="Dạng dd/mm/yyyy.")
    note = WordsField(label="Ghi chú", required=False)

    use_required_attribute = False

    def __init__(self, *args, is_correction: bool, **options):
        super().__init__(*args, label_suffix="", **options)
        if is_correction:
            note = self.fields["note"]
            note.label, note.required = "Lý do đính chính", True
            note.error_messages["required"] = "Ghi lý do công bố lại."

    def clean_decision_number(self):
        """Ở dạng NFC."""
        return tidy(self.cleaned_data["decision_number"]).strip()


class AppealForm(forms.Form):
    """Kiến nghị về một chỉ tiêu, với minh chứng kèm theo."""

    reason = WordsField(
        label="Lý do kiến nghị",
        rows=5,
        help_text="Nêu số liệu, điểm đề nghị và căn cứ.",
        error_messages={"required": "Ghi lý do kiến nghị."},
    )
    files = EvidenceFilesField(label="Minh chứng kèm theo", required=False)

    use_required_attribute = False

    def __init__(self, *args, fault="", **options):
        super().__init__(*args, label_suffix="", **options)
        self.fault = fault
        size = settings.EVIDENCE_MEGABYTES
        self.fields["files"].help_text = f"PDF, JPEG, PNG, Word hoặc Excel; mỗi tệp nhiều nhất {size} MB."

    def clean(self):
        """Tệp đã tới nơi."""
        said = super().clean()
        if self.fault:
            self.add_error("files", self.fault)
        return said


class AnswerForm(forms.Form):
    """Trả lời một kiến nghị."""

    accepted = forms.TypedChoiceField(
        label="Trả lời",
        choices=[("1", "Chấp nhận"), ("0", "Không chấp nhận")],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn chấp nhận hoặc không chấp nhận."},
    )
    reason = WordsField(
        label="Lý do",
        help_text="Đơn vị đọc được lời này.",
        error_messages={"required": "Ghi lý do trả lời."},
    )

    use_required_attribute = False


class LeaveForm(forms.Form):
    """Không phải sửa gì theo kiến nghị đã chấp nhận."""

    reason = WordsField(
        label="Lý do không phải sửa",
        help_text="Ví dụ đơn vị đã gửi lại và đã thẩm định. Đơn vị đọc được lời này.",
        error_messages={"required": "Ghi lý do không phải sửa."},
    )

    use_required_attribute = False


class CorrectionForm(VerdictForm):
    """Sửa một chỉ tiêu theo kiến nghị: as in the review, but nothing is returned."""

    def __init__(self, row, data=None):
        super().__init__(row, data)
        self.fields["decision"].choices = [("", "Chưa xem"), (Decision.ACCEPTED, Decision.ACCEPTED.label)]
