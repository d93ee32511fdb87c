"""Nét vẽ giữ lại: what a line of text writes into a page, kept but for its place.

WeasyPrint goes through a line glyph by glyph. It is let do so once, on a page that only takes notes.
"""

from copy import copy
from dataclasses import dataclass, field

from weasyprint.draw.text import draw_first_line as draw_anew
from weasyprint.text import fonts

from reports.documents.kept.lines import Line
from reports.documents.kept.styles import count, memory

_fonts = {}  # what kept lines are written in: name, description, size, and a line that holds the font in memory


@dataclass
class Notes:
    """Trang chỉ ghi lại: which fonts a line needs, and what it writes after its place."""

    stream: object
    fonts: list = field(default_factory=list)
    steps: list = field(default_factory=list)

    def __post_init__(self):
        self.ink_rect, self.logical_rect = self.stream.ink_rect, self.stream.logical_rect

    def add_font(self, pango_font):
        font, size = self.stream.add_font(pango_font)
        blank = copy(font)
        blank.widths, blank.to_unicode, blank.missing = {}, {}, {}
        self.fonts.append((pango_font, blank))
        return blank, size

    def set_text_matrix(self, *values):
        """Chỗ của dòng is no part of what is kept."""

    def set_font_size(self, font, size):
        self.steps.append(("set_font_size", (font, size)))

    def set_text_rise(self, rise):
        self.steps.append(("set_text_rise", (rise,)))

    def show_text(self, text):
        self.steps.append(("show_text", (text,)))


def draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix):
    """Vẽ một dòng chữ, as WeasyPrint draws it."""
    line = textbox.pango_layout
    is_usual = isinstance(line, Line) and text_overflow != "ellipsis" and block_ellipsis == "none"
    if is_usual and textbox.text.strip():
        drawn = memory(textbox.style, "drawn_lines")
        key = (line.text, line.justification_spacing)
        if key not in drawn:
            drawn[key] = _noted(stream, textbox, matrix)
            count()
        if drawn[key] and _again(stream, matrix, *drawn[key]):
            return []
    return draw_anew(stream, textbox, text_overflow, block_ellipsis, matrix)


def _noted(stream, textbox, matrix):
    """(các phông, các nét) của một dòng; None of one with pictures or letters that the font lacks."""
    notes = Notes(stream)
    pictures = draw_anew(notes, textbox, "clip", "none", matrix)
    if pictures or any(font.missing for _, font in notes.fonts):
        return None
    used = []
    for pango_font, font in notes.fonts:
        _fonts.setdefault(pango_font, (*fonts.get_pango_font_key(pango_font), textbox.pango_layout.layout))
        used.append((pango_font, font.widths, font.to_unicode))
    return used, notes.steps


def _again(stream, matrix, used, steps) -> bool:
    """Vẽ lại như đã ghi, unless a glyph came first at another size here, where its width is rounded otherwise."""
    found = [(stream.add_font(pango_font)[0], widths, letters) for pango_font, widths, letters in used]
    if any(
        font.widths.get(glyph, width) != width for font, widths, _ in found for glyph, width in widths.items()
    ):
        return False
    for font, widths, letters in found:
        for glyph, letter in letters.items():
            font.widths.setdefault(glyph, widths[glyph])
            font.to_unicode.setdefault(glyph, letter)
    stream.set_text_matrix(*matrix.values)
    for name, arguments in steps:
        getattr(stream, name)(*arguments)
    return True


def get_pango_font_key(pango_font):
    """Tên của một phông; known for those that kept lines hold in use, whose addresses are not given away."""
    if pango_font in _fonts:
        return _fonts[pango_font][:3]
    return fonts.get_pango_font_key(pango_font)
