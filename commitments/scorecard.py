"""Phiếu chấm điểm: the one shape that pages, PDF, Word, Excel and the API read.

A card is stored with its standing as exact texts, laid out once here; nobody computes points when showing them.
"""

from dataclasses import dataclass
from decimal import Decimal

from indicators.numbers import fixed
from indicators.results import Card, Line

FIGURE_PLACES = 4
POINT_PLACES = 2


@dataclass(frozen=True, slots=True)
class CardLine:
    """Một dòng phiếu: figures printed with 4 decimals and points with 2, as texts with a decimal point."""

    number: str
    state: str
    value: str | None
    reference: str | None
    attainment: str | None
    points: str
    maximum: str
    met: bool | None
    computed: str
    awarded_in: str | None
    amendment: int | None
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """Phiếu chấm điểm của một bản cam kết, lũy kế đến một kỳ.

    Penalties are positive texts; `base` is None where there is no score.
    """

    base: str | None
    points: str
    maximum: str
    bonus: str
    penalty: str
    lateness_penalty: str
    lines: tuple[CardLine, ...]


def stored(card: Card, before: tuple[Card, dict] | None = None) -> dict:
    """Dạng lưu của phiếu: a JSON object, lines as arrays in the order of `CardLine`.

    `before` is another card with its stored form: the two bases share the lines in which they do not differ.
    """
    known = (
        {id(line): row for line, row in zip(before[0].lines, before[1]["lines"], strict=True)}
        if before
        else {}
    )
    return {
        "base": None if card.base is None else fixed(card.base, POINT_PLACES),
        "points": fixed(card.points, POINT_PLACES),
        "maximum": fixed(card.maximum, POINT_PLACES),
        "bonus": fixed(card.bonus, POINT_PLACES),
        "penalty": fixed(card.penalty, POINT_PLACES),
        "lateness_penalty": fixed(card.lateness_penalty, POINT_PLACES),
        "lines": [known.get(id(line)) or _stored_line(line) for line in card.lines],
    }


def _stored_line(line: Line) -> tuple:
    # A tuple of plain values, unlike a list, is soon left alone by the garbage collector: 33,000 of them are in hand
    # while a group of 98 units is recomputed.
    return (
        line.number,
        line.state,
        _figure(line.value),
        _figure(line.reference),
        _figure(line.attainment),
        _points(line.points),
        _points(line.maximum),
        line.met,
        _points(line.computed),
        line.awarded_in,
        line.amendment,
        line.gaps,
    )


def _points(points: Decimal) -> str:
    """Điểm của một chỉ tiêu có sẵn đúng 2 chữ số thập phân; what has fewer (a bare 0) is filled up."""
    text = str(points)
    return text if text[-3:-2] == "." else fixed(points, POINT_PLACES)


def _figure(number):
    return None if number is None else fixed(number, FIGURE_PLACES)


def read(card: dict) -> ScoreCard:
    """Phiếu từ dạng lưu."""
    lines = tuple(CardLine(*row[:-1], tuple(row[-1])) for row in card["lines"])
    return ScoreCard(**{name: text for name, text in card.items() if name != "lines"}, lines=lines)
