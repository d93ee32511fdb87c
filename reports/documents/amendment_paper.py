"""Phụ lục điều chỉnh đem in: everything that it says, as plain frozen values."""

from dataclasses import dataclass
from datetime import date

from reports.documents.paper import CommitmentPaper, Mark


@dataclass(frozen=True, slots=True)
class AmendedPart:
    """Một mức của một chỉ tiêu, e.g. “Năm 2019” from “≥ 100” to “≥ 75”; without a span, whether it applies."""

    span: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AmendedLine:
    """Một chỉ tiêu được điều chỉnh."""

    number: str
    text: str
    measure: str
    parts: tuple[AmendedPart, ...]


@dataclass(frozen=True, slots=True)
class AmendmentPaper:
    """Phụ lục điều chỉnh bản cam kết, signed in the same way as the commitment that it changes.

    `base` is the commitment's own paper without its contents: head, parties, who signs, Nơi nhận; its day is the day on
    this paper. `agreed_on` is the day of the commitment itself.
    """

    base: CommitmentPaper
    number: int
    agreed_on: date
    decision: str
    reason: str
    effective_on: date
    lines: tuple[AmendedLine, ...]
    is_draft: bool = False
    mark: Mark | None = None

    @property
    def notice(self) -> str:
        """Lưu ý ở chân trang."""
        return self.base.notice
