"""Phụ lục ngẫu nhiên: signed one by one, they score like the pure arithmetic and like the same in a bundle."""

import json
import random
from datetime import date, timedelta
from decimal import Decimal

import pytest

from commitments import amending, annexing, projection, standings
from commitments.annexing import Alteration, Proposal, Unfit
from commitments.bundle.exporting import export
from commitments.bundle.importing import import_data
from commitments.models import Amendment, Standing
from commitments.policies import ruling_of
from commitments.undertakings import load
from indicators.scoring import cards
from tests import world
from tests.commitments.annexes import TODAY

pytestmark = pytest.mark.django_db
SPANS = ["2022", "2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"]


def reports():
    return [
        world.report("U1", f"2022-Q{each}", "approved", submitted_on=f"2022-{3 * each:02d}-14")
        for each in (1, 2, 3, 4)
    ]


def any_alteration(luck, number):
    about = luck.choice([None, None, "", "đã chuyển"])
    if number in "34":
        return Alteration({}, about)
    spans = luck.sample(SPANS, luck.randint(0, 2))
    return Alteration({span: Decimal(luck.randint(0, 400)) / 4 for span in spans}, about)


def any_proposal(luck):
    day = date(2022, 1, 5) + timedelta(days=luck.randint(0, 400))
    numbers = luck.sample("1234", luck.randint(1, 4))
    return Proposal("Quyết định", "Lý do", day, {number: any_alteration(luck, number) for number in numbers})


def stored():
    columns = ("period", "basis", "score", "rank", "met", "counted", "card")
    return list(
        Standing.objects.filter(campaign__code="C2022")
        .order_by("commitment", "period", "basis")
        .values_list(*columns)
    )


@pytest.mark.parametrize("seed", range(4))
def test_the_verbs_the_arithmetic_and_the_bundle_agree(seed):
    luck, small = random.Random(seed), world.build(reports=reports())
    commitment, ruling = small.commitments["U1"], ruling_of(small.campaign)
    expected = load([commitment.pk], [2022])[commitment.pk].undertaking
    for _ in range(12):
        proposal, number = any_proposal(luck), amending.next_number(commitment)
        try:
            draft = amending.draw_up(commitment, proposal, by=small.giang)
        except Unfit:
            continue
        kept = annexing.proposal_of(draft)
        assert kept.alterations.items() <= proposal.alterations.items()
        expected = projection.amended(expected, kept, number)
        foreseen = projection.shifts(commitment, kept, number, today=TODAY)
        amending.sign(draft, by=small.giang, signed_on=TODAY, today=TODAY, version=1)
        now = dict(
            Standing.objects.filter(commitment=commitment, basis="official").values_list("period", "score")
        )
        assert {shift.period: shift.after for shift in foreseen}.items() <= now.items()
    assert Amendment.objects.count() >= 2
    assert list(standings.discrepancies(small.campaign)) == []
    scored = {
        (code, basis): card.score for code, basis, card in cards(expected, ruling.rules, ruling.policy, 2022)
    }
    rows = Standing.objects.filter(commitment=commitment).values_list("period", "basis", "score")
    assert {(period, basis): score for period, basis, score in rows} == scored

    before, text = stored(), export(small.campaign.province)
    Amendment.objects.all().delete()
    import_data(json.loads(text))

    assert stored() == before
    assert export(small.campaign.province) == text
