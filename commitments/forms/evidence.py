"""Biểu mẫu của minh chứng: choosing files, what the document is, using a file again."""

from dataclasses import dataclass
from pathlib import Path

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from commitments.evidence.attaching import Facts
from commitments.evidence.content import ACCEPTED, SUFFIXES, Kind, examine
from commitments.forms.fields import tidy
from commitments.forms.signing import DayField
from commitments.models import EvidenceFile
from commitments.scans.content import Limits, Unfit
from units import virus_scanner
from units.virus_scanner import Infected, ScannerDown

LONGEST_NAME = 200


@dataclass(frozen=True)
class Chosen:
    """Tệp đã chọn, đã xem nội dung và quét vi-rút; its path is gone when the request is answered."""

    path: Path
    name: str
    size: int
    kind: Kind


class _FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        """Mọi tệp đã chọn."""
        return files.getlist(name)


class EvidenceFilesField(forms.FileField):
    """Ô chọn tệp minh chứng; cleaned, a list of Chosen. Every fault is told with the name of its file."""

    def __init__(self, **options):
        super().__init__(
            widget=_FilesInput(attrs={"accept": ACCEPTED}),
            error_messages={"required": "Chọn tệp minh chứng."},
            **options,
        )

    def clean(self, data, initial=None):
        """Xem từng tệp theo nội dung."""
        if not data:
            if self.required:
                raise ValidationError(self.error_messages["required"])
            return []
        limits = Limits(megabytes=settings.EVIDENCE_MEGABYTES, pages=settings.SCAN_PAGES)
        chosen, faults = [], []
        for file in data:
            path = Path(file.temporary_file_path())
            try:
                kind = examine(path, limits)
                virus_scanner.check(path)
            except (Unfit, Infected, ScannerDown) as reason:
                faults.append(ValidationError(f"“{file.name}”: {reason}"))
            else:
                chosen.append(Chosen(path, named(file.name, kind), file.size, kind))
        if faults:
            raise ValidationError(faults)
        return chosen


def named(name: str, kind: Kind) -> str:
    """Tên tệp để giữ: NFC, with its diacritics, and the ending that its content has."""
    stem = tidy(Path(name.replace("\\", "/")).name).rpartition(".")[0] or tidy(name) or "minh-chung"
    return f"{stem[:LONGEST_NAME]}.{SUFFIXES[kind.media_type]}"


class FactsForm(forms.Form):
    """Văn bản minh chứng là gì: number, issuer, day, place in the file. All may be left out."""

    document_number = forms.CharField(label="Số, ký hiệu văn bản", required=False, max_length=100)
    issuer = forms.CharField(label="Cơ quan ban hành", required=False, max_length=200)
    issued_on = DayField(label="Ngày ban hành", required=False)
    place = forms.CharField(label="Trang, mục", required=False, max_length=100)

    use_required_attribute = False

    def __init__(self, *args, **options):
        super().__init__(*args, label_suffix="", **options)

    @property
    def facts(self) -> Facts:
        """Thông tin đã ghi; of a valid form."""
        said = self.cleaned_data
        return Facts(tidy(said["document_number"]), tidy(said["issuer"]), said["issued_on"])

    @property
    def where(self) -> str:
        """Chỗ trong tệp."""
        return tidy(self.cleaned_data["place"])


class AttachForm(FactsForm):
    """Đính kèm: files of one's own, or one that the unit has uploaded before."""

    files = EvidenceFilesField(label="Tệp minh chứng", required=False)
    again = forms.ModelChoiceField(
        label="Hoặc dùng tệp đã tải lên",
        queryset=EvidenceFile.objects.none(),
        required=False,
        empty_label="Không chọn",
    )
    field_order = ["files", "again", "document_number", "issuer", "issued_on", "place"]

    def __init__(self, *args, known, fault="", **options):
        super().__init__(*args, **options)
        self.fault = fault
        self.fields["again"].queryset = known
        self.fields[
            "files"
        ].help_text = f"PDF, JPEG, PNG, Word hoặc Excel; mỗi tệp nhiều nhất {settings.EVIDENCE_MEGABYTES} MB."

    def clean(self):
        """Có ít nhất một tệp."""
        said = super().clean()
        if self.fault:
            self.add_error("files", self.fault)
        elif not self.errors and not said["files"] and not said["again"]:
            self.add_error("files", "Chọn tệp minh chứng.")
        return said


class ReplaceForm(forms.Form):
    """Thay tệp bằng bản mới."""

    files = EvidenceFilesField(label="Tệp mới")

    use_required_attribute = False

    def __init__(self, *args, fault="", **options):
        super().__init__(*args, label_suffix="", **options)
        self.fault = fault

    def clean(self):
        """Một tệp thay một tệp."""
        said = super().clean()
        if self.fault:
            self.add_error("files", self.fault)
        elif not self.errors and len(said["files"]) != 1:
            self.add_error("files", "Chọn đúng một tệp.")
        return said
