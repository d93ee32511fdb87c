"""Công bố kết quả: the ranking of a period as it was told, frozen; what is corrected later is published anew."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from commitments.models.campaign import Campaign
from indicators import periods
from units.models import Account


class PublicationKind(models.TextChoices):
    """Loại công bố."""

    PROVISIONAL = "provisional", "Tạm tính"
    FINAL = "final", "Chính thức"


class PublicationQuerySet(models.QuerySet):
    """Công bố: những cách lọc thường dùng."""

    def visible_to(self, account):
        """Của những đợt người này được xem."""
        return self.filter(campaign__in=Campaign.objects.visible_to(account))

    def final(self):
        """Đã có quyết định; these are for everybody."""
        return self.filter(kind=PublicationKind.FINAL)

    def of_period(self, campaign, period):
        """Các lần công bố của một kỳ, lần đầu trước; without what they hold, which is large."""
        return self.filter(campaign=campaign, period=period).order_by("number").defer("snapshot")


class Publication(models.Model):
    """Công bố kết quả một kỳ. `snapshot` is the ranking and the score cards as they stood, `digest` its hash.

    `corrects` is the publication of the same period that this one takes the place of, `differences` what moved since.
    Written once, never edited.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="publications", verbose_name="đợt cam kết"
    )
    period = models.CharField("kỳ", max_length=8)
    kind = models.CharField("loại công bố", max_length=12, choices=PublicationKind)
    number = models.PositiveIntegerField("lần công bố")
    decision_number = models.CharField("số quyết định", max_length=60, blank=True)
    decision_on = models.DateField("ngày quyết định", null=True, blank=True)
    appeal_until = models.DateField("kiến nghị đến hết ngày", null=True, blank=True)
    published_at = models.DateTimeField("công bố lúc", auto_now_add=True)
    published_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="người công bố"
    )
    note = models.TextField("ghi chú", blank=True)
    snapshot = models.JSONField("kết quả khi công bố")
    digest = models.CharField("mã băm", max_length=64)
    corrects = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
        verbose_name="thay lần công bố",
    )
    differences = models.JSONField("khác lần công bố trước", default=list, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = "công bố"
        verbose_name_plural = "công bố"
        ordering = ["campaign", "period", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "period", "number"],
                name="one_publication_per_campaign_period_and_number",
                violation_error_message="Kỳ này vừa được công bố.",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind="provisional", decision_number="", decision_on=None, appeal_until__isnull=False
                )
                | (Q(kind="final", decision_on__isnull=False, appeal_until=None) & ~Q(decision_number="")),
                name="final_publication_has_a_decision_and_provisional_an_appeal_day",
                violation_error_message="Công bố chính thức cần số, ngày quyết định; tạm tính cần hạn kiến nghị.",
            ),
        ]

    def __str__(self):
        return f"{periods.name_of(self.period)}, lần {self.number} ({self.get_kind_display().lower()})"

    def get_absolute_url(self):
        """Kết quả như đã công bố."""
        return reverse("reports:publication", args=[self.pk])

    @property
    def is_final(self):
        """Đã có quyết định."""
        return self.kind == PublicationKind.FINAL
