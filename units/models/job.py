"""Việc chạy nền: long work that a process beside the server does, item by item, while people go on with theirs."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from units.models.account import Account
from units.models.unit import Unit
from units.roles import Role

SILENCE = timedelta(seconds=60)
"""Lâu hơn từng ấy không có tín hiệu thì coi như đã ngừng."""


class JobState(models.TextChoices):
    """Trạng thái của việc."""

    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang chạy"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Bị dừng"


UNFINISHED = (JobState.WAITING, JobState.RUNNING)


class JobQuerySet(models.QuerySet):
    """Các việc chạy nền."""

    def visible_to(self, account):
        """Của chính người này, and of those who hold the same role for the same unit."""
        found = Q(asked_by=account)
        for role, units in account.rights.items():
            found |= Q(role=role, unit__in=units)
        return self.filter(found)

    def silent_since(self, moment: datetime):
        """Chưa xong mà không có tín hiệu nào từ thời điểm này."""
        return self.filter(state__in=UNFINISHED, heartbeat_at__lt=moment)


class Job(models.Model):
    """Việc chạy nền: what was asked, who asked, how far it is. Its role and unit say who else may see and steer it.

    `fingerprint` is the same for the same wish, so that a double click does not start it twice. Whoever works on it
    holds its `lease`; a worker that lost the lease can write nothing more into it.
    """

    kind = models.CharField("loại việc", max_length=40)
    title = models.CharField("việc")
    options = models.JSONField("lựa chọn", default=dict)
    fingerprint = models.CharField("dấu nhận dạng", max_length=64)
    role = models.CharField("vai trò cần có", max_length=20, choices=Role)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="đối với đơn vị")
    origin = models.CharField("trang đã yêu cầu", blank=True)
    asked_at = models.DateTimeField("yêu cầu lúc")
    asked_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="jobs", verbose_name="người yêu cầu"
    )
    state = models.CharField("trạng thái", max_length=10, choices=JobState, default=JobState.WAITING)
    total = models.PositiveIntegerField("số phần")
    done = models.PositiveIntegerField("số phần đã xong", default=0)
    failed = models.PositiveIntegerField("số phần có lỗi", default=0)
    attempts = models.PositiveSmallIntegerField("số lần chạy", default=0)
    heartbeat_at = models.DateTimeField("tín hiệu cuối")
    worker = models.CharField("tiến trình nền", max_length=64, blank=True)
    lease = models.CharField("giấy giao việc", max_length=32, blank=True)
    task = models.CharField("số trong hàng đợi", max_length=36, blank=True)
    finished_at = models.DateTimeField("kết thúc lúc", null=True)
    message = models.TextField("vì sao bị dừng", blank=True)
    result = models.CharField("tệp kết quả", max_length=64, blank=True)
    result_name = models.CharField("tên tệp kết quả", blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "việc chạy nền"
        verbose_name_plural = "việc chạy nền"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"],
                condition=Q(state__in=UNFINISHED),
                name="one_unfinished_job_per_wish",
                violation_error_message="Việc này đang chạy rồi.",
            ),
            models.CheckConstraint(
                condition=Q(total__gte=F("done") + F("failed")),
                name="no_more_parts_than_the_job_has",
                violation_error_message="Số phần đã làm nhiều hơn số phần của việc.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNFINISHED, finished_at=None)
                | Q(state__in=[JobState.DONE, JobState.FAILED], finished_at__isnull=False),
                name="job_has_an_end_exactly_when_finished",
                violation_error_message="Việc đã kết thúc phải có thời điểm kết thúc.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """Trang theo dõi việc."""
        return reverse("units:job", args=[self.pk])

    @property
    def is_finished(self):
        """Đã xong hoặc đã bị dừng."""
        return self.state not in UNFINISHED

    @property
    def is_incomplete(self):
        """Đã kết thúc mà còn phần chưa xong, so that it can be run again."""
        return self.is_finished and (self.state == JobState.FAILED or self.done < self.total)

    def may_be_steered_by(self, account):
        """Người giữ đúng vai trò đó lúc này: runs it again, takes its result."""
        return self.unit_id in account.units_as(Role(self.role))


class JobItem(models.Model):
    """Phần của việc chạy nền: done once, with what came of it; the others do not wait for one that fails."""

    class State(models.TextChoices):
        """Trạng thái của một phần."""

        WAITING = "waiting", "Chưa làm"
        DONE = "done", "Đã làm"
        FAILED = "failed", "Có lỗi"

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="items", verbose_name="việc")
    order = models.PositiveIntegerField("thứ tự")
    key = models.CharField("khoá", max_length=40)
    label = models.CharField("tên")
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.WAITING)
    error = models.TextField("lý do", blank=True)
    result = models.CharField("tệp", max_length=64, blank=True)

    class Meta:
        verbose_name = "phần của việc chạy nền"
        verbose_name_plural = "phần của việc chạy nền"
        ordering = ["job", "order"]
        constraints = [
            models.UniqueConstraint(fields=["job", "key"], name="one_item_per_job_and_key"),
            models.CheckConstraint(
                condition=Q(state="failed") ^ Q(error=""), name="job_item_has_a_reason_exactly_when_failed"
            ),
        ]

    def __str__(self):
        return self.label


class JobWorker(models.Model):
    """Tiến trình nền: a process that does such work, and the last sign of life it gave."""

    name = models.CharField("tên", max_length=64, unique=True)
    started_at = models.DateTimeField("bắt đầu lúc")
    heartbeat_at = models.DateTimeField("tín hiệu cuối")

    class Meta:
        verbose_name = "tiến trình nền"
        verbose_name_plural = "tiến trình nền"
        ordering = ["name"]

    def __str__(self):
        return self.name
