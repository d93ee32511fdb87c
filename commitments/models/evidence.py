"""Tài liệu minh chứng: files that prove a figure, each kept once and used for one indicator or several."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from commitments.models.commitment import Commitment
from commitments.models.report import Entry
from commitments.visibility import of_overseen_campaigns, of_own_units
from units.models import Account


class EvidenceFileQuerySet(models.QuerySet):
    """Tệp minh chứng: những cách lọc thường dùng."""

    def visible_to(self, account):
        """Của đơn vị mình; of others what stands behind a figure this account may see, or behind an appeal."""
        entries = Entry.objects.visible_to(account).values("pk")
        used = EvidenceUse.objects.filter(entry__in=entries).values("file")
        appealed = Q(appeals__isnull=False) & of_overseen_campaigns(account, "commitment__campaign__")
        seen = self.filter(of_own_units(account, "commitment__unit") | Q(pk__in=used) | appealed)
        return seen.distinct()

    def current(self):
        """Chưa bị thay bằng tệp khác."""
        return self.filter(replaced_by=None)


class EvidenceFile(models.Model):
    """Tệp minh chứng của một đơn vị, in the vault under its hash. A file that was replaced stays as a revision."""

    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, related_name="evidence_files", verbose_name="bản cam kết"
    )
    file = models.CharField("mã băm tệp", max_length=64)
    name = models.CharField("tên tệp", max_length=255)
    media_type = models.CharField("loại tệp", max_length=100)
    size = models.PositiveBigIntegerField("dung lượng")
    pages = models.PositiveSmallIntegerField("số trang", null=True, blank=True)
    document_number = models.CharField("số, ký hiệu", max_length=100, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    replaced_by = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name="thay bằng",
    )
    uploaded_at = models.DateTimeField("tải lên lúc", auto_now_add=True)
    uploaded_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="người tải lên"
    )

    objects = EvidenceFileQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp minh chứng"
        verbose_name_plural = "tệp minh chứng"
        ordering = ["commitment", "pk"]
        indexes = [
            models.Index(fields=["file"], name="evidence_by_content"),
            models.Index(fields=["document_number"], name="evidence_by_document_number"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Tệp để tải về."""
        return reverse("commitments:evidence_file", args=[self.pk])


class EvidenceUseQuerySet(models.QuerySet):
    """Minh chứng của chỉ tiêu: những cách lọc thường dùng."""

    def standing(self):
        """Đang dùng: neither taken off nor replaced."""
        return self.filter(removed_at=None)

    def for_listing(self):
        """Kèm tệp, chỉ tiêu và người đính kèm."""
        return self.select_related("file__uploaded_by", "entry__item__indicator", "entry__report")


class EvidenceUse(models.Model):
    """Minh chứng của một chỉ tiêu trong một kỳ: which file, and where in it. What was taken off stays on record."""

    entry = models.ForeignKey(
        Entry, on_delete=models.PROTECT, related_name="evidence", verbose_name="số liệu chỉ tiêu"
    )
    file = models.ForeignKey(
        EvidenceFile, on_delete=models.PROTECT, related_name="uses", verbose_name="tệp minh chứng"
    )
    place = models.CharField("trang, mục", max_length=100, blank=True)
    attached_at = models.DateTimeField("đính kèm lúc", auto_now_add=True)
    removed_at = models.DateTimeField("bỏ lúc", null=True, blank=True)
    removed_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người bỏ"
    )

    objects = EvidenceUseQuerySet.as_manager()

    class Meta:
        verbose_name = "minh chứng của chỉ tiêu"
        verbose_name_plural = "minh chứng của chỉ tiêu"
        ordering = ["entry", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "file"],
                condition=Q(removed_at=None),
                name="one_standing_use_per_entry_and_file",
                violation_error_message="Tệp đã đính kèm cho chỉ tiêu này.",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="removed_evidence_has_who_and_when",
                violation_error_message="Việc bỏ minh chứng phải có người và thời điểm.",
            ),
        ]

    def __str__(self):
        return f"{self.entry}: {self.file}"
