"""Phiếu chấm điểm: the one shape that pages, PDF, Word, Excel and the API read.

A card is stored with its standing as exact texts, laid out once here; nobody computes points when showing them.
"""

from dataclasses import dataclass, fields
from decimal import Decimal
from operator import itemgetter

from indicators.exact import Quotient
from indicators.numbers import fixed, fixed_quotient
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


_PLACES = {field.name: place for place, field in enumerate(fields(CardLine))}


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
        "base": None if card.base_pair is None else fixed_quotient(card.base_pair, POINT_PLACES),
        "points": _padded(card.points, POINT_PLACES),
        "maximum": _padded(card.maximum, POINT_PLACES),
        "bonus": _padded(card.bonus, POINT_PLACES),
        "penalty": _padded(card.penalty, POINT_PLACES),
        "lateness_penalty": _padded(card.lateness_penalty, POINT_PLACES),
        "lines": [known.get(id(line)) or _stored_line(line) for line in card.lines],
    }


def _stored_line(line: Line) -> tuple:
    return (
        line.number,
        line.state,
        _quotient(line.value_pair),
        None if line.reference is None else _padded(line.reference, FIGURE_PLACES),
        _quotient(line.attainment_pair),
        _padded(line.points, POINT_PLACES),
        _padded(line.maximum, POINT_PLACES),
        line.met,
        _padded(line.computed, POINT_PLACES),
        line.awarded_in,
        line.amendment,
        line.gaps,
    )


def _padded(number: Decimal, places: int) -> str:
    """Số thường có sẵn đúng từng ấy chữ số thập phân; what has fewer (a bare 0) is filled up."""
    text = str(number)
    return text if text[-places - 1 : -places] == "." and text[0] != "-" else fixed(number, places)


def _quotient(quotient: Quotient | None) -> str | None:
    return None if quotient is None else fixed_quotient(quotient, FIGURE_PLACES)


def read(card: dict) -> ScoreCard:
    """Phiếu từ dạng lưu."""
    lines = tuple(CardLine(*row[:-1], tuple(row[-1])) for row in card["lines"])
    return ScoreCard(**{name: text for name, text in card.items() if name != "lines"}, lines=lines)


def columns(card: dict, *names: str) -> list[tuple]:
    """Vài cột của mọi dòng từ dạng lưu: two or more names of `CardLine`, for pages that read thousands of cards."""
    return list(map(itemgetter(*(_PLACES[name] for name in names)), card["lines"]))
