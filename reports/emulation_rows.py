"""Đọc các đơn vị có hạng cả năm, for the emulation list: the ranking of the last period, with verdicts."""

from commitments.models import Campaign
from commitments.models.standing import Basis
from reports import ranking, years
from reports.consequences import conclusions
from reports.emulation import Candidate
from units.models import Person


def candidates(campaign: Campaign, year: int) -> list[Candidate]:
    """Mọi đơn vị có hạng, in group order; a constant number of queries."""
    found = {each.commitment.pk: each for each in conclusions(campaign, year)}
    codes = {each.leader for each in found.values() if each.leader}
    people = Person.objects.filter(province=campaign.province_id, code__in=codes)
    names = dict(people.values_list("code", "name"))
    period = years.last_period(campaign, year).code
    return [
        _candidate(table.group.name, row, found[row.commitment_id], names)
        for table in ranking.tables(campaign, period, Basis.OFFICIAL, with_cards=False)
        for row in table.rows
        if row.rank and row.commitment_id in found
    ]


def _candidate(group, row, conclusion, names):
    return Candidate(
        unit=row.unit.name,
        group=group,
        leader=names.get(conclusion.leader, ""),
        rank=row.rank,
        score=row.score,
        verdict=conclusion.verdict,
        late=row.late,
        provisional=row.provisional,
    )
