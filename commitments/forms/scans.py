"""Biểu mẫu của bản quét: choosing files, filing one page, discarding, putting pages in order."""

from dataclasses import dataclass
from pathlib import Path

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from commitments.forms.fields import WordsField
from commitments.scans.content import Content, Limits, Unfit, examine

ACCEPTED = "application/pdf,image/jpeg,image/png,.pdf,.jpg,.jpeg,.png"
TURNS = [(0, "Giữ nguyên"), (90, "Xoay phải 90°"), (180, "Xoay 180°"), (270, "Xoay trái 90°")]


@dataclass(frozen=True)
class Chosen:
    """Tệp đã tải lên và đã xem nội dung; its path is gone when the request is answered."""

    path: Path
    content: Content


class _FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        """Mọi tệp đã chọn, not only the last."""
        return files.getlist(name)


class FilesField(forms.FileField):
    """Ô chọn một hoặc nhiều tệp quét; cleaned, a list of Chosen in the order of their names."""

    def __init__(self, **options):
        super().__init__(
            widget=_FilesInput(attrs={"accept": ACCEPTED}),
            error_messages={
                "required": "Chọn tệp quét.",
                "empty": "Tệp trống. Kiểm tra lại máy quét rồi chọn tệp khác.",
            },
            **options,
        )

    def clean(self, data, initial=None):
        """Xem từng tệp theo nội dung; every fault is told with the name of its file."""
        files = sorted(data or [], key=lambda file: file.name)
        if not files:
            raise ValidationError(self.error_messages["required"])
        limits = Limits(megabytes=settings.SCAN_MEGABYTES, pages=settings.SCAN_PAGES)
        chosen, faults = [], []
        for file in files:
            path = Path(file.temporary_file_path())
            try:
                chosen.append(Chosen(path, examine(path, limits)))
            except Unfit as reason:
                faults.append(ValidationError(f"“{file.name}”: {reason}"))
        total = sum(each.content.pages for each in chosen)
        if total > limits.pages:
            faults.append(ValidationError(f"Các tệp có {total} trang, mỗi lần nhiều nhất {limits.pages}."))
        if faults:
            raise ValidationError(faults)
        return chosen


class UploadForm(forms.Form):
    """Biểu mẫu tải tệp; `fault` is why a file did not arrive whole (see config.uploads)."""

    use_required_attribute = False

    def __init__(self, *args, fault="", **options):
        super().__init__(*args, **options)
        files = self.fields["files"]
        files.help_text += f" Mỗi lần tối đa {settings.SCAN_MEGABYTES} MB, {settings.SCAN_PAGES} trang."
        if fault:
            files.error_messages["required"] = fault


class PileForm(UploadForm):
    """Tải một tập quét dày."""

    files = FilesField(
        label="Tệp quét",
        help_text="PDF, JPEG hoặc PNG; có thể chọn nhiều tệp. Trang xáo trộn, xoay ngược hay lệch đều được.",
    )


class ScanForm(UploadForm):
    """Tải bản quét của một văn bản; with a reason where one is replaced."""

    files = FilesField(
        label="Tệp quét",
        help_text="PDF, JPEG hoặc PNG, nên quét màu từ 200 dpi. Nhiều ảnh được ghép theo thứ tự tên tệp.",
    )
    reason = WordsField(
        label="Lý do thay bản quét",
        help_text="Bản quét cũ vẫn được giữ.",
        error_messages={"required": "Ghi lý do thay bản quét."},
    )

    def __init__(self, *args, is_replacement, **options):
        super().__init__(*args, **options)
        if not is_replacement:
            del self.fields["reason"]


class ReasonForm(forms.Form):
    """Lý do bỏ hoặc thay."""

    use_required_attribute = False
    reason = WordsField(label="Lý do", rows=2, error_messages={"required": "Ghi lý do."})


class PageForm(forms.Form):
    """Xếp một trang để lại vào văn bản của một đơn vị."""

    use_required_attribute = False
    document = forms.TypedChoiceField(
        label="Xếp vào", coerce=int, error_messages={"required": "Chọn đơn vị của trang này."}
    )
    turn = forms.TypedChoiceField(label="Xoay trang", coerce=int, choices=TURNS, initial=0)

    def __init__(self, *args, documents, **options):
        super().__init__(*args, **options)
        self.fields["document"].choices = [("", "Chọn văn bản"), *documents]


class OrderForm(forms.Form):
    """Thứ tự và chiều của một trang trong bản quét."""

    use_required_attribute = False
    place = forms.IntegerField(
        label="Thứ tự",
        min_value=1,
        error_messages={"required": "Ghi thứ tự.", "invalid": "Thứ tự là số nguyên, ví dụ 2."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    turn = forms.TypedChoiceField(label="Xoay trang", coerce=int, choices=TURNS, initial=0)

    @property
    def where(self):
        """Trang nào, for the list of errors."""
        return f"Trang {self.initial['place']}"


OrderFormSet = forms.formset_factory(OrderForm, extra=0)
