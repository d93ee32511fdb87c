"""Những mảnh nhỏ để dựng trường hợp thử: a rule, what a unit said in each quarter, the line and the card of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from indicators.figures import Figure
from indicators.periods import Period, calendar
from indicators.results import Card, Line
from indicators.rules import APPROVED, OFFICIAL, Change, Filing, Policy, Promise, Record, Rule, Undertaking
from indicators.scoring import card

CALENDAR = calendar("quarter", 2022, 2024)
QUARTERS = {period.code: period for period in CALENDAR}
POLICY = Policy(CALENDAR)
SIGNED_ON = date(2021, 12, 1)
NONE = Figure(none_arose=True)
DONE, NOT_DONE = Figure(done=True), Figure(done=False)

Said = Figure | Record | None

_RULE = Rule(
    number="1",
    value_type="number",
    accumulate="latest",
    compare="gte",
    compare_to="target",
    frequency="period",
    source="unit",
    max_points=Decimal(10),
    method="proportional",
)


def rule(**differing) -> Rule:
    """A number, the latest counts, at least the target, ten points in proportion; but for what differs."""
    return replace(_RULE, **differing)


def yes_no(**differing) -> Rule:
    return rule(value_type="yes_no", accumulate="any", compare=None, compare_to=None, **differing)


def numbers(mapping: Mapping) -> dict:
    return {key: Decimal(number) for key, number in mapping.items()}


def promised(targets: Mapping[str, str] | None = None, **rest) -> Promise:
    """A promise of 100 for 2022, or of the targets given."""
    return Promise(targets=numbers({"2022": "100"} if targets is None else targets), **rest)


def change(effective_on: str, number: int = 1, targets: Mapping | None = None, excluded: bool | None = None):
    return Change(date.fromisoformat(effective_on), number, numbers(targets or {}), excluded)


def value(number: str) -> Figure:
    return Figure(value=Decimal(number))


def ratio(numerator: str, denominator: str) -> Figure:
    return Figure(numerator=Decimal(numerator), denominator=Decimal(denominator))


def record(said: Figure | Record) -> Record:
    return said if isinstance(said, Record) else Record(said)


def filed(period: str, said: Said, status: str = APPROVED) -> Filing:
    """A report sent in on its due day, with one entry or none."""
    return Filing(status, QUARTERS[period].due_on, {"1": record(said)} if said else {})


def reports(said: Sequence[Said], year: int = 2022) -> dict[str, Filing]:
    """One approved report a quarter, from the first on; None is a report without the entry."""
    return {f"{year}-Q{n}": filed(f"{year}-Q{n}", each) for n, each in enumerate(said, start=1)}


def undertaking(said: Sequence[Said] = (), promise: Promise | None = None, **rest) -> Undertaking:
    """Signed before the campaign begins; one item, what was said of it in the quarters of 2022."""
    promises = {"1": promised() if promise is None else promise}
    return Undertaking(**({"signed_on": SIGNED_ON, "promises": promises, "filings": reports(said)} | rest))


def line_of(
    rule: Rule,
    said: Sequence[Said],
    promise: Promise | None = None,
    *,
    at: str | None = None,
    basis: str = OFFICIAL,
    **rest,
) -> Line:
    """The indicator's line at the period `at`, or at the last one reported."""
    return card_of(
        undertaking(said, promise, **rest), rule, at=at or f"2022-Q{len(said)}", basis=basis
    ).lines[0]


def card_of(
    commitment: Undertaking, *rules: Rule, at: str = "2022-Q4", basis: str = OFFICIAL, policy: Policy = POLICY
) -> Card:
    return card(commitment, rules or (rule(),), policy, period(at, policy), basis)


def period(code: str, policy: Policy = POLICY) -> Period:
    return next(each for each in policy.calendar if each.code == code)
