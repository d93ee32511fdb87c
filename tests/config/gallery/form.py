"""Biểu mẫu thường: mỗi loại ô một cái, vẽ bằng {% field %} và bằng crispy, có lỗi."""

from django import forms

from tests.config.gallery.frame import frame

KINDS = [("target", "Điều chỉnh mức giao"), ("scope", "Điều chỉnh phạm vi áp dụng")]


class AmendmentForm(forms.Form):
    """Phụ lục mẫu."""

    number = forms.IntegerField(label="Số phụ lục")
    effective_on = forms.DateField(label="Ngày hiệu lực", help_text="Ví dụ 01/10/2018.")
    kind = forms.ChoiceField(label="Nội dung điều chỉnh", choices=KINDS, widget=forms.RadioSelect)
    decision = forms.FileField(label="Quyết định đã ký", required=False, help_text="Tệp PDF, tối đa 20 MB.")
    is_final = forms.BooleanField(label="Phụ lục đã được hai bên thống nhất", required=False)


class ReasonForm(forms.Form):
    """Phần lý do."""

    reason = forms.CharField(label="Lý do", widget=forms.Textarea(attrs={"rows": 3}), help_text="Nêu căn cứ.")
    unit = forms.ChoiceField(label="Đơn vị đề nghị", choices=[("", "Chọn đơn vị"), ("ST-STP", "Sở Tư pháp")])
    notify = forms.BooleanField(label="Báo cho đơn vị", required=False)


def amendment(name: str) -> tuple[str, dict]:
    form = AmendmentForm({"number": "1", "effective_on": "31/02/2018", "kind": "target"})
    other = ReasonForm({"reason": "", "unit": "ST-STP"}, prefix="reason")
    return "gallery/form.html", frame("Bản cam kết") | {"form": form, "other": other}
