"""Ô nhập của báo cáo kỳ: lời của một mục, việc ban hành."""

from datetime import date

from django import forms

from commitments.forms.fields import WordsField, tidy
from commitments.forms.signing import DayField
from reports.period_report.printed import Issue


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


class AgainForm(forms.Form):
    """Lý do ban hành lại."""

    reason = WordsField(
        label="Lý do ban hành lại",
        rows=3,
        max_length=500,
        help_text="In ở câu mở đầu, ví dụ: đính chính theo kết quả công bố lần 3.",
        error_messages={"required": "Ghi lý do ban hành lại."},
    )
    use_required_attribute = False


class IssueForm(forms.Form):
    """Số, ký hiệu, ngày, người ký; `seen` says which content the page showed."""

    number = forms.RegexField(
        r"\A[0-9]{1,6}[a-zA-Z]?\Z",
        label="Số",
        help_text="Số văn thư đã cấp, ví dụ 15.",
        error_messages={"required": "Nhập số văn bản.", "invalid": "Số gồm chữ số, ví dụ 15 hoặc 15a."},
    )
    symbol = forms.RegexField(
        r"\ABC-[^\s/…]{1,30}\Z",
        label="Ký hiệu",
        help_text="BC- và tên viết tắt của cơ quan, ví dụ BC-SNV.",
        error_messages={
            "required": "Nhập ký hiệu.",
            "invalid": "Ký hiệu gồm BC- và tên viết tắt của cơ quan, không có dấu cách.",
        },
    )
    signed_on = DayField(label="Ngày ban hành", help_text="Ngày ghi trên báo cáo, dạng dd/mm/yyyy.")
    signer_name = forms.CharField(
        label="Người ký",
        max_length=120,
        help_text="Họ và tên như trên văn bản.",
        error_messages={"required": "Nhập họ và tên người ký."},
    )
    signer_title = WordsField(
        label="Chức vụ người ký",
        rows=2,
        max_length=200,
        help_text="Cấp phó ký thay thì hai dòng: KT. GIÁM ĐỐC, rồi PHÓ GIÁM ĐỐC.",
        error_messages={"required": "Nhập chức vụ người ký."},
    )
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    use_required_attribute = False

    def __init__(self, *args, today: date, **options):
        super().__init__(*args, **options)
        self.today = today

    def clean_signed_on(self):
        """Không sau hôm nay."""
        if self.cleaned_data["signed_on"] > self.today:
            raise forms.ValidationError("Ngày ban hành không được sau hôm nay.")
        return self.cleaned_data["signed_on"]

    def clean_signer_name(self):
        """Dạng NFC, một dòng."""
        return " ".join(tidy(self.cleaned_data["signer_name"]).split())

    def as_issue(self) -> Issue:
        """Việc ban hành, của biểu mẫu hợp lệ."""
        said = self.cleaned_data
        titles = tuple(filter(None, map(str.strip, said["signer_title"].splitlines())))
        return Issue(said["number"], said["symbol"], said["signed_on"], said["signer_name"], titles)
