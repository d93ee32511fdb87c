"""Điều đọc được từ một tệp: what its cells say, what they said when it was downloaded, and what cannot be taken."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commitments.spreadsheets.layout import address, remark_address


@dataclass(frozen=True)
class Fault:
    """Một ô không nhận được: its address ("" for several), why, and which indicator and field it would have been."""

    cell: str
    message: str
    number: str = ""
    field: str = ""


@dataclass(frozen=True)
class Filled:
    """Một dòng đã đọc: what its fields say, what they said when the file was downloaded, and notes about them."""

    row: int
    typed: Mapping[str, str]
    started: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)

    def at(self, name: str) -> str:
        """Địa chỉ một ô của dòng này."""
        return address(name, self.row)


@dataclass(frozen=True)
class Remarked:
    """Phần lời đã đọc, as `Filled` has it; without `typed` the file says nothing of the words.

    Lost is the page of words where the file was downloaded with one.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    started: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    is_lost: bool = False

    def at(self, name: str) -> str:
        """Địa chỉ ô của một phần lời."""
        return remark_address(name)


@dataclass(frozen=True)
class Reading:
    """Điều một tệp nói: figures by indicator number, and the words."""

    lines: Mapping[str, Filled]
    faults: tuple[Fault, ...]
    remarks: Remarked = Remarked()
