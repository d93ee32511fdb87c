"""Nhắc cho ý kiến: the reviewers of a lead unit, before, on and after the day, once; and what a digest counts."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from commitments import chasing, lead_reminding, reminding
from commitments.models import Reminder, ReminderPlan, ReviewAssignment
from tests import world
from tests.commitments import leading
from tests.commitments.leading import DUE_ON, SENT_ON
from tests.snapshot import kept
from units.models import AuditEvent, Message

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def place():
    return leading.built_and_sent()


def run(day, **options):
    return lead_reminding.remind(today=day, now=datetime.combine(day, time(7), UTC), **options)


def after(days):
    return DUE_ON + timedelta(days=days)


def reminded():
    rows = Reminder.objects.filter(kind="opinion").order_by("recipient__username", "pk")
    return [(row.recipient.username, row.commitment.unit.code, row.step) for row in rows]


@pytest.mark.parametrize(
    ("days", "step"), [(-5, -7), (-3, -3), (-1, -1), (0, 0), (1, 1), (3, 3), (7, 7), (14, 7)]
)
def test_the_reviewers_of_the_lead_unit_are_reminded(place, days, step):
    assert run(after(days)) == 2

    assert reminded() == [("nam", "U1", step), ("tai", "U1", step)]
    letter = Message.objects.filter(recipient=place.tai).get()
    assert (letter.subject, letter.path) == ("Nhắc cho ý kiến về 1 chỉ tiêu", "/y-kien/")
    assert f"hạn cho ý kiến {DUE_ON:%d/%m/%Y}" in letter.text
    assert {row.data["kind"] for row in AuditEvent.objects.filter(verb="nhac")} == {"opinion"}


def test_long_after_nobody_is_reminded(place):
    assert run(after(15)) == 0
    assert reminded() == []


def test_never_twice_on_one_day_nor_at_one_step(place):
    counts = [run(after(days)) for days in (0, 0, 1, 2, 3)]

    assert counts == [2, 0, 2, 0, 2]
    assert len(set(reminded())) == len(reminded()) == 6


def test_dry_it_counts_and_writes_nothing(place):
    assert run(DUE_ON, is_dry=True) == 2
    assert Reminder.objects.count() == Message.objects.count() == 0


def test_who_has_answered_is_left_in_peace(place):
    leading.answer(place)

    assert run(DUE_ON) == 0


def test_a_paused_plan_reminds_nobody(place):
    ReminderPlan.objects.create(campaign=place.campaign, is_paused=True)

    assert run(DUE_ON) == 0


def test_nobody_is_reminded_of_the_own_unit(place):
    place.nam.unit = place.units["U1"]
    place.nam.save(update_fields=["unit"])

    run(DUE_ON)

    assert reminded() == [("tai", "U1", 0)]


def test_an_opinion_and_a_report_of_the_same_day_are_two_reminders(place):
    run(DUE_ON)
    row = Reminder.objects.first()
    row.pk, row.kind = None, "report"
    row.save(force_insert=True)

    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_the_page_of_reminders_says_of_what(place):
    run(DUE_ON)

    assert {each.how for each in chasing.told(chasing.sent_by(place.chi))} == {"cho ý kiến, đúng hạn"}


def test_the_digest_counts_only_what_is_the_reviewers_own(place):
    group = place.campaign.groups.get(code="SO")
    other = world.account("tu", "reviewer", place.units["UB"], place.units["U3"])
    ReviewAssignment.objects.create(campaign=place.campaign, account=other, group=group)

    told = reminding.remind(today=SENT_ON, now=datetime.combine(SENT_ON, time(7), UTC))

    assert told.digests == 1
    assert list(Message.objects.exclude(occasion="").values_list("recipient", flat=True)) == [other.pk]
