"""Nhắc việc theo lịch: who, when, of what, and never twice."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments import reminding
from commitments.models import ClosedPeriod, ClosedYear, Extension, PeriodOverride, Reminder, ReminderPlan
from commitments.models.reminder import check_days
from tests import world
from tests.commitments.chased import DUE, build, day, reminded, run
from tests.race import on_postgres, run_together
from units import audit
from units.models import AuditEvent, Message
from units.roles import Role

pytestmark = pytest.mark.django_db
FIRST = "2022-Q1"


@pytest.fixture
def place():
    """U1 có người nhập liệu và người đứng đầu; U2 only a head."""
    return build(2)


@pytest.mark.parametrize(
    ("step", "people"),
    [
        (-8, []),
        (-7, [("an", "U1"), ("mai", "U2")]),
        (-5, [("an", "U1"), ("mai", "U2")]),
        (0, [("an", "U1"), ("binh", "U1"), ("mai", "U2")]),
        (1, [("an", "U1"), ("binh", "U1"), ("mai", "U2")]),
        (3, [("an", "U1"), ("binh", "U1"), ("khanh", "U1"), ("khanh", "U2"), ("mai", "U2")]),
        (14, [("an", "U1"), ("binh", "U1"), ("khanh", "U1"), ("khanh", "U2"), ("mai", "U2")]),
        (15, []),
    ],
)
def test_the_clerk_is_reminded_first_then_the_head_then_the_follower(place, step, people):
    run(step)

    assert sorted((who, unit) for who, unit, _, _ in reminded()) == people


def test_the_same_day_again_reminds_nobody(place):
    outcomes = [run(3), run(3)]

    assert [(each.people, each.reports) for each in outcomes] == [(4, 2), (0, 0)]
    assert Message.objects.count() == 4


def test_every_step_of_the_plan_is_taken_once_for_each_person(place):
    for step in range(-10, 20):
        run(step)

    steps = [step for who, unit, period, step in reminded() if (who, period) == ("an", FIRST)]
    assert steps == [-7, -3, -1, 0, 1, 3, 7]
    assert [step for who, *_, step in reminded(commitment__unit__code="U1") if who == "khanh"] == [3, 7]


def test_a_server_that_stood_still_sends_the_last_step_and_not_all_of_them(place):
    run(5)

    assert [step for who, _, _, step in reminded() if who == "an"] == [3]


@pytest.mark.parametrize("status", ["submitted", "approved"])
def test_who_has_sent_is_left_in_peace(status):
    build(1, reports=[world.report(status=status)])

    assert (run(3).people, reminded()) == (0, [])


def test_who_has_a_draft_or_a_returned_report_is_reminded(place):
    world.import_data(
        world.bundle(2, reports=[world.report("U1", status="returned"), world.report("U2", status="draft")])
    )

    run(1)

    assert {(who, unit) for who, unit, _, _ in reminded()} == {("an", "U1"), ("binh", "U1"), ("mai", "U2")}
    text = Message.objects.get(recipient=place.an).text
    assert "báo cáo bị trả lại, chờ đơn vị sửa và gửi lại" in text


def test_a_closed_year_is_left_in_peace(place):
    ClosedYear.objects.create(campaign=place.campaign, year=2022)

    assert (run(3).people, reminded()) == (0, [])


def test_a_closed_period_is_left_in_peace_but_who_has_more_time_is_reminded_before_it_ends(place):
    u2 = place.commitments["U2"]
    ClosedPeriod.objects.create(campaign=place.campaign, period=FIRST, closed_by=place.chi)
    Extension.objects.create(
        commitment=u2, period=FIRST, number=1, until=day(10), reason="Bão", granted_by=place.chi
    )

    for step in range(16):
        run(step)

    assert reminded(period=FIRST) == [("mai", "U2", FIRST, step) for step in (-7, -3, -1, 0)]


def test_an_unsigned_commitment_owes_nothing():
    build(1, signed_on=None)

    assert (run(3).people, reminded()) == (0, [])


def test_accounts_that_are_switched_off_are_not_reminded(place):
    place.an.is_active = False
    place.an.save()

    run(-7)

    assert [who for who, *_ in reminded()] == ["binh", "mai"]


def test_reports_that_nobody_can_be_told_of_are_counted(place):
    place.mai.assignments.all().delete()

    assert run(-7).nobody == 1


def test_a_campaign_may_have_its_own_days(place):
    ReminderPlan.objects.create(campaign=place.campaign, before="", is_on_the_day=False, after="2")

    for step in range(-10, 20):
        run(step)

    assert {step for *_, step in reminded(period=FIRST)} == {2}


def test_a_campaign_that_pauses_reminds_nobody(place):
    ReminderPlan.objects.create(campaign=place.campaign, is_paused=True)

    assert run(1).people == 0


def test_a_later_due_date_brings_reminders_of_its_own(place):
    run(-3)
    PeriodOverride.objects.create(
        campaign=place.campaign,
        code=FIRST,
        data_from=date(2022, 1, 1),
        data_to=date(2022, 3, 31),
        due_on=day(7),
    )

    run(4)

    assert [(who, step) for who, _, _, step in reminded() if who == "an"] == [("an", -3), ("an", -3)]


def test_one_person_gets_one_message_about_all_their_reports(place):
    world.account("lan", Role.CLERK, place.units["U1"], place.units["U1"])
    place.an.assignments.create(role=Role.CLERK, unit=place.units["U2"])

    run(-7)

    message = Message.objects.get(recipient=place.an)
    assert message.subject == "Nhắc gửi 2 báo cáo – Sở Thử U1"
    assert message.reminders.count() == 2
    assert message.path == "/"


def test_the_words_name_unit_period_day_and_place(place):
    run(1)

    message = Message.objects.get(recipient=place.an)
    assert message.subject == "Nhắc gửi báo cáo Quý I/2022 – Sở Thử U1"
    assert "– Sở Thử U1, Quý I/2022: hạn gửi 15/03/2022, đã quá hạn 1 ngày." in message.text
    assert message.path == f"/bao-cao/{place.commitments['U1'].pk}/2022-Q1/"


def test_the_follower_gets_one_letter_about_all_units(place):
    run(3)

    message = Message.objects.get(recipient=place.khanh)
    assert (message.subject, message.path) == ("Đôn đốc: 2 báo cáo chưa gửi", "/don-doc/")


def test_every_reminder_stands_in_the_trail(place):
    run(-7)

    events = AuditEvent.objects.filter(verb="nhac", by=None).order_by("chain__key")
    assert [(event.chain.key, event.subject, event.data) for event in events] == [
        ("commitment:C2022/U1", FIRST, {"to": place.an.pk, "step": -7}),
        ("commitment:C2022/U2", FIRST, {"to": place.mai.pk, "step": -7}),
    ]
    assert list(audit.breaches()) == []


def test_a_reviewer_gets_a_digest_once_a_week_while_something_waits():
    place = build(2, reports=[world.report("U1"), world.report("U2", submitted_on="2022-03-10")])

    digests = [run(step).digests for step in (6, 6, 7, 13)]

    assert digests == [1, 0, 0, 1]
    message = Message.objects.filter(recipient=place.chi).last()
    assert message.subject == "2 báo cáo chờ thẩm định"
    assert "Chờ lâu nhất: Sở Thử U2, Quý I/2022, gửi ngày 10/03/2022" in message.text


def test_the_command_counts_and_when_dry_writes_nothing(place):
    said = StringIO()

    call_command("remind", "--today", "2022-03-18", "--dry-run", stdout=said)
    assert Message.objects.count() == Reminder.objects.count() == 0
    for _ in range(2):
        call_command("remind", "--today", "2022-03-18", stdout=said)

    assert said.getvalue().splitlines() == [
        f"{verb} {people} người về {reports} báo cáo, 0 bản tóm tắt thẩm định,"
        " 0 người về ý kiến chuyên ngành; 0 báo cáo không có ai để nhắc."
        for verb, people, reports in (("Sẽ nhắc", 4, 2), ("Đã nhắc", 4, 2), ("Đã nhắc", 0, 0))
    ]


def test_the_command_refuses_a_day_that_is_none():
    with pytest.raises(CommandError, match="không đúng dạng"):
        call_command("remind", "--today", "18/03/2022")


@pytest.mark.parametrize("text", ["0", "61", "a", "1;2", "-1", "1,"])
def test_days_of_a_plan_are_checked(text):
    with pytest.raises(Exception, match="cách nhau bằng dấu phẩy"):
        check_days(text)


@pytest.mark.once
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(st.integers(-9, 16), min_size=2, max_size=8))
def test_whatever_the_days_it_runs_on_nobody_is_reminded_twice_of_one_step_or_on_one_day(place, days):
    Reminder.objects.all().delete()
    for step in days:
        run(step)

    rows = list(Reminder.objects.values_list("recipient", "commitment", "period", "step", "reminded_on"))
    assert len({row[:4] for row in rows}) == len({(*row[:3], row[4]) for row in rows}) == len(rows)
    assert all((row[4] - DUE).days >= row[3] for row in rows if row[2] == FIRST)


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_remind_nobody_twice():
    build(4, reports=[world.report("U4")])

    outcomes = run_together(lambda: run(3), lambda: run(3), lambda: run(3))

    assert sum(each.people for each in outcomes) == 4
    assert sum(each.digests for each in outcomes) == 1
    assert len(reminded()) == len(set(reminded()))
    assert Message.objects.count() == 5
    assert list(audit.breaches()) == []


def test_the_step_of_a_day():
    steps = (-7, 0, 3)

    assert [reminding.step_of(steps, DUE, day(each)) for each in (-8, -7, -1, 0, 2, 3, 10, 11)] == [
        *(None, -7, -7, 0, 0, 3, 3, None)
    ]
