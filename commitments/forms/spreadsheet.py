"""Biểu mẫu nạp biểu Excel: one file, examined by its content and read by the template of this report."""

from pathlib import Path

from django import forms
from django.core.exceptions import ValidationError

from commitments.spreadsheets import content, reading
from commitments.spreadsheets.content import Unfit
from commitments.spreadsheets.findings import Reading
from commitments.spreadsheets.layout import Template

ACCEPTED = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,.xlsx"


class SpreadsheetForm(forms.Form):
    """Nạp biểu; `fault` is why the file did not arrive whole (see config.uploads). Cleaned, `file` is a Reading."""

    use_required_attribute = False
    file = forms.FileField(
        label="Tệp biểu Excel",
        help_text="Tệp .xlsx tải từ trang báo cáo này. Mọi thay đổi được cho xem trước khi lưu.",
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": "Chọn tệp biểu đã nhập.",
            "empty": content.EMPTY,
            "max_length": "Tên tệp quá dài. Đổi tên ngắn hơn rồi nạp lại.",
        },
    )

    def __init__(self, *args, template: Template, fault: str = "", **options):
        super().__init__(*args, label_suffix="", **options)
        self.template = template
        if fault:
            self.fields["file"].error_messages["required"] = fault

    def clean_file(self) -> Reading:
        """Điều tệp nói; the message says why it cannot be read."""
        path = Path(self.cleaned_data["file"].temporary_file_path())
        try:
            content.examine(path)
            return reading.read(path, self.template)
        except Unfit as reason:
            raise ValidationError(f"{reason}") from reason
