"""Kết quả theo lĩnh vực, thành lời: counts, sums and spreads of what is added up by group. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.numbers import written
from reports.period_report import by_group
from reports.period_report.facts import Field, GroupResult, Indicator, Range, Sum
from reports.period_report.phrases import percent

FIELD, OTHER = "linh-vuc-", "khac"
"""Khoá của mục một lĩnh vực, and of what belongs to none."""
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
    """Một chỉ tiêu qua mọi đơn vị, with what was promised and reached in words."""

    indicator: Indicator
    sum: Sum
    promised: str
    reached: str

    @property
    def not_met(self) -> int:
        """Số đơn vị không đạt, with those that reported nothing."""
        return self.sum.counted - self.sum.met

    @property
    def share(self) -> str:
        """Tỷ lệ đơn vị đạt."""
        return percent(self.sum.met, self.sum.counted)


def fields(known: Iterable[tuple[str, str]], indicators: Sequence[Indicator]) -> tuple[Field, ...]:
    """Các lĩnh vực có chỉ tiêu, from (code, name) in their order; indicators without a field come last."""
    known = list(known)
    codes = {code for code, _ in known}
    found = [
        Field(FIELD + code, name, tuple(each for each in indicators if each.field == code))
        for code, name in known
    ]
    rest = tuple(each for each in indicators if each.field not in codes)
    name = "Nội dung khác" if len(rest) < len(indicators) else "Các chỉ tiêu cam kết"
    return tuple(field for field in (*found, Field(OTHER, name, rest)) if field.indicators)


def tally(indicator: Indicator, results: Iterable[GroupResult]) -> Tally:
    """Cộng một chỉ tiêu qua các khối; a group whose cards lack it has no sum."""
    number = indicator.number
    whole = by_group.added(each.sums[number] for each in results if number in each.sums)
    return Tally(indicator, whole, _promised(indicator, whole.promised), _reached(indicator, whole.reached))


def _promised(indicator, figures: Range):
    """Mức giao: a sum where figures add up, else the one value, or the spread with its direction in words."""
    if indicator.is_yes_no:
        return "Có thực hiện"
    if indicator.beats_last_year:
        return _AGAINST_LAST_YEAR[indicator.sign]
    if not figures.known:
        return "–"
    if indicator.adds_up:
        return f"{indicator.sign} {_number(figures.total)} (cộng)"
    if figures.low == figures.high:
        return f"{indicator.sign} {_number(figures.low)}"
    return f"{_spread(figures)} ({_BOUNDS[indicator.sign]}, tuỳ đơn vị)"


def _reached(indicator, figures: Range):
    """Kết quả: a sum where figures add up, else the spread."""
    if not figures.known:
        return "–"
    if indicator.is_yes_no:
        return f"{figures.positive} đơn vị thực hiện"
    return f"{_number(figures.total)} (cộng)" if indicator.adds_up else _spread(figures)


def _spread(figures):
    low, high = _number(figures.low), _number(figures.high)
    return low if low == high else f"từ {low} đến {high}"


def _number(number):
    text = written(number, PLACES)
    return text.rstrip("0").removesuffix(",") if "," in text else text
