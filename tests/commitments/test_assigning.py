"""Phân công thẩm định, xin không thẩm định, thẩm định đơn vị mình."""

from datetime import date

import pytest
from django.urls import reverse

from commitments import assigning, entries, impartiality, workflow
from commitments.assigning import Charge, charges_of, mark_of
from commitments.conflicts import NotReady, Overtaken, Refused
from commitments.entries import Verdict
from commitments.models import Abstention, Campaign, OwnUnitReview, ReviewAssignment
from tests import world
from tests.commitments import reviewing
from units.models import Assignment, AuditEvent
from units.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.both]  # pages are the way to these verbs
TODAY = date(2022, 4, 20)


@pytest.fixture
def place():
    place = world.build(3, reports=[world.report("U1"), world.report("U2")])
    place.so = place.campaign.groups.get(code="SO").pk
    place.page = reverse("commitments:assigning", args=[place.campaign.pk])
    place.own = world.account("tu", Role.REVIEWER, place.units["UB"], place.units["U1"])
    return place


def stored():
    return sorted(
        ReviewAssignment.objects.values_list("account__username", "group__code", "unit__code"), key=str
    )


def assign(place, *charges, by=None, seen=None):
    seen = mark_of(charges_of(place.campaign)) if seen is None else seen
    return assigning.assign(place.campaign, charges, by=by or place.chi, seen=seen)


def test_assignments_are_put_as_wanted_and_logged(place):
    assign(place, Charge(place.chi.pk, group=place.so))

    assign(place, Charge(place.own.pk, unit=place.units["U2"].pk))

    assert stored() == [("tu", None, "U2")]
    event = AuditEvent.objects.filter(verb="phan-cong-tham-dinh").latest("pk")
    assert event.data == {"added": ["tu: U2"], "removed": ["chi: SO"]}


def test_nothing_changed_is_not_logged(place):
    assign(place)

    assert not AuditEvent.objects.filter(verb="phan-cong-tham-dinh").exists()


@pytest.mark.parametrize("persona", ["an", "binh", "giang", "hoa", "khanh", "quan", "dung"])
def test_only_a_reviewer_assigns(place, persona):
    with pytest.raises(Refused):
        assign(place, Charge(place.chi.pk, group=place.so), by=getattr(place, persona))

    assert stored() == []


def test_only_reviewers_are_assigned_and_only_groups_and_units_of_the_campaign(place):
    foreign = Campaign.objects.get(code="KHAC").groups.first().pk
    for charge in (
        Charge(place.hoa.pk, group=place.so),
        Charge(place.chi.pk, group=foreign),
        Charge(place.chi.pk, unit=place.units["UB"].pk),
    ):
        with pytest.raises(Refused):
            assign(place, charge)

    assert stored() == []


def test_of_two_who_assign_the_second_is_told(place):
    assign(place, Charge(place.chi.pk, group=place.so))

    with pytest.raises(Overtaken):
        assign(place, Charge(place.own.pk, group=place.so), seen="")

    assert stored() == [("chi", "SO", None)]


def test_the_page_assigns_groups_and_units(client, place):
    client.force_login(place.chi)
    unit = place.units["U2"].pk

    sent = {"seen": "", f"g{place.so}-{place.chi.pk}": "on", "unit": unit, "reviewer": place.own.pk}
    client.post(place.page, sent)

    assert stored() == [("chi", "SO", None), ("tu", None, "U2")]
    page = client.get(place.page).content.decode()
    assert "Tu thẩm định riêng Sở Thử U2" in page


def test_a_box_that_is_not_ticked_takes_the_assignment_back(client, place):
    assign(place, Charge(place.own.pk, unit=place.units["U2"].pk))
    client.force_login(place.chi)

    client.post(place.page, {"seen": mark_of(charges_of(place.campaign))})

    assert stored() == []


def test_half_an_assignment_is_asked_back(client, place):
    client.force_login(place.chi)

    page = client.post(place.page, {"seen": "", "unit": place.units["U2"].pk})

    assert set(page.context["form"].errors) == {"reviewer"}
    assert stored() == []


def test_the_page_tells_that_somebody_was_faster(client, place):
    client.force_login(place.chi)
    assign(place, Charge(place.chi.pk, group=place.so))

    assert client.post(place.page, {"seen": ""}).status_code == 409
    assert stored() == [("chi", "SO", None)]


@pytest.mark.parametrize(("persona", "status"), [("hoa", 403), ("khanh", 403), ("an", 404), ("dung", 404)])
def test_the_page_is_for_reviewers_of_the_campaign(client, place, persona, status):
    client.force_login(getattr(place, persona))

    assert client.get(place.page).status_code == status
    assert client.post(place.page, {"seen": ""}).status_code == status


def step(name, unit="U1"):
    return reverse(f"commitments:{name}", args=[world.filed(unit).pk])


