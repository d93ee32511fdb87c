"""Đề nghị mở lại: a unit asks that a report it has sent be opened again, and the answer."""

from django.db import models
from django.db.models import Q

from commitments.models.report import Report
from commitments.models.reviewing import answered_by
from units.models import Account


class RequestState(models.TextChoices):
    """Tình trạng đề nghị."""

    WAITING = "waiting", "Chờ trả lời"
    GRANTED = "granted", "Đã mở lại"
    DECLINED = "declined", "Không mở lại"


class ReopenRequestQuerySet(models.QuerySet):
    """Đề nghị mở lại: những cách lọc thường dùng."""

    def waiting(self):
        """Chờ trả lời."""
        return self.filter(state=RequestState.WAITING)

    def answerable_by(self, account):
        """Chính người này trả lời: who judges that report, where it is assigned to them or to nobody else."""
        return self.filter(report__in=answered_by(account))


class ReopenRequest(models.Model):
    """Đề nghị mở lại một báo cáo đã gửi hoặc đã duyệt; one at a time waits. Opening it is a step of the reviewer's."""

    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="reopen_requests", verbose_name="báo cáo"
    )
    reason = models.TextField("lý do đề nghị")
    asked_at = models.DateTimeField("đề nghị lúc")
    asked_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="người đề nghị"
    )
    state = models.CharField("tình trạng", max_length=10, choices=RequestState, default=RequestState.WAITING)
    answer = models.TextField("trả lời", blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    answered_by = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người trả lời",
    )

    objects = ReopenRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "đề nghị mở lại"
        verbose_name_plural = "đề nghị mở lại"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(state="waiting"),
                name="one_waiting_request_per_report",
                violation_error_message="Báo cáo đang có một đề nghị chờ trả lời.",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at=None)
                | Q(state__in=["granted", "declined"], answered_at__isnull=False),
                name="request_is_answered_exactly_unless_waiting",
                violation_error_message="Đề nghị đã trả lời phải có thời điểm trả lời.",
            ),
        ]

    def __str__(self):
        return f"Đề nghị mở lại: {self.report}"

    @property
    def is_waiting(self):
        """Chờ trả lời."""
        return self.state == RequestState.WAITING
