"""Bảng xếp hạng như đã công bố: from the snapshot alone, in the shape of the ranking that is being counted."""

from decimal import Decimal

from commitments import scorecard
from commitments.models import Publication, RankingGroup
from reports.ranking import GroupTable, Row, UnknownName
from units.models import Unit


def tables(publication: Publication, group: str | None = None) -> list[GroupTable]:
    """Các bảng của lần công bố, with cards; groups and units are what they were called then. Raises UnknownName."""
    groups = [each for each in publication.snapshot["groups"] if group in (None, each["code"])]
    if group is not None and not groups:
        raise UnknownName(f"Lần công bố này không có khối “{group}”.")
    return [
        GroupTable(
            RankingGroup(code=each["code"], name=each["name"]), tuple(row_of(row) for row in each["rows"])
        )
        for each in groups
    ]


def row_of(row: dict) -> Row:
    """Một dòng của lần công bố, with its card."""
    return Row(
        commitment_id=row["commitment"],
        unit=Unit(code=row["unit"], name=row["name"]),
        rank=row["rank"],
        score=None if row["score"] is None else Decimal(row["score"]),
        grade=row["grade"] or None,
        provisional=row["provisional"],
        late=row["late"],
        card=scorecard.read(row["card"]),
    )
