"""Quy chế của một đợt, đọc từ cơ sở dữ liệu thành đầu vào của phép chấm điểm."""

import hashlib
from dataclasses import dataclass
from decimal import Decimal

from commitments.models import Campaign
from indicators.models import Indicator
from indicators.rules import EXCLUDE, Policy, Rule
from indicators.verdicts import LEADER, Consequence, MetRule

RULE_VERSION = 1
"""Phiên bản của quy tắc chấm điểm; raised when the arithmetic itself changes."""


@dataclass(frozen=True)
class Ruling:
    """Luật của một đợt: what every score card of the campaign is computed with."""

    policy: Policy
    rules: tuple[Rule, ...]
    grades: tuple[tuple[Decimal, str], ...]
    met_rule: MetRule
    digest: str


def ruling_of(campaign: Campaign) -> Ruling:
    """Luật của đợt, read once for many score cards."""
    policy = Policy(
        calendar=campaign.calendar(),
        late_penalty=campaign.late_penalty or Decimal(0),
        bonus_cap=campaign.bonus_cap,
        penalty_cap=campaign.penalty_cap,
        min_coverage=campaign.min_coverage or Decimal(0),
    )
    leaves = Indicator.objects.leaves().filter(indicator_set=campaign.indicator_set_id)
    rules = tuple(rule_of(leaf) for leaf in leaves.prefetch_related("bands").order_by("order"))
    grades = tuple((band.lower, band.name) for band in campaign.grades.all())
    digest = hashlib.sha256(repr((policy, rules, grades)).encode()).hexdigest()
    return Ruling(policy, rules, grades, MetRule(campaign.met_rule, campaign.met_value), digest)


def rule_of(indicator: Indicator) -> Rule:
    """Cách chấm một chỉ tiêu (leaf), as the pure arithmetic takes it."""
    return Rule(
        number=indicator.number,
        value_type=indicator.value_type,
        accumulate=indicator.accumulate,
        compare=indicator.compare or None,
        compare_to=indicator.compare_to or None,
        frequency=indicator.frequency,
        source=indicator.source,
        max_points=indicator.max_points,
        method=indicator.method,
        when_none_arose=indicator.when_none_arose or EXCLUDE,
        floor=indicator.floor,
        bands=tuple((band.lower, band.share) for band in indicator.bands.all()),
        step=indicator.step,
    )


def consequences_of(campaign: Campaign) -> tuple[Consequence, ...]:
    """Các hệ quả của đợt, in their order."""
    return tuple(
        Consequence(
            code=rule.code,
            type=rule.type,
            level=rule.level or None,
            years=rule.years or 1,
            scope=rule.scope or LEADER,
        )
        for rule in campaign.consequences.order_by("pk")
    )
