"""Chọn các báo cáo để nhắc ngay."""

from django import forms

from commitments import chasing


class ChasingForm(forms.Form):
    """Những báo cáo được chọn, among those that this account may chase."""

    chosen = forms.MultipleChoiceField(
        label="Báo cáo",
        error_messages={
            "required": "Chọn ít nhất một báo cáo để nhắc.",
            "invalid_choice": "Có báo cáo vừa được gửi hoặc không còn trong danh sách. Kiểm tra lại rồi nhắc.",
        },
    )

    def __init__(self, *args, duties, **options):
        super().__init__(*args, **options)
        self.duties = {chasing.key_of(duty): duty for duty in duties}
        self.fields["chosen"].choices = [(key, key) for key in self.duties]

    @property
    def said(self):
        """Các báo cáo đã chọn."""
        return [self.duties[key] for key in self.cleaned_data["chosen"]]
