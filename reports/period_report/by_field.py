"""Kết quả theo lĩnh vực: counts, sums and spreads of the units' lines, and who is ahead and behind. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators import results
from indicators.numbers import written
from reports.period_report.facts import Indicator, Line, UnitResult

SHOWN = 5
"""Nhiều nhất mấy đơn vị được nêu tên ở mỗi đầu."""
PLACES = 2
_BOUNDS = {"≥": "tối thiểu", ">": "phải cao hơn", "≤": "tối đa", "<": "phải thấp hơn", "=": "đúng bằng"}
_AGAINST_LAST_YEAR = {
    "≥": "không thấp hơn năm trước",
    ">": "cao hơn năm trước",
    "≤": "không cao hơn năm trước",
    "<": "thấp hơn năm trước",
    "=": "bằng năm trước",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """Một chỉ tiêu qua mọi đơn vị: `counted` of them are scored, `missing` among the not met."""

    indicator: Indicator
    counted: int
    met: int
    missing: int
    pending: int
    left_out: int
    promised: str
    reached: str

    @property
    def not_met(self) -> int:
        """Số đơn vị không đạt, with those that reported nothing."""
        return self.counted - self.met

    @property
    def share(self) -> str:
        """Tỷ lệ đơn vị đạt."""
        return percent(self.met, self.counted)


@dataclass(frozen=True, slots=True)
class Standing:
    """Một đơn vị trong một lĩnh vực: its share of the points, and the numbers of what it has not met."""

    unit: str
    share: Fraction
    counted: int
    failing: tuple[str, ...]


def percent(part: int | Fraction | Decimal, whole: int | Decimal = 1) -> str:
    """Tỷ lệ phần trăm với một chữ số thập phân, half up; a dash where there is nothing to divide by."""
    if not whole:
        return "–"
    text = written(Fraction(part) * 100 / Fraction(whole), 1)
    return f"{text.removesuffix(',0')}%"


def tally(indicator: Indicator, lines: Sequence[Line]) -> Tally:
    """Cộng một chỉ tiêu qua các đơn vị."""
    counted = [line for line in lines if line.met is not None]
    states = [line.state for line in lines]
    pending = states.count(results.PENDING)
    return Tally(
        indicator=indicator,
        counted=len(counted),
        met=sum(line.met for line in counted),
        missing=states.count(results.MISSING),
        pending=pending,
        left_out=len(lines) - len(counted) - pending,
        promised=_promised(indicator, lines),
        reached=_reached(indicator, lines),
    )


def _promised(indicator, lines):
    """Mức giao: a sum where figures add up, else the one value, or the spread with its direction in words."""
    if indicator.is_yes_no:
        return "Có thực hiện"
    if indicator.beats_last_year:
        return _AGAINST_LAST_YEAR[indicator.sign]
    known = [line.reference for line in lines if line.reference is not None]
    if not known:
        return "–"
    if indicator.adds_up:
        return f"{indicator.sign} {_number(sum(known))} (cộng)"
    if min(known) == max(known):
        return f"{indicator.sign} {_number(known[0])}"
    return f"{_spread(known)} ({_BOUNDS[indicator.sign]}, tuỳ đơn vị)"


def _reached(indicator, lines):
    """Kết quả: a sum where figures add up, else the spread."""
    known = [line.value for line in lines if line.value is not None]
    if not known:
        return "–"
    if indicator.is_yes_no:
        return f"{sum(value > 0 for value in known)} đơn vị thực hiện"
    return f"{_number(sum(known))} (cộng)" if indicator.adds_up else _spread(known)


def _spread(numbers):
    low, high = _number(min(numbers)), _number(max(numbers))
    return low if low == high else f"từ {low} đến {high}"


def _number(number):
    text = written(number, PLACES)
    return text.rstrip("0").removesuffix(",") if "," in text else text


def standings(units: Iterable[UnitResult], numbers: frozenset[str]) -> list[Standing]:
    """Các đơn vị theo tỷ lệ điểm của các chỉ tiêu này, the best first; who has nothing counted is left out."""
    found = []
    for unit in units:
        counted = [line for line in unit.lines if line.number in numbers and line.met is not None]
        maximum = sum(line.maximum for line in counted)
        if maximum:
            share = Fraction(sum(line.points for line in counted)) / Fraction(maximum)
            failing = tuple(line.number for line in counted if not line.met)
            found.append(Standing(unit.name, share, len(counted), failing))
    return sorted(found, key=lambda each: -each.share)


def ahead(found: Sequence[Standing]) -> tuple[list[Standing], int]:
    """Đơn vị dẫn đầu: those that met all that counts; (named, how many more)."""
    met = [each for each in found if not each.failing]
    return met[:SHOWN], max(0, len(met) - SHOWN)


def behind(found: Sequence[Standing]) -> tuple[list[Standing], int]:
    """Đơn vị cần tập trung: those with something not met, the lowest share first; (named, how many more)."""
    failing = sorted((each for each in found if each.failing), key=lambda each: each.share)
    return failing[:SHOWN], max(0, len(failing) - SHOWN)


def lines_by_number(units: Iterable[UnitResult]) -> dict[str, list[Line]]:
    """{số chỉ tiêu: các dòng phiếu}."""
    found = defaultdict(list)
    for unit in units:
        for line in unit.lines:
            found[line.number].append(line)
    return found
