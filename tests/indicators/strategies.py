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


def shares():
    return decimals(0, 100, 2)


def maybe(strategy):
    return st.none() | strategy


POSITIVE, AMOUNT, POINTS = decimals("0.01", 200), decimals(0, 200), decimals("0.01", 20, 2)
ANY_VALUE = decimals(-50, 200)


@st.composite
def rules(draw, number="1", **fixed):
    """Any leaf that the bundle's table of combinations allows."""
    value_type = fixed.get("value_type") or draw(st.sampled_from([NUMBER, RATIO, YES_NO]))
    is_yes_no = value_type == YES_NO
    accumulates = {NUMBER: ["sum", "latest", "average"], RATIO: ["sum", "latest"], YES_NO: ["any"]}[
        value_type
    ]
    compare = None if is_yes_no else draw(st.sampled_from(COMPARES))
    methods = ["proportional", "bands", "pass_fail"] + (["deduct"] if compare == "lte" else [])
    made = {
        "number": number,
        "value_type": value_type,
        "accumulate": draw(st.sampled_from(accumulates)),
        "compare": compare,
        "compare_to": None if is_yes_no else draw(st.sampled_from(["target", "baseline"])),
        "frequency": draw(st.sampled_from(["period", "period", "year"])),
        "source": draw(st.sampled_from(["unit", "unit", "external"])),
        "when_none_arose": draw(st.sampled_from(["exclude", "full"])),
        "max_points": draw(POINTS),
        "method": draw(st.sampled_from(methods)),
        "floor": draw(maybe(shares())),
        "bands": tuple(draw(st.lists(st.tuples(decimals(0, 200, 2), shares()), min_size=1, max_size=4))),
        "step": draw(decimals("0.01", 5)),
    }
    return Rule(**(made | fixed))


@st.composite
def figures(draw, value_type, values=ANY_VALUE):
    if draw(st.integers(0, 4)) == 0:
        return Figure(none_arose=True)
    if value_type == NUMBER:
        return Figure(value=draw(values))
    if value_type == YES_NO:
        return Figure(done=draw(st.booleans()))
    denominator = draw(st.integers(0, 300))
    numerator = draw(st.integers(0, 300)) if denominator else 0
    return Figure(numerator=Decimal(numerator), denominator=Decimal(denominator))


@st.composite
def records(draw, rule):
    verified, points = draw(maybe(figures(rule.value_type))), draw(maybe(st.integers(0, 100)))
    awarded = None if points is None else (rule.max_points * points / 100).quantize(Decimal("0.01"))
    return Record(draw(figures(rule.value_type)), verified, awarded)


@st.composite
def promises(draw):
    baselines = draw(st.dictionaries(st.sampled_from([2022, 2023, 2024]), AMOUNT))
    targets = st.dictionaries(st.sampled_from(TARGET_KEYS), AMOUNT)
    change = st.builds(Change, DAYS, st.integers(1, 3), targets, maybe(st.booleans()))
    changes = draw(
        st.lists(change, max_size=3, unique_by=lambda each: (each.effective_on, each.amendment_number))
    )
    return Promise(draw(targets), baselines, draw(st.sampled_from([False, False, True])), changes)


@st.composite
def filings(draw, indicators, record=records):
    made = {}
    for period in draw(st.lists(st.sampled_from(CALENDAR[:8]), unique=True)):
        status = draw(st.sampled_from(["draft", "submitted", "returned", "approved", "approved"]))
        sent_on = None if status == "draft" else period.due_on + timedelta(draw(st.integers(-3, 3)))
        said = {rule.number: draw(record(rule)) for rule in indicators if draw(st.booleans())}
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


@st.composite
def campaigns(draw):
    """Rules, a policy, and one commitment under them."""
    indicators = [draw(rules(number=str(n))) for n in range(1, draw(st.integers(2, 4)))]
    commitment = Undertaking(
        signed_on=draw(st.sampled_from([None, SIGNED_ON, date(2022, 5, 10)])),
        ended_on=draw(st.sampled_from([None, None, date(2023, 9, 30)])),
        promises={rule.number: draw(promises()) for rule in indicators},
        filings=draw(filings(indicators)),
        adjustments=draw(ADJUSTMENTS),
    )
    return commitment, indicators, draw(POLICIES)
