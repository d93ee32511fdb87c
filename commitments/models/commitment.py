"""Bản cam kết của một đơn vị: nội dung, mức giao từng năm, số liệu gốc."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from commitments.models.campaign import Campaign
from commitments.visibility import of_overseen_campaigns, of_own_units
from indicators.models import Indicator
from units.models import Person, Unit


class Status(models.TextChoices):
    """Tình trạng bản cam kết; only `commitments.workflow` and a bundle write it."""

    DRAFT = "draft", "Dự thảo"
    SIGNED = "signed", "Đã ký"
    ENDED = "ended", "Đã kết thúc"


class CommitmentQuerySet(models.QuerySet):
    """Bản cam kết: những cách lọc thường dùng."""

    def visible_to(self, account):
        """Người này được xem: its own unit's, and those of the campaigns it oversees."""
        return self.filter(of_own_units(account, "unit") | of_overseen_campaigns(account, "campaign__"))

    def for_listing(self):
        """Kèm đơn vị, người ký và đợt."""
        return self.select_related("unit", "leader", "deputy", "campaign", "campaign__authority", "group")

    def in_signing_order(self):
        """Theo thứ tự ký, then the unit's order and code."""
        return self.order_by(F("order").asc(nulls_last=True), "unit__order", "unit__code")


class Commitment(models.Model):
    """Bản cam kết: what the head of one unit promised in one campaign."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="commitments", verbose_name="đợt cam kết"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="commitments", verbose_name="đơn vị"
    )
    group = models.ForeignKey(
        "commitments.RankingGroup",
        on_delete=models.PROTECT,
        related_name="commitments",
        verbose_name="khối xếp hạng",
    )
    leader = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="commitments", verbose_name="người cam kết"
    )
    deputy = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="người ký thay",
        help_text="Cấp phó ký thay người đứng đầu (KT.); để trống khi người đứng đầu tự ký.",
    )
    order = models.IntegerField("thứ tự ký", null=True, blank=True)
    status = models.CharField(
        "tình trạng", max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    signed_on = models.DateField("ký ngày", null=True, blank=True, editable=False)
    ended_on = models.DateField("kết thúc ngày", null=True, blank=True, editable=False)
    ended_reason = models.TextField("lý do kết thúc", blank=True, editable=False)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = "bản cam kết"
        verbose_name_plural = "bản cam kết"
        ordering = ["campaign", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "unit"],
                name="one_commitment_per_unit_and_campaign",
                violation_error_message="Đơn vị đã có bản cam kết trong đợt này.",
            ),
            models.CheckConstraint(
                condition=Q(status="draft", signed_on=None, ended_on=None)
                | Q(status="signed", signed_on__isnull=False, ended_on=None)
                | Q(status="ended", signed_on__isnull=False, ended_on__isnull=False),
                name="commitment_dates_agree_with_status",
                violation_error_message="Ngày ký, ngày kết thúc không khớp với tình trạng bản cam kết.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("signed_on")),
                name="commitment_ends_after_signing",
                violation_error_message="Ngày kết thúc phải không trước ngày ký.",
            ),
            models.CheckConstraint(
                condition=Q(deputy=None) | ~Q(deputy=F("leader")),
                name="nobody_deputises_for_themselves",
                violation_error_message="Người ký thay phải khác người cam kết.",
            ),
        ]

    def __str__(self):
        return f"{self.unit} – {self.campaign.code}"

    def get_absolute_url(self):
        """Trang của bản cam kết."""
        return reverse("commitments:detail", args=[self.pk])

    @property
    def audit_chain(self):
        """Tên chuỗi nhật ký của bản cam kết."""
        return f"commitment:{self.campaign.code}/{self.unit.code}"

    @property
    def is_signed(self):
        """Đã ký, whether or not it has ended since."""
        return self.status != Status.DRAFT

    @property
    def is_running(self):
        """Đã ký và chưa kết thúc."""
        return self.status == Status.SIGNED


class CommitmentItem(models.Model):
    """Nội dung cam kết: one indicator in one unit's commitment."""

    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, related_name="items", verbose_name="bản cam kết"
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="items", verbose_name="chỉ tiêu"
    )
    not_applicable = models.TextField("lý do không áp dụng", blank=True)

    class Meta:
        verbose_name = "nội dung cam kết"
        verbose_name_plural = "nội dung cam kết"
        ordering = ["commitment", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "indicator"],
                name="one_item_per_commitment_and_indicator",
                violation_error_message="Chỉ tiêu đã có trong bản cam kết.",
            )
        ]

    def __str__(self):
        return f"{self.commitment}: {self.indicator.number}"


class Target(models.Model):
    """Mức giao của một nội dung cho một năm ("2022") hoặc một kỳ ("2022-Q3")."""

    item = models.ForeignKey(
        CommitmentItem, on_delete=models.CASCADE, related_name="targets", verbose_name="nội dung"
    )
    span = models.CharField("năm hoặc kỳ", max_length=8)
    value = models.DecimalField("mức giao", max_digits=19, decimal_places=4)

    class Meta:
        verbose_name = "mức giao"
        verbose_name_plural = "mức giao"
        ordering = ["item", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "span"],
                name="one_target_per_item_and_span",
                violation_error_message="Năm hoặc kỳ này đã có mức giao.",
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="target_is_not_negative",
                violation_error_message="Mức giao không được âm.",
            ),
        ]

    def __str__(self):
        return f"{self.span}: {self.value}"


class Baseline(models.Model):
    """Số liệu gốc: the figure that this year is to be compared with, that is, last year's."""

    item = models.ForeignKey(
        CommitmentItem, on_delete=models.CASCADE, related_name="baselines", verbose_name="nội dung"
    )
    year = models.PositiveSmallIntegerField("để so sánh năm")
    value = models.DecimalField("số liệu năm trước", max_digits=19, decimal_places=4)

    class Meta:
        verbose_name = "số liệu gốc"
        verbose_name_plural = "số liệu gốc"
        ordering = ["item", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "year"],
                name="one_baseline_per_item_and_year",
                violation_error_message="Năm này đã có số liệu gốc.",
            )
        ]

    def __str__(self):
        return f"{self.year}: {self.value}"
