"""Uỷ quyền gửi báo cáo: for which unit, to whom, for which days, and why."""

from django import forms

from commitments import delegating
from commitments.forms.fields import WordsField
from commitments.forms.signing import DayField
from units.models import Unit
from units.roles import Role


class PersonField(forms.ModelChoiceField):
    """Người được uỷ quyền."""

    def label_from_instance(self, account) -> str:
        """Họ tên và tên đăng nhập, for two may have the same name."""
        return f"{account} ({account.get_username()})"


class DelegationForm(forms.Form):
    """Một lần uỷ quyền."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="Đơn vị", empty_label=None, error_messages={"required": "Chọn đơn vị."}
    )
    to = PersonField(
        None,
        label="Người được uỷ quyền",
        empty_label="Chọn người",
        help_text="Người có vai trò nhập liệu của chính đơn vị.",
        error_messages={
            "required": "Chọn người được uỷ quyền.",
            "invalid_choice": "Người này không còn là người nhập liệu của đơn vị.",
        },
    )
    from_on = DayField(label="Từ ngày", help_text="Dạng dd/mm/yyyy.")
    to_on = DayField(label="Đến hết ngày", help_text="Dạng dd/mm/yyyy.")
    reason = WordsField(
        label="Lý do",
        help_text="Ví dụ: đi công tác, nghỉ phép; nêu văn bản uỷ quyền nếu có.",
        error_messages={"required": "Ghi lý do uỷ quyền."},
    )

    use_required_attribute = False

    def __init__(self, *args, account, **options):
        super().__init__(*args, **options)
        units = Unit.objects.filter(pk__in=account.units_as(Role.HEAD)).select_related("province")
        self.fields["unit"].queryset = units
        self.fields["to"].queryset = delegating.candidates(units, by=account)
        if len(units) == 1:
            self.fields["unit"].initial = units[0].pk
            self.fields["unit"].widget = forms.HiddenInput()
