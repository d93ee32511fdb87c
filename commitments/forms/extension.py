"""Biểu mẫu gia hạn: until when, why; a second time is an exception that is said."""

from django import forms

from commitments.forms.fields import WordsField
from commitments.forms.signing import DayField


class ExtensionForm(forms.Form):
    """Ngày và lý do gia hạn; `is_again` when the unit was given more time for this period before."""

    until = DayField(
        label="Gia hạn đến hết ngày", help_text="Ngày cuối cùng đơn vị còn nhập và gửi được, dạng dd/mm/yyyy."
    )
    reason = WordsField(
        label="Lý do gia hạn",
        help_text="Nêu văn bản đề nghị của đơn vị nếu có. Đơn vị đọc được lời này.",
        error_messages={"required": "Ghi lý do gia hạn."},
    )
    is_exception = forms.BooleanField(
        label="Đây là ngoại lệ: đơn vị đã được gia hạn một lần, lý do trên nói rõ vì sao gia hạn thêm",
        error_messages={"required": "Đánh dấu ô này khi gia hạn thêm lần nữa."},
    )

    use_required_attribute = False

    def __init__(self, *args, is_again: bool, **options):
        super().__init__(*args, label_suffix="", **options)
        if not is_again:
            del self.fields["is_exception"]
