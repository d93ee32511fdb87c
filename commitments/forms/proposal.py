"""Thay đổi mà một biểu Excel đề nghị: each part of each indicator and each of the words, compared with what is stored.

The figures of the file go through the very forms of the entry page, so that they are read, checked and saved alike.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import QueryDict

from commitments.entries import NARRATIVE
from commitments.forms.entry import EntryForm
from commitments.forms.filing import FilingForm
from commitments.forms.narrative import NarrativeForm
from commitments.forms.stored import StoredForm
from commitments.sheet import Sheet
from commitments.spreadsheets.findings import Fault, Filled, Reading, Remarked
from commitments.spreadsheets.layout import AMOUNTS, address
from indicators.numbers import written

PLAIN, NEWER, BOTH = "plain", "newer", "both"
"""Thay đổi thường; chỉ hệ thống mới hơn tệp; cả tệp và hệ thống cùng đổi từ khi tải biểu."""

SHUT = "của chỉ tiêu {number} không sửa được lúc này, nên giữ số đang lưu."
NOTHING = "(để trống)"
_ALONE = {"is_estimated", "explanation", *NARRATIVE}


@dataclass(frozen=True)
class Change:
    """Một thay đổi để chọn: `stored` and `typed` in words, `state` says whether somebody else changed it meanwhile."""

    name: str
    title: str
    part: str
    cells: str
    stored: str
    typed: str
    state: str
    notes: tuple[str, ...]

    @property
    def is_taken(self) -> bool:
        """Được chọn sẵn: only where nobody else changed it since the file was downloaded."""
        return self.state == PLAIN


class Proposal:
    """Đề nghị của một tệp: `changes` to choose from, `faults` by cell, `absent` indicators that the file leaves out."""

    def __init__(self, sheet: Sheet, reading: Reading):
        self.sheet, self.reading = sheet, reading
        self._wrong = {(fault.number, _part_of(fault.field)) for fault in reading.faults}
        self._data = QueryDict(mutable=True)
        lines = [(row, reading.lines.get(row.indicator.number)) for row in sheet.rows]
        opened = {row.item.pk for row in sheet.correctable}
        for row, line in lines:
            if line and row.item.pk in opened:
                self._data.update(self._typed(EntryForm(row), line))
        self._data.update(self._typed(NarrativeForm(sheet.report), reading.remarks))
        self.filing = FilingForm(sheet, self._data)
        shut = [
            fault
            for row, line in lines
            if line and row.item.pk not in opened
            for fault in self._shut(row, line)
        ]
        self.faults = [*reading.faults, *self._of_forms(), *shut]
        self._wrong |= {(fault.number, _part_of(fault.field)) for fault in self.faults}
        self.changes = list(self._changes())
        self.absent = [
            row.indicator.number for row in sheet.correctable if row.indicator.number not in reading.lines
        ]

    def taking(self, names: Collection[str]) -> FilingForm:
        """Biểu mẫu của báo cáo with only these changes; whatever else it says is what is stored now."""
        offered = {change.name for change in self.changes} & set(names)
        data = self._data.copy()
        for form, _ in self._bound():
            for part, fields in form.parts.items():
                if _name(form, part) not in offered:
                    for name in fields:
                        data[form.add_prefix(name)] = form.stored_text(name)
        return FilingForm(self.sheet, data)

    def _bound(self) -> Iterator[tuple[StoredForm, Filled | Remarked]]:
        """Các biểu mẫu có điều trong tệp, and where that stands."""
        for form in self.filing.sent:
            yield form, self.reading.lines[number] if (number := _number(form)) else self.reading.remarks

    def _typed(self, form: StoredForm, line: Filled | Remarked) -> dict[str, str]:
        """Các ô như trình duyệt gửi lên; where a cell of a part cannot be read, the whole part is what is stored."""
        data = {}
        for part, fields in form.parts.items() if line.typed else ():
            is_wrong = (_number(form), part) in self._wrong or not all(name in line.typed for name in fields)
            for name in fields:
                stored = form.stored_text(name)
                data[form.add_prefix(name)] = stored if is_wrong else line.typed[name]
                data[form[name].html_initial_name] = stored if is_wrong else line.started.get(name, "")
        return data

    def _of_forms(self) -> Iterator[Fault]:
        """Lỗi mà trang nhập cũng báo, with the address of the cell."""
        for form, line in self._bound():
            number = _number(form)
            for name, messages in form.errors.items():
                # An entry is saved as a whole; of the words, those that stay as they are go on standing.
                if number or name in form.changed_parts:
                    yield Fault(line.at(name), " ".join(messages), number, name)

    def _shut(self, row, line) -> Iterator[Fault]:
        """Chỉ tiêu không mở mà tệp lại đổi."""
        form = EntryForm(row, self._typed(EntryForm(row), line))
        for part in form.changed_parts:
            if not form.is_untouched(part):
                at = address(form.parts[part][0], line.row)
                yield Fault(at, SHUT.format(number=row.indicator.number), row.indicator.number, part)

    def _changes(self) -> Iterator[Change]:
        for form, line in self._bound():
            for part in form.changed_parts:
                if (_number(form), part) not in self._wrong:
                    yield _change(form, part, line)


def _number(form):
    """Số chỉ tiêu của biểu mẫu; "" for the words."""
    return form.row.indicator.number if isinstance(form, EntryForm) else ""


def _change(form, part, line) -> Change:
    fields = form.parts[part]
    state = NEWER if form.is_untouched(part) else BOTH if form.is_contested(part) else PLAIN
    notes = [line.notes[name] for name in fields if name in line.notes]
    return Change(
        name=_name(form, part),
        title=form.title,
        part=form.part_label(part),
        cells=", ".join(line.at(name) for name in fields if form.typed_text(name) != form.stored_text(name)),
        stored=form.part_text(part, form.stored_text) or NOTHING,
        typed=form.part_text(part, lambda name: _understood(form, name)) or NOTHING,
        state=state,
        notes=(*notes, *(_doubts(form) if part == "figure" and not notes else ())),
    )


def _doubts(form):
    """Số có thể hiểu cách khác; the row says already which indicator it is."""
    return [doubt.removeprefix(f"{form.where}: ") for doubt in form.doubts]


def _understood(form, name):
    """Chữ trong tệp như hệ thống hiểu: 95.5 is told as 95,5."""
    text = form.typed_text(name)
    if name not in AMOUNTS or not text:
        return text
    try:
        return written(form.fields[name].clean(text))
    except ValidationError:
        return text


def _name(form, part):
    return form.add_prefix(part)


def _part_of(field):
    """Phần mà một ô thuộc về."""
    return field if field in _ALONE else "figure"
