"""Kết quả vừa tính: a row of the ranking before it is stored, and the one statement that stores thousands of them.

`bulk_create` asks each field of each row anew how it is written; for a campaign that took as long as the scoring.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal
from operator import attrgetter

from django.db import connection

from commitments.models import Standing


@dataclass(slots=True)
class Outcome:
    """Kết quả vừa tính của một bản cam kết, một kỳ, một cơ sở; named and ordered as columns of `Standing`.

    `card` is the score card as JSON text. `rank` and `grade` come last, from the table of the group.
    """

    campaign_id: int
    group_id: int
    commitment_id: int
    period: str
    basis: str
    is_in_force: bool
    score: Decimal | None
    is_covered: bool
    provisional: bool
    has_pending: bool
    awaits_review: bool
    late: int
    counted: int
    met: int
    card: str
    rule_version: int
    input_hash: str
    rank: int | None = None
    grade: str = ""


KEY = ("commitment_id", "period", "basis")
COLUMNS = tuple(field.name for field in fields(Outcome))
AT_A_TIME = 40  # SQLite takes 999 values in a statement
_values = attrgetter(*COLUMNS)


def store(outcomes: Sequence[Outcome], *, at: datetime):
    """Lưu các kết quả, thay kết quả cũ của cùng bản cam kết, kỳ và cơ sở."""
    computed_at = Standing._meta.get_field("computed_at").get_db_prep_save(at, connection)
    with connection.cursor() as cursor:
        for start in range(0, len(outcomes), AT_A_TIME):
            rows = [(*_values(outcome), computed_at) for outcome in outcomes[start : start + AT_A_TIME]]
            cursor.execute(_statement(len(rows)), [value for row in rows for value in row])


def _statement(count):
    columns = (*COLUMNS, "computed_at")
    row = f"({', '.join(['%s'] * len(columns))})"
    told = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in KEY)
    return (
        f"INSERT INTO {Standing._meta.db_table} ({', '.join(columns)})"  # noqa: S608 - names of our own
        f" VALUES {', '.join([row] * count)}"
        f" ON CONFLICT ({', '.join(KEY)}) DO UPDATE SET {told}"
    )
