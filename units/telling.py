"""Viết tin nhắc cho một người, và ghi đã đọc. Sending the mail, which is slow, is `units.mailing`."""

from datetime import datetime

from django.conf import settings

from units.models import Account, Message
from units.models.message import MailState


def tell(
    recipient: Account, *, subject: str, text: str, path: str = "", occasion: str = "", now: datetime
) -> Message:
    """Viết một tin nhắc: on the page at once, by mail where the installation has a server and the person an address.

    Writes rows only, so it may stand inside the transaction of what it tells of.
    """
    goes_by_mail = bool(settings.EMAIL_HOST and recipient.email)
    return Message.objects.create(
        recipient=recipient,
        subject=" ".join(subject.split())[:300],
        text=text,
        path=path,
        occasion=occasion,
        written_at=now,
        mail_state=MailState.WAITING if goes_by_mail else MailState.NONE,
        next_try_at=now if goes_by_mail else None,
    )


def mark_read(messages, *, by: Account, now: datetime) -> int:
    """Ghi đã đọc những tin của chính mình; returns how many were new."""
    return messages.visible_to(by).unread().update(read_at=now)
