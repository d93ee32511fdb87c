"""Chỗ thay trong WeasyPrint 70: which of its functions stand back for ours while a paper is printed.

Each of ours does the work with the function it stands for, once, and remembers what that gave.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from weasyprint import css
from weasyprint.draw import text as drawing
from weasyprint.layout import block, inline, preferred, table
from weasyprint.pdf import fonts, stream

from reports.documents.kept.drawing import draw_first_line, get_pango_font_key
from reports.documents.kept.lines import create_layout, split_first_line, strut
from reports.documents.kept.sizes import resolve_percentages
from reports.documents.kept.styles import SharedStyles, forget_if_many
from reports.documents.kept.subsets import clean

REPLACED = (
    (css, "StyleFor", SharedStyles),
    (inline, "split_first_line", split_first_line),
    (preferred, "split_first_line", split_first_line),
    (inline, "create_layout", create_layout),
    (inline, "strut", strut),
    (drawing, "draw_first_line", draw_first_line),
    (stream, "get_pango_font_key", get_pango_font_key),
    (block, "resolve_percentages", resolve_percentages),
    (inline, "resolve_percentages", resolve_percentages),
    (table, "resolve_percentages", resolve_percentages),
    (fonts.Font, "clean", clean),
)
SELDOM = 50_000  # new objects between two looks for garbage: a paper makes about as many, and leaves few in circles


@contextmanager
def keeping() -> Iterator[None]:
    """Trong lúc in một bản; by one thread at a time, and nothing else of this process lays out anything meanwhile."""
    before = [(module, name, getattr(module, name)) for module, name, _ in REPLACED]
    threshold, *later = gc.get_threshold()
    gc.set_threshold(max(threshold, SELDOM) if threshold else 0, *later)
    for module, name, ours in REPLACED:
        setattr(module, name, ours)
    try:
        yield
    finally:
        for module, name, original in before:
            setattr(module, name, original)
        gc.set_threshold(threshold, *later)
        forget_if_many()
