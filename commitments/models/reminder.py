"""Nhắc việc: when a campaign reminds those who owe a report, and whom it has reminded of what."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from commitments.models.campaign import Campaign
from commitments.models.commitment import Commitment
from indicators import periods
from units.models import Account, Message

REMINDED = "nhac"
"""Việc nhắc trong nhật ký của bản cam kết."""

LONGEST = 60
DAYS_BEFORE, DAYS_AFTER = "7, 3, 1", "1, 3, 7"
_DAYS = re.compile(r"[0-9]{1,2}(\s*,\s*[0-9]{1,2})*")


def check_days(text: str) -> None:
    """Các số ngày từ 1 đến 60, cách nhau bằng dấu phẩy."""
    if not _DAYS.fullmatch(text.strip()) or not all(1 <= day <= LONGEST for day in _days(text)):
        raise ValidationError(f"Ghi các số ngày từ 1 đến {LONGEST}, cách nhau bằng dấu phẩy, ví dụ 7, 3, 1.")


def _days(text):
    return [int(day) for day in text.split(",") if day.strip()]


class ReminderPlan(models.Model):
    """Lịch nhắc việc của một đợt; a campaign without one reminds on the usual days. No part of a bundle."""

    campaign = models.OneToOneField(
        Campaign, on_delete=models.CASCADE, related_name="reminder_plan", verbose_name="đợt cam kết"
    )
    is_paused = models.BooleanField("tạm dừng nhắc tự động", default=False)
    before = models.CharField(
        "trước hạn mấy ngày",
        max_length=60,
        default=DAYS_BEFORE,
        blank=True,
        validators=[check_days],
        help_text="Cách nhau bằng dấu phẩy, ví dụ 7, 3, 1. Để trống: không nhắc trước hạn.",
    )
    is_on_the_day = models.BooleanField("nhắc đúng ngày hết hạn", default=True)
    after = models.CharField(
        "sau hạn mấy ngày",
        max_length=60,
        default=DAYS_AFTER,
        blank=True,
        validators=[check_days],
        help_text="Từ ngày thứ ba sau hạn, người đôn đốc cũng được báo.",
    )

    class Meta:
        verbose_name = "lịch nhắc việc"
        verbose_name_plural = "lịch nhắc việc"

    def __str__(self):
        return f"Lịch nhắc việc – {self.campaign}"

    @property
    def steps(self) -> tuple[int, ...]:
        """Các ngày nhắc so với hạn gửi, in order: -7, -3, -1, 0, 1, 3, 7; none while paused."""
        if self.is_paused:
            return ()
        on_the_day = [0] if self.is_on_the_day else []
        return tuple(sorted({*(-day for day in _days(self.before)), *on_the_day, *_days(self.after)}))


class ReminderKind(models.TextChoices):
    """Nhắc việc gì: the unit's report, or what a lead unit owes about it."""

    REPORT = "report", "Gửi báo cáo"
    OPINION = "opinion", "Cho ý kiến chuyên ngành"


class Reminder(models.Model):
    """Nhắc việc: one person was reminded of one report. `step` is the day of the plan, None when done by hand.

    `kind` says of what about that report. The due date is part of what makes a reminder one and the same: a later date
    brings reminders of its own.
    """

    recipient = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        related_name="reminders",
        db_index=False,
        verbose_name="người được nhắc",
    )
    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, related_name="reminders", verbose_name="bản cam kết"
    )
    kind = models.CharField("nhắc việc gì", max_length=10, choices=ReminderKind, default=ReminderKind.REPORT)
    period = models.CharField("kỳ", max_length=8)
    due_on = models.DateField("hạn")
    step = models.SmallIntegerField("ngày so với hạn", null=True, blank=True)
    reminded_on = models.DateField("nhắc ngày")
    reminded_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người nhắc"
    )
    message = models.ForeignKey(
        Message, on_delete=models.PROTECT, related_name="reminders", verbose_name="tin nhắc"
    )

    class Meta:
        verbose_name = "nhắc việc"
        verbose_name_plural = "nhắc việc"
        ordering = ["-reminded_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "kind", "commitment", "period", "due_on", "step"],
                condition=Q(step__isnull=False),
                name="nobody_is_reminded_twice_at_one_step",
                violation_error_message="Người này đã được nhắc ở bước này.",
            ),
            models.UniqueConstraint(
                fields=["recipient", "kind", "commitment", "period", "reminded_on"],
                name="nobody_is_reminded_twice_on_one_day",
                violation_error_message="Người này hôm nay đã được nhắc về báo cáo này.",
            ),
        ]

    def __str__(self):
        return f"{self.recipient}: {self.commitment.unit}, {periods.name_of(self.period)}"
