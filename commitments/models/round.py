"""Lượt gửi: what a report said each time it was sent, and what the reviewer made of it. Written once, never edited."""

from django.db import models
from django.db.models import Q

from commitments.models.report import Report
from units.models import Account


class Outcome(models.TextChoices):
    """Kết quả của một lượt gửi; empty while it waits."""

    RETURNED = "returned", "Trả lại"
    APPROVED = "approved", "Duyệt"


class Round(models.Model):
    """Lượt gửi một báo cáo. `figures` by indicator number as the unit sent them; `verdicts` as the reviewer left them.

    A report that came with a bundle has its first round when somebody first judges it: nobody knows who sent it.
    """

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="rounds", db_index=False, verbose_name="báo cáo"
    )
    number = models.PositiveSmallIntegerField("lượt")
    figures = models.JSONField("số liệu đã gửi", default=dict)
    sent_on = models.DateField("gửi ngày")
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    sent_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người gửi"
    )
    sent_for = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gửi theo uỷ quyền của",
    )
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome, blank=True)
    verdicts = models.JSONField("kết quả thẩm định", default=dict, blank=True)
    note = models.TextField("lời kèm theo", blank=True)
    judged_at = models.DateTimeField("thẩm định lúc", null=True, blank=True)
    judged_by = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người thẩm định",
    )

    class Meta:
        verbose_name = "lượt gửi"
        verbose_name_plural = "lượt gửi"
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"],
                name="one_round_per_report_and_number",
                violation_error_message="Báo cáo đã có lượt gửi này.",
            ),
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(outcome=""),
                name="one_waiting_round_per_report",
                violation_error_message="Báo cáo đang có một lượt chờ thẩm định.",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", judged_at=None)
                | Q(outcome__in=["returned", "approved"], judged_at__isnull=False),
                name="round_is_judged_exactly_with_an_outcome",
                violation_error_message="Lượt gửi đã thẩm định phải có kết quả và thời điểm.",
            ),
        ]

    def __str__(self):
        return f"{self.report}, lượt {self.number}"

    @property
    def on_behalf(self) -> str:
        """“theo uỷ quyền của …”; "" when the head sent it."""
        return f"theo uỷ quyền của {self.sent_for}" if self.sent_for else ""
