"""Tin nhắc: what the program tells one person, shown on the page and, where there is an address, sent by e-mail."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from units.models.account import Account


class MailState(models.TextChoices):
    """Tình trạng thư điện tử của một tin nhắc."""

    NONE = "none", "Chỉ trong hệ thống"
    WAITING = "waiting", "Chờ gửi thư"
    SENT = "sent", "Đã gửi thư"
    FAILED = "failed", "Không gửi được thư"


class MessageQuerySet(models.QuerySet):
    """Tin nhắc: những cách lọc thường dùng."""

    def visible_to(self, account):
        """Chỉ của chính người nhận."""
        return self.filter(recipient=account)

    def unread(self):
        """Chưa đọc."""
        return self.filter(read_at=None)

    def to_send(self, now: datetime):
        """Thư đến lượt gửi, the one that waited longest first."""
        return self.filter(mail_state=MailState.WAITING, next_try_at__lte=now).order_by("next_try_at", "pk")


class Message(models.Model):
    """Tin nhắc. `occasion` says what it is about, so that nobody is told the same twice; empty where that cannot be.

    The mail waits until it is sent; `next_try_at` is when it is tried next, and while somebody is trying, the time
    after which another may. Nothing is ever deleted: what no server took stays readable on the page.
    """

    recipient = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="messages", verbose_name="người nhận"
    )
    subject = models.CharField("tiêu đề", max_length=300)
    text = models.TextField("nội dung")
    path = models.CharField("trang liên quan", max_length=200, blank=True)
    occasion = models.CharField("dịp", max_length=60, blank=True)
    written_at = models.DateTimeField("viết lúc")
    read_at = models.DateTimeField("đọc lúc", null=True, blank=True)
    mail_state = models.CharField("thư điện tử", max_length=10, choices=MailState)
    next_try_at = models.DateTimeField("lần gửi tới", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("số lần thử gửi", default=0)
    sent_at = models.DateTimeField("gửi thư lúc", null=True, blank=True)
    error = models.TextField("lỗi lần gửi cuối", blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "tin nhắc"
        verbose_name_plural = "tin nhắc"
        ordering = ["-written_at", "-pk"]
        indexes = [
            models.Index(fields=["next_try_at"], condition=Q(mail_state="waiting"), name="mail_that_waits"),
            models.Index(fields=["recipient"], condition=Q(read_at=None), name="message_not_read_yet"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "occasion"],
                condition=~Q(occasion=""),
                name="one_message_per_recipient_and_occasion",
                violation_error_message="Người này đã được nhắc về việc đó.",
            ),
            models.CheckConstraint(
                condition=Q(mail_state="sent", sent_at__isnull=False)
                | Q(mail_state__in=["none", "waiting", "failed"], sent_at=None),
                name="mail_has_a_time_exactly_when_sent",
                violation_error_message="Thư đã gửi phải có thời điểm gửi.",
            ),
            models.CheckConstraint(
                condition=Q(mail_state="waiting", next_try_at__isnull=False) | ~Q(mail_state="waiting"),
                name="waiting_mail_has_a_next_try",
                violation_error_message="Thư đang chờ phải có lần gửi tới.",
            ),
        ]

    def __str__(self):
        return self.subject

    @property
    def is_read(self):
        """Đã đọc."""
        return self.read_at is not None
