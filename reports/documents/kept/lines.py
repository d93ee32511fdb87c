"""Dòng chữ giữ lại: papers of one form share most of their text, shaped and broken into lines once for all of them.

A line depends on its text, its style and the room it has, and on nothing else of the document.
"""

from weasyprint.text import line_break

from reports.documents.kept.styles import count, memory


class Line(line_break.Layout):
    """Dòng chữ đã biết kích thước; Pango shapes it again only when somebody looks at its glyphs."""

    def __init__(self, made: line_break.Layout):
        self._known = {name: getattr(made, name) for name in _KNOWN}
        self.deactivate()

    def reactivate(self, style):
        self.style = style

    def deactivate(self):
        self.__dict__ = {"_known": self._known, **self._known}

    def __getattr__(self, name):
        if name.startswith("_") or "style" not in self.__dict__ or "layout" in self.__dict__:
            raise AttributeError(name)
        super().reactivate(self.style)
        return getattr(self, name)


_KNOWN = ("text", "max_width", "justification_spacing", "first_line_direction")


def split_first_line(
    text, style, context, max_width, justification_spacing, is_line_start=True, minimum=False
):
    """Dòng đầu của một đoạn chữ, as WeasyPrint breaks it."""
    lines = memory(style, "first_lines")
    key = (text, max_width, justification_spacing, is_line_start, minimum)
    found = lines.get(key)
    if found is None:
        made, *measures = line_break.split_first_line(
            text, style, context, max_width, justification_spacing, is_line_start, minimum
        )
        found = lines[key] = (Line(made), *measures)
        count()
    return found


def create_layout(text, style, context, max_width, justification_spacing):
    """Dòng chữ dàn đều hai bên; its glyphs are looked at when it is drawn."""
    lines = memory(style, "whole_lines")
    key = (text, max_width, justification_spacing)
    found = lines.get(key)
    if found is None:
        made = line_break.create_layout(text, style, context, max_width, justification_spacing)
        made.deactivate()
        found = lines[key] = Line(made)
        count()
    return found


def strut(style):
    """Chiều cao dòng và đường chân chữ của một kiểu."""
    kept = memory(style, "strut")
    if not kept:
        kept[None] = line_break.strut(style)
    return kept[None]
