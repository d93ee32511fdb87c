"""Bản PDF của phụ lục: the annex alone, to be attached to a decision that is written elsewhere."""

from functools import cache
from pathlib import Path

from weasyprint import CSS

from reports.decision.printed import Printed
from reports.documents import press

_STYLE = Path(__file__).with_name("annex.css")
_WIDTHS = range(10, 81)
"""Bề rộng cột có thể có, mm."""


def render(printed: Printed) -> bytes:
    """In phụ lục; the same bytes each time."""
    return press.page("decision_annex.html", printed, _style())


@cache
def _style() -> CSS:
    widths = "\n".join(f".width-{width} {{ width: {width}mm; }}" for width in _WIDTHS)
    return CSS(string=f"{_STYLE.read_text(encoding='utf-8')}\n{widths}")
