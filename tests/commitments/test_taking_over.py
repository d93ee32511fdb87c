"""Nhận thẩm định thay: what is assigned to a colleague is reviewed only knowingly, and nobody's holiday holds it up."""

from datetime import date
from decimal import Decimal
from random import Random

import pytest
from django.urls import reverse

from commitments import adjustments, entries, impartiality, reopening, workflow
from commitments.conflicts import Overtaken, Refused
from commitments.entries import Verdict
from commitments.models import Campaign, ClosedYear, Report
from commitments.models.reviewing import assigned_to, charged_among
from tests import world
from tests.commitments import reviewing
from tests.commitments.reviewing import address, everything, take, taken
from tests.commitments.typed import notes
from units.models import AuditEvent, Message
from units.roles import Role

pytestmark = pytest.mark.django_db
TODAY = date(2022, 4, 20)


@pytest.fixture
def place():
    return reviewing.divided()


def url(name="take_over", unit="U1"):
    return reverse(f"commitments:{name}", args=[world.filed(unit).pk])


def perform(step, by, unit="U1", **options):
    report = world.filed(unit)
    options = {"version": report.version, "today": TODAY} | options
    return workflow.perform(step, report, by=by, **options)


def verify(by):
    entries.verify(world.filed(), {"1": Verdict(comment="Sai")}, by=by, version=1)


def adjust(by):
    adjustments.adjust(world.filed().commitment, "2022-Q1", Decimal(-1), "Trễ", by=by)


def give_back(by):
    perform(workflow.RETURN, by, note="Sai")


def approve(by):
    perform(workflow.APPROVE, by)


@pytest.mark.parametrize("verb", [verify, adjust, give_back, approve])
def test_no_verb_judges_what_is_assigned_to_somebody_else_before_it_is_taken_over(place, verb):
    before = everything()
    with pytest.raises(Refused):
        verb(place.tu)
    assert everything() == before

    take(place.tu)
    verb(place.tu)

    assert AuditEvent.objects.latest("pk").by == place.tu


def test_an_approved_report_is_reopened_only_by_who_took_it_over(place):
    perform(workflow.APPROVE, place.chi)
    with pytest.raises(Refused):
        perform(workflow.REOPEN, place.tu, note="Sai")

    take(place.tu)
    perform(workflow.REOPEN, place.tu, note="Sai")

    assert world.filed().status == "returned"


def test_a_request_to_reopen_is_declined_only_by_who_took_it_over_and_told_to_them(place):
    asked = reopening.ask(world.filed(), "Nhầm", by=place.an)
    with pytest.raises(Refused):
        reopening.decline(asked, "Không", by=place.tu)
    told = set(Message.objects.values_list("recipient__username", flat=True))

    take(place.tu)
    reopening.decline(asked, "Không", by=place.tu)
    reopening.ask(world.filed(), "Lần nữa", by=place.an)

    assert told == {"chi"}
    assert Message.objects.filter(recipient=place.tu, subject__startswith="Đề nghị mở lại").count() == 1


def test_it_is_taken_back_with_one_click_by_whom_it_is_assigned_to(client, place):
    take(place.tu)
    with pytest.raises(Refused):
        verify(place.chi)
    client.force_login(place.chi)
    page = client.get(address())

    client.post(url(), {"seen": page.context["charge"]["mark"]})

    assert "Tu đã nhận thẩm định báo cáo này" in page.content.decode()
    assert taken() == []
    verify(place.chi)
    with pytest.raises(Refused):
        perform(workflow.APPROVE, place.tu)


@pytest.mark.parametrize("persona", ["chi", "tu"])
def test_what_is_assigned_to_nobody_is_reviewed_by_anybody(client, place, persona):
    client.force_login(getattr(place, persona))

    assert client.get(address("U3")).context["form"] is not None
    assert client.post(url(unit="U3"), {"seen": ""}).status_code == 403
    assert taken() == []


def test_who_left_or_abstains_holds_nothing_up(client, place):
    client.force_login(place.tu)
    impartiality.abstain(world.filed("U1"), by=place.chi, reason="Em trai làm ở đó")
    open_one = client.get(address("U1")).context["form"]
    place.chi.is_active = False
    place.chi.save(update_fields=["is_active"])

    assert open_one is not None
    assert client.get(address("U2")).context["form"] is not None


def test_who_took_it_over_and_left_holds_nothing_up(place):
    take(place.tu)
    place.tu.is_active = False
    place.tu.save(update_fields=["is_active"])

    verify(place.chi)

    assert reviewing.entry().comment == "Sai"


