"""Phụ lục điều chỉnh bản cam kết."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from commitments.models.commitment import Commitment, CommitmentItem
from units.models import Person


class AmendmentQuerySet(models.QuerySet):
    """Phụ lục: những cách lọc thường dùng."""

    def signed(self):
        """Đã ký, and so in force from its day; the others are drafts that count for nothing."""
        return self.exclude(signed_on=None)

    def drafts(self):
        """Dự thảo, not signed yet."""
        return self.filter(signed_on=None)


class Amendment(models.Model):
    """Phụ lục điều chỉnh: a numbered change of targets or applicability after signing.

    It counts from the moment it is recorded as signed (`signed_on`); a commitment has one draft at a time.
    """

    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, related_name="amendments", verbose_name="bản cam kết"
    )
    number = models.IntegerField("số")
    decision = models.TextField("quyết định")
    reason = models.TextField("lý do")
    effective_on = models.DateField("hiệu lực từ ngày")
    signed_on = models.DateField("ký ngày", null=True, blank=True, editable=False)
    deputy = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người ký thay",
        help_text="Cấp phó ký thay người đứng đầu (KT.).",
    )
    version = models.PositiveIntegerField("lần sửa", default=1, editable=False)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = "phụ lục điều chỉnh"
        verbose_name_plural = "phụ lục điều chỉnh"
        ordering = ["commitment", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "number"],
                name="one_amendment_per_number_and_commitment",
                violation_error_message="Số phụ lục đã có.",
            ),
            models.UniqueConstraint(
                fields=["commitment"],
                condition=Q(signed_on=None),
                name="one_draft_amendment_per_commitment",
                violation_error_message="Bản cam kết đã có một dự thảo phụ lục.",
            ),
        ]

    def __str__(self):
        return f"Phụ lục số {self.number} – {self.commitment}"

    def get_absolute_url(self):
        """Trang của phụ lục."""
        return reverse("commitments:annex", args=[self.commitment_id, self.number])

    @property
    def is_signed(self):
        """Đã ký, and counts."""
        return self.signed_on is not None


class AmendmentChangeQuerySet(models.QuerySet):
    """Nội dung điều chỉnh: những cách lọc thường dùng."""

    def signed(self):
        """Của các phụ lục đã ký; those of a draft count for nothing."""
        return self.exclude(amendment__signed_on=None)


class AmendmentChange(models.Model):
    """Thay đổi một nội dung: `not_applicable` gives a reason, "" makes it applicable again, null says nothing."""

    amendment = models.ForeignKey(
        Amendment, on_delete=models.CASCADE, related_name="changes", verbose_name="phụ lục"
    )
    item = models.ForeignKey(
        CommitmentItem, on_delete=models.PROTECT, related_name="changes", verbose_name="nội dung"
    )
    # null says nothing, "" makes applicable again: two things that the bundle tells apart
    not_applicable = models.TextField("lý do không áp dụng", null=True, blank=True)  # noqa: DJ001

    objects = AmendmentChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "nội dung điều chỉnh"
        verbose_name_plural = "nội dung điều chỉnh"
        ordering = ["amendment", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["amendment", "item"],
                name="one_change_per_amendment_and_item",
                violation_error_message="Nội dung này đã có trong phụ lục.",
            )
        ]

    def __str__(self):
        return f"{self.amendment}: {self.item.indicator.number}"


class AmendedTarget(models.Model):
    """Mức giao mới theo phụ lục."""

    change = models.ForeignKey(
        AmendmentChange, on_delete=models.CASCADE, related_name="targets", verbose_name="điều chỉnh"
    )
    span = models.CharField("năm hoặc kỳ", max_length=8)
    value = models.DecimalField("mức giao", max_digits=19, decimal_places=4)

    class Meta:
        verbose_name = "mức giao điều chỉnh"
        verbose_name_plural = "mức giao điều chỉnh"
        ordering = ["change", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["change", "span"],
                name="one_amended_target_per_change_and_span",
                violation_error_message="Năm hoặc kỳ này đã có mức giao.",
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="amended_target_is_not_negative",
                violation_error_message="Mức giao không được âm.",
            ),
        ]

    def __str__(self):
        return f"{self.span}: {self.value}"
