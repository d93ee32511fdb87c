"""Bộ dữ liệu (bundle) đổi thẳng thành số liệu đầu vào của phép tính, không qua cơ sở dữ liệu."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from indicators import periods, rules
from indicators.figures import Figure
from indicators.verdicts import Consequence, MetRule


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def amounts(texts: Mapping[str, str] | None) -> dict[str, Decimal]:
    return {key: Decimal(text) for key, text in (texts or {}).items()}


def figure(entry: Mapping) -> Figure:
    return Figure(
        value=amount(entry.get("value")),
        numerator=amount(entry.get("numerator")),
        denominator=amount(entry.get("denominator")),
        done=entry.get("done"),
        none_arose=bool(entry.get("none_arose")),
    )


def record(entry: Mapping) -> rules.Record:
    verified, awarded = entry.get("verified"), entry.get("awarded")
    return rules.Record(
        reported=figure(entry),
        verified=figure(verified) if verified else None,
        awarded=Decimal(awarded["points"]) if awarded else None,
    )


def filing(report: Mapping) -> rules.Filing:
    return rules.Filing(
        status=report["status"],
        submitted_on=day(report.get("submitted_on")),
        records={entry["indicator"]: record(entry) for entry in report["entries"]},
    )


def rule(leaf: Mapping) -> rules.Rule:
    scoring = leaf["scoring"]
    return rules.Rule(
        number=leaf["number"],
        value_type=leaf["value_type"],
        accumulate=leaf["accumulate"],
        compare=leaf.get("compare"),
        compare_to=leaf.get("compare_to"),
        frequency=leaf["frequency"],
        source=leaf["source"],
        when_none_arose=leaf.get("when_none_arose") or rules.EXCLUDE,
        max_points=Decimal(leaf["max_points"]),
        method=scoring["method"],
        floor=amount(scoring.get("floor")),
        bands=tuple((Decimal(band["from"]), Decimal(band["share"])) for band in scoring.get("bands") or ()),
        step=amount(scoring.get("step")),
    )


def rules_of(bundle: Mapping, campaign: Mapping) -> tuple[rules.Rule, ...]:
    wanted = campaign["indicator_set"]
    [found] = [
        each
        for each in bundle["indicator_sets"]
        if (each["code"], each["version"]) == (wanted["code"], wanted["version"])
    ]
    return tuple(rule(leaf) for leaf in found["indicators"] if "value_type" in leaf)


def calendar(campaign: Mapping) -> tuple[periods.Period, ...]:
    due = campaign.get("due") or {}
    overrides = {
        own["code"]: periods.Override(
            *(day(own.get(key)) for key in ("data_from", "data_to", "due_on", "opens_on"))
        )
        for own in campaign.get("periods") or ()
    }
    return periods.calendar(
        campaign["cadence"],
        campaign["year_from"],
        campaign["year_to"],
        due_day=due.get("day", periods.DEFAULT_DUE_DAY),
        month_offset=due.get("month_offset") or 0,
        holidays={day(text) for text in campaign.get("holidays") or ()},
        overrides=overrides,
    )


def policy(campaign: Mapping) -> rules.Policy:
    return rules.Policy(
        calendar=calendar(campaign),
        late_penalty=Decimal(campaign.get("late_penalty") or 0),
        bonus_cap=amount(campaign.get("bonus_cap")),
        penalty_cap=amount(campaign.get("penalty_cap")),
        min_coverage=Decimal(campaign.get("min_coverage") or 0),
    )


def met_rule(campaign: Mapping) -> MetRule:
    return MetRule(campaign["met_rule"]["type"], amount(campaign["met_rule"].get("value")))


def consequences(campaign: Mapping) -> tuple[Consequence, ...]:
    keys = ("code", "type", "level", "years", "scope")
    return tuple(
        Consequence(**{key: each[key] for key in keys if each.get(key) is not None})
        for each in campaign["consequences"]
    )


def changes(commitment: Mapping, number: str) -> tuple[rules.Change, ...]:
    return tuple(
        rules.Change(
            effective_on=day(amendment["effective_on"]),
            amendment_number=amendment["number"],
            targets=amounts(change.get("targets")),
            not_applicable=None if change.get("not_applicable") is None else bool(change["not_applicable"]),
        )
        for amendment in commitment.get("amendments") or ()
        for change in amendment["changes"]
        if change["indicator"] == number
    )


def promise(commitment: Mapping, item: Mapping) -> rules.Promise:
    return rules.Promise(
        targets=amounts(item.get("targets")),
        baselines={int(year): Decimal(text) for year, text in (item.get("baseline") or {}).items()},
        not_applicable=bool(item.get("not_applicable")),
        changes=changes(commitment, item["indicator"]),
    )


def undertaking(bundle: Mapping, campaign: Mapping, commitment: Mapping) -> rules.Undertaking:
    code = commitment["unit"]
    [unit] = [each for each in bundle["units"] if each["code"] == code]
    return rules.Undertaking(
        signed_on=day(commitment.get("signed_on")),
        ended_on=day(commitment.get("ended_on")),
        valid_from=day(unit.get("valid_from")),
        valid_to=day(unit.get("valid_to")),
        promises={item["indicator"]: promise(commitment, item) for item in commitment["items"]},
        filings={
            each["period"]: filing(each) for each in campaign.get("reports") or () if each["unit"] == code
        },
        adjustments=tuple(
            (each["period"], Decimal(each["points"]))
            for each in campaign.get("adjustments") or ()
            if each["unit"] == code
        ),
    )


def leader(bundle: Mapping, unit: str, on: date) -> str | None:
    """The head, else the acting head, of the unit on that day."""
    for role in ("head", "acting"):
        for term in bundle["terms"]:
            if term["unit"] == unit and term["role"] == role:
                starts_on, ends_on = day(term.get("from")) or date.min, day(term.get("to")) or date.max
                if starts_on <= on <= ends_on:
                    return term["person"]
    return None
