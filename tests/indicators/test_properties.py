"""Điều luôn đúng, với mọi bộ chỉ tiêu và mọi số liệu: hypothesis looks for the counter-example."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from indicators.attainment import Scale, attainment
from indicators.exact import SCALE, scaled
from indicators.numbers import rounded
from indicators.ranking import Entrant, ranked
from indicators.results import STATES
from indicators.rules import Filing, Promise, Record, Undertaking
from indicators.scoring import card, cards
from tests.indicators.build import CALENDAR, POLICY, SIGNED_ON
from tests.indicators.strategies import (
    AMOUNT,
    ANY_VALUE,
    COMPARES,
    POSITIVE,
    campaigns,
    figures,
    rules,
)

TWO_VALUES = st.tuples(ANY_VALUE, ANY_VALUE).map(sorted)


def made(campaign):
    return list(cards(*campaign))


def reached(value, compare, reference):
    top, bottom = attainment((scaled(value), SCALE), compare, scaled(reference))
    return Fraction(top, bottom)


@given(TWO_VALUES, AMOUNT)
def test_more_is_never_less_where_at_least_is_asked(values, reference):
    less, more = (reached(value, "gte", reference) for value in values)

    assert less <= more


@given(TWO_VALUES, AMOUNT)
def test_more_is_never_more_where_at_most_is_asked(values, reference):
    less, more = (reached(value, "lte", reference) for value in values)

    assert less >= more


@given(ANY_VALUE, AMOUNT, st.sampled_from(COMPARES))
def test_met_is_the_comparison_itself(value, reference, compare):
    holds = {
        "gte": value >= reference,
        "gt": value > reference,
        "lte": value <= reference,
        "lt": value < reference,
        "eq": value == reference,
    }[compare]

    assert (reached(value, compare, reference) >= 100) == holds


def points_by_the_text(rule, value, reference, attained):
    """§5 read aloud in fractions, without any of the product's shortcuts."""
    maximum, a = Fraction(rule.max_points), min(attained, Fraction(100))
    if rule.method == "proportional":
        return Fraction(0) if attained < Fraction(rule.floor or 0) else maximum * a / 100
    if rule.method == "bands":
        shares = [(start, share) for start, share in rule.bands if start <= attained]
        return maximum * Fraction(max(shares)[1]) / 100 if shares else Fraction(0)
    if rule.method == "pass_fail":
        return maximum if attained >= 100 else Fraction(0)
    excess = max(Fraction(0), Fraction(value) - Fraction(reference))
    return max(Fraction(0), maximum - Fraction(rule.step) * excess)


@given(rules(value_type="number"), ANY_VALUE, POSITIVE)
def test_points_are_those_of_the_text(rule, value, reference):
    attained = reached(value, rule.compare, reference)

    cents = Scale(rule).points(attained.as_integer_ratio(), (scaled(value), SCALE), scaled(reference))

    assert Decimal(cents) / 100 == rounded(points_by_the_text(rule, value, reference, attained), 2)


@given(campaigns())
def test_points_and_scores_stay_within_their_bounds(campaign):
    for _, _, each in made(campaign):
        assert all(0 <= line.points <= line.maximum for line in each.lines)
        assert each.score is None or 0 <= each.score <= 100
        assert (each.score is None) == (each.maximum == 0)


@given(campaigns())
def test_lines_are_consistent_with_their_state(campaign):
    for line in (line for _, _, each in made(campaign) for line in each.lines):
        assert line.state in STATES
        assert (line.attainment is not None) == (line.state == "scored")
        assert line.attainment is None or line.met == (line.attainment >= 100)
        assert (line.met is None) == (line.maximum == 0)


@given(campaigns())
def test_one_card_alone_is_the_card_of_the_whole_run(campaign):
    by_code = {period.code: period for period in CALENDAR}

    assert all(card(*campaign, by_code[code], basis) == each for code, basis, each in made(campaign))


@given(campaigns(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_told_is_of_no_matter(campaign, chance):
    commitment, indicators, policy = campaign

    def shuffled(things):
        return chance.sample(list(things), len(things))

    told_otherwise = replace(
        commitment,
        filings=dict(shuffled(commitment.filings.items())),
        adjustments=shuffled(commitment.adjustments),
        promises={
            number: replace(promise, changes=shuffled(promise.changes))
            for number, promise in commitment.promises.items()
        },
    )

    assert made((told_otherwise, indicators, policy)) == made(campaign)


def as_reported(filing):
    return replace(filing, records={number: Record(each.reported) for number, each in filing.records.items()})


@given(campaigns())
def test_the_self_basis_knows_nothing_of_the_reviewers_figures(campaign):
    commitment, indicators, policy = campaign
    filings = {code: as_reported(filing) for code, filing in commitment.filings.items()}

    untouched = made((replace(commitment, filings=filings, adjustments=()), indicators, policy))

    own = [each for _, basis, each in made(campaign) if basis == "self"]
    assert own == [each for _, basis, each in untouched if basis == "self"]
    assert own == [each for _, basis, each in untouched if basis == "official"]


@given(campaigns())
def test_what_happens_in_one_year_changes_no_other(campaign):
    commitment, indicators, policy = campaign
    of_2022 = {code: each for code, each in commitment.filings.items() if code.startswith("2022")}

    alone = cards(replace(commitment, filings=of_2022), indicators, policy, 2022)

    assert list(alone) == [each for each in made(campaign) if each[0].startswith("2022")]


@st.composite
def diligent_units(draw):
    """A unit's own indicators, due each period, all reported in time; values are not below zero."""
    own = {"frequency": "period", "source": "unit"}
    indicators = [draw(rules(number=str(n), **own)) for n in range(1, 4)]
    filings = {}
    for period in CALENDAR[:4]:
        said = {each.number: Record(draw(figures(each.value_type, AMOUNT))) for each in indicators}
        filings[period.code] = Filing("approved", period.due_on, said)
    promise = Promise({"2022": draw(AMOUNT)}, {2022: draw(AMOUNT)})
    commitment = Undertaking(SIGNED_ON, promises=dict.fromkeys("123", promise), filings=filings)
    return commitment, indicators, replace(POLICY, late_penalty=Decimal(1))


def without(commitment, code, number):
    """The commitment without one entry, or without the whole report."""
    filing = commitment.filings[code]
    records = {each: record for each, record in filing.records.items() if each != number}
    kept = {each: report for each, report in commitment.filings.items() if each != code}
    filings = kept if number is None else kept | {code: replace(filing, records=records)}
    return replace(commitment, filings=filings)


@given(diligent_units(), st.sampled_from(CALENDAR[:4]), st.sampled_from(["1", "2", "3", None]))
def test_silence_never_helps(campaign, period, number):
    commitment, indicators, policy = campaign

    silent = made((without(commitment, period.code, number), indicators, policy))

    for (_, _, said), (_, _, unsaid) in zip(made(campaign), silent, strict=True):
        assert said.score is None or unsaid.score <= said.score


@given(st.lists(st.tuples(st.none() | st.integers(0, 5), st.integers(0, 2)), max_size=8))
def test_a_rank_is_one_more_than_the_number_of_higher_scores(rows):
    entrants = [
        Entrant((score, order, code), None if score is None else Decimal(score), order, str(code))
        for code, (score, order) in enumerate(rows)
    ]

    places = ranked(entrants)

    scores = [score for score, _ in rows if score is not None]
    assert sorted(place.subject[2] for place in places) == list(range(len(rows)))
    assert all(
        place.rank
        == (None if place.subject[0] is None else 1 + sum(each > place.subject[0] for each in scores))
        for place in places
    )
