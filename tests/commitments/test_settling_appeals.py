"""Thực hiện kiến nghị: ai trả lời, ai sửa; được chấp nhận mà chưa thực hiện thì chưa công bố chính thức."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from commitments import appealing, publishing
from commitments.conflicts import NotReady, Refused
from commitments.entries import Verdict
from commitments.models import Appeal, Entry, Publication
from indicators.figures import Figure
from tests import publishing as by_hand
from tests import world
from tests.publishing import AFTER, Q1
from units.models import AuditEvent

pytestmark = pytest.mark.django_db
FOUR = Verdict(figure=Figure(value=Decimal(4)), comment="Theo kiến nghị")
ANSWER = {"accepted": "1", "reason": "Đúng"}


@pytest.fixture
def small():
    return by_hand.closed()


@pytest.fixture
def appeal(small):
    return by_hand.appeal(small, by_hand.provisional(small))


@pytest.fixture
def accepted(small, appeal):
    return appealing.answer(appeal, accepted=True, reason="Đúng", by=small.chi)


def carry_out(appeal, by, verdict=FOUR):
    report = world.filed()
    return appealing.carry_out(appeal, report, verdict, by=by, version=report.version)


def state():
    events = AuditEvent.objects.count()
    return list(Appeal.objects.values()), list(Entry.objects.order_by("pk").values()), events


def of_own_unit(small):
    return by_hand.own(small)


def who_abstains(small):
    by_hand.abstained(small.chi)
    return small.chi


def where_another_is_assigned(small):
    by_hand.assigned(small, by_hand.own(small, "U3"))
    return small.chi


PARTIAL = [of_own_unit, who_abstains, where_another_is_assigned]


@pytest.mark.parametrize("partial", PARTIAL)
def test_who_is_not_impartial_answers_nothing(client, small, appeal, partial):
    account = partial(small)
    before = state()
    client.force_login(account)

    assert client.post(appeal.get_absolute_url(), ANSWER).status_code == 403
    with pytest.raises(Refused):
        appealing.answer(appeal, accepted=True, reason="Đúng", by=account)
    assert client.get(appeal.get_absolute_url()).context["form"] is None
    assert state() == before


@pytest.mark.parametrize("partial", PARTIAL)
def test_who_is_not_impartial_corrects_nothing(client, small, accepted, partial):
    account = partial(small)
    before = state()
    client.force_login(account)

    for name in ("appeal_correct", "appeal_leave"):
        url = reverse(f"reports:{name}", args=[accepted.pk])
        assert client.get(url).status_code == client.post(url, {"reason": "x"}).status_code == 403
    with pytest.raises(Refused):
        carry_out(accepted, account)
    with pytest.raises(Refused):
        appealing.leave_as_is(accepted, "x", by=account)
    assert state() == before


def test_who_is_assigned_answers(small, appeal):
    other = by_hand.own(small, "U3")
    by_hand.assigned(small, other)

    assert appealing.answer(appeal, accepted=False, reason="Sai", by=other).decided_by == other


def test_an_assignment_to_somebody_who_left_holds_nothing_up(small, appeal):
    other = by_hand.own(small, "U3")
    by_hand.assigned(small, other)
    other.is_active = False
    other.save(update_fields=["is_active"])

    assert appealing.answer(appeal, accepted=False, reason="Sai", by=small.chi).decided_by == small.chi


def test_when_the_assigned_one_abstains_the_others_answer(small, appeal):
    other = by_hand.own(small, "U3")
    by_hand.assigned(small, other)
    by_hand.abstained(other)

    assert appealing.answer(appeal, accepted=False, reason="Sai", by=small.chi).decided_by == small.chi


def test_what_is_accepted_and_not_carried_out_stops_the_final_publication(small, accepted):
    with pytest.raises(NotReady, match="Còn 1 kiến nghị đã chấp nhận mà chưa thực hiện"):
        by_hand.final(small)
    assert not Publication.objects.final().exists()

    done = carry_out(accepted, small.chi)

    assert (done.carried_out_by, done.is_uncorrected, done.standing) == (
        small.chi,
        False,
        "Chấp nhận, đã sửa",
    )
    assert publishing.unready(small.campaign, Q1, publishing.latest(small.campaign, Q1), AFTER) == []


def test_a_correction_that_changes_nothing_is_none(small, accepted):
    carry_out(accepted, small.chi)
    before = state()

    with pytest.raises(NotReady, match="Chưa sửa gì"):
        carry_out(accepted, small.chi)

    assert state() == before


def test_with_a_reason_nothing_needs_correcting(small, accepted):
    with pytest.raises(NotReady, match="lý do"):
        appealing.leave_as_is(accepted, " ", by=small.chi)
    left = appealing.leave_as_is(accepted, "Đã thẩm định số gửi lại", by=small.chi)

    assert (left.uncorrected_reason, left.carried_out_by, left.standing) == (
        "Đã thẩm định số gửi lại",
        small.chi,
        "Chấp nhận, không phải sửa",
    )
    assert AuditEvent.objects.get(verb="khong-phai-sua").note == "Đã thẩm định số gửi lại"
    assert by_hand.final(small).is_final
    with pytest.raises(Refused):
        appealing.leave_as_is(accepted, "Lần nữa", by=small.chi)


def test_of_an_appeal_that_is_open_or_rejected_nothing_is_carried_out(client, small, appeal):
    url = reverse("reports:appeal_leave", args=[appeal.pk])
    client.force_login(small.chi)
    assert client.post(url, {"reason": "x"}).status_code == 403
    appealing.answer(appeal, accepted=False, reason="Sai", by=small.chi)
    before = state()

    assert client.post(url, {"reason": "x"}).status_code == 403
    for verb in (
        lambda: carry_out(appeal, small.chi),
        lambda: appealing.leave_as_is(appeal, "x", by=small.chi),
    ):
        with pytest.raises(Refused):
            verb()
    assert state() == before


def test_the_database_holds_that_only_accepted_appeals_are_carried_out(small, appeal):
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.update(uncorrected_reason="x")


def test_the_page_takes_the_reason(client, small, accepted):
    client.force_login(small.chi)
    url = reverse("reports:appeal_leave", args=[accepted.pk])

    assert client.post(url, {"reason": " "}).context["form"].errors == {
        "reason": ["Ghi lý do không phải sửa."]
    }
    page = client.post(url, {"reason": "Đã gửi lại"}, follow=True)

    accepted.refresh_from_db()
    assert accepted.uncorrected_reason == "Đã gửi lại"
    assert "Không phải sửa: Đã gửi lại" in page.content.decode()


@pytest.mark.parametrize(("persona", "status"), [("dung", 404), ("mai", 404), ("an", 403), ("hoa", 403)])
def test_nobody_else_leaves_it_as_it_is(client, small, accepted, persona, status):
    client.force_login(getattr(small, persona))
    url = reverse("reports:appeal_leave", args=[accepted.pk])

    assert client.post(url, {"reason": "x"}).status_code == status
    accepted.refresh_from_db()
    assert accepted.is_uncorrected


def test_the_page_that_publishes_lists_what_is_to_carry_out(client, small, accepted):
    client.force_login(small.chi)

    page = client.get(reverse("reports:publish", args=[small.campaign.pk, Q1, "chinh-thuc"]))

    assert page.context["unsettled"] == [accepted]
    assert f'href="{accepted.get_absolute_url()}"' in page.content.decode()
