"""Các bước của báo cáo: who is offered what, sending, and which periods a unit owes."""

import copy
from datetime import date

import pytest

from commitments import workflow
from commitments.conflicts import Conflict, NotReady, Refused
from commitments.entries import NEW, Draft, save
from commitments.models import ClosedYear, Report, Standing
from commitments.models.commitment import Status
from commitments.standings import discrepancies
from indicators.figures import Figure
from tests import world
from units.models import AuditEvent, Unit

pytestmark = pytest.mark.django_db
DAY = date(2022, 3, 14)
PERSONAS = ("an", "binh", "mai", "chi", "giang", "hoa", "khanh", "quan", "dung")
OFFERED = {
    ("draft", "binh"): ["gui"],
    ("returned", "binh"): ["gui"],
    ("submitted", "chi"): ["tra-lai", "duyet"],
    ("approved", "chi"): ["mo-lai"],
}


@pytest.fixture
def province():
    return world.build(2, reports=[world.report("U2")])


@pytest.fixture
def draft(province):
    drafts = {"1": Draft(Figure(numerator=95, denominator=100)), "2": Draft(Figure(value=2))}
    return save(province.commitments["U1"], "2022-Q1", drafts, {}, by=province.an, version=NEW, today=DAY)


def sent(report, by, *, version=1, today=DAY):
    return workflow.perform(workflow.SUBMIT, report, by=by, version=version, today=today)


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("status", ["draft", "submitted", "returned", "approved"])
def test_steps_offered(status, persona):
    province = world.build(2, reports=[world.report(status=status)])

    steps = workflow.available(world.filed(), getattr(province, persona))

    assert [step.name for step in steps] == OFFERED.get((status, persona), [])


@pytest.mark.parametrize("persona", PERSONAS)
def test_closed_year_offers_no_step(province, draft, persona):
    ClosedYear.objects.create(campaign=province.campaign, year=2022)

    assert workflow.available(world.filed(), getattr(province, persona)) == []


def test_sending_makes_the_figures_count(province, draft):
    sent(draft, province.binh)

    report = world.filed()
    standing = Standing.objects.get(commitment=report.commitment, period="2022-Q1", basis="official")
    assert (report.status, report.submitted_on, report.version) == ("submitted", DAY, 2)
    assert (standing.rank, standing.awaits_review, standing.provisional) == (2, True, True)
    assert list(discrepancies(province.campaign)) == []


def test_sending_is_logged(province, draft):
    sent(draft, province.binh)

    event = AuditEvent.objects.filter(chain__key="commitment:C2022/U1").latest("number")
    assert (event.verb, event.by, event.subject) == ("gui", province.binh, "2022-Q1")
    assert event.data == {"from": "draft", "to": "submitted", "version": 2}


def test_day_of_the_first_sending_stays_when_it_is_sent_again(province, draft):
    sent(draft, province.binh)
    workflow.perform(
        workflow.RETURN, world.filed(), by=province.chi, version=2, today=DAY, note="Thiếu biên bản"
    )

    report = sent(world.filed(), province.binh, version=3, today=date(2022, 3, 30))

    assert (report.submitted_on, report.return_reason, report.version) == (DAY, "", 4)
    assert list(discrepancies(province.campaign)) == []


@pytest.mark.parametrize("persona", [name for name in PERSONAS if name != "binh"])
def test_only_the_head_sends(province, draft, persona):
    with pytest.raises(Refused):
        sent(draft, getattr(province, persona))

    assert (world.filed().status, world.filed().version) == ("draft", 1)


def test_what_was_saved_since_is_not_sent(province, draft):
    save(
        draft.commitment,
        "2022-Q1",
        {"2": Draft(Figure(value=9))},
        {},
        by=province.an,
        version=1,
        today=DAY,
    )

    with pytest.raises(Conflict):
        sent(draft, province.binh)

    assert (world.filed().status, world.filed().version) == ("draft", 2)


@pytest.mark.parametrize("status", ["submitted", "approved"])
def test_report_is_sent_once(status):
    province = world.build(2, reports=[world.report(status=status)])

    with pytest.raises(Refused):
        sent(world.filed(), province.binh)

    assert world.filed().version == 1


def test_report_without_figures_is_not_sent(province):
    words = {"1": Draft(explanation="Chưa có số")}
    report = save(province.commitments["U1"], "2022-Q1", words, {}, by=province.an, version=NEW, today=DAY)

    with pytest.raises(NotReady):
        sent(report, province.binh)

    assert world.filed().status == "draft"


def test_report_is_not_sent_before_its_period_begins(province, draft):
    with pytest.raises(NotReady):
        sent(draft, province.binh, today=date(2021, 12, 31))

    assert world.filed().status == "draft"


def test_closed_year_takes_no_report(province, draft):
    ClosedYear.objects.create(campaign=province.campaign, year=2022)

    with pytest.raises(Refused):
        sent(world.filed(), province.binh)

    assert world.filed().status == "draft"


@pytest.mark.parametrize(
    ("signed_on", "codes"),
    [
        ("2022-01-05", ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"]),
        ("2022-03-16", ["2022-Q2", "2022-Q3", "2022-Q4"]),
        ("2022-12-30", []),
        (None, []),
    ],
)
def test_periods_owed_begin_with_the_signature(signed_on, codes):
    province = world.build(1, signed_on=signed_on)

    owed = workflow.owed_periods(province.commitments["U1"])

    assert [period.code for period in owed] == codes


def test_periods_owed_end_with_the_unit(province):
    Unit.objects.filter(pk=province.units["U1"].pk).update(valid_to=date(2022, 6, 30))
    commitment = world.filed("U2").commitment.campaign.commitments.for_listing().get(unit__code="U1")

    assert [period.code for period in workflow.owed_periods(commitment)] == ["2022-Q1", "2022-Q2"]
    assert workflow.period_of(commitment, "2022-Q3") is None
    assert workflow.period_of(commitment, "2022-Q2").due_on == date(2022, 6, 15)


@pytest.mark.parametrize(
    ("signed_on", "ended_on", "status"),
    [(None, None, Status.DRAFT), (DAY, None, Status.SIGNED), (DAY, DAY, Status.ENDED)],
)
def test_status_of_a_commitment_follows_its_dates(signed_on, ended_on, status):
    assert workflow.status_by_dates(signed_on, ended_on) == status


def test_only_the_period_of_the_closed_year_is_closed(province):
    ClosedYear.objects.create(campaign=province.campaign, year=2022)
    campaign = copy.copy(province.campaign)
    campaign._prefetched_objects_cache = {}

    assert workflow.is_closed(campaign, "2022-Q4")
    assert not workflow.is_closed(campaign, "2021-Q4")
    assert Report.objects.count() == 1
