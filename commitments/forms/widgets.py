"""Ô viết thẳng: the plain controls of pages with very many of them, written without a template for each.

A report has a hundred and more; what they look like is what Django's own templates make of them.
"""

from html import escape

from django import forms
from django.utils.safestring import SafeString, mark_safe


def attributes(said: dict) -> SafeString:
    """Thuộc tính của một thẻ: what is False or None is left out, what is True has a name only; all is escaped."""
    written = (
        f" {name}" if value is True else f' {name}="{escape(str(value))}"'
        for name, value in said.items()
        if value is not None and value is not False
    )
    return mark_safe("".join(written))  # noqa: S308 - names are ours, values are escaped


class _Input:
    """Một ô một dòng."""

    def render(self, name, value, attrs=None, renderer=None):
        """Thẻ input; `renderer` is not needed."""
        control = self.get_context(name, value, attrs)["widget"]
        said = {"type": control["type"], "name": name, "value": control["value"], **control["attrs"]}
        return mark_safe(f"<input{attributes(said)}>")  # noqa: S308


class Text(_Input, forms.TextInput):
    """Ô chữ, ô số."""


class Hidden(_Input, forms.HiddenInput):
    """Ô ẩn."""


class Tick(_Input, forms.CheckboxInput):
    """Ô đánh dấu."""


class Words(forms.Textarea):
    """Ô nhiều dòng."""

    def render(self, name, value, attrs=None, renderer=None):
        """Thẻ textarea; the line break at the start is not part of what it says."""
        control = self.get_context(name, value, attrs)["widget"]
        said = attributes({"name": name, **control["attrs"]})
        return mark_safe(f"<textarea{said}>\n{escape(control['value'] or '')}</textarea>")  # noqa: S308
