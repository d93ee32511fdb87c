"""Biểu mẫu của cả báo cáo: a form for each indicator that applies, and one for the words."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from django.http import QueryDict

from commitments.entries import NARRATIVE, Draft
from commitments.forms.entry import EntryForm, names_of
from commitments.forms.narrative import NarrativeForm
from commitments.forms.stored import StoredForm
from commitments.sheet import Sheet

THEIRS, MINE = "theirs", "mine"


class FilingForm:
    """Biểu mẫu của báo cáo; one of which nothing was sent is unbound: it shows what is stored and leaves it alone."""

    def __init__(self, sheet: Sheet, data: Mapping[str, str] | None = None):
        self.sheet, self._data = sheet, data or {}

    @cached_property
    def _sent(self) -> dict[int, EntryForm]:
        """Biểu mẫu của các chỉ tiêu được gửi lên, by item; the others are made only for who asks for them all."""
        return {
            row.item.pk: EntryForm(row, self._data)
            for row in self.sheet.correctable
            if any(name in self._data for name in names_of(row))
        }

    @cached_property
    def entries(self) -> list[EntryForm]:
        """Biểu mẫu của mọi chỉ tiêu được nhập, in the order of the page."""
        return [self._sent.get(row.item.pk) or EntryForm(row) for row in self.sheet.correctable]

    @cached_property
    def narrative(self) -> NarrativeForm:
        """Biểu mẫu của phần lời."""
        is_sent = any(name in self._data for name in NARRATIVE)
        return NarrativeForm(self.sheet.report, self._data if is_sent else None)

    @property
    def forms(self) -> list[StoredForm]:
        """Mọi biểu mẫu con, in the order of the page."""
        return [*self.entries, self.narrative]

    @cached_property
    def sent(self) -> list[StoredForm]:
        """Các biểu mẫu con được gửi lên."""
        return [*self._sent.values(), *([self.narrative] if self.narrative.is_bound else [])]

    def non_form_errors(self) -> list[str]:
        """Lỗi của cả báo cáo: none; the list of errors at the top of the page asks for them."""
        return []

    @property
    def has_changed(self) -> bool:
        """Có gì gửi lên khác với điều đang lưu."""
        return any(form.changed_parts for form in self.sent)

    @property
    def faulty(self) -> list[StoredForm]:
        """Các biểu mẫu con cần sửa; nothing of them is saved."""
        return [form for form in self.sent if not form.is_valid()]

    @property
    def drafts(self) -> dict[str, Draft]:
        """Số liệu để lưu, theo số chỉ tiêu: what is valid and differs from what is stored."""
        return {
            form.row.indicator.number: form.draft
            for form in self._sent.values()
            if form.changed_parts and form.is_valid()
        }

    @property
    def words(self) -> dict[str, str]:
        """Lời để lưu."""
        narrative = self.narrative
        return {
            name: narrative.cleaned_data[name]
            for name in narrative.changed_parts
            if name not in narrative.errors
        }

    @property
    def doubts(self) -> list[str]:
        """Những số có thể hiểu cách khác, đã hiểu thế nào."""
        return [doubt for form in self._sent.values() if form.is_valid() for doubt in form.doubts]

    def rest(self) -> QueryDict:
        """Điều gửi lên của riêng các biểu mẫu cần sửa, to be shown again beside what is stored now."""
        rest = QueryDict(mutable=True)
        for form in self.faulty:
            for bound in form:
                for name in (bound.html_name, bound.html_initial_name):
                    if name in form.data:
                        rest[name] = form.data[name]
        return rest


def merged(forms: Iterable[StoredForm], data: QueryDict) -> tuple[QueryDict, list[tuple[StoredForm, str]]]:
    """Trộn điều gửi lên với điều người khác đã lưu: what only this person changed stands, what only others changed too.

    Returns the data to save, and the parts that both changed; of those what is stored stays until somebody chooses.
    """
    data, contested = data.copy(), []
    for form in forms:
        for part in form.changed_parts:
            if form.is_contested(part):
                contested.append((form, part))
            elif not form.is_untouched(part):
                continue
            for name in form.parts[part]:
                data[form.add_prefix(name)] = form.stored_text(name)
    return data, contested


def keep_name(form: StoredForm, part: str) -> str:
    """Tên ô chọn trên trang xung đột."""
    return f"keep-{form.add_prefix(part)}"


def settled(forms: Iterable[StoredForm], data: QueryDict) -> QueryDict:
    """Dữ liệu gửi lên, with what is stored now wherever the person chose to keep it on the conflict page."""
    data = data.copy()
    for form in forms:
        for part, names in form.parts.items():
            if data.get(keep_name(form, part)) == THEIRS:
                for name in names:
                    data[form.add_prefix(name)] = form.stored_text(name)
    return data
