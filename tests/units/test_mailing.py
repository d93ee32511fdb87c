"""Gửi thư: sent once, kept while the server is down, given up for an address that does not exist."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from io import StringIO

import pytest
from django.core.management import call_command

from tests.race import on_postgres, run_together
from tests.units.mailbox import NOW, SMTP, Server, closed_port
from units import mailing, telling
from units.models import Account, Message

pytestmark = pytest.mark.django_db
LONG_AFTER = NOW + timedelta(days=30)


@pytest.fixture
def server(settings):
    """Một máy chủ nhận thư."""
    found = Server({"khong@thu.vn": 550, "day@thu.vn": 452})
    found.start()
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", found.port
    yield found
    found.stop()


@pytest.fixture
def no_server(settings):
    """Máy chủ thư đang ngừng: a real port that nobody listens on."""
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", closed_port()


def person(name="an", email="an@thu.vn"):
    return Account.objects.create_user(name, full_name="Nguyễn Văn An", email=email)


def told(recipient, subject="Nhắc gửi báo cáo Quý I/2022"):
    return telling.tell(
        recipient, subject=subject, text="Đề nghị đơn vị gửi báo cáo.", path="/bao-cao/1/", now=NOW
    )


def test_a_mail_is_sent_once_with_a_link(server):
    told(person())

    outcomes = [mailing.send_waiting(NOW), mailing.send_waiting(LONG_AFTER)]

    (mail,) = [message_from_bytes(raw, policy=default) for raw in server.mails]
    message = Message.objects.get()
    assert outcomes == [mailing.Delivery(sent=1), mailing.Delivery()]
    assert (mail["Subject"], mail["To"]) == ("Nhắc gửi báo cáo Quý I/2022", "an@thu.vn")
    assert (
        mail.get_content().split() == "Đề nghị đơn vị gửi báo cáo. http://127.0.0.1:8000/bao-cao/1/".split()
    )
    assert (message.mail_state, message.sent_at, message.attempts) == ("sent", NOW, 1)


def test_while_the_server_is_down_mails_wait_and_are_sent_later(settings, no_server):
    told(person())
    told(person("binh", "binh@thu.vn"))

    down = mailing.send_waiting(NOW)

    first, second = Message.objects.order_by("pk")
    assert down == mailing.Delivery(kept=1)
    assert (first.mail_state, first.attempts, first.next_try_at) == ("waiting", 1, NOW + timedelta(minutes=5))
    assert first.error.startswith("ConnectionRefusedError")
    assert (second.mail_state, second.attempts) == ("waiting", 0)

    up = Server()
    up.start()
    settings.EMAIL_PORT = up.port
    assert mailing.send_waiting(NOW + timedelta(minutes=5)) == mailing.Delivery(sent=2)
    assert len(up.mails) == 2
    assert set(Message.objects.values_list("mail_state", "error")) == {("sent", "")}
    up.stop()


def test_after_the_last_attempt_a_mail_is_given_up_and_taken_up_again_on_request(settings, no_server):
    message, now = told(person()), NOW
    for _ in range(mailing.ATTEMPTS):
        mailing.send_waiting(now)
        now += mailing.LONGEST_PAUSE

    message.refresh_from_db()
    assert (message.mail_state, message.attempts) == ("failed", mailing.ATTEMPTS)
    assert mailing.send_waiting(LONG_AFTER) == mailing.Delivery()

    assert mailing.again(LONG_AFTER) == 1
    message.refresh_from_db()
    assert (message.mail_state, message.attempts, message.next_try_at) == ("waiting", 0, LONG_AFTER)


def test_an_address_that_does_not_exist_is_given_up_and_the_others_go_on(server):
    told(person("khong", "khong@thu.vn"))
    told(person("day", "day@thu.vn"))
    told(person())

    outcome = mailing.send_waiting(NOW)

    assert outcome == mailing.Delivery(sent=1, kept=1, failed=1)
    assert dict(Message.objects.values_list("recipient__username", "mail_state")) == {
        "khong": "failed",
        "day": "waiting",
        "an": "sent",
    }
    assert Message.objects.get(mail_state="failed").error == "Máy chủ thư không nhận địa chỉ này (550)."


def test_who_has_no_address_is_told_on_the_page_only(server):
    message = told(person(email=""))

    assert (message.mail_state, mailing.send_waiting(NOW)) == ("none", mailing.Delivery())


def test_who_takes_the_address_away_gets_no_mail(server):
    told(person())
    Account.objects.update(email="")

    assert mailing.send_waiting(NOW) == mailing.Delivery(failed=1)
    assert Message.objects.get().error == mailing.NO_ADDRESS


def test_without_a_server_nothing_waits(settings):
    assert told(person()).mail_state == "none"


def test_a_mail_in_the_hands_of_a_killed_sender_is_tried_again(server):
    told(person())
    mailing._take(NOW)

    outcomes = [mailing.send_waiting(NOW), mailing.send_waiting(NOW + timedelta(minutes=5))]

    assert outcomes == [mailing.Delivery(), mailing.Delivery(sent=1)]


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 5), (2, 10), (4, 40), (8, 360), (20, 360)])
def test_the_pause_grows_up_to_six_hours(attempts, minutes):
    assert mailing.pause_after(attempts) == timedelta(minutes=minutes)


def test_the_command_says_what_it_did(server, settings):
    told(person())
    said, complained = StringIO(), StringIO()

    call_command("send_messages", "--again", stdout=said)
    settings.EMAIL_HOST = ""
    call_command("send_messages", stderr=complained)

    assert said.getvalue() == "Đã gửi 1 thư, 0 thư chờ gửi lại, 0 thư thôi gửi.\n"
    assert complained.getvalue().startswith("Chưa đặt EMAIL_URL")


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_each_mail_once(server):
    for number in range(6):
        told(person(f"an{number}", f"an{number}@thu.vn"))

    outcomes = run_together(lambda: mailing.send_waiting(NOW), lambda: mailing.send_waiting(NOW))

    assert sum(each.sent for each in outcomes) == 6
    assert sorted(message_from_bytes(raw, policy=default)["To"] for raw in server.mails) == [
        f"an{number}@thu.vn" for number in range(6)
    ]
