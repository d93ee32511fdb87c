"""Lời của đề nghị mở lại báo cáo, và của câu trả lời."""

from django import forms

from commitments.forms.fields import WordsField


class ReasonForm(forms.Form):
    """Lý do đề nghị."""

    reason = WordsField(
        label="Lý do đề nghị mở lại",
        help_text="Nêu chỉ tiêu cần sửa và vì sao. Người thẩm định đọc được lời này.",
        error_messages={"required": "Ghi lý do đề nghị mở lại."},
    )
    use_required_attribute = False


class AnswerForm(forms.Form):
    """Lý do không mở lại."""

    answer = WordsField(
        label="Lý do không mở lại",
        help_text="Đơn vị đọc được lời này.",
        error_messages={"required": "Ghi lý do không mở lại."},
    )
    use_required_attribute = False
