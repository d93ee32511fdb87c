"""Chốt kỳ và gia hạn: from when the units enter nothing more for a period, and which of them has more time."""

from django.db import models
from django.db.models import Q

from commitments.models.campaign import Campaign
from commitments.models.commitment import Commitment
from indicators import periods
from units.models import Account


class ClosedPeriod(models.Model):
    """Kỳ đã chốt: units enter and send nothing more for it. `missing` is what was not there: [{unit, name, state}]."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="closed_periods", verbose_name="đợt cam kết"
    )
    period = models.CharField("kỳ", max_length=8)
    missing = models.JSONField("báo cáo còn thiếu khi chốt", default=list, blank=True)
    closed_at = models.DateTimeField("chốt lúc", auto_now_add=True)
    closed_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="người chốt"
    )

    class Meta:
        verbose_name = "kỳ đã chốt"
        verbose_name_plural = "kỳ đã chốt"
        ordering = ["campaign", "period"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "period"],
                name="one_closure_per_campaign_and_period",
                violation_error_message="Kỳ này đã chốt.",
            )
        ]

    def __str__(self):
        return periods.name_of(self.period)


class ExtensionQuerySet(models.QuerySet):
    """Gia hạn: những cách lọc thường dùng."""

    def running(self, today):
        """Còn hạn vào ngày này."""
        return self.filter(until__gte=today)


class Extension(models.Model):
    """Gia hạn cho một đơn vị nhập, gửi báo cáo của kỳ đã chốt; the report is late by the due date all the same."""

    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, related_name="extensions", verbose_name="bản cam kết"
    )
    period = models.CharField("kỳ", max_length=8)
    number = models.PositiveSmallIntegerField("lần gia hạn")
    until = models.DateField("gia hạn đến hết ngày")
    reason = models.TextField("lý do gia hạn")
    is_exception = models.BooleanField("ngoại lệ, ngoài lần được gia hạn", default=False)
    granted_at = models.DateTimeField("gia hạn lúc", auto_now_add=True)
    granted_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="người gia hạn"
    )

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = "gia hạn"
        verbose_name_plural = "gia hạn"
        ordering = ["commitment", "period", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "period", "number"],
                name="one_extension_per_commitment_period_and_number",
                violation_error_message="Đơn vị vừa được gia hạn cho kỳ này.",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & (Q(number=1) | Q(is_exception=True)),
                name="extension_has_a_reason_and_a_second_is_an_exception",
                violation_error_message="Gia hạn cần lý do; từ lần thứ hai là ngoại lệ.",
            ),
        ]

    def __str__(self):
        return f"{self.commitment.unit} – {periods.name_of(self.period)}, đến {self.until:%d/%m/%Y}"
