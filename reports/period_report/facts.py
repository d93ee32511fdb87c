"""Điều mà một báo cáo kỳ được dàn từ đó: figures and words as plain frozen values, read from the database elsewhere.

Pure: no Django. Figures are those of the stored score cards, official basis, cumulative to the last period.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from reports.period_report.spans import Span


class Kind(StrEnum):
    """Loại ý kiến của đơn vị."""

    DIFFICULTY = "difficulty"
    PROPOSAL = "proposal"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Indicator:
    """Một chỉ tiêu; `field` is the code of its reform field or "".

    `adds_up`: figures and targets of the units may be summed; `beats_last_year`: it is compared with the year before.
    """

    number: str
    text: str
    measure: str
    field: str
    sign: str
    adds_up: bool
    beats_last_year: bool
    is_yes_no: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Kết quả một chỉ tiêu của một đơn vị: a line of its score card; `met` None where it does not count."""

    number: str
    state: str
    value: Decimal | None
    reference: Decimal | None
    points: Decimal
    maximum: Decimal
    met: bool | None


@dataclass(frozen=True, slots=True)
class UnitResult:
    """Kết quả một đơn vị (its key): its place in its group, `reason` why it has none."""

    unit: int
    rank: int | None
    score: Decimal | None
    grade: str
    is_provisional: bool
    late: int
    reason: str


class Range(NamedTuple):
    """Các con số của nhiều đơn vị: how many are known, how many above zero, the least, the greatest, all together."""

    known: int
    positive: int
    low: Decimal | None
    high: Decimal | None
    total: Decimal


class Sum(NamedTuple):
    """Một chỉ tiêu qua các đơn vị: `counted` of them are scored, `missing` among the not met."""

    counted: int
    met: int
    missing: int
    pending: int
    left_out: int
    promised: Range
    reached: Range


class Standing(NamedTuple):
    """Một đơn vị trong một lĩnh vực: its share of the points, and the numbers of what it has not met."""

    unit: int
    share: Fraction
    counted: int
    failing: tuple[str, ...]


class Ends(NamedTuple):
    """Hai đầu của một lĩnh vực: the first of those that met all that counts, and of the others; how many there are."""

    ahead: tuple[Standing, ...]
    ahead_count: int
    behind: tuple[Standing, ...]
    behind_count: int


class Extreme(NamedTuple):
    """Điểm cao nhất, hay thấp nhất, của một khối, and whose it is."""

    score: Decimal
    units: tuple[int, ...]


Row = tuple[str | int, ...]
"""Một dòng bảng các đơn vị, cell by cell; the second is the key of the unit, whose name is found when it is shown."""


@dataclass(frozen=True, slots=True)
class GroupResult:
    """Kết quả một khối: `rows` of its annex, `sums` by number of the indicator, `ends` by key of the field.

    `grades` say how many units have which; `highest` and `lowest` are None where nobody is ranked.
    """

    rows: tuple[Row, ...]
    grades: Mapping[str, int]
    highest: Extreme | None
    lowest: Extreme | None
    sums: Mapping[str, Sum]
    ends: Mapping[str, Ends]
    units: int


@dataclass(frozen=True, slots=True)
class Missing:
    """Một báo cáo phải gửi mà chưa được tính."""

    unit: str
    group: str
    period: str


@dataclass(frozen=True, slots=True)
class Filings:
    """Báo cáo phải gửi trong kỳ: `sent` are those that count, `late` those of them that came after their due date."""

    owed: int
    sent: int
    approved: int
    late: int
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Một ý kiến của một đơn vị, as it was written; `about` is a period, or an indicator with its period."""

    kind: Kind
    unit: str
    group: str
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Phần hành chính của văn bản: who reports to whom, about what; `lead`: only what this unit leads, "" for all."""

    issuer: str
    issuer_head: str
    superior: str
    addressee: str
    place: str
    campaign: str
    notice: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """Một lĩnh vực có chỉ tiêu trong báo cáo: `key` names its part."""

    key: str
    name: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Mọi điều của một báo cáo: `groups` are names in their order, `results` theirs; `names` those of units by key.

    `grades` are the campaign's, the highest first.
    """

    frame: Frame
    span: Span
    as_of: date
    indicators: tuple[Indicator, ...]
    fields: tuple[Field, ...]
    groups: tuple[str, ...]
    results: tuple[GroupResult, ...]
    grades: tuple[str, ...]
    names: Mapping[int, str]
    filings: Filings
    statements: tuple[Statement, ...]

    @property
    def units(self) -> int:
        """Số đơn vị trong bảng kết quả."""
        return sum(each.units for each in self.results)


@dataclass(frozen=True, slots=True)
class Edit:
    """Phần lời người lập báo cáo đã viết; `figures` are (label, value) as they stood under it then."""

    text: str
    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Replaced:
    """Báo cáo mà lần ban hành này thay: what it is called, why, and its figures by heading of the part."""

    document: str
    reason: str
    figures: Mapping[str, tuple[tuple[str, str], ...]]
