"""Ô nhập của báo cáo kỳ: lời của một mục, việc ban hành."""

from django import forms

from commitments.forms.fields import WordsField


class PartForm(forms.Form):
    """Lời của một mục; `version` and `seen` say what the page showed."""

    text = WordsField(
        label="Lời của mục",
        rows=14,
        max_length=40_000,
        help_text="Mỗi dòng là một đoạn; dòng bắt đầu bằng “- ” là một ý trong danh sách.",
        error_messages={"required": "Viết lời của mục, hoặc bỏ lời đã sửa để lấy lại lời soạn sẵn."},
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=16, widget=forms.HiddenInput)
    use_required_attribute = False
