"""Bản PDF của báo cáo kỳ."""

from functools import cache
from pathlib import Path

from weasyprint import CSS

from reports.documents import press
from reports.period_report.printed import Printed

_STYLE = Path(__file__).with_name("report.css")
_WIDTHS = range(10, 121)
"""Bề rộng cột có thể có, mm."""


def render(printed: Printed) -> bytes:
    """In báo cáo; the same bytes each time."""
    return press.page("period_report.html", printed, _style())


@cache
def _style() -> CSS:
    widths = "\n".join(f".width-{width} {{ width: {width}mm; }}" for width in _WIDTHS)
    return CSS(string=f"{_STYLE.read_text(encoding='utf-8')}\n{widths}")
