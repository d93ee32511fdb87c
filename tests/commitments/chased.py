"""Điều mà các bài kiểm thử nhắc việc dùng chung. Quý I/2022 is due on 15/03/2022."""

from datetime import UTC, date, datetime, time, timedelta

from commitments import reminding
from commitments.models import Campaign, Reminder, ReminderPlan
from tests import world

DUE = date(2022, 3, 15)


def build(units=2, **options):
    """Tỉnh nhỏ; the campaign of the stranger's province pauses, so that only ours is counted."""
    place = world.build(units, **options)
    ReminderPlan.objects.create(campaign=Campaign.objects.get(code="KHAC"), is_paused=True)
    return place


def day(step):
    """Ngày cách hạn gửi mấy ngày."""
    return DUE + timedelta(days=step)


def run(step, **options):
    """Nhắc theo lịch vào ngày đó."""
    today = day(step)
    return reminding.remind(today=today, now=datetime.combine(today, time(7), UTC), **options)


def reminded(**asked):
    """Ai được nhắc về đơn vị nào, in order."""
    rows = Reminder.objects.filter(**asked).order_by("pk")
    return [(row.recipient.username, row.commitment.unit.code, row.period, row.step) for row in rows]
