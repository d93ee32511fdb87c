"""Hai người cùng thẩm định một lúc, with real transactions on PostgreSQL."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from commitments import entries, impartiality, standings, workflow
from commitments.adjustments import adjust
from commitments.conflicts import Conflict, Overtaken, Refused
from commitments.entries import Verdict
from commitments.models import Adjustment, Report, Standing
from tests import world
from tests.commitments import reviewing
from tests.commitments.reviewing import address, typed
from tests.race import on_postgres, run_together
from units import audit
from units.models import AuditEvent
from units.roles import Role

pytestmark = [pytest.mark.django_db(transaction=True), on_postgres]
TODAY = date(2022, 4, 20)


@pytest.fixture
def place():
    return world.build(4, reports=[world.report(unit) for unit in ("U1", "U2", "U3", "U4")])


def approve(place, unit):
    def deed():
        report = world.filed(unit)
        return workflow.perform(workflow.APPROVE, report, by=place.chi, version=1, today=TODAY).status

    return deed


def ranks():
    rows = Standing.objects.filter(campaign__code="C2022", period="2022-Q1", basis="official")
    return dict(rows.values_list("commitment__unit__code", "rank"))


def test_two_approvals_in_one_group_leave_ranks_right(place):
    outcomes = run_together(approve(place, "U1"), approve(place, "U2"))

    assert outcomes == ["approved", "approved"]
    assert ranks() == {"U1": 1, "U2": 1, "U3": 1, "U4": 1}
    assert list(standings.discrepancies(place.campaign)) == []


def test_two_verdicts_in_one_group_leave_ranks_right(place):
    def lower(unit, points):
        verdict = Verdict(points=Decimal(points), reason="Chậm")
        return lambda: entries.verify(world.filed(unit), {"3": verdict}, by=place.chi, version=1).version

    outcomes = run_together(lower("U1", 5), lower("U2", 10))

    assert outcomes == [2, 2]
    assert ranks() == {"U1": 2, "U2": 1, "U3": 1, "U4": 1}
    assert list(standings.discrepancies(place.campaign)) == []


def test_of_two_verdicts_on_one_report_one_wins_and_one_is_told(place):
    def comment(text):
        verdicts = {"1": Verdict(comment=text)}
        return lambda: entries.verify(world.filed(), verdicts, by=place.chi, version=1).version

    outcomes = run_together(comment("Thứ nhất"), comment("Thứ hai"))

    assert sorted(type(each) for each in outcomes if each != 2) == [Conflict]
    assert AuditEvent.objects.filter(verb="tham-dinh").count() == 1


def test_a_report_is_approved_or_returned_never_both(place):
    def give_back():
        step = workflow.RETURN
        return workflow.perform(step, world.filed(), by=place.chi, version=1, today=TODAY, note="Sai").status

    outcomes = run_together(approve(place, "U1"), give_back)

    status = Report.objects.get(pk=world.filed().pk).status
    assert [each for each in outcomes if isinstance(each, str)] == [status]
    assert AuditEvent.objects.filter(verb__in=["duyet", "tra-lai"]).count() == 1


def test_adjustments_in_two_groups_have_different_codes(place):
    def give(unit):
        commitment = place.commitments[unit]
        return lambda: adjust(commitment, "2022-Q1", Decimal(-1), "Chậm", by=place.chi).code

    outcomes = run_together(give("U1"), give("U3"))

    assert sorted(outcomes) == ["DC-0001", "DC-0002"]
    assert Adjustment.objects.count() == 2
    assert list(standings.discrepancies(place.campaign)) == []


def test_a_year_is_closed_between_two_approvals_not_amid_one(place):
    def close():
        return workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS).year

    closed, *approved = run_together(close, approve(place, "U1"), approve(place, "U3"))

    assert closed == 2022
    done = [each for each in approved if each == "approved"]
    assert Report.objects.filter(status="approved").count() == len(done)
    assert list(standings.discrepancies(place.campaign)) == []
    assert list(audit.breaches()) == []


def test_of_two_pages_saved_at_once_one_is_answered_with_the_conflict(place):
    def save(text):
        client = Client()
        client.force_login(place.chi)
        sent = {"version": "1"} | typed("1", comment=text)
        return lambda: client.post(address(), sent).status_code

    outcomes = run_together(save("Thứ nhất"), save("Thứ hai"))

    assert sorted(outcomes) == [302, 409]
    assert AuditEvent.objects.filter(verb="tham-dinh").count() == 1


def test_an_adjustment_sent_twice_at_once_is_recorded_once(place):
    def send():
        client = Client()
        client.force_login(place.chi)
        sent = {"version": "1", "dc-points": "-1,5", "dc-reason": "Chậm", "dc-known": "0"}
        return lambda: client.post(address(), sent).status_code

    outcomes = run_together(send(), send())

    assert sorted(outcomes) == [200, 302]
    assert Adjustment.objects.count() == 1


def test_of_two_who_take_over_one_does_and_the_other_is_told(place):
    reviewing.assign(place, place.chi)
    others = [
        world.account(name, Role.REVIEWER, place.units["UB"], place.units["U4"]) for name in ("tu", "nga")
    ]

    def take(account):
        return lambda: impartiality.take_over(world.filed(), by=account, seen=str(place.chi.pk))

    outcomes = run_together(*map(take, others))

    assert sorted(type(each) for each in outcomes if each) == [Overtaken]
    assert len(reviewing.taken()) == 1


def test_an_approval_and_a_takeover_never_both_go_by_the_old_charge(place):
    reviewing.assign(place, place.chi)
    tu = world.account("tu", Role.REVIEWER, place.units["UB"], place.units["U4"])

    def take():
        impartiality.take_over(world.filed(), by=tu, seen=str(place.chi.pk))

    approved, took = run_together(approve(place, "U1"), take)

    came_first = (approved, world.filed().status) == ("approved", "approved")
    came_late = (type(approved), world.filed().status) == (Refused, "submitted")
    assert (took, came_first or came_late) == (None, True)
    assert reviewing.taken() == [("tu", "U1")]
