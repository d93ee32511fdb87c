"""Nguy cơ của một đơn vị: reckoned against what is agreed for the end of the year, not for the period that is shown."""

from datetime import date
from fractions import Fraction

import pytest
from django.core.cache import caches

from commitments.models import Campaign
from indicators.verdicts import ALL_INDICATORS, MetRule
from reports import outlooks, overview, scopes
from reports.filters import choose
from tests import world

pytestmark = pytest.mark.django_db
MEETINGS = 1
"""Chỗ của chỉ tiêu 2 trên phiếu."""


@pytest.fixture(autouse=True)
def nothing_is_kept():
    caches["readings"].clear()


def small(meetings, *, targets=None, amendment=None, compare="gte"):
    """U1 alone, all indicators to be met; it reports everything as agreed but for its meetings."""
    done = [{"indicator": "1", "numerator": "95", "denominator": "100"}, {"indicator": "3", "done": True}]
    bundle = world.bundle(
        1, reports=[world.report("U1", entries=[{"indicator": "2", "value": meetings}, *done])]
    )
    bundle["indicator_sets"][0]["indicators"][2]["compare"] = compare
    campaign = bundle["campaigns"][0]
    campaign["met_rule"] = {"type": "all_indicators"}
    campaign["commitments"][0]["items"][1]["targets"] = targets or {"2022": "4"}
    if amendment:
        about = {
            "number": 1,
            "decision": "Quyết định số 5",
            "reason": "Bớt việc",
            "effective_on": "2022-07-01",
        }
        campaign["commitments"][0]["amendments"] = [about | {"changes": [{"indicator": "2"} | amendment]}]
    world.import_data(bundle)


def slow():
    """{chỗ trên phiếu: nhịp} of the first quarter; None where the unit is not at risk."""
    campaigns = tuple(Campaign.objects.filter(code="C2022"))
    choice = choose({"period": "2022-Q1"}, campaigns, date(2022, 4, 1))
    span = outlooks.span_of(choice.campaign, choice.period)
    found = overview.read(choice, scopes.leaves_of(choice.campaign), span)
    return {line.place: line.pace for _, risk in found.risks for line in risk.slow} if found.risks else None


def test_a_quarter_of_the_target_in_a_quarter_of_the_year_is_enough():
    small("1")

    assert slow() is None


def test_less_is_slow_and_says_what_is_needed():
    small("0.5")

    pace = slow()[MEETINGS]
    assert (pace.made, pace.needed) == (Fraction(1, 2), Fraction(7, 6))


def test_a_milestone_that_is_reached_does_not_hide_the_end_of_the_year():
    small("0.5", targets={"2022": "4", "2022-Q1": "0.5"})

    assert slow()[MEETINGS].needed == Fraction(7, 6)


def test_a_milestone_ahead_of_the_end_does_not_make_a_unit_slow():
    small("1", targets={"2022": "4", "2022-Q1": "3"})

    assert slow() is None


def test_an_amendment_that_comes_later_counts_at_the_end():
    small("0.5", amendment={"targets": {"2022": "2"}})

    assert slow() is None


def test_what_will_not_apply_at_the_end_is_left_out():
    small("0.5", amendment={"not_applicable": "Không còn nhiệm vụ"})

    assert slow() is None


def test_a_sum_that_is_still_below_its_limit_may_exceed_it_by_the_end():
    small("2", compare="lte")

    pace = slow()[MEETINGS]
    assert (pace.made, pace.needed) == (2, Fraction(2, 3))


def test_only_units_whose_targets_may_differ_are_read_again():
    small("1")
    campaign = Campaign.objects.get(code="C2022")

    assert outlooks.targets_at_the_end(campaign, outlooks.span_of(campaign, "2022-Q1"), "official") == {}


def test_what_does_not_count_makes_no_risk():
    line = ("not_due", None, None, "0.00", None)

    assert outlooks.risk([line], [None], MetRule(ALL_INDICATORS), done=1, left=3) is None
