"""Đọc danh sách đề nghị khen thưởng: who has a rank at the end of the year, and of those proposed, who heads them."""

from collections.abc import Iterator
from dataclasses import replace

from commitments.models import Campaign, Commitment
from reports import consequences
from reports.emulation import Candidate, Terms, proposed
from units.models import Person

_PLACE = ("group__order", "group", "rank", "commitment__unit__order", "commitment__unit__code")


def listed(campaign: Campaign, year: int, terms: Terms) -> dict[str, list[Candidate]]:
    """{khối: các đơn vị được đề nghị}, groups in their order; a constant number of queries."""
    found = proposed(terms, _candidates(campaign, year))
    heads = _heads(campaign, year, [each.key for units in found.values() for each in units])
    return {
        group: [replace(each, leader=heads.get(each.key, "")) for each in units]
        for group, units in found.items()
    }


def _candidates(campaign, year) -> Iterator[Candidate]:
    """Mọi đơn vị có hạng, in group order, without their heads: no card and no object is read for them."""
    columns = (*_PLACE, "group__name", "commitment__unit__name", "commitment__unit", "late")
    ranked = [pair for pair in consequences.judged(campaign, year, *columns) if pair[0].rank is not None]
    for row, verdict in sorted(ranked, key=lambda pair: pair[0][: len(_PLACE)]):
        yield Candidate(
            unit=row.commitment__unit__name,
            group=row.group__name,
            leader="",
            rank=row.rank,
            score=row.score,
            verdict=verdict,
            late=row.late,
            provisional=row.provisional,
            key=row.commitment__unit,
        )


def _heads(campaign, year, units):
    """{đơn vị: tên người đứng đầu cuối năm}."""
    among = Commitment.objects.filter(campaign=campaign, unit__in=units)
    codes = {unit: found[year] for unit, found in consequences.leaders(campaign, [year], among).items()}
    people = Person.objects.filter(province=campaign.province_id, code__in=set(codes.values()))
    names = dict(people.values_list("code", "name"))
    return {unit: names.get(code, "") for unit, code in codes.items()}
