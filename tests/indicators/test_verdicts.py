"""Kết luận năm: the verdict of a year, the streak, and what follows."""

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from indicators.verdicts import Consequence, MetRule, outcomes, shown_streak, streak, verdict

ALL = MetRule("all_indicators")
MET, NOT, OPEN = "met", "not_met", "open"


@dataclass(frozen=True)
class Row:
    score: Decimal | None = Decimal("70.00")
    counted: int = 10
    met: int = 10
    has_pending: bool = False
    awaits_review: bool = False
    provisional: bool = False


@pytest.mark.parametrize(
    ("facts", "while_open", "when_closed"),
    [
        ({}, MET, MET),
        ({"met": 9}, NOT, NOT),
        ({"provisional": True}, OPEN, MET),
        ({"provisional": True, "met": 9}, OPEN, NOT),
        ({"provisional": True, "has_pending": True}, OPEN, OPEN),
        ({"provisional": True, "awaits_review": True}, OPEN, OPEN),
        ({"score": None, "counted": 0, "met": 0}, OPEN, OPEN),
        ({"score": None, "counted": 0, "met": 0, "provisional": True}, OPEN, OPEN),
    ],
)
def test_closing_a_year_concludes_all_but_what_others_still_owe(facts, while_open, when_closed):
    row = replace(Row(), **facts)

    assert [verdict(row, ALL, is_closed=closed) for closed in (False, True)] == [while_open, when_closed]


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        (MetRule("min_score", Decimal(70)), {"score": Decimal("70.00"), "met": 0}, MET),
        (MetRule("min_score", Decimal(70)), {"score": Decimal("69.99")}, NOT),
        (MetRule("min_met_share", Decimal(80)), {"met": 8}, MET),
        (MetRule("min_met_share", Decimal("80.0001")), {"met": 8}, NOT),
        (MetRule("min_met_share", Decimal("66.6666")), {"met": 2, "counted": 3}, MET),
        (MetRule("min_met_share", Decimal("66.6667")), {"met": 2, "counted": 3}, NOT),
        (MetRule("min_met_share", Decimal(0)), {"met": 0}, MET),
        (ALL, {"met": 9, "score": Decimal("100.00")}, NOT),
    ],
)
def test_the_campaign_says_what_met_means(rule, facts, expected):
    assert verdict(replace(Row(), **facts), rule, is_closed=False) == expected


def test_an_unknown_rule_is_no_verdict():
    with pytest.raises(ValueError, match="by_mood"):
        verdict(Row(), MetRule("by_mood"), is_closed=True)


def years(*values):
    return dict(enumerate(values, start=2018))


@pytest.mark.parametrize(
    ("verdicts", "leaders", "of_leader", "of_unit"),
    [
        (years(NOT, NOT, NOT), years("A", "A", "A"), [1, 2, 3], [1, 2, 3]),
        (years(NOT, MET, NOT), years("A", "A", "A"), [1, 0, 1], [1, 0, 1]),
        (years(NOT, OPEN, NOT), years("A", "A", "A"), [1, 0, 1], [1, 0, 1]),
        (years(NOT, NOT, NOT), years("A", "B", "B"), [1, 1, 2], [1, 2, 3]),
        (years(NOT, NOT, NOT), years("A", "B", "A"), [1, 1, 1], [1, 2, 3]),
        (years(NOT, NOT, NOT), years("A", None, "A"), [1, 0, 1], [1, 2, 3]),
        (years(NOT, NOT, NOT), years(None, None, None), [0, 0, 0], [1, 2, 3]),
        ({2018: NOT, 2020: NOT}, years("A", "A", "A"), [1, 0, 1], [1, 0, 1]),
        ({}, {}, [0, 0, 0], [0, 0, 0]),
    ],
)
def test_consecutive_years_not_met(verdicts, leaders, of_leader, of_unit):
    found = {
        scope: [streak(year, verdicts, leaders, scope) for year in (2018, 2019, 2020)]
        for scope in ("leader", "unit")
    }

    assert found == {"leader": of_leader, "unit": of_unit}


CAP = Consequence("CAP", "rating_cap", level="Hoàn thành nhiệm vụ")
CRITICISM = Consequence("KD", "self_criticism")
OF_LEADER = Consequence("L2", "accountability", years=2)
OF_UNIT = Consequence("U3", "accountability", years=3, scope="unit")
RULES = (OF_UNIT, CAP, OF_LEADER, CRITICISM)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2018, [CAP, CRITICISM]),
        (2019, [CAP, CRITICISM]),
        (2020, [OF_UNIT, CAP, OF_LEADER, CRITICISM]),
        (2021, []),
        (2022, []),
    ],
)
def test_consequences_of_a_year_in_the_order_of_the_rules(year, expected):
    verdicts, leaders = years(NOT, NOT, NOT, MET, OPEN), years("A", "B", "B", "B", "B")

    assert list(outcomes(year, RULES, verdicts, leaders)) == expected


def test_each_further_year_not_met_has_the_consequence_again():
    verdicts, leaders = years(NOT, NOT, NOT), years("A", "A", "A")

    found = [outcomes(year, [OF_LEADER], verdicts, leaders) for year in (2018, 2019, 2020)]

    assert found == [(), (OF_LEADER,), (OF_LEADER,)]


def test_without_a_head_the_other_rules_still_apply():
    assert outcomes(2018, [replace(OF_LEADER, years=1), CAP], {2018: NOT}, {2018: None}) == (CAP,)


@pytest.mark.parametrize(
    ("rules", "shown"), [([OF_UNIT, OF_LEADER], 2), ([OF_LEADER, OF_UNIT], 1), ([CAP], 1)]
)
def test_the_streak_shown_is_in_the_scope_of_the_first_accountability_rule(rules, shown):
    assert shown_streak(2019, rules, years(NOT, NOT), years("A", "B")) == shown


def test_concluding_an_open_year_later_counts_the_following_years_anew():
    before, after, leaders = years(NOT, OPEN, NOT), years(NOT, NOT, NOT), years("A", "A", "A")

    assert [streak(2020, verdicts, leaders) for verdicts in (before, after)] == [1, 3]
