"""Gửi thư của các tin nhắc. A server that is down loses nothing: the mail waits, and is tried again ever more seldom.

A mail is taken before it is sent, by moving its next try into the future; so two senders never take the same one, and
what a killed sender left in the midst is tried again then.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from units.models import Message
from units.models.message import MailState

ATTEMPTS = 20
"""Số lần thử nhiều nhất: about three and a half days, so that a server may be down over a weekend."""

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=5), timedelta(hours=6)
NO_ADDRESS = "Tài khoản không còn địa chỉ thư điện tử."
REFUSED = "Máy chủ thư không nhận địa chỉ này"
PERMANENT = 500
logger = logging.getLogger(__name__)


@dataclass
class Delivery:
    """Kết quả một lượt gửi: sent, still waiting because the server did not take them, given up."""

    sent: int = 0
    kept: int = 0
    failed: int = 0


def is_set_up() -> bool:
    """Hệ thống có máy chủ thư."""
    return bool(settings.EMAIL_HOST)


def pause_after(attempts: int) -> timedelta:
    """Chờ bao lâu sau lần thử thứ mấy: 5, 10, 20 minutes …, at most six hours."""
    return min(FIRST_PAUSE * 2 ** min(attempts - 1, 10), LONGEST_PAUSE)


def send_waiting(now: datetime, *, limit: int = 500) -> Delivery:
    """Gửi các thư đến lượt, over one connection; the first that the server cannot be reached for ends the round."""
    outcome = Delivery()
    if not is_set_up():
        return outcome
    connection = get_connection()
    try:
        for _ in range(limit):
            message = _take(now)
            if message is None or not _send(message, connection, now, outcome):
                break
    finally:
        connection.close()
    return outcome


@transaction.atomic
def again(now: datetime) -> int:
    """Thử lại từ đầu những thư đã thôi gửi; returns how many."""
    failed = Message.objects.filter(mail_state=MailState.FAILED)
    return failed.update(mail_state=MailState.WAITING, attempts=0, next_try_at=now, error="")


@transaction.atomic
def _take(now):
    waiting = Message.objects.to_send(now).select_related("recipient")
    message = waiting.select_for_update(skip_locked=True, of=("self",)).first()
    if message is not None:
        message.attempts += 1
        message.next_try_at = now + pause_after(message.attempts)
        message.save(update_fields=["attempts", "next_try_at"])
    return message


def _send(message, connection, now, outcome):
    """False when there is no use in trying the next one now."""
    address = message.recipient.email
    if not address:
        _give_up(message, NO_ADDRESS, outcome)
        return True
    body = message.text if not message.path else f"{message.text}\n\n{settings.PUBLIC_URL}{message.path}"
    mail = EmailMessage(message.subject, body, settings.DEFAULT_FROM_EMAIL, [address], connection=connection)
    try:
        connection.open()
        mail.send()
    except SMTPRecipientsRefused as fault:
        return _refused(message, fault, outcome)
    except (OSError, SMTPException) as fault:
        _keep(message, f"{type(fault).__name__}: {fault}", outcome)
        return False
    Message.objects.filter(pk=message.pk).update(mail_state=MailState.SENT, sent_at=now, error="")
    outcome.sent += 1
    return True


def _refused(message, fault, outcome):
    """Địa chỉ không được nhận: for good, or (greylisting, a full box) for the time being."""
    codes = [code for code, _ in fault.recipients.values()]
    if codes and min(codes) >= PERMANENT:
        _give_up(message, f"{REFUSED} ({codes[0]}).", outcome)
    else:
        _keep(message, f"{REFUSED} lúc này ({codes[0] if codes else '?'}).", outcome)
    return True


def _keep(message, error, outcome):
    """Để chờ; after the last attempt no more."""
    if message.attempts >= ATTEMPTS:
        _give_up(message, error, outcome)
        return
    Message.objects.filter(pk=message.pk).update(error=error[:500])
    outcome.kept += 1
    logger.warning("mail of message %s was not taken (attempt %s)", message.pk, message.attempts)


def _give_up(message, error, outcome):
    Message.objects.filter(pk=message.pk).update(mail_state=MailState.FAILED, error=error[:500])
    outcome.failed += 1
    logger.warning("mail of message %s was given up", message.pk)
