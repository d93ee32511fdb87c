"""Phụ lục: amendments laid over the item, by date, then number."""

import pytest

from tests.indicators.build import change, line_of, promised, rule, value

ONE = value("1")


def reference(targets, changes, at):
    line = line_of(rule(), [ONE] * 4, promised(targets, changes=changes), at=at)
    return line.reference, line.amendment


@pytest.mark.parametrize(
    ("effective_on", "expected"),
    [("2022-06-30", (5, 1)), ("2022-07-01", (8, None)), ("2021-12-31", (5, 1)), ("2022-04-01", (5, 1))],
)
def test_an_amendment_holds_from_the_period_whose_last_day_it_reaches(effective_on, expected):
    assert reference({"2022": "8"}, [change(effective_on, targets={"2022": "5"})], "2022-Q2") == expected


def test_a_period_that_ended_before_the_effective_date_is_never_changed():
    late = change("2022-08-15", targets={"2022": "5", "2022-Q1": "4"})

    assert [reference({"2022": "8"}, [late], f"2022-Q{n}")[0] for n in (1, 2, 3, 4)] == [8, 8, 5, 5]


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ({"2022": "5"}, 5),
        ({"2022-Q3": "4"}, 4),
        ({"2022": "5", "2022-Q3": "4"}, 4),
        ({"2023": "5"}, 6),
        ({}, 6),
    ],
)
def test_a_new_target_of_the_year_replaces_those_of_its_periods(targets, expected):
    agreed = {"2022": "8", "2022-Q3": "6"}

    assert reference(agreed, [change("2022-07-01", targets=targets)], "2022-Q3")[0] == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (change("2022-02-01", 2, {"2022": "5"}), change("2022-03-01", 1, {"2022": "6"}), (6, 1)),
        (change("2022-03-01", 1, {"2022": "6"}), change("2022-02-01", 2, {"2022": "5"}), (6, 1)),
        (change("2022-02-01", 2, {"2022": "5"}), change("2022-02-01", 1, {"2022": "6"}), (5, 2)),
        (change("2022-02-01", 1, {"2022-Q1": "5"}), change("2022-02-01", 2, {"2022": "6"}), (6, 2)),
        (change("2022-02-01", 1, {"2022": "6"}), change("2022-02-01", 2, {"2022-Q1": "5"}), (5, 2)),
        (change("2022-02-01", 9, {"2022": "6"}), change("2022-02-01", 10, {"2022": "5"}), (5, 10)),
    ],
)
def test_amendments_apply_by_date_then_number_whatever_their_order(first, second, expected):
    assert reference({"2022": "8"}, [first, second], "2022-Q1") == expected


@pytest.mark.parametrize("targets", [{"2022": "5"}, {}])
def test_an_amendment_that_says_nothing_of_applicability_leaves_it(targets):
    silent = change("2022-02-01", targets=targets)

    states = [
        line_of(rule(), [ONE], promised(not_applicable=excluded, changes=[silent])).state
        for excluded in (True, False)
    ]

    assert states == ["not_applicable", "scored"]


def test_applicability_may_go_and_come_back():
    changes = [change("2022-04-01", 1, excluded=True), change("2022-10-01", 2, excluded=False)]

    lines = [line_of(rule(), [ONE] * 4, promised(changes=changes), at=f"2022-Q{n}") for n in (1, 2, 3, 4)]

    assert [line.state for line in lines] == ["scored", "not_applicable", "not_applicable", "scored"]
    assert [line.amendment for line in lines] == [None, 1, 1, None]


def test_a_target_given_while_not_applicable_holds_when_it_is_applicable_again():
    changes = [
        change("2022-04-01", 1, {"2022": "5"}, excluded=True),
        change("2022-10-01", 2, excluded=False),
    ]

    line = line_of(rule(), [ONE] * 4, promised(changes=changes))

    assert (line.state, line.reference, line.amendment) == ("scored", 5, 1)


def test_an_amendment_changes_no_baseline():
    promise = promised({}, baselines={2022: 7}, changes=[change("2022-01-01", targets={"2022": "5"})])

    line = line_of(rule(compare_to="baseline"), [ONE], promise)

    assert (line.reference, line.amendment) == (7, None)
