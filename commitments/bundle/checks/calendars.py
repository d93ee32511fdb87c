"""Kiểm tra lịch của đợt: years, the periods with dates of their own, and which codes name a period or year of it."""

from collections.abc import Iterator, Mapping
from datetime import date

from commitments.bundle.checks.registers import Repeats, elements, is_before, is_whole, texts
from commitments.bundle.checks.spans import Span, report_overlaps
from commitments.bundle.faults import FAULTY, Findings, Path, shown
from indicators import periods

_FORM = {periods.QUARTER: "2022-Q3", periods.MONTH: "2022-M09"}
_YEAR_DIGITS = 4


class CampaignCalendar:
    """Lịch của một đợt, as far as it could be read: what depends on something faulty is not judged."""

    def __init__(self, campaign: dict, path: Path, found: Findings):
        self._found = found
        self.cadence: str | None = _word(campaign["cadence"])
        self.years: range | None = _years(campaign, path, found)
        self._problems: dict[str, str | None] = {}
        self._target_problems: dict[str, str | None] = {}
        self._year_problems: dict[str, str | None] = {}
        self._by_year: dict[int, dict[str, periods.Period]] = {}
        self._overrides: dict[str, periods.Override] = {}
        self._unsound: set[str] = set()
        self._settings = _settings(campaign)
        _report_days_off(campaign.get("holidays"), (*path, "holidays"), found)
        self._read_overrides(campaign.get("periods"), (*path, "periods"))

    def accepts(self, code, path: Path) -> bool:
        """Mã này là một kỳ của đợt; a fault at `path` when it certainly is not."""
        return code.__class__ is str and self._reported(code, self._problems, self._period_problem, path)

    def accepts_target(self, code: str, path: Path) -> bool:
        """Mã này là một năm hoặc một kỳ của đợt; a fault at `path` when it certainly is not."""
        return self._reported(code, self._target_problems, self._target_problem, path)

    def accepts_year(self, code: str, path: Path) -> bool:
        """Mã này là một năm của đợt; a fault at `path` when it certainly is not."""
        return self._reported(code, self._year_problems, self._year_problem, path)

    def names_target(self, code: str) -> bool:
        """Như `accepts_target`, without a report."""
        return self._target_problem(code) is None

    def names_year(self, code: str) -> bool:
        """Như `accepts_year`, without a report."""
        return self._year_problem(code) is None

    def period(self, code: str) -> periods.Period | None:
        """Kỳ mang mã này; None when its dates cannot be known."""
        if not self.is_known or code in self._unsound or self._period_problem(code) is not None:
            return None
        year, _ = periods.split(code, self.cadence)
        if self._settings is None and code not in self._overrides:
            return None
        return self.of_year(year)[code]

    def all(self) -> Iterator[periods.Period]:
        """Mọi kỳ của đợt; only of a calendar that is sound."""
        for year in self.years:
            yield from self.of_year(year).values()

    @property
    def is_known(self) -> bool:
        """Nhịp và năm của đợt đều dùng được."""
        return self.cadence is not None and self.years is not None

    @property
    def is_sound(self) -> bool:
        """Mọi kỳ đều biết ngày."""
        return self.is_known and self._settings is not None and not self._unsound

    def of_year(self, year: int) -> Mapping[str, periods.Period]:
        """Các kỳ của một năm, by code."""
        if year not in self._by_year:
            settings = self._settings or {}
            calendar = periods.calendar(self.cadence, year, year, overrides=self._overrides, **settings)
            self._by_year[year] = {period.code: period for period in calendar}
        return self._by_year[year]

    def _reported(self, code: str, known: dict[str, str | None], judge, path: Path) -> bool:
        if code not in known:
            known[code] = judge(code)
        if known[code] is not None:
            self._found.fault(path, known[code])
        return known[code] is None

    def _target_problem(self, code: str) -> str | None:
        judge = self._year_problem if len(code) == _YEAR_DIGITS else self._period_problem
        return judge(code)

    def _year_problem(self, code: str) -> str | None:
        if not (code.isascii() and code.isdigit() and len(code) == _YEAR_DIGITS):
            return f"{shown(code)} không phải là năm, cần bốn chữ số"
        return self._outside(int(code), f"năm {code}")

    def _period_problem(self, code: str) -> str | None:
        if self.cadence is None:
            return None
        wanted = f"cần dạng {_FORM[self.cadence]}"
        if not code.isascii():
            return f"mã kỳ {shown(code)} không đúng dạng; {wanted}"
        try:
            year, _ = periods.split(code, self.cadence)
        except periods.UnknownPeriod:
            return f"mã kỳ {shown(code)} không đúng dạng hoặc không đúng nhịp báo cáo; {wanted}"
        return self._outside(year, f"kỳ {code}")

    def _outside(self, year: int, what: str) -> str | None:
        if self.years is None or year in self.years:
            return None
        return f"{what} nằm ngoài thời gian của đợt ({self.years[0]}–{self.years[-1]})"

    def _read_overrides(self, values, path: Path) -> None:
        repeats = Repeats(self._found, "kỳ")
        spans = []
        if not is_whole(values):
            self._settings = None
        for index, declared in elements(values):
            place, code = (*path, index), declared["code"]
            is_period = self.accepts(code, (*place, "code"))
            is_new = is_period and repeats.is_new(code, place, (*place, "code"))
            is_consistent = self._check_override(declared, place)
            span = Span.of(place, declared["data_from"], declared["data_to"]) if is_consistent else None
            if span:
                spans.append(span)
            if not is_new:  # whichever period was meant, its dates are not known
                self._settings = None
            elif is_consistent:
                self._overrides[code] = _override(declared)
            else:
                self._unsound.add(code)
        report_overlaps(spans, self._found, "thời gian chốt số liệu của hai kỳ trùng nhau")

    def _check_override(self, declared: dict, place: Path) -> bool:
        starts, ends, due = declared["data_from"], declared["data_to"], declared["due_on"]
        contradictions = (
            ("data_to", ends, "trước ngày bắt đầu số liệu", starts),
            ("due_on", due, "trước ngày bắt đầu số liệu", starts),
        )
        is_consistent = FAULTY not in (starts, ends, due, declared.get("opens_on"))
        for key, day, what, other in contradictions:
            if is_before(day, other):
                self._found.fault((*place, key), f"{day} {what} ({other})")
                is_consistent = False
        if is_before(due, declared.get("opens_on")):
            self._found.fault((*place, "opens_on"), f"mở nhập ngày {declared['opens_on']}, sau hạn gửi {due}")
            is_consistent = False
        return is_consistent