@pytest.mark.parametrize(
    ("persona", "status"),
    [("hoa", 403), ("khanh", 403), ("binh", 403), ("chi", 403), ("mai", 404), ("dung", 404)],
)
def test_nobody_else_takes_it_over(client, place, persona, status):
    client.force_login(getattr(place, persona))
    before = everything()

    assert client.post(url(), {"seen": str(place.chi.pk)}).status_code == status
    assert client.get(url()).status_code == 405
    assert everything() == before


def test_who_abstained_or_works_in_the_unit_does_not_take_it_over(place):
    of_u1 = world.account("nga", Role.REVIEWER, place.units["UB"], place.units["U1"])
    impartiality.abstain(world.filed(), by=place.tu, reason="Chị gái làm ở đó")

    for account in (of_u1, place.tu):
        with pytest.raises(Refused):
            take(account)
    assert taken() == []


def test_what_was_returned_or_is_of_a_closed_year_is_not_taken_over(client, place):
    perform(workflow.RETURN, place.chi, note="Sai")
    ClosedYear.objects.create(campaign=place.campaign, year=2022, closed_by=place.chi)
    client.force_login(place.tu)

    for unit in ("U1", "U2"):
        assert client.post(url(unit=unit), {"seen": str(place.chi.pk)}).status_code == 403
    assert taken() == []


def test_of_two_who_take_it_over_the_second_is_told(client, place):
    nga = world.account("nga", Role.REVIEWER, place.units["UB"], place.units["U4"])
    take(nga)
    client.force_login(place.tu)

    page = client.post(url(), {"seen": str(place.chi.pk)}, follow=True)

    assert taken() == [("nga", "U1")]
    assert notes(page)[0] == "Người khác vừa nhận báo cáo này. Xem lại ai đang được giao rồi nhận."
    with pytest.raises(Overtaken):
        impartiality.take_over(world.filed(), by=place.tu, seen=str(place.chi.pk))


def test_what_is_sent_anew_goes_to_whom_it_is_assigned(place):
    take(place.tu)
    perform(workflow.RETURN, place.tu, note="Sai")

    perform(workflow.SUBMIT, place.binh)

    assert taken() == []
    assert impartiality.in_charge(world.filed()) == [place.chi]


def test_who_took_it_over_and_abstains_gives_it_back(place):
    take(place.tu)

    impartiality.abstain(world.filed(), by=place.tu, reason="Chị gái làm ở đó")

    assert (taken(), impartiality.in_charge(world.filed())) == ([], [place.chi])


def test_a_reason_for_the_own_unit_does_not_take_it_from_a_colleague(client, place):
    Campaign.objects.update(reviews_own_unit=True)
    nga = world.account("nga", Role.REVIEWER, place.units["UB"], place.units["U1"])
    impartiality.declare(world.filed(), by=nga, reason="Ít người")
    client.force_login(nga)

    page = client.get(address())

    assert (page.status_code, page.context["form"]) == (200, None)
    with pytest.raises(Refused):
        verify(nga)
    take(nga)
    verify(nga)


@pytest.mark.parametrize("seed", range(6))
def test_the_queue_and_one_report_agree_on_whose_each_is(place, seed):
    chance, reports = Random(seed), list(Report.objects.for_listing().order_by("pk"))
    people = [place.chi, place.tu, world.account("nga", Role.REVIEWER, place.units["UB"], place.units["U4"])]
    for unit in chance.sample(["U1", "U2", "U3"], chance.randint(0, 3)):
        reviewing.assign(place, chance.choice(people), unit=place.units[unit])
    pairs = [(report, account) for report in reports for account in people]
    away = chance.sample(pairs, chance.randint(0, 4))
    for report, account in away:
        report.abstentions.create(account=account, reason="Em trai làm ở đó")
    for report in chance.sample(reports, chance.randint(0, 2)):
        if able := [account for account in people if (report, account) not in away]:
            report.takeovers.create(account=chance.choice(able))
    people[2].is_active = chance.random() < 0.5
    people[2].save(update_fields=["is_active"])

    charged = charged_among(reports)

    assert charged == {report.pk: impartiality.in_charge(report) for report in reports}
    for account in people:
        mine = {
            report
            for report in reports
            if (report, account) not in away and (not charged[report.pk] or account in charged[report.pk])
        }
        assert set(Report.objects.filter(assigned_to(account))) == mine
