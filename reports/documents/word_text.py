"""Chữ của bản Word: runs that keep numbers and signs on one line."""

from docx.oxml import OxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from reports.documents.wholes import pieces

NO_BREAK_SPACE = "\u00a0"


def write(paragraph: Paragraph, *lines: str, size: float, bold: bool = False, italic: bool = False) -> None:
    """Viết các dòng vào đoạn, each but the first after a line break."""
    for order, line in enumerate(lines):
        run = paragraph.add_run()
        run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None
        if order:
            run.add_break()
        for text, is_whole in pieces(line):
            _add(run, text, is_whole)


def _add(run: Run, text: str, is_whole: bool) -> None:
    if not is_whole:
        run.add_text(text)
        return
    for order, part in enumerate(text.replace(" ", NO_BREAK_SPACE).split("-")):
        if order:
            run._r.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(part)
