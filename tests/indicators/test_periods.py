"""Kỳ: the calendar of a campaign, due dates, what is owed, names."""

from datetime import date

import pytest

from indicators import periods
from indicators.periods import MONTH, QUARTER, Override, UnknownPeriod, calendar, due_date, name_of, resolve

NATIONAL_DAY = date(2022, 9, 2)


@pytest.mark.parametrize(
    ("text", "cadence", "code"),
    [
        ("2018-Q3", QUARTER, "2018-Q3"),
        ("2018-H1", QUARTER, "2018-Q2"),
        ("2018-9M", QUARTER, "2018-Q3"),
        ("2018-Y", QUARTER, "2018-Q4"),
        ("2018-M09", MONTH, "2018-M09"),
        ("2018-H1", MONTH, "2018-M06"),
        ("2018-9M", MONTH, "2018-M09"),
        ("2018-Y", MONTH, "2018-M12"),
    ],
)
def test_a_period_may_be_named_by_what_it_ends(text, cadence, code):
    assert resolve(text, cadence) == code


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("2018-Q5", QUARTER),
        ("2018-Q0", QUARTER),
        ("2018-M01", QUARTER),
        ("2018-Q1", MONTH),
        ("2018-M13", MONTH),
        ("2018-M00", MONTH),
        ("2018-M1", MONTH),
        ("2018", QUARTER),
        ("2018-h1", QUARTER),
        ("2018-Q1 ", QUARTER),
        ("２０１８-Q1", QUARTER),
        ("", QUARTER),
    ],
)
def test_a_period_of_another_form_is_unknown(text, cadence):
    with pytest.raises(UnknownPeriod, match="không đúng dạng"):
        resolve(text, cadence)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("2022-Q1", "Quý I/2022"),
        ("2022-Q4", "Quý IV/2022"),
        ("2025-M09", "Tháng 9/2025"),
        ("2025-M12", "Tháng 12/2025"),
    ],
)
def test_a_period_has_a_name_to_read(code, name):
    assert name_of(code) == name


def test_a_year_is_not_a_period_to_read():
    with pytest.raises(UnknownPeriod):
        name_of("2022")


def test_a_code_is_split_into_year_and_number():
    assert [periods.split("2022-Q3", QUARTER), periods.split("2025-M11", MONTH)] == [(2022, 3), (2025, 11)]


@pytest.mark.parametrize(
    ("year", "month", "day", "offset", "due"),
    [
        (2022, 3, 15, 0, date(2022, 3, 15)),
        (2022, 3, 15, 1, date(2022, 4, 15)),
        (2022, 12, 15, 1, date(2023, 1, 16)),
        (2022, 12, 5, 12, date(2023, 12, 5)),
        (2022, 6, 31, 0, date(2022, 6, 30)),
        (2023, 2, 30, 0, date(2023, 2, 28)),
        (2024, 2, 31, 0, date(2024, 2, 29)),
        (2022, 9, 17, 0, date(2022, 9, 19)),
        (2022, 9, 18, 0, date(2022, 9, 19)),
        (2022, 9, 2, 0, date(2022, 9, 5)),
        (2023, 12, 31, 0, date(2024, 1, 1)),
    ],
)
def test_a_due_date_moves_on_past_days_off(year, month, day, offset, due):
    assert due_date(year, month, day=day, month_offset=offset, holidays={NATIONAL_DAY}) == due


def test_quarters_run_from_the_first_to_the_last_year_in_order():
    found = calendar(QUARTER, 2022, 2023)

    assert [period.code for period in found] == [
        f"{year}-Q{n}" for year in (2022, 2023) for n in (1, 2, 3, 4)
    ]
    assert [period.is_last_of_year for period in found] == [False, False, False, True] * 2


def test_a_quarter_has_its_calendar_days_and_the_default_due_date():
    second = calendar(QUARTER, 2022, 2022)[1]

    days = (second.starts_on, second.last_day, second.due_on, second.opens_on)
    assert days == (date(2022, 4, 1), date(2022, 6, 30), date(2022, 6, 15), date(2022, 4, 1))


def test_months_end_where_the_calendar_says():
    found = calendar(MONTH, 2024, 2024, due_day=31, holidays={date(2024, 1, 31)})

    assert [period.last_day.day for period in found] == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert (found[0].due_on, found[1].due_on, found[11].code) == (
        date(2024, 2, 1),
        date(2024, 2, 29),
        "2024-M12",
    )
    assert [period.code for period in found if period.is_last_of_year] == ["2024-M12"]


@pytest.mark.parametrize("opens_on", [None, date(2022, 12, 1)])
def test_a_period_may_have_days_of_its_own_taken_as_they_are(opens_on):
    saturday = date(2022, 12, 17)
    own = Override(date(2022, 9, 15), date(2022, 12, 14), saturday, opens_on)

    last = calendar(QUARTER, 2022, 2022, overrides={"2022-Q4": own})[3]

    days = (last.starts_on, last.last_day, last.due_on, last.opens_on)
    assert days == (date(2022, 9, 15), date(2022, 12, 14), saturday, opens_on or date(2022, 9, 15))


@pytest.mark.parametrize(
    ("signed_on", "due_on", "owed"),
    [
        (date(2022, 12, 14), date(2022, 12, 14), True),
        (date(2022, 12, 15), date(2022, 12, 20), False),
        (date(2022, 12, 10), date(2022, 12, 9), False),
        (None, date(2022, 12, 20), False),
    ],
)
def test_a_report_is_owed_where_last_day_and_due_date_are_not_before_signing(signed_on, due_on, owed):
    own = Override(date(2022, 9, 15), date(2022, 12, 14), due_on)

    last = calendar(QUARTER, 2022, 2022, overrides={"2022-Q4": own})[3]

    assert periods.owes(last, signed_on=signed_on, ended_on=None, valid_to=None) == owed
