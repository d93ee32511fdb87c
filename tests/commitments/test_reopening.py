"""Đề nghị mở lại: asked by the unit with a reason, answered by the reviewer with a step or with a refusal."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments import oversight, reopening, workflow
from commitments.conflicts import NotReady, Refused
from commitments.models import ClosedYear, ReopenRequest
from tests import publishing as by_hand
from tests import world
from tests.commitments.reviewing import address
from tests.commitments.typed import notes
from tests.race import on_postgres, run_together
from units import audit
from units.models import AuditEvent, Message

pytestmark = pytest.mark.django_db
WHY = "Số hồ sơ của chỉ tiêu 1 ghi nhầm."


@pytest.fixture
def place():
    """U1 đã gửi, U2 đã duyệt."""
    return world.build(2, reports=[world.report("U1"), world.report("U2", status="approved")])


def page_of(unit="U1"):
    return reverse("commitments:reopen_ask", args=[world.filed(unit).commitment_id, "2022-Q1"])


def ask(client, account, unit="U1", reason=WHY):
    client.force_login(account)
    return client.post(page_of(unit), {"reason": reason}, follow=True)


def decline(client, account, asked, answer="Số liệu đã công bố."):
    client.force_login(account)
    url = reverse("commitments:reopen_decline", args=[asked.pk])
    return client.post(url, {"answer": answer}, follow=True)


def asked_by(place, unit="U1", by=None):
    return reopening.ask(world.filed(unit), WHY, by=by or place.an)


@pytest.mark.parametrize(("persona", "unit"), [("an", "U1"), ("binh", "U1"), ("mai", "U2")])
def test_clerk_or_head_asks_and_the_reviewer_is_told(client, place, persona, unit):
    account = getattr(place, persona)

    answer = ask(client, account, unit)

    asked = ReopenRequest.objects.get()
    event = AuditEvent.objects.get(verb="de-nghi-mo-lai")
    assert notes(answer) == ["Đã gửi đề nghị mở lại đến người thẩm định."]
    assert (asked.report, asked.asked_by, asked.reason, asked.state) == (
        world.filed(unit),
        account,
        WHY,
        "waiting",
    )
    assert (event.by, event.subject, event.note) == (account, "2022-Q1", WHY)
    assert Message.objects.get(recipient=place.chi).path == address(unit)
    assert answer.context["asked"] == asked


@pytest.mark.parametrize(("persona", "status"), [("mai", 404), ("dung", 404), ("chi", 403), ("hoa", 403)])
def test_others_do_not_ask(client, place, persona, status):
    assert ask(client, getattr(place, persona)).status_code == status
    assert not ReopenRequest.objects.exists()


@pytest.mark.parametrize("status", ["draft", "returned"])
def test_of_a_report_that_is_open_nothing_is_asked(client, status):
    place = world.build(1, reports=[world.report(status=status)])

    assert ask(client, place.an).status_code == 403


def test_in_a_closed_year_nothing_is_asked(client, place):
    ClosedYear.objects.create(campaign=place.campaign, year=2022)

    assert ask(client, place.an).status_code == 403


def test_without_a_reason_nothing_is_asked(client, place):
    answer = ask(client, place.an, reason=" ")

    assert answer.context["form"].errors == {"reason": ["Ghi lý do đề nghị mở lại."]}
    with pytest.raises(NotReady):
        reopening.ask(world.filed(), " ", by=place.an)
    assert not ReopenRequest.objects.exists()


def test_while_one_waits_no_other_is_asked(client, place):
    asked_by(place)

    assert ask(client, place.binh).status_code == 403
    assert ReopenRequest.objects.count() == 1


def test_it_stands_on_the_first_page_and_on_the_report_of_the_reviewer(client, place):
    asked = asked_by(place)
    client.force_login(place.chi)

    home, page = client.get("/"), client.get(address())

    (row,) = home.context["requests"]
    assert (row.title, row.url, row.meta) == ("Sở Thử U1 – Quý I/2022", address(), f"An: “{WHY}”")
    assert page.context["answers"] == [
        ("Trả lại", address(step="tra-lai")),
        ("Không mở lại", reverse("commitments:reopen_decline", args=[asked.pk])),
    ]


@pytest.mark.parametrize("persona", ["an", "binh", "hoa", "khanh", "giang", "quan", "dung"])
def test_it_waits_for_nobody_else(place, persona):
    asked_by(place)

    assert oversight.requests(getattr(place, persona)) == []


@pytest.mark.parametrize(("unit", "step", "by"), [("U1", "tra-lai", "an"), ("U2", "mo-lai", "mai")])
def test_the_step_that_opens_the_report_answers_it(client, place, unit, step, by):
    asker = getattr(place, by)
    asked = asked_by(place, unit, asker)
    client.force_login(place.chi)
    url = address(unit, step)
    note = client.get(url).context["form"].initial["note"]

    client.post(url, {"version": 1, "note": note})

    asked.refresh_from_db()
    assert note == f"Theo đề nghị của đơn vị: {WHY}"
    assert world.filed(unit).status == "returned"
    assert (asked.state, asked.answer, asked.answered_by) == ("granted", note, place.chi)
    assert Message.objects.get(recipient=asker).subject == f"Đã mở lại báo cáo – Sở Thử {unit} – Quý I/2022"


def test_approving_leaves_it_waiting(place):
    asked = asked_by(place)

    workflow.perform(workflow.APPROVE, world.filed(), by=place.chi, version=1, today=world.AFTERWARDS)

    asked.refresh_from_db()
    assert asked.state == "waiting"


def test_the_reviewer_declines_with_a_reason_that_the_unit_reads(client, place):
    asked = asked_by(place)

    decline(client, place.chi, asked)

    asked.refresh_from_db()
    assert (asked.state, asked.answer, asked.answered_by) == ("declined", "Số liệu đã công bố.", place.chi)
    assert world.filed().status == "submitted"
    assert AuditEvent.objects.get(verb="khong-mo-lai").note == "Số liệu đã công bố."
    assert "Số liệu đã công bố." in Message.objects.get(recipient=place.an).text
    client.force_login(place.an)
    page = client.get(world.filed().get_absolute_url())
    assert "Số liệu đã công bố." in page.content.decode()
    assert page.context["may_ask"]


@pytest.mark.parametrize(("persona", "status"), [("dung", 404), ("mai", 404), ("an", 403), ("hoa", 403)])
def test_others_decline_nothing(client, place, persona, status):
    asked = asked_by(place)

    answer = decline(client, getattr(place, persona), asked)

    asked.refresh_from_db()
    assert (answer.status_code, asked.state) == (status, "waiting")


def of_own_unit(place):
    return by_hand.own(place)


def who_abstains(place):
    by_hand.abstained(place.chi)
    return place.chi


@pytest.mark.parametrize("partial", [of_own_unit, who_abstains])
def test_who_is_not_impartial_is_not_told_and_declines_nothing(client, place, partial):
    account = partial(place)

    asked = asked_by(place)

    assert decline(client, account, asked).status_code == 403
    with pytest.raises(Refused):
        reopening.decline(asked, "Không.", by=account)
    asked.refresh_from_db()
    assert asked.state == "waiting"
    assert oversight.requests(account) == []
    assert not Message.objects.filter(recipient=account).exists()


def test_where_one_reviewer_is_assigned_the_others_are_not_told(place):
    other = by_hand.own(place, "U2")
    by_hand.assigned(place, other)

    asked_by(place)

    assert [row.recipient for row in Message.objects.all()] == [other]
    assert [len(oversight.requests(account)) for account in (other, place.chi)] == [1, 0]


def test_declining_needs_a_reason(client, place):
    asked = asked_by(place)

    assert decline(client, place.chi, asked, " ").context["form"].errors
    with pytest.raises(NotReady):
        reopening.decline(asked, " ", by=place.chi)
    asked.refresh_from_db()
    assert asked.state == "waiting"


def test_what_is_answered_is_not_answered_again(client, place):
    asked = reopening.decline(asked_by(place), "Không.", by=place.chi)

    assert decline(client, place.chi, asked).status_code == 403
    with pytest.raises(Refused):
        reopening.decline(asked, "Không.", by=place.chi)
    assert AuditEvent.objects.filter(verb="khong-mo-lai").count() == 1


def test_the_first_page_needs_as_many_queries_for_two_as_for_one(client, place):
    client.force_login(place.chi)
    client.get("/")
    counts = []
    for unit, by in (("U1", place.an), ("U2", place.mai)):
        asked_by(place, unit, by)
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        counts.append(len(queries))

    assert counts[0] == counts[1]


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_asked_twice_at_once_it_is_asked_once():
    place = world.build(1, reports=[world.report()])

    outcomes = run_together(lambda: asked_by(place), lambda: asked_by(place, by=place.binh))

    assert sorted(type(each).__name__ for each in outcomes) == ["Refused", "ReopenRequest"]
    assert ReopenRequest.objects.count() == 1
    assert list(audit.breaches()) == []


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_a_request_is_declined_or_granted_never_both():
    place = world.build(1, reports=[world.report()])
    asked = asked_by(place)

    def open_it():
        step = workflow.RETURN
        return workflow.perform(
            step, world.filed(), by=place.chi, version=1, today=world.AFTERWARDS, note="Theo đề nghị"
        )

    run_together(open_it, lambda: reopening.decline(asked, "Không.", by=place.chi))

    asked.refresh_from_db()
    declined = AuditEvent.objects.filter(verb="khong-mo-lai").count()
    assert (asked.state, declined) in {("granted", 0), ("declined", 1)}
    assert list(audit.breaches()) == []
