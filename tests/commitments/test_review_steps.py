"""Trả lại và duyệt: the verbs behind the two buttons of a reviewer."""

from datetime import date

import pytest

from commitments import standings, workflow
from commitments.conflicts import Conflict, NotReady, Refused
from commitments.models import Report, Standing
from commitments.models.report import ReportStatus
from tests import world
from units.models import AuditEvent
from units.roles import Role

pytestmark = pytest.mark.django_db
TODAY = date(2022, 4, 20)
BOTH = pytest.mark.parametrize("step", [workflow.RETURN, workflow.APPROVE], ids=lambda step: step.name)


@pytest.fixture
def place():
    return world.build(reports=[world.report("U1"), world.report("U2")])


def state():
    return list(Report.objects.order_by("pk").values()), AuditEvent.objects.count()


def perform(step, by, version=1, note="Thiếu minh chứng", report=None):
    return workflow.perform(step, report or world.filed(), by=by, version=version, today=TODAY, note=note)


def row_of(unit):
    return Standing.objects.get(
        commitment__unit__code=unit, campaign__code="C2022", period="2022-Q1", basis="official"
    )


def test_an_approved_report_is_no_longer_provisional(place):
    perform(workflow.APPROVE, place.chi, note="")

    report = world.filed()
    assert (report.status, report.version, report.return_reason) == (ReportStatus.APPROVED, 2, "")
    assert row_of("U1").awaits_review is False
    assert list(standings.discrepancies(place.campaign)) == []


def test_the_figures_of_a_returned_report_no_longer_count(place):
    perform(workflow.RETURN, place.chi)

    report = world.filed()
    assert (report.status, report.version) == (ReportStatus.RETURNED, 2)
    assert report.return_reason == "Thiếu minh chứng"
    assert {unit: row_of(unit).rank for unit in ("U1", "U2")} == {"U1": 2, "U2": 1}
    assert list(standings.discrepancies(place.campaign)) == []


@BOTH
def test_who_did_it_and_why_is_in_the_audit_trail(place, step):
    perform(step, place.chi)

    event = AuditEvent.objects.get(verb=step.name)
    assert (event.by, event.subject, event.note) == (place.chi, "2022-Q1", "Thiếu minh chứng")
    assert event.data == {"from": "submitted", "to": step.target, "version": 2}


@BOTH
@pytest.mark.parametrize("persona", ["an", "binh", "mai", "giang", "hoa", "khanh", "quan", "dung"])
def test_only_a_reviewer_judges(place, step, persona):
    before = state()

    with pytest.raises(Refused):
        perform(step, getattr(place, persona))

    assert state() == before


@BOTH
def test_nobody_judges_the_unit_they_work_in(place, step):
    own = world.account("tu", Role.REVIEWER, place.units["UB"], place.units["U1"])
    before = state()

    with pytest.raises(Refused):
        perform(step, own)

    assert state() == before


@BOTH
@pytest.mark.parametrize("status", ["draft", "returned", "approved"])
def test_only_a_submitted_report_is_judged(step, status):
    place = world.build(reports=[world.report(status=status)])
    before = state()

    with pytest.raises(Refused):
        perform(step, place.chi)

    assert state() == before


@BOTH
def test_nothing_is_judged_in_a_closed_year(place, step):
    workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)
    before = state()

    with pytest.raises(Refused):
        perform(step, place.chi)

    assert state() == before


@BOTH
def test_what_was_saved_since_is_not_judged_unseen(place, step):
    Report.objects.filter(pk=world.filed().pk).update(version=2)
    before = state()

    with pytest.raises(Conflict):
        perform(step, place.chi, version=1)

    assert state() == before


@pytest.mark.parametrize("note", ["", "   "])
def test_a_report_is_not_returned_without_a_reason(place, note):
    before = state()

    with pytest.raises(NotReady):
        perform(workflow.RETURN, place.chi, note=note)

    assert state() == before


@pytest.mark.parametrize(
    ("persona", "names"),
    [("chi", ["tra-lai", "duyet"]), ("binh", []), ("hoa", []), ("khanh", []), ("dung", [])],
)
def test_steps_offered_on_a_submitted_report(place, persona, names):
    steps = workflow.available(world.filed(), getattr(place, persona))

    assert [step.name for step in steps] == names
