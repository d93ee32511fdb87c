"""Xếp hạng: ranks inside one group, their order on paper, grades."""

from decimal import Decimal

import pytest

from indicators.ranking import Entrant, grade, ranked

GRADES = [(Decimal("65"), "Khá"), (Decimal("90"), "Xuất sắc"), (Decimal("80"), "Tốt")]


def entrants(*rows):
    return [
        Entrant(code, None if score is None else Decimal(score), order, code) for code, score, order in rows
    ]


def listed(*rows):
    return [(place.rank, place.subject) for place in ranked(entrants(*rows))]


def test_equal_scores_share_a_rank_and_the_next_is_skipped():
    assert listed(("A", "80", 4), ("B", "90", 3), ("C", "90", 2), ("D", "95", 1), ("E", "80", 5)) == [
        (1, "D"),
        (2, "C"),
        (2, "B"),
        (4, "A"),
        (4, "E"),
    ]


def test_scores_written_differently_are_equal():
    assert listed(("A", "90", 1), ("B", "90.00", 2)) == [(1, "A"), (1, "B")]


def test_equals_are_listed_by_unit_order_then_by_code_points():
    assert listed(("b", "90", 1), ("a", "90", 1), ("B", "90", 1), ("Z", "90", 0)) == [
        (1, "Z"),
        (1, "B"),
        (1, "a"),
        (1, "b"),
    ]


def test_unranked_rows_come_last_in_the_units_order():
    assert listed(("A", None, 2), ("B", "0", 9), ("C", None, 1), ("D", "1", 9)) == [
        (1, "D"),
        (2, "B"),
        (None, "C"),
        (None, "A"),
    ]


def test_a_group_without_rows_has_no_places():
    assert ranked([]) == []


@pytest.mark.parametrize(
    ("score", "name"),
    [
        ("100", "Xuất sắc"),
        ("90.00", "Xuất sắc"),
        ("89.99", "Tốt"),
        ("65", "Khá"),
        ("64.99", None),
        (None, None),
    ],
)
def test_grade_is_the_highest_band_reached(score, name):
    assert grade(None if score is None else Decimal(score), GRADES) == name
