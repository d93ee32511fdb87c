"""Ô nhập khi chọn mẫu và khi ghi kết quả kiểm tra thực tế."""

from django import forms

from commitments.forms.fields import WordsField
from commitments.forms.signing import DayField
from indicators import periods
from reports.models.field_check import MOST, SEED_LENGTH, Finding


class DrawForm(forms.Form):
    """Kỳ, khối, số hạt giống, cỡ mẫu."""

    period = forms.ChoiceField(label="Kỳ")
    group = forms.ChoiceField(label="Khối", required=False)
    seed = forms.CharField(
        label="Số hạt giống",
        max_length=SEED_LENGTH,
        help_text="Số hoặc chữ bất kỳ, nên rút thăm trước mặt mọi người. Cùng hạt giống thì ra cùng một mẫu.",
        error_messages={"required": "Nhập số hạt giống."},
    )
    size = forms.IntegerField(
        label="Cỡ mẫu",
        min_value=1,
        max_value=MOST,
        initial=20,
        help_text=f"Số liệu cần kiểm tra, từ 1 đến {MOST}.",
        error_messages={"required": "Nhập cỡ mẫu."},
    )

    use_required_attribute = False

    def __init__(self, *args, codes, groups, **options):
        super().__init__(*args, label_suffix="", **options)
        self.groups = {group.code: group for group in groups}
        self.fields["period"].choices = [(code, periods.name_of(code)) for code in reversed(codes)]
        offered = [(group.code, group.name) for group in groups]
        self.fields["group"].choices = [("", "Tất cả các khối"), *offered]

    def clean_group(self):
        """Khối đã chọn; None for all."""
        return self.groups.get(self.cleaned_data["group"])


class FindingForm(forms.Form):
    """Điều tìm thấy tại chỗ."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    finding = forms.ChoiceField(
        label="Kết quả kiểm tra",
        choices=Finding.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn kết quả kiểm tra."},
    )
    found = forms.CharField(
        label="Số liệu thực tế",
        max_length=200,
        required=False,
        help_text="Ghi khi có sai lệch, ví dụ 81/100.",
    )
    checked_on = DayField(label="Ngày kiểm tra", help_text="Dạng dd/mm/yyyy.")
    note = WordsField(label="Ghi chú", required=False, help_text="Xem gì, ở đâu, ai xác nhận.")

    use_required_attribute = False

    def __init__(self, *args, **options):
        super().__init__(*args, label_suffix="", **options)
