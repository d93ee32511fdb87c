"""Ghi nhận ngày ký, và việc kết thúc, của một bản cam kết."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from commitments.forms.fields import WordsField

REORGANISED = "Kết thúc do sắp xếp đơn vị."

_DAY = re.compile(r"[0-9]{2}/[0-9]{2}/[0-9]{4}")


class DayField(forms.DateField):
    """Ô ngày dd/mm/yyyy: two digits, two digits, four digits and nothing else, so that no day can be misread."""

    default_error_messages = {
        "required": "Nhập ngày.",
        "invalid": "Ngày này không có trong lịch. Kiểm tra lại ngày và tháng.",
    }

    def __init__(self, **options):
        widget = forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(input_formats=["%d/%m/%Y"], widget=widget, **options)

    def to_python(self, value) -> date | None:
        """Ngày đã đọc; another way of writing a day is refused, with how to write it."""
        if isinstance(value, str):
            value = value.strip()
            if value and not _DAY.fullmatch(value):
                raise ValidationError("Viết ngày đủ dạng dd/mm/yyyy, ví dụ 05/01/2022.")
        return super().to_python(value)


class SigningForm(forms.Form):
    """Ngày ký của một bản cam kết; the day of the ceremony unless another is typed."""

    signed_on = DayField(label="Ngày ký", help_text="Ngày ghi trên bản giấy đã ký, dạng dd/mm/yyyy.")

    def __init__(self, *args, commitment, **options):
        self.commitment = commitment
        ceremony = getattr(commitment.campaign, "ceremony", None)
        super().__init__(*args, initial={"signed_on": ceremony and ceremony.held_on}, **options)

    def clean_signed_on(self):
        """Trong thời gian của đợt và của đơn vị."""
        day, campaign, unit = self.cleaned_data["signed_on"], self.commitment.campaign, self.commitment.unit
        if not campaign.year_from - 1 <= day.year <= campaign.year_to:
            raise ValidationError(
                f"Ngày ký phải từ năm {campaign.year_from - 1} đến năm {campaign.year_to}, theo đợt cam kết."
            )
        if unit.valid_from and day < unit.valid_from:
            raise ValidationError(f"Đơn vị thành lập ngày {unit.valid_from:%d/%m/%Y}, sau ngày này.")
        if unit.valid_to and day > unit.valid_to:
            raise ValidationError(f"Đơn vị đã kết thúc ngày {unit.valid_to:%d/%m/%Y}, trước ngày này.")
        return day


class EndingForm(forms.Form):
    """Ngày và lý do kết thúc một bản cam kết; those of the unit's own end where it has ended."""

    ended_on = DayField(
        label="Ngày kết thúc", help_text="Ngày cuối cùng bản cam kết còn hiệu lực, dạng dd/mm/yyyy."
    )
    reason = WordsField(
        label="Lý do kết thúc",
        help_text="Nêu văn bản làm căn cứ, ví dụ nghị quyết về sắp xếp đơn vị. Đơn vị đọc được lời này.",
        error_messages={"required": "Ghi lý do kết thúc bản cam kết."},
    )

    use_required_attribute = False

    def __init__(self, *args, commitment, **options):
        ends = commitment.unit.valid_to
        super().__init__(*args, initial=ends and {"ended_on": ends, "reason": REORGANISED}, **options)
