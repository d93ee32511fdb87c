"""Bản giải thích điểm ra PDF: what its printed page says, as texts, and the printing."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from weasyprint import CSS

from commitments.models import Commitment
from indicators.numbers import written
from reports.documents import press
from reports.documents.composition import notice_size
from reports.documents.paper import cleaned
from reports.reckoning.rulebook import Section
from reports.reckoning.sheet import Reckoning
from reports.reckoning.steps import Step

_STYLE = Path(__file__).with_name("printed.css")


@dataclass(frozen=True, slots=True)
class Part:
    """Một phần: its heading, what stands under it, its steps."""

    heading: str
    remark: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """Bản in: `facts` in the head, parts, the sections quoted, the notice on every page."""

    document_title: str
    title: str
    facts: tuple[str, ...]
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    notice: str
    notice_size: str
    is_draft: bool = False
    mark: None = None
    qr: None = None


def printed(walk: Reckoning, commitment: Commitment, basis_and_period: str, title: str) -> bytes:
    """In bản giải thích ra PDF."""
    return render(composed(walk, commitment, basis_and_period, title))


def render(sheet: PrintedSheet) -> bytes:
    """In; the same bytes each time."""
    return press.page("reckoning.html", cleaned(sheet), _style())


def composed(walk: Reckoning, commitment: Commitment, basis_and_period: str, title: str) -> PrintedSheet:
    """Bản giải thích thành chữ để in."""
    state = "tạm tính" if walk.standing.provisional else "chính thức"
    score = "chưa có điểm" if walk.standing.score is None else f"{written(walk.standing.score, 2)} điểm"
    lines = [
        Part(
            f"{line.number}. {line.text}" + (f" ({line.measure})" if line.measure else ""),
            line.note,
            tuple(line.steps),
        )
        for line in walk.lines
    ]
    reports = tuple(f"{each.period}: {each.words}" for each in walk.filed)
    total = Part("Điểm của kỳ", "; ".join(reports), tuple(walk.totals))
    return PrintedSheet(
        document_title=title,
        title=commitment.unit.name,
        facts=(
            f"Đợt: {commitment.campaign.title}.",
            f"{basis_and_period}: {score}, kết quả {state}.",
            f"Mức giao: {walk.agreed}.",
            *walk.own_rules,
        ),
        parts=(*lines, total, *([Part("Hạng và mức", "", tuple(walk.place))] if walk.place else [])),
        sections=walk.sections,
        notice=commitment.campaign.notice,
        notice_size=notice_size(commitment.campaign.notice),
    )


@cache
def _style() -> CSS:
    return CSS(string=_STYLE.read_text(encoding="utf-8"))
