"""Biểu mẫu của điều đang lưu: knows what is stored, what the person started from, and what they typed.

Each form names its parts: the fields that say one thing together. Two people may have changed the same part; then
it is decided as a whole. The browser sends back, hidden, what a field showed when the page was opened.
"""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError

from commitments.forms.widgets import Hidden


class StoredForm(forms.Form):
    """Biểu mẫu có đối chiếu; `initial` is what is stored now, unbound where nothing was sent."""

    use_required_attribute = False
    parts: dict[str, tuple[str, ...]] = {}

    def __init__(self, *args, **options):
        super().__init__(*args, label_suffix="", **options)
        self.compare_with_what_was_shown(self.fields)

    def compare_with_what_was_shown(self, names: Iterable[str]) -> None:
        """Các ô này gửi kèm, ẩn, điều trang đã cho xem; called by who adds fields of their own."""
        for name in names:
            self.fields[name].show_hidden_initial, self.fields[name].hidden_widget = True, Hidden

    def stored_text(self, name: str) -> str:
        """Điều đang lưu của một ô, as the browser would send it; "" for a box that is not ticked."""
        value = self.fields[name].prepare_value(self.initial.get(name))
        if isinstance(value, bool):
            return "on" if value else ""
        return "" if value is None else str(value)

    def typed_text(self, name: str) -> str:
        """Chữ người dùng gửi lên, untouched; "" for a box that is not ticked."""
        value = self[name].data
        if isinstance(value, bool):
            return "on" if value else ""
        return value or ""

    @property
    def changed_parts(self) -> list[str]:
        """Các phần mà điều gửi lên khác với điều đang lưu."""
        if not self.is_bound:
            return []
        return [part for part, names in self.parts.items() if self._typed(names) != self._stored(names)]

    def is_untouched(self, part: str) -> bool:
        """Người này không sửa phần ấy từ khi mở trang: what they sent is what the page showed them."""
        started = [self._said(name, self._started(name)) for name in self.parts[part]]
        is_known = all(self[name].html_initial_name in self.data for name in self.parts[part])
        return is_known and started == self._typed(self.parts[part])

    def is_contested(self, part: str) -> bool:
        """Người này và người khác cùng sửa phần ấy từ khi mở trang, to different things."""
        if part not in self.changed_parts or self.is_untouched(part):
            return False
        started = [self._said(name, self._started(name)) for name in self.parts[part]]
        return started != self._stored(self.parts[part])

    def _typed(self, names):
        return [self._said(name, self[name].data) for name in names]

    def _stored(self, names):
        return [self._said(name, self.initial.get(name)) for name in names]

    def _started(self, name):
        bound = self[name]
        return bound.field.hidden_widget().value_from_datadict(self.data, self.files, bound.html_initial_name)

    def _said(self, name, value):
        """Điều một ô nói; what cannot be read stands for itself."""
        try:
            return self.fields[name].clean(value)
        except ValidationError:
            return value
