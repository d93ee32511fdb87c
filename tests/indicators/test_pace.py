"""Nhịp thực hiện: what is needed in the time that is left, and what the year comes to if nothing changes."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import verdicts
from indicators.pace import Expected, outlook, pace, share
from indicators.rules import EQ, GT, GTE, LT, LTE
from indicators.verdicts import ALL_INDICATORS, MIN_MET_SHARE, MIN_SCORE, MetRule

amounts = st.fractions(min_value=0, max_value=10**6, max_denominator=10**4)
positive = st.fractions(min_value=Fraction(1, 100), max_value=10**6, max_denominator=10**4)
spans = st.integers(1, 11)
rows = st.lists(
    st.builds(Expected, positive, st.fractions(min_value=0, max_value=1, max_denominator=100)), min_size=1
)
rules = st.one_of(
    st.just(MetRule(ALL_INDICATORS)),
    st.builds(MetRule, st.sampled_from([MIN_SCORE, MIN_MET_SHARE]), st.integers(0, 100).map(Decimal)),
)


def test_a_sum_needs_the_rest_of_its_target_in_the_periods_left():
    found = pace(Fraction(3), Fraction(12), GTE, grows=True, done=2, left=2)

    assert (found.made, found.needed, found.share, found.is_slow) == (
        Fraction(3, 2),
        Fraction(9, 2),
        Fraction(1, 2),
        True,
    )


@pytest.mark.parametrize(
    ("value", "target", "compare", "grows", "slow"),
    [
        (6, 12, GTE, True, False),
        (5, 12, GTE, True, True),
        (90, 95, GTE, False, True),
        (95, 95, GTE, False, False),
        (2, 4, LTE, True, False),
        (3, 4, LTE, True, True),
        (5, 4, LTE, False, True),
        (4, 4, GT, False, True),
        (5, 4, GT, False, False),
        (3, 4, LT, False, False),
        (4, 4, EQ, False, False),
        (5, 4, EQ, False, True),
        (0, 0, GTE, True, False),
        (1, 0, LTE, False, True),
    ],
)
def test_half_way_through_the_year(value, target, compare, grows, slow):
    assert pace(Fraction(value), Fraction(target), compare, grows=grows, done=2, left=2).is_slow is slow


@pytest.mark.parametrize(("done", "left"), [(0, 4), (4, 0)])
def test_without_time_before_or_after_there_is_no_pace(done, left):
    with pytest.raises(ValueError, match="a period gone by"):
        pace(Fraction(1), Fraction(1), GTE, grows=True, done=done, left=left)


def test_what_has_no_value_is_slow():
    found = pace(None, Fraction(8), GTE, grows=True, done=1, left=2)

    assert (found.made, found.needed, found.share) == (0, 4, 0)


@given(value=amounts, target=positive, done=spans, left=spans)
def test_a_sum_is_slow_exactly_when_it_must_go_faster_than_so_far(value, target, done, left):
    found = pace(value, target, GTE, grows=True, done=done, left=left)

    assert found.is_slow == (found.needed > found.made)


@given(value=amounts, target=positive, done=spans, left=spans)
def test_doing_what_is_needed_reaches_the_target(value, target, done, left):
    found = pace(value, target, GTE, grows=True, done=done, left=left)

    assert value + found.needed * left == max(value, target)


@given(value=amounts, more=amounts, target=amounts, compare=st.sampled_from([GTE, GT]))
def test_more_never_lowers_the_share_where_more_is_better(value, more, target, compare):
    assert 0 <= share(value, target, compare) <= share(value + more, target, compare) <= 1


@given(value=amounts, more=amounts, target=amounts, compare=st.sampled_from([LTE, LT]))
def test_more_never_raises_the_share_where_less_is_better(value, more, target, compare):
    assert 1 >= share(value, target, compare) >= share(value + more, target, compare) >= 0


@given(expected=rows, rule=rules)
def test_an_outlook_is_the_verdict_of_its_own_figures(expected, rule):
    found = outlook(expected, rule)

    assert 0 <= found.score <= 100
    standing = verdicts_of(found)
    assert (verdicts.verdict(standing, rule, is_closed=True) == verdicts.MET) == found.is_met


@given(expected=rows)
def test_everything_reached_is_a_full_score(expected):
    full = [Expected(row.maximum, Fraction(1)) for row in expected]

    assert outlook(full, MetRule(ALL_INDICATORS)).score == 100
    assert outlook(full, MetRule(ALL_INDICATORS)).is_met


def test_without_anything_that_counts_there_is_no_outlook():
    assert outlook([], MetRule(ALL_INDICATORS)) is None


def verdicts_of(found):
    """Kết quả cả năm như khi kết luận: a card that ends in these figures."""

    class Standing:
        score, counted, met = found.score, found.counted, found.met
        has_pending = awaits_review = provisional = False

    return Standing
