"""Tiến độ của việc chạy nền, as pages tell it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from units.jobs import is_inline
from units.models import Job, JobWorker
from units.models.job import SILENCE, UNFINISHED, JobState

SHOWN = 8
"""Nhiều nhất từng ấy việc trên trang đầu."""


@dataclass(frozen=True)
class Progress:
    """Tiến độ bằng số và bằng lời."""

    passed: int
    total: int
    text: str


def progress(job: Job) -> Progress:
    """Đã qua bao nhiêu phần: “12/43, đang chạy”, and how many of them went wrong."""
    passed = job.done + job.failed
    faults = f", {job.failed} phần có lỗi" if job.failed else ""
    return Progress(passed, job.total, f"{passed}/{job.total}{faults}{_now(job, passed)}")


def _now(job, passed):
    """Đang ở đâu, of a job that has not ended."""
    if job.is_finished:
        return ""
    if job.state == JobState.WAITING:
        return ", đang chờ đến lượt"
    return ", đang hoàn tất" if passed == job.total else ", đang chạy"


def of_today(account, now: datetime) -> list[Job]:
    """Việc của tôi hôm nay: asked by this account today, or not finished yet; newest first."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    mine = Job.objects.filter(asked_by=account)
    return list(mine.filter(Q(asked_at__gte=midnight) | Q(state__in=UNFINISHED))[:SHOWN])


def is_orphaned(job: Job, now: datetime) -> bool:
    """Việc chưa xong mà không có tiến trình nền nào còn tín hiệu; inline there is no need of one."""
    if job.is_finished or is_inline():
        return False
    return not JobWorker.objects.filter(heartbeat_at__gte=now - SILENCE).exists()