def _word(value) -> str | None:
    return value if value.__class__ is str else None


def _years(campaign: dict, path: Path, found: Findings) -> range | None:
    first, last = campaign["year_from"], campaign["year_to"]
    if FAULTY in (first, last):
        return None
    if last < first:
        found.fault((*path, "year_to"), f"năm kết thúc {last} trước năm bắt đầu {first}")
        return None
    return range(first, last + 1)


def _settings(campaign: dict) -> dict | None:
    """What the default due dates follow from; None when that is not sound."""
    due, holidays = campaign.get("due", {}), campaign.get("holidays")
    if due is FAULTY or FAULTY in due.values() or not is_whole(holidays):
        return None
    return {
        "due_day": due.get("day", periods.DEFAULT_DUE_DAY),
        "month_offset": due.get("month_offset", 0),
        "holidays": frozenset(date.fromisoformat(day) for _, day in texts(holidays)),
    }


def _report_days_off(values, path: Path, found: Findings) -> None:
    repeats = Repeats(found, "ngày nghỉ")
    for index, day in texts(values):
        repeats.is_new(day, (*path, index))


def _override(declared: dict) -> periods.Override:
    opens_on = declared.get("opens_on")
    return periods.Override(
        *(date.fromisoformat(declared[key]) for key in ("data_from", "data_to", "due_on")),
        opens_on=date.fromisoformat(opens_on) if opens_on else None,
    )
