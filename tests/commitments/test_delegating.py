"""Uỷ quyền gửi báo cáo: who gives it, what it allows, and that the record says so."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commitments import delegating, entries, permissions, workflow
from commitments.conflicts import NotReady, Refused
from commitments.entries import NEW, Draft
from commitments.models import Delegation, Round
from indicators.figures import Figure
from tests import world
from tests.commitments.typed import address, notes
from tests.race import on_postgres, run_together
from units import audit
from units.models import AuditEvent, Message
from units.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.both]  # pages are the way to these verbs
DAY = date(2022, 3, 17)
LAST = date(2022, 3, 20)
PAGE = "/uy-quyen/"


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """Hôm nay là hai ngày sau hạn."""
    monkeypatch.setattr(timezone, "localdate", lambda *moment: DAY)


@pytest.fixture
def place():
    return world.build(2)


@pytest.fixture
def u1(place):
    return place.commitments["U1"]


def give(place, to=None, **changes):
    said = {"from_on": DAY, "to_on": LAST, "reason": "Đi công tác"} | changes
    by = said.pop("by", place.binh)
    return delegating.give(place.units["U1"], to or place.an, by=by, today=DAY, **said)


def draft(place, u1):
    figures = {"1": Draft(Figure(numerator=90, denominator=100))}
    return entries.save(u1, "2022-Q1", figures, {}, by=place.an, version=NEW, today=DAY)


def typed(place, **changes):
    said = {"unit": place.units["U1"].pk, "to": place.an.pk, "from_on": "17/03/2022", "to_on": "20/03/2022"}
    return said | {"reason": "Đi công tác"} | changes


def post(client, account, data, url=PAGE):
    client.force_login(account)
    return client.post(url, data, follow=True)


def test_the_delegate_sends_and_report_round_and_history_say_for_whom(client, place, u1):
    give(place)
    draft(place, u1)

    response = post(client, place.an, {"version": 1}, address(u1, name="submit"))

    sent = Round.objects.get()
    event = AuditEvent.objects.get(verb="gui")
    assert world.filed().status == "submitted"
    assert (sent.sent_by, sent.sent_for) == (place.an, place.binh)
    assert (event.by, event.note) == (place.an, "theo uỷ quyền của Binh")
    assert response.context["lead"].endswith(
        "Gửi lần đầu ngày 17/03/2022, trễ 2 ngày. An gửi theo uỷ quyền của Binh."
    )
    client.force_login(place.chi)
    page = client.get(reverse("commitments:review", args=[world.filed().pk]))
    assert "Gửi báo cáo: theo uỷ quyền của Binh" in [line.text for line in page.context["history"]]


def test_the_head_sends_for_nobody_else(place, u1):
    give(place)
    report = draft(place, u1)

    workflow.perform(workflow.SUBMIT, report, by=place.binh, version=1, today=DAY)

    assert (Round.objects.get().sent_by, Round.objects.get().sent_for) == (place.binh, None)
    assert AuditEvent.objects.get(verb="gui").note == ""


@pytest.mark.parametrize(("from_on", "to_on"), [(1, 3), (-3, -1)])
def test_outside_its_days_it_allows_nothing(place, u1, from_on, to_on):
    now = timezone.now()
    Delegation.objects.create(
        unit=place.units["U1"],
        given_by=place.binh,
        given_to=place.an,
        from_on=DAY + timedelta(days=from_on),
        to_on=DAY + timedelta(days=to_on),
        reason="Đi công tác",
        given_at=now,
    )

    assert not permissions.may_submit(place.an, u1)


def test_revoked_it_allows_nothing_more(client, place, u1):
    delegation = give(place)
    assert permissions.may_submit(place.an, u1)

    answer = post(client, place.binh, {}, reverse("commitments:revoke", args=[delegation.pk]))

    delegation.refresh_from_db()
    assert notes(answer) == ["Đã thu hồi uỷ quyền của An."]
    assert delegation.revoked_by == place.binh
    assert not permissions.may_submit(place.an, u1)
    events = AuditEvent.objects.filter(chain__key="unit:90/U1").order_by("number")
    assert list(events.values_list("verb", "by")) == [
        ("uy-quyen", place.binh.pk),
        ("thu-hoi-uy-quyen", place.binh.pk),
    ]


def test_of_who_heads_the_unit_no_more_it_allows_nothing(place, u1):
    give(place)

    place.binh.assignments.all().delete()

    assert not permissions.may_submit(place.an, u1)


def test_of_who_enters_no_figures_any_more_it_allows_nothing(place, u1):
    give(place)

    place.an.assignments.all().delete()
    place.an.__dict__.pop("rights", None)

    assert not permissions.may_submit(place.an, u1)


def test_it_allows_only_sending_the_reports_of_that_unit(place, u1):
    give(place)

    assert not permissions.may_submit(place.an, place.commitments["U2"])
    assert not permissions.may_draft(place.an, u1)


def test_the_page_gives_it_and_tells_the_delegate(client, place):
    answer = post(client, place.binh, typed(place))

    delegation = Delegation.objects.get()
    assert notes(answer) == ["Đã uỷ quyền cho An gửi báo cáo."]
    assert (delegation.given_to, delegation.from_on, delegation.to_on) == (place.an, DAY, LAST)
    assert Message.objects.get(recipient=place.an).subject == "Được uỷ quyền gửi báo cáo – Sở Thử U1"


@pytest.mark.parametrize("persona", ["an", "chi", "hoa", "dung"])
def test_who_is_no_head_gives_nothing(client, place, persona):
    assert post(client, getattr(place, persona), typed(place)).status_code == 403
    assert not Delegation.objects.exists()


@pytest.mark.parametrize("to", ["binh", "mai", "chi", "dung"])
def test_only_who_enters_figures_of_the_unit_can_be_chosen(client, place, to):
    answer = post(client, place.binh, typed(place, to=getattr(place, to).pk))

    assert "to" in answer.context["form"].errors
    assert not Delegation.objects.exists()
    with pytest.raises(Refused):
        give(place, getattr(place, to))


def test_the_head_of_another_unit_gives_nothing_for_this_one(client, place):
    answer = post(client, place.mai, typed(place))

    assert set(answer.context["form"].errors) == {"unit", "to"}
    with pytest.raises(Refused):
        give(place, by=place.mai)


@pytest.mark.parametrize(
    "changes",
    [
        {"to_on": DAY - timedelta(days=1), "from_on": DAY - timedelta(days=3)},
        {"to_on": DAY + timedelta(days=400)},
        {"from_on": LAST + timedelta(days=1)},
        {"reason": "  "},
    ],
)
def test_days_and_reason_are_checked(place, changes):
    with pytest.raises(NotReady):
        give(place, **changes)
    assert not Delegation.objects.exists()


def test_the_same_person_does_not_hold_two_for_the_same_days(client, place):
    give(place)

    answer = post(client, place.binh, typed(place, from_on="20/03/2022", to_on="25/03/2022"))

    assert answer.context["form"].non_field_errors() == ["An đã được uỷ quyền từ 17/03/2022 đến 20/03/2022."]
    assert Delegation.objects.count() == 1


@pytest.mark.parametrize(("persona", "status"), [("mai", 404), ("dung", 404), ("an", 403)])
def test_others_revoke_nothing(client, place, persona, status):
    delegation = give(place)

    answer = post(client, getattr(place, persona), {}, reverse("commitments:revoke", args=[delegation.pk]))

    delegation.refresh_from_db()
    assert (answer.status_code, delegation.revoked_at) == (status, None)


def test_what_is_revoked_is_not_revoked_again(client, place):
    delegation = delegating.revoke(give(place), by=place.binh)

    answer = post(client, place.binh, {}, reverse("commitments:revoke", args=[delegation.pk]))

    assert answer.status_code == 403
    assert AuditEvent.objects.filter(verb="thu-hoi-uy-quyen").count() == 1


def test_the_report_names_who_may_send_it(client, place, u1):
    give(place)
    draft(place, u1)
    client.force_login(place.an)

    page = client.get(address(u1))
    home = client.get("/")

    assert page.context["heads"] == "Binh, An (được uỷ quyền)"
    assert page.context["may_submit"]
    assert home.context["backlog"].rows[0].action_label == "Xem và gửi"


def test_the_page_needs_as_many_queries_for_three_as_for_one(client, place):
    client.force_login(place.binh)
    give(place)
    client.get(PAGE)
    counts = []
    for name in ("lan", "hai"):
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))
        give(place, world.account(name, Role.CLERK, place.units["U1"], place.units["U1"]))

    assert counts[0] == counts[1]


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_given_twice_at_once_it_is_given_once():
    place = world.build(1)

    outcomes = run_together(lambda: give(place), lambda: give(place))

    assert sorted(type(each).__name__ for each in outcomes) == ["Delegation", "NotReady"]
    assert Delegation.objects.count() == 1
    assert list(audit.breaches()) == []
