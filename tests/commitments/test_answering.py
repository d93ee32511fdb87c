"""Ai trả lời kiến nghị: not who verified the figure, while somebody else may; it is seen where only they are left."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments import answering, appeal_desk, appealing, closing, entries, history, impartiality, workflow
from commitments.conflicts import Refused
from commitments.entries import Verdict
from commitments.models import Appeal, Entry
from commitments.models.report import Decision
from indicators.figures import Figure
from tests import publishing as by_hand
from tests import world
from tests.publishing import CLOSED_ON, Q1
from units.models import AuditEvent
from units.roles import Role

pytestmark = pytest.mark.django_db
ACCEPTED = Verdict(decision=Decision.ACCEPTED)
RETURNED = Verdict(decision=Decision.RETURNED, comment="Thiếu biên bản")
FOUR = Verdict(figure=Figure(value=Decimal(4)), comment="Theo kiến nghị")
ANSWER = {"accepted": "1", "reason": "Đúng"}


@pytest.fixture
def small():
    """U1 và U2 đã gửi; Chi và Tu thẩm định, Tu công tác ở U3."""
    small = world.build(3, reports=[world.report("U1"), world.report("U2")])
    small.tu = world.account("tu", Role.REVIEWER, small.units["UB"], small.units["U3"])
    return small


def verify(by, **verdicts):
    report = world.filed()
    said = {number.removeprefix("n"): verdict for number, verdict in verdicts.items()}
    return entries.verify(report, said, by=by, version=report.version)


def perform(step, by, **options):
    report = world.filed()
    return workflow.perform(step, report, by=by, version=report.version, today=CLOSED_ON, **options)


def appealed(small, number="2"):
    """Kỳ đã chốt và công bố tạm tính; U1 kiến nghị về chỉ tiêu này."""
    closing.close_period(small.campaign, Q1, by=small.chi, today=CLOSED_ON)
    return by_hand.appeal(small, by_hand.provisional(small), number)


@pytest.fixture
def appeal(small):
    """Chi đã thẩm định và duyệt số bị kiến nghị."""
    verify(small.chi, n2=ACCEPTED)
    perform(workflow.APPROVE, small.chi)
    return appealed(small)


def who(appeal):
    """(những người trả lời được, có phải ngoại lệ không)."""
    settlers = answering.of(appeal)
    return [account.username for account in settlers.accounts], settlers.is_exception


def state():
    return (
        list(Appeal.objects.values()),
        list(Entry.objects.order_by("pk").values()),
        AuditEvent.objects.count(),
    )


def test_who_verified_the_figure_does_not_answer_while_a_colleague_may(client, small, appeal):
    before = state()
    client.force_login(small.chi)

    page = client.get(appeal.get_absolute_url())
    assert client.post(appeal.get_absolute_url(), ANSWER).status_code == 403
    with pytest.raises(Refused):
        appealing.answer(appeal, accepted=True, reason="Đúng", by=small.chi)

    assert page.context["form"] is None
    assert "Anh/chị đã thẩm định số bị kiến nghị, nên người khác trả lời: Tu." in page.content.decode()
    assert state() == before


def test_the_colleague_answers(client, small, appeal):
    client.force_login(small.tu)

    client.post(appeal.get_absolute_url(), ANSWER)

    appeal.refresh_from_db()
    assert (appeal.state, appeal.decided_by, appeal.is_answered_by_judge) == ("accepted", small.tu, False)


def test_it_waits_on_the_desk_of_the_colleague(small, appeal):
    assert [len(appeal_desk.to_settle(each)) for each in (small.chi, small.tu)] == [0, 1]


def test_what_the_colleague_accepted_is_not_undone_by_who_verified(client, small, appeal):
    appealing.answer(appeal, accepted=True, reason="Đúng", by=small.tu)
    before = state()
    client.force_login(small.chi)

    for name in ("appeal_correct", "appeal_leave"):
        address = reverse(f"reports:{name}", args=[appeal.pk])
        assert client.post(address, {"reason": "x"}).status_code == 403
    with pytest.raises(Refused):
        appealing.leave_as_is(appeal, "x", by=small.chi)
    with pytest.raises(Refused):
        entries.verify(world.filed(), {"2": FOUR}, by=small.chi, version=world.filed().version, appeal=appeal)
    assert state() == before

    report = world.filed()
    done = appealing.carry_out(appeal, report, FOUR, by=small.tu, version=report.version)
    assert (done.carried_out_by, who(done)) == (small.tu, (["tu"], False))


def alone(small):
    small.tu.is_active = False
    small.tu.save(update_fields=["is_active"])


def colleague_of_the_unit(small):
    small.tu.unit = small.units["U1"]
    small.tu.save(update_fields=["unit"])


def colleague_abstains(small):
    by_hand.abstained(small.tu)


@pytest.mark.parametrize("change", [alone, colleague_of_the_unit, colleague_abstains])
def test_where_nobody_else_may_who_verified_answers_for_all_to_see(client, small, appeal, change):
    change(small)
    client.force_login(small.chi)

    page = client.get(appeal.get_absolute_url())
    client.post(appeal.get_absolute_url(), ANSWER)

    assert "Anh/chị đã thẩm định số này." in page.content.decode()
    appeal.refresh_from_db()
    assert (appeal.decided_by, appeal.is_answered_by_judge) == (small.chi, True)
    event = AuditEvent.objects.get(verb="tra-loi-kien-nghi")
    assert event.data == {"indicator": "2", "state": "accepted", "by_judge": True}
    client.force_login(small.binh)
    assert (
        "Người trả lời cũng là người đã thẩm định số này"
        in client.get(appeal.get_absolute_url()).content.decode()
    )
    assert (
        history.of_report(world.filed())[0].text
        == "Trả lời kiến nghị, do chính người đã thẩm định số này: Đúng"
    )


@pytest.mark.parametrize(("assigned", "expected"), [("chi", ["tu"]), ("tu", ["tu"])])
def test_an_assignment_goes_to_who_did_not_verify(small, appeal, assigned, expected):
    by_hand.assigned(small, getattr(small, assigned))

    assert who(appeal) == (expected, False)


def test_of_those_assigned_only_who_did_not_verify_answers(small, appeal):
    world.account("nga", Role.REVIEWER, small.units["UB"], small.units["U3"])
    by_hand.assigned(small, small.chi)
    by_hand.assigned(small, small.tu)

    assert who(appeal) == (["tu"], False)


def test_who_approved_the_report_verified_all_of_it(small):
    perform(workflow.APPROVE, small.tu)

    assert who(appealed(small, "1")) == (["chi"], False)


def test_where_one_verified_and_another_approved_one_of_both_answers(small):
    verify(small.chi, n2=ACCEPTED)
    perform(workflow.APPROVE, small.tu)

    appeal = appealed(small)

    assert who(appeal) == (["chi", "tu"], True)
    by_hand.assigned(small, small.tu)
    assert who(appeal) == (["tu"], True)


def test_who_returned_an_earlier_figure_did_not_verify_the_one_sent_anew(small):
    verify(small.chi, n1=ACCEPTED, n2=RETURNED)
    perform(workflow.RETURN, small.chi, note="Thiếu biên bản")
    perform(workflow.SUBMIT, small.binh)
    verify(small.tu, n2=ACCEPTED)
    perform(workflow.APPROVE, small.tu)

    appeal = appealed(small)

    assert who(appeal) == (["chi"], False)
    assert who(by_hand.appeal(small, appeal.publication, "1")) == (["chi", "tu"], True)


def test_of_a_report_that_nobody_verified_anybody_answers(small):
    assert who(appealed(small)) == (["chi", "tu"], False)


def test_a_unit_that_reported_nothing_is_answered_by_anybody(small):
    closing.close_period(small.campaign, Q1, by=small.chi, today=CLOSED_ON)
    khoi = small.units["U3"]
    head = world.account("lan", Role.HEAD, khoi, khoi)

    appeal = by_hand.appeal(small, by_hand.provisional(small), unit="U3", by=head)

    assert who(appeal) == (["chi"], False)


def test_own_unit_with_a_reason_on_record_counts_among_the_others(small, appeal):
    colleague_of_the_unit(small)
    small.campaign.__class__.objects.update(reviews_own_unit=True)
    world.filed().own_unit_reviews.create(account=small.tu, reason="Ít người")
    appeal = Appeal.objects.for_listing().get(pk=appeal.pk)

    assert who(appeal) == (["tu"], False)
    assert impartiality.is_impartial(small.tu, world.filed())


def test_queries_do_not_grow_with_the_appeals_nor_the_reviewers(small, appeal):
    counts = []
    for numbers, names in (((), ()), (("1", "3"), ("nga", "hai"))):
        for number in numbers:
            by_hand.appeal(small, appeal.publication, number)
        for name in names:
            by_hand.assigned(small, world.account(name, Role.REVIEWER, small.units["UB"], small.units["U3"]))
        with CaptureQueriesContext(connection) as queries:
            found = answering.among(list(Appeal.objects.for_listing()))
        counts.append((len(found), len(queries)))

    assert [found for found, _ in counts] == [1, 3]
    assert counts[0][1] == counts[1][1] <= 8
