"""Xếp hạng và xếp mức trong một khối: competition ranks (1, 2, 2, 4), listing order, grade.

Pure: no Django.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Entrant(Generic[Subject]):
    """Đơn vị đem xếp hạng trong khối; `score` None where it is listed unranked (see `Card.is_ranked`)."""

    subject: Subject
    score: Decimal | None
    order: int
    code: str


@dataclass(frozen=True, slots=True)
class Place(Generic[Subject]):
    """Thứ hạng của một đơn vị; `rank` is None for an unranked row."""

    rank: int | None
    subject: Subject


def ranked(entrants: Iterable[Entrant[Subject]]) -> list[Place[Subject]]:
    """Bảng xếp hạng của một khối, in listing order: by rank, the unranked last, then unit order, then code."""
    listed = sorted(entrants, key=_listing_order)
    places, rank, previous = [], 0, None
    for position, entrant in enumerate(listed, start=1):
        if entrant.score is None:
            places.append(Place(None, entrant.subject))
            continue
        if entrant.score != previous:
            rank, previous = position, entrant.score
        places.append(Place(rank, entrant.subject))
    return places


def _listing_order(entrant: Entrant) -> tuple:
    is_unranked = entrant.score is None
    return is_unranked, 0 if is_unranked else -entrant.score, entrant.order, entrant.code


def grade(score: Decimal | None, grades: Sequence[tuple[Decimal, str]]) -> str | None:
    """Mức xếp loại: the band with the highest `from` that the score reaches; `grades` are pairs (from, name)."""
    if score is None:
        return None
    reached = [band for band in grades if band[0] <= score]
    return max(reached, key=lambda band: band[0])[1] if reached else None
