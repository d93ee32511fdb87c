"""Bảng để xuất: the one frozen shape that both renderers write. They compute nothing."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

Cell = str | int | Decimal | date | None


class Kind(Enum):
    """Loại cột: what its cells hold, so that a number stays a number and a day a day."""

    TEXT = "chữ"
    INTEGER = "số nguyên"
    DECIMAL = "số thập phân"
    DATE = "ngày"


@dataclass(frozen=True)
class Column:
    """Một cột; `places` after the comma for DECIMAL only, `width` in digits, as Excel counts it."""

    title: str
    kind: Kind = Kind.TEXT
    places: int = 0
    width: int = 12


class Ragged(ValueError):
    """Có dòng không đủ hoặc thừa ô."""


@dataclass(frozen=True)
class Table:
    """Bảng để xuất. `basis` says label by label where the figures come from; `rows` hold one cell for each column.

    Raises Ragged where a row has another number of cells: a shifted column would be read as another figure.
    """

    title: str
    basis: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self):
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise Ragged(f"Dòng {number} có {len(row)} ô, bảng có {len(self.columns)} cột.")
