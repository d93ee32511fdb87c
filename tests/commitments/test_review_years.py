"""Khoá năm và ghi nhận việc ký: the two verbs that begin and end what a reviewer judges."""

from datetime import date, timedelta

import pytest

from commitments import standings, workflow
from commitments.conflicts import NotReady, Refused
from commitments.models import Campaign, ClosedYear, Commitment, CommitmentItem, Standing
from indicators.models import IndicatorSet
from reports.consequences import conclusions
from tests import world
from units.models import AuditEvent
from units.roles import Role

pytestmark = pytest.mark.django_db
TODAY = date(2022, 1, 10)
OTHERS_THAN_CHI = ["an", "binh", "mai", "giang", "hoa", "khanh", "quan", "dung"]
OTHERS_THAN_GIANG = ["an", "binh", "mai", "chi", "hoa", "khanh", "quan", "dung"]


@pytest.fixture
def place():
    return world.build(reports=[world.report("U1", status="approved")])


@pytest.fixture
def unsigned():
    return world.build(signed_on=None)


def closings():
    return list(ClosedYear.objects.values()), AuditEvent.objects.count()


def verdict_of_u1():
    found = conclusions(Campaign.objects.get(code="C2022"), 2022)
    return next(each.verdict for each in found if each.commitment.unit.code == "U1")


def signings():
    frozen = IndicatorSet.objects.values_list("frozen_at", flat=True)
    return list(Commitment.objects.order_by("pk").values()), list(frozen), AuditEvent.objects.count()


def test_closing_a_year_concludes_what_silence_kept_open():
    known = {"indicator": "4", "value": "71"}
    place = world.build(reports=[world.report(period="2022-Q4", status="approved", entries=[known])])
    before = verdict_of_u1()

    closed = workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)

    assert (before, verdict_of_u1()) == ("open", "not_met")
    assert (closed.year, closed.closed_by) == (2022, place.chi)


def test_closing_a_year_is_in_the_audit_trail_of_the_campaign(place):
    workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)

    event = AuditEvent.objects.get(verb="khoa-nam")
    assert (event.chain.key, event.subject, event.by) == ("campaign:C2022", "2022", place.chi)


def test_closing_a_year_changes_no_score(place):
    workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)

    assert list(standings.discrepancies(place.campaign)) == []


@pytest.mark.parametrize("persona", OTHERS_THAN_CHI)
def test_only_a_reviewer_closes_a_year(place, persona):
    before = closings()

    with pytest.raises(Refused):
        workflow.close_year(place.campaign, 2022, by=getattr(place, persona), today=world.AFTERWARDS)

    assert closings() == before


@pytest.mark.parametrize("year", [2021, 2023])
def test_a_year_outside_the_campaign_is_not_closed(place, year):
    before = closings()

    with pytest.raises(Refused):
        workflow.close_year(place.campaign, year, by=place.chi, today=world.AFTERWARDS)

    assert closings() == before


@pytest.mark.parametrize(
    ("due_on", "first"), [(None, date(2023, 1, 1)), (date(2023, 1, 20), date(2023, 1, 21))]
)
def test_a_year_is_closed_after_its_last_day_and_its_last_due_date(place, due_on, first):
    if due_on:
        span = {"data_from": date(2022, 10, 1), "data_to": date(2022, 12, 31)}
        place.campaign.overrides.create(code="2022-Q4", due_on=due_on, **span)
    campaign = Campaign.objects.get(code="C2022")
    before = closings()

    with pytest.raises(NotReady):
        workflow.close_year(campaign, 2022, by=place.chi, today=first - timedelta(days=1))

    assert closings() == before
    assert workflow.close_year(campaign, 2022, by=place.chi, today=first).year == 2022


def test_a_year_is_closed_once(place):
    workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)
    before = closings()

    with pytest.raises(Refused):
        workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)

    assert closings() == before


def test_signing_puts_the_unit_into_the_ranking_and_freezes_the_indicators(unsigned):
    commitment = unsigned.commitments["U1"]

    signed = workflow.sign(commitment, by=unsigned.giang, signed_on=date(2022, 1, 5), today=TODAY)

    assert (signed.status, signed.signed_on) == ("signed", date(2022, 1, 5))
    assert IndicatorSet.objects.get(pk=unsigned.campaign.indicator_set_id).frozen_at is not None
    assert Standing.objects.filter(commitment=commitment, is_in_force=True).count() == 8
    assert list(standings.discrepancies(unsigned.campaign)) == []


def test_signing_is_in_the_audit_trail(unsigned):
    workflow.sign(unsigned.commitments["U1"], by=unsigned.giang, signed_on=date(2022, 1, 5), today=TODAY)

    event = AuditEvent.objects.get(verb="ky")
    assert (event.by, event.data) == (unsigned.giang, {"signed_on": "2022-01-05"})


@pytest.mark.parametrize("persona", OTHERS_THAN_GIANG)
def test_only_the_officer_records_a_signature(unsigned, persona):
    before = signings()

    with pytest.raises(Refused):
        workflow.sign(unsigned.commitments["U1"], by=getattr(unsigned, persona), signed_on=TODAY, today=TODAY)

    assert signings() == before


def test_the_officer_of_another_authority_records_nothing(unsigned):
    other = world.account("tu", Role.OFFICER, unsigned.units["SNV"], unsigned.units["SNV"])
    before = signings()

    with pytest.raises(Refused):
        workflow.sign(unsigned.commitments["U1"], by=other, signed_on=TODAY, today=TODAY)

    assert signings() == before


def test_a_signature_is_recorded_once(place):
    before = signings()

    with pytest.raises(Refused):
        workflow.sign(place.commitments["U1"], by=place.giang, signed_on=TODAY, today=TODAY)

    assert signings() == before


def test_nothing_is_signed_in_the_future(unsigned):
    before = signings()

    with pytest.raises(NotReady):
        workflow.sign(unsigned.commitments["U1"], by=unsigned.giang, signed_on=date(2022, 1, 11), today=TODAY)

    assert signings() == before


def test_a_commitment_to_nothing_is_not_signed(unsigned):
    CommitmentItem.objects.filter(commitment=unsigned.commitments["U1"]).delete()
    before = signings()

    with pytest.raises(NotReady):
        workflow.sign(unsigned.commitments["U1"], by=unsigned.giang, signed_on=TODAY, today=TODAY)

    assert signings() == before
