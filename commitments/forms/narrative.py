"""Phần lời của báo cáo: khó khăn, đề xuất, nhiệm vụ kỳ tới."""

from collections.abc import Callable

from commitments.entries import NARRATIVE
from commitments.forms.fields import WordsField
from commitments.forms.stored import StoredForm
from commitments.models import Report


class NarrativeForm(StoredForm):
    """Ba ô lời của báo cáo; each is a part of its own."""

    difficulties = WordsField(label="Khó khăn, vướng mắc", required=False, rows=4)
    proposals = WordsField(label="Đề xuất, kiến nghị", required=False, rows=4)
    next_tasks = WordsField(label="Nhiệm vụ kỳ tới", required=False, rows=4)

    parts = {name: (name,) for name in NARRATIVE}

    def __init__(self, report: Report | None, data=None):
        super().__init__(data, initial={name: getattr(report, name) if report else "" for name in NARRATIVE})

    title = "Phần lời của báo cáo"

    @property
    def where(self) -> str:
        """Chỗ của biểu mẫu trên trang."""
        return "Báo cáo"

    def part_label(self, part: str) -> str:
        """Tên một phần để đọc."""
        return self.fields[part].label

    def part_text(self, part: str, text_of: Callable[[str], str]) -> str:
        """Một phần bằng lời; `text_of` is `stored_text` or `typed_text`."""
        return text_of(part)
