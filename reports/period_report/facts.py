"""Điều mà một báo cáo kỳ được dàn từ đó: figures and words as plain frozen values, read from the database elsewhere.

Pure: no Django. Figures are those of the stored score cards, official basis, cumulative to the last period.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

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
    """Kết quả một đơn vị: its place in its group, `reason` why it has none."""

    name: str
    group: str
    rank: int | None
    score: Decimal | None
    grade: str
    is_provisional: bool
    late: int
    reason: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Filing:
    """Một báo cáo mà đơn vị phải gửi: `is_sent`: it counts; `is_late`: it came after its due date."""

    unit: str
    group: str
    period: str
    is_sent: bool
    is_approved: bool
    is_late: bool


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
class Facts:
    """Mọi điều của một báo cáo: `fields` are (code, name) in their order, `groups` names in theirs."""

    frame: Frame
    span: Span
    as_of: date
    fields: tuple[tuple[str, str], ...]
    groups: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    units: tuple[UnitResult, ...]
    filings: tuple[Filing, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """Phần lời người lập báo cáo đã viết; `figures` are (label, value) as they stood under it then."""

    text: str
    figures: tuple[tuple[str, str], ...]
