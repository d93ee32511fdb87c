"""Những gì đọc để soát một lễ ký: all that the checklist looks at, in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from commitments.models import (
    Baseline,
    Campaign,
    Ceremony,
    CeremonyParty,
    Commitment,
    CommitmentItem,
    GroupMember,
    Target,
)
from indicators.models import Indicator
from units.models import Term, Unit


@dataclass(frozen=True)
class Promise:
    """Một nội dung của một bản cam kết, as far as the checklist asks."""

    indicator: Indicator
    applies: bool
    spans: frozenset[str]
    baseline_years: frozenset[int]

    def has_target(self, year: int) -> bool:
        """Có mức giao cho năm này, or for a period of it."""
        return any(span[:4] == str(year) for span in self.spans)


@dataclass(frozen=True)
class Preparation:
    """Lễ ký của một đợt, đọc sẵn; `commitments` in signing order, with unit and leader."""

    campaign: Campaign
    ceremony: Ceremony | None
    parties: tuple[CeremonyParty, ...]
    commitments: tuple[Commitment, ...]
    leaves: tuple[Indicator, ...]
    promises: dict[int, list[Promise]]
    terms: dict[int, list[Term]]
    members: dict[int, Unit]

    @property
    def day(self) -> date | None:
        """Ngày tổ chức."""
        return self.ceremony.held_on if self.ceremony else None

    @property
    def place(self) -> str:
        """Địa điểm tổ chức."""
        return self.ceremony.place if self.ceremony else ""

    @property
    def drafts(self) -> list[Commitment]:
        """Các bản chưa ký: what is signed is not looked at any more."""
        return [each for each in self.commitments if not each.is_signed]


def prepare(campaign: Campaign) -> Preparation:
    """Đọc mọi thứ cần để soát."""
    ceremony = Ceremony.objects.filter(campaign=campaign).first()
    parties = CeremonyParty.objects.filter(ceremony__campaign=campaign).order_by("pk")
    commitments = campaign.commitments.select_related("unit", "leader", "deputy", "group").in_signing_order()
    leaves = Indicator.objects.filter(indicator_set=campaign.indicator_set_id).leaves().order_by("order")
    members = GroupMember.objects.filter(campaign=campaign).select_related("unit")
    leaves = tuple(leaves)
    return Preparation(
        campaign=campaign,
        ceremony=ceremony,
        parties=tuple(parties.select_related("person", "unit")),
        commitments=tuple(commitments),
        leaves=leaves,
        promises=_promises(campaign, {leaf.pk: leaf for leaf in leaves}),
        terms=_terms(campaign),
        members={member.unit_id: member.unit for member in members},
    )


def _promises(campaign, leaves):
    """{commitment: its promises in the order of the set}."""
    spans, baselines, found = defaultdict(set), defaultdict(set), defaultdict(list)
    of_campaign = {"item__commitment__campaign": campaign}
    for item, span in Target.objects.filter(**of_campaign).values_list("item", "span"):
        spans[item].add(span)
    for item, year in Baseline.objects.filter(**of_campaign).values_list("item", "year"):
        baselines[item].add(year)
    items = CommitmentItem.objects.filter(commitment__campaign=campaign, indicator__in=leaves)
    items = items.order_by("indicator__order", "pk")
    for pk, commitment, indicator, reason in items.values_list(
        "pk", "commitment", "indicator", "not_applicable"
    ):
        promise = Promise(leaves[indicator], not reason, frozenset(spans[pk]), frozenset(baselines[pk]))
        found[commitment].append(promise)
    return found


def _terms(campaign):
    """{unit: the terms held there}."""
    found = defaultdict(list)
    units = campaign.commitments.values("unit")
    for term in Term.objects.filter(unit__in=units).select_related("unit", "person").order_by("pk"):
        found[term.unit_id].append(term)
    return found