def test_an_abstention_is_recorded_and_the_next_report_opens(client, place):
    client.force_login(place.chi)

    answered = client.post(step("abstain"), {"reason": "Em trai làm ở đó"})

    assert answered.url == reviewing.address("U2")
    assert list(Abstention.objects.values_list("account__username", "reason")) == [
        ("chi", "Em trai làm ở đó")
    ]
    assert AuditEvent.objects.get(verb="xin-khong-tham-dinh").note == "Em trai làm ở đó"


def test_who_abstained_changes_nothing_any_more(client, place):
    impartiality.abstain(world.filed(), by=place.chi, reason="Em trai làm ở đó")
    before = reviewing.state()

    with pytest.raises(Refused):
        entries.verify(world.filed(), {"1": Verdict(comment="Sai")}, by=place.chi, version=1)
    with pytest.raises(Refused):
        workflow.perform(workflow.APPROVE, world.filed(), by=place.chi, version=1, today=TODAY)

    assert reviewing.state() == before
    client.force_login(place.chi)
    page = client.get(reviewing.address())
    assert page.context["form"] is None
    assert "Chi xin không thẩm định báo cáo này" in page.content.decode()


def test_who_abstained_may_come_back(client, place):
    impartiality.abstain(world.filed(), by=place.chi, reason="Em trai làm ở đó")
    client.force_login(place.chi)

    client.post(step("come_back"))

    assert not Abstention.objects.exists()
    assert client.get(reviewing.address()).context["form"] is not None


def test_who_did_not_abstain_cannot_come_back(client, place):
    client.force_login(place.chi)

    assert client.post(step("come_back")).status_code == 403
    assert client.get(step("come_back")).status_code == 405


def test_an_abstention_needs_a_reason(client, place):
    client.force_login(place.chi)

    page = client.post(step("abstain"), {"reason": " "})

    assert set(page.context["form"].errors) == {"reason"}
    with pytest.raises(NotReady):
        impartiality.abstain(world.filed(), by=place.chi, reason=" ")
    assert not Abstention.objects.exists()


@pytest.mark.parametrize(("persona", "status"), [("hoa", 403), ("binh", 403), ("mai", 404), ("dung", 404)])
@pytest.mark.parametrize("name", ["abstain", "declare_own", "come_back"])
def test_nobody_else_abstains_or_declares(client, place, persona, status, name):
    client.force_login(getattr(place, persona))

    assert client.post(step(name), {"reason": "Bận"}).status_code == status
    assert not Abstention.objects.exists()


def test_from_a_report_that_is_decided_one_does_not_abstain(client, place):
    workflow.perform(workflow.APPROVE, world.filed(), by=place.chi, version=1, today=TODAY)
    client.force_login(place.chi)

    assert client.post(step("abstain"), {"reason": "Bận"}).status_code == 403
    assert not Abstention.objects.exists()


def allow():
    Campaign.objects.filter(code="C2022").update(reviews_own_unit=True)


def test_nobody_reviews_the_own_unit_where_the_campaign_does_not_allow_it(client, place):
    client.force_login(place.own)

    assert client.get(reviewing.address()).status_code == 403
    assert client.post(step("declare_own"), {"reason": "Chỉ có một người"}).status_code == 403
    assert not OwnUnitReview.objects.exists()


def test_where_it_is_allowed_a_reason_is_asked_first(client, place):
    allow()
    client.force_login(place.own)

    assert client.get(reviewing.address()).url == step("declare_own")
    with pytest.raises(Refused):
        workflow.perform(workflow.APPROVE, world.filed(), by=place.own, version=1, today=TODAY)


def test_with_a_reason_on_record_the_own_unit_is_reviewed(client, place):
    allow()
    client.force_login(place.own)

    client.post(step("declare_own"), {"reason": "Chỉ có một người thẩm định"})
    workflow.perform(workflow.APPROVE, world.filed(), by=place.own, version=1, today=TODAY)

    assert world.filed().status == "approved"
    assert AuditEvent.objects.get(verb="tham-dinh-don-vi-minh").note == "Chỉ có một người thẩm định"


def test_the_reason_is_given_anew_for_each_sending(place):
    allow()
    impartiality.declare(world.filed(), by=place.own, reason="Chỉ có một người thẩm định")
    workflow.perform(workflow.RETURN, world.filed(), by=place.own, version=1, today=TODAY, note="Sai")

    workflow.perform(workflow.SUBMIT, world.filed(), by=place.binh, version=2, today=TODAY)

    assert not OwnUnitReview.objects.exists()


def test_who_enters_figures_for_the_unit_never_reviews_it(place):
    allow()
    Assignment.objects.create(account=place.own, role=Role.CLERK, unit=place.units["U1"])

    with pytest.raises(Refused):
        impartiality.declare(world.filed(), by=place.own, reason="Chỉ có một người thẩm định")


def test_a_declaration_needs_a_reason_and_is_made_once(place):
    allow()
    with pytest.raises(NotReady):
        impartiality.declare(world.filed(), by=place.own, reason="")
    impartiality.declare(world.filed(), by=place.own, reason="Chỉ có một người thẩm định")

    with pytest.raises(Refused):
        impartiality.declare(world.filed(), by=place.own, reason="Lần nữa")

    assert OwnUnitReview.objects.count() == 1
