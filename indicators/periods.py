"""Kỳ báo cáo: quý hoặc tháng, thời gian chốt số liệu, hạn gửi, và kỳ nào đơn vị phải báo cáo.

Pure: no Django.
"""

import re
from calendar import monthrange
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

QUARTER = "quarter"
MONTH = "month"

MONTHS_IN_PERIOD = {QUARTER: 3, MONTH: 1}
PERIODS_IN_YEAR = {QUARTER: 4, MONTH: 12}
DEFAULT_DUE_DAY = 15

_CODE = {QUARTER: re.compile(r"([0-9]{4})-Q([1-4])"), MONTH: re.compile(r"([0-9]{4})-M(0[1-9]|1[0-2])")}
_SPAN = re.compile(r"([0-9]{4})-(H1|9M|Y)")
_MONTHS_OF_SPAN = {"H1": 6, "9M": 9, "Y": 12}
_ROMAN = ("", "I", "II", "III", "IV")
_SATURDAY = 5


class UnknownPeriod(ValueError):
    """Kỳ không có trong đợt cam kết, hoặc viết sai dạng."""


@dataclass(frozen=True, slots=True)
class Override:
    """Thời gian riêng của một kỳ: chốt số liệu từ ngày – đến ngày, hạn gửi, ngày mở nhập."""

    data_from: date
    data_to: date
    due_on: date
    opens_on: date | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """Kỳ báo cáo của một đợt cam kết, đã áp thời gian riêng nếu có."""

    code: str
    year: int
    number: int
    starts_on: date
    last_day: date
    due_on: date
    opens_on: date
    is_last_of_year: bool


def split(code: str, cadence: str) -> tuple[int, int]:
    """Tách mã kỳ thành (năm, số thứ tự trong năm); UnknownPeriod when the code is of another form."""
    match = _CODE[cadence].fullmatch(code)
    if not match:
        raise UnknownPeriod(f"Mã kỳ “{code}” không đúng dạng.")
    return int(match[1]), int(match[2])


def code_of(year: int, number: int, cadence: str) -> str:
    """Mã kỳ: 2022-Q3, or 2025-M09."""
    return f"{year:04d}-Q{number}" if cadence == QUARTER else f"{year:04d}-M{number:02d}"


def name_of(code: str) -> str:
    """Tên kỳ để đọc: “Quý III/2022”, “Tháng 9/2025”."""
    if match := _CODE[QUARTER].fullmatch(code):
        return f"Quý {_ROMAN[int(match[2])]}/{match[1]}"
    if match := _CODE[MONTH].fullmatch(code):
        return f"Tháng {int(match[2])}/{match[1]}"
    raise UnknownPeriod(f"Mã kỳ “{code}” không đúng dạng.")


def resolve(text: str, cadence: str) -> str:
    """Mã kỳ từ cách gọi: 2018-H1, 2018-9M, 2018-Y are the quarter or month they end in."""
    if match := _SPAN.fullmatch(text):
        number = _MONTHS_OF_SPAN[match[2]] // MONTHS_IN_PERIOD[cadence]
        return code_of(int(match[1]), number, cadence)
    split(text, cadence)
    return text


def due_date(year: int, last_month: int, *, day: int, month_offset: int, holidays: Collection[date]) -> date:
    """Hạn gửi mặc định: day of the period's last month plus offset, moved on past days off."""
    months = year * 12 + (last_month - 1) + month_offset
    year, month = divmod(months, 12)
    month += 1
    due = date(year, month, min(day, monthrange(year, month)[1]))
    while due.weekday() >= _SATURDAY or due in holidays:
        due += timedelta(days=1)
    return due


def after_working_days(day: date, count: int, *, holidays: Collection[date]) -> date:
    """Ngày làm việc thứ mấy kể từ sau ngày này: Saturdays, Sundays and holidays do not count."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY and day not in holidays
    return day


def calendar(
    cadence: str,
    year_from: int,
    year_to: int,
    *,
    due_day: int = DEFAULT_DUE_DAY,
    month_offset: int = 0,
    holidays: Collection[date] = frozenset(),
    overrides: Mapping[str, Override] | None = None,
) -> tuple[Period, ...]:
    """Lịch các kỳ của một đợt cam kết, theo thứ tự thời gian."""
    overrides = overrides or {}
    span, in_year = MONTHS_IN_PERIOD[cadence], PERIODS_IN_YEAR[cadence]
    periods = []
    for year in range(year_from, year_to + 1):
        for number in range(1, in_year + 1):
            code, last_month = code_of(year, number, cadence), number * span
            own = overrides.get(code)
            starts_on = own.data_from if own else date(year, last_month - span + 1, 1)
            last_day = own.data_to if own else date(year, last_month, monthrange(year, last_month)[1])
            if own:
                due_on = own.due_on
            else:
                due_on = due_date(year, last_month, day=due_day, month_offset=month_offset, holidays=holidays)
            opens_on = (own and own.opens_on) or starts_on
            periods.append(
                Period(code, year, number, starts_on, last_day, due_on, opens_on, number == in_year)
            )
    return tuple(periods)


def owes(period: Period, *, signed_on: date | None, ended_on: date | None, valid_to: date | None) -> bool:
    """Đơn vị có phải báo cáo kỳ này không: signed in time, and neither commitment nor unit ended."""
    if signed_on is None:
        return False
    ends = [day for day in (ended_on, valid_to) if day is not None]
    return (
        period.last_day >= signed_on
        and period.due_on >= signed_on
        and all(period.last_day <= day for day in ends)
    )


def in_force(
    day: date,
    *,
    signed_on: date | None,
    ended_on: date | None,
    valid_from: date | None,
    valid_to: date | None,
) -> bool:
    """Bản cam kết còn hiệu lực vào ngày này không: signed, and neither it nor its unit ended before."""
    return (
        signed_on is not None
        and signed_on <= day
        and (ended_on is None or ended_on >= day)
        and (valid_from is None or valid_from <= day)
        and (valid_to is None or valid_to >= day)
    )


def working_days_after(day: date, count: int, holidays: Collection[date]) -> date:
    """Ngày làm việc thứ `count` sau một ngày; Saturdays, Sundays and days off are passed over."""
    while count:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY and day not in holidays:
            count -= 1
    return day
