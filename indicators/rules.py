"""Quy tắc và số liệu đầu vào của việc chấm điểm: what the arithmetic is given, and nothing else.

Pure: no Django. Whoever loads these from a database or a bundle has checked them already.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from indicators.figures import Figure
from indicators.periods import Period

OFFICIAL, SELF = "official", "self"
BASES = (OFFICIAL, SELF)

SUM, LATEST, AVERAGE, ANY = "sum", "latest", "average", "any"
GTE, GT, LTE, LT, EQ = "gte", "gt", "lte", "lt", "eq"
TARGET, BASELINE = "target", "baseline"
EACH_PERIOD, EACH_YEAR = "period", "year"
UNIT, EXTERNAL = "unit", "external"
EXCLUDE, FULL = "exclude", "full"
PROPORTIONAL, BANDS, PASS_FAIL, DEDUCT = "proportional", "bands", "pass_fail", "deduct"

DRAFT, SUBMITTED, RETURNED, APPROVED = "draft", "submitted", "returned", "approved"
COUNTING = frozenset({SUBMITTED, APPROVED})


@dataclass(frozen=True, slots=True)
class Rule:
    """Chỉ tiêu (leaf): how its figures become a value, what that is compared with, and how points follow.

    `compare` and `compare_to` are None for yes_no. `bands` are pairs (from, share), in any order.
    """

    number: str
    value_type: str
    accumulate: str
    compare: str | None
    compare_to: str | None
    frequency: str
    source: str
    max_points: Decimal
    method: str
    when_none_arose: str = EXCLUDE
    floor: Decimal | None = None
    bands: tuple[tuple[Decimal, Decimal], ...] = ()
    step: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Một thay đổi của phụ lục đối với một chỉ tiêu; `not_applicable` None says nothing about it."""

    effective_on: date
    amendment_number: int
    targets: Mapping[str, Decimal] = field(default_factory=dict)
    not_applicable: bool | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """Nội dung cam kết của đơn vị cho một chỉ tiêu, cùng các thay đổi theo phụ lục (in any order).

    `targets` by year or period ("2022", "2022-Q3"); `baselines` by the year that is compared with them.
    """

    targets: Mapping[str, Decimal] = field(default_factory=dict)
    baselines: Mapping[int, Decimal] = field(default_factory=dict)
    not_applicable: bool = False
    changes: Sequence[Change] = ()


NO_PROMISE = Promise()


class Record(NamedTuple):
    """Số liệu một chỉ tiêu trong một báo cáo: reported by the unit, verified and awarded points by the reviewer."""

    reported: Figure
    verified: Figure | None = None
    awarded: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """Báo cáo của đơn vị cho một kỳ; `submitted_on` is the day of its first submission."""

    status: str
    submitted_on: date | None = None
    records: Mapping[str, Record] = field(default_factory=dict)

    @property
    def counts(self) -> bool:
        """Số liệu được tính: submitted or approved."""
        return self.status in COUNTING


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Bản cam kết của một đơn vị với mọi điều ảnh hưởng đến điểm của nó.

    `promises` by indicator number, `filings` by period code, `adjustments` as pairs (period code, points).
    """

    signed_on: date | None = None
    ended_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    promises: Mapping[str, Promise] = field(default_factory=dict)
    filings: Mapping[str, Filing] = field(default_factory=dict)
    adjustments: Sequence[tuple[str, Decimal]] = ()

    def promise(self, number: str) -> Promise:
        """Nội dung cam kết của một chỉ tiêu; applicable and without any target where none was written down."""
        return self.promises.get(number, NO_PROMISE)


@dataclass(frozen=True, slots=True)
class Policy:
    """Quy chế chấm điểm của một đợt cam kết; a cap of None is no cap."""

    calendar: tuple[Period, ...]
    late_penalty: Decimal = Decimal(0)
    bonus_cap: Decimal | None = None
    penalty_cap: Decimal | None = None
    min_coverage: Decimal = Decimal(0)
