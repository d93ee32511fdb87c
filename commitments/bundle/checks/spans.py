"""Kiểm tra khoảng thời gian: overlaps, and dates outside the life of a unit."""

from collections.abc import Sequence
from dataclasses import dataclass

from commitments.bundle.checks.registers import is_before
from commitments.bundle.faults import FAULTY, Findings, Path, pointer_to, shown

_EARLIEST, _LATEST = "0000-00-00", "9999-99-99"


@dataclass(frozen=True, slots=True)
class Span:
    """Khoảng thời gian nêu tại một nơi trong tệp, both days included."""

    path: Path
    first: str
    last: str

    @classmethod
    def of(cls, path: Path, first, last) -> "Span | None":
        """Không giới hạn ở đầu nào không nêu; None where a day is not sound."""
        if first is FAULTY or last is FAULTY:
            return None
        return cls(path, first or _EARLIEST, last or _LATEST)


def report_overlaps(spans: Sequence[Span], found: Findings, what: str) -> None:
    """Báo những khoảng trùng nhau, each at the later of the two in the file."""
    reported = set()
    longest = None
    for span in sorted(spans, key=lambda span: (span.first, span.path)):
        if longest is not None and span.first <= longest.last:
            earlier, later = sorted((longest, span), key=lambda span: span.path)
            if later.path not in reported:
                reported.add(later.path)
                day = "" if span.first == _EARLIEST else f" vào ngày {span.first}"
                found.fault(later.path, f"{what}{day}: trùng với {pointer_to(earlier.path)}")
        if longest is None or span.last > longest.last:
            longest = span


def report_outside_life(
    stated: dict, keys: Sequence[str], unit: dict | None, path: Path, found: Findings
) -> bool:
    """Báo những ngày nêu trong `stated` mà đơn vị không hoạt động; True when there are any."""
    if unit is None:
        return False
    is_outside = False
    for key in keys:
        day, born, ended = stated.get(key), unit.get("valid_from"), unit.get("valid_to")
        if is_before(day, born):
            found.fault((*path, key), f"{day} trước ngày thành lập đơn vị {shown(unit['code'])} ({born})")
            is_outside = True
        if is_before(ended, day):
            found.fault((*path, key), f"{day} sau ngày kết thúc đơn vị {shown(unit['code'])} ({ended})")
            is_outside = True
    return is_outside
