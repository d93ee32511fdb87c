"""Trường hợp ngẫu nhiên: any set of rules, and a unit that promised and reported anything that fits them."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from indicators.figures import NUMBER, RATIO, YES_NO, Figure
from indicators.rules import Change, Filing, Policy, Promise, Record, Rule, Undertaking
from tests.indicators.build import CALENDAR, SIGNED_ON

COMPARES = ("gte", "gt", "lte", "lt", "eq")
TARGET_KEYS = ("2022", "2022-Q2", "2022-Q3", "2023", "2023-Q1")
DAYS = st.dates(date(2022, 1, 1), date(2024, 12, 31))


def decimals(low, high, places=4):
    return st.decimals(Decimal(low), Decimal(high), places=places)


def maybe(strategy):
    return st.none() | strategy


POSITIVE, AMOUNT, POINTS = decimals("0.01", 200), decimals(0, 200), decimals("0.01", 20, 2)
ANY_VALUE = decimals(-50, 200)
SHARES = decimals(0, 100, 2)

# Made once: a strategy that is made anew with every draw is checked anew as well.
VALUE_TYPES = st.sampled_from([NUMBER, RATIO, YES_NO])
ACCUMULATES = {
    NUMBER: st.sampled_from(["sum", "latest", "average"]),
    RATIO: st.sampled_from(["sum", "latest"]),
    YES_NO: st.sampled_from(["any"]),
}
ANY_COMPARE = st.sampled_from(COMPARES)
COMPARED_TO = st.sampled_from(["target", "baseline"])
FREQUENCIES = st.sampled_from(["period", "period", "year"])
SOURCES = st.sampled_from(["unit", "unit", "external"])
WHEN_NONE_AROSE = st.sampled_from(["exclude", "full"])
METHODS = ("proportional", "bands", "pass_fail")
ANY_METHOD, ANY_METHOD_FROM_ABOVE = st.sampled_from(METHODS), st.sampled_from([*METHODS, "deduct"])
FLOORS, STEPS = maybe(SHARES), decimals("0.01", 5)
BANDS = st.lists(st.tuples(decimals(0, 200, 2), SHARES), min_size=1, max_size=4)
IS_NONE, IS_DONE, CASES = st.integers(0, 4), st.booleans(), st.integers(0, 300)
AWARDS = maybe(st.integers(0, 100))
BASELINES = st.dictionaries(st.sampled_from([2022, 2023, 2024]), AMOUNT)
TARGETS = st.dictionaries(st.sampled_from(TARGET_KEYS), AMOUNT)
CHANGES = st.lists(
    st.builds(Change, DAYS, st.integers(1, 3), TARGETS, maybe(st.booleans())),
    max_size=3,
    unique_by=lambda each: (each.effective_on, each.amendment_number),
)
IS_NOT_APPLICABLE = st.sampled_from([False, False, True])
PERIODS = st.lists(st.sampled_from(CALENDAR[:8]), unique=True)
STATUSES = st.sampled_from(["draft", "submitted", "returned", "approved", "approved"])
DELAYS, IS_SAID = st.integers(-3, 3), st.booleans()


@st.composite
def rules(draw, number="1", **fixed):
    """Any leaf that the bundle's table of combinations allows."""
    value_type = fixed.get("value_type") or draw(VALUE_TYPES)
    is_yes_no = value_type == YES_NO
    compare = None if is_yes_no else draw(ANY_COMPARE)
    made = {
        "number": number,
        "value_type": value_type,
        "accumulate": draw(ACCUMULATES[value_type]),
        "compare": compare,
        "compare_to": None if is_yes_no else draw(COMPARED_TO),
        "frequency": draw(FREQUENCIES),
        "source": draw(SOURCES),
        "when_none_arose": draw(WHEN_NONE_AROSE),
        "max_points": draw(POINTS),
        "method": draw(ANY_METHOD_FROM_ABOVE if compare == "lte" else ANY_METHOD),
        "floor": draw(FLOORS),
        "bands": tuple(draw(BANDS)),
        "step": draw(STEPS),
    }
    return Rule(**(made | fixed))


@st.composite
def figures(draw, value_type, values=ANY_VALUE):
    if draw(IS_NONE) == 0:
        return Figure(none_arose=True)
    if value_type == NUMBER:
        return Figure(value=draw(values))
    if value_type == YES_NO:
        return Figure(done=draw(IS_DONE))
    denominator = draw(CASES)
    numerator = draw(CASES) if denominator else 0
    return Figure(numerator=Decimal(numerator), denominator=Decimal(denominator))


FIGURES = {value_type: figures(value_type) for value_type in (NUMBER, RATIO, YES_NO)}
VERIFIED = {value_type: maybe(each) for value_type, each in FIGURES.items()}


@st.composite
def records(draw, rule):
    verified, points = draw(VERIFIED[rule.value_type]), draw(AWARDS)
    awarded = None if points is None else (rule.max_points * points / 100).quantize(Decimal("0.01"))
    return Record(draw(FIGURES[rule.value_type]), verified, awarded)


@st.composite
def promises(draw):
    baselines, changes = draw(BASELINES), draw(CHANGES)
    return Promise(draw(TARGETS), baselines, draw(IS_NOT_APPLICABLE), changes)


PROMISES = promises()


@st.composite
def filings(draw, indicators, record=records):
    made = {}
    for period in draw(PERIODS):
        status = draw(STATUSES)
        sent_on = None if status == "draft" else period.due_on + timedelta(draw(DELAYS))
        said = {rule.number: draw(record(rule)) for rule in indicators if draw(IS_SAID)}
        made[period.code] = Filing(status, sent_on, said)
    return made


ADJUSTMENTS = st.lists(
    st.tuples(st.sampled_from([each.code for each in CALENDAR]), decimals(-9, 9, 2)), max_size=5
)
POLICIES = st.builds(
    Policy,
    st.just(CALENDAR),
    decimals(0, 3),
    maybe(decimals(0, 5)),
    maybe(decimals(0, 5)),
    decimals(0, 100, 2),
)


RULES, HOW_MANY = [rules(number=str(n)) for n in range(1, 4)], st.integers(1, 3)
SIGNED = st.sampled_from([None, SIGNED_ON, date(2022, 5, 10)])
ENDED = st.sampled_from([None, None, date(2023, 9, 30)])


@st.composite
def campaigns(draw):
    """Rules, a policy, and one commitment under them."""
    indicators = [draw(rule) for rule in RULES[: draw(HOW_MANY)]]
    commitment = Undertaking(
        signed_on=draw(SIGNED),
        ended_on=draw(ENDED),
        promises={rule.number: draw(PROMISES) for rule in indicators},
        filings=draw(filings(indicators)),
        adjustments=draw(ADJUSTMENTS),
    )
    return commitment, indicators, draw(POLICIES)
