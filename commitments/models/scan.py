"""Bản quét của giấy đã ký, và những tập quét dày còn đang được tách."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from commitments.models.campaign import Campaign
from commitments.models.commitment import Commitment
from commitments.models.document import Document
from units.models import Account, Job

FEWEST_DPI = 200
"""Độ phân giải nên có của bản số hoá (Nghị định 30/2020)."""


class MediaType(models.TextChoices):
    """Loại tệp quét."""

    PDF = "application/pdf", "PDF"
    JPEG = "image/jpeg", "JPEG"
    PNG = "image/png", "PNG"


def of_seen_documents(account, path=""):
    """Văn bản của những bản cam kết, đợt mà người này được xem; `path` leads to the document."""
    commitments = Commitment.objects.visible_to(account).values("pk")
    campaigns = Campaign.objects.visible_to(account).values("pk")
    joint = Q(**{f"{path}commitment": None, f"{path}campaign__in": campaigns})
    return Q(**{f"{path}commitment__in": commitments}) | joint


class ScanQuerySet(models.QuerySet):
    """Các bản quét."""

    def current(self):
        """Đang dùng."""
        return self.filter(replaced_at=None)

    def for_listing(self):
        """Kèm văn bản, đơn vị và người tải lên."""
        return self.select_related(
            "document__campaign__authority", "document__commitment__unit", "uploaded_by", "replaced_by"
        )


class Scan(models.Model):
    """Bản quét: the signed paper of one document as a file of the vault. A scan that was replaced stays."""

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="scans", verbose_name="văn bản"
    )
    file = models.CharField("mã băm tệp", max_length=64)
    media_type = models.CharField("loại tệp", max_length=20, choices=MediaType)
    pages = models.PositiveSmallIntegerField("số trang")
    dpi = models.PositiveIntegerField("độ phân giải", null=True, blank=True)
    is_in_order = models.BooleanField("chắc thứ tự trang", default=True)
    uploaded_at = models.DateTimeField("tải lên lúc", auto_now_add=True)
    uploaded_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="người tải lên"
    )
    replaced_at = models.DateTimeField("thay lúc", null=True, blank=True)
    replaced_by = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người thay",
    )
    replaced_reason = models.TextField("lý do thay", blank=True)

    objects = ScanQuerySet.as_manager()

    class Meta:
        verbose_name = "bản quét"
        verbose_name_plural = "bản quét"
        ordering = ["document", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(replaced_at=None),
                name="one_current_scan_per_document",
                violation_error_message="Văn bản đã có bản quét.",
            ),
            models.CheckConstraint(
                condition=Q(replaced_at=None, replaced_by=None, replaced_reason="")
                | (Q(replaced_at__isnull=False, replaced_by__isnull=False) & ~Q(replaced_reason="")),
                name="replaced_scan_has_who_when_and_why",
                violation_error_message="Việc thay bản quét phải có người, thời điểm và lý do.",
            ),
            models.CheckConstraint(
                condition=Q(media_type__in=MediaType.values),
                name="scan_media_type_is_known",
                violation_error_message="Loại tệp không đúng.",
            ),
        ]

    def __str__(self):
        return f"Bản quét {self.document}"

    def get_absolute_url(self):
        """Trang xem bản quét."""
        return reverse("commitments:scan", args=[self.pk])

    @property
    def is_current(self):
        """Đang dùng."""
        return self.replaced_at is None

    @property
    def cautions(self):
        """Điều nên xem lại ở bản quét này, in words."""
        return list(self._cautions())

    def _cautions(self):
        if self.dpi is None:
            yield "Trang không phải ảnh quét: có thể là tệp in, chưa có chữ ký."
        elif self.dpi < FEWEST_DPI:
            yield f"Độ phân giải khoảng {self.dpi} dpi, nên quét từ {FEWEST_DPI} dpi."
        if self.pages != self.document.pages:
            yield f"Bản quét có {self.pages} trang, văn bản in có {self.document.pages} trang."
        if not self.is_in_order:
            yield "Trang xếp theo thứ tự quét; cần kiểm tra thứ tự."


class Pile(models.Model):
    """Tập quét: the papers of many units scanned in one go, kept until every page is filed or discarded."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="piles", verbose_name="đợt cam kết"
    )
    uploaded_at = models.DateTimeField("tải lên lúc", auto_now_add=True)
    uploaded_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="người tải lên"
    )
    job = models.ForeignKey(
        Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="việc chạy nền"
    )

    class Meta:
        verbose_name = "tập quét"
        verbose_name_plural = "tập quét"
        ordering = ["-pk"]

    def __str__(self):
        return f"Tập quét số {self.pk}"

    def get_absolute_url(self):
        """Trang kết quả tách."""
        return reverse("commitments:pile", args=[self.campaign_id, self.pk])


class PilePage(models.Model):
    """Trang quét: one page of a pile, what was read on it and where it went.

    `document` is whose code it bears, whether or not it was filed there; `trace` tells its place in the document.
    """

    class State(models.TextChoices):
        """Trang đã đi đâu."""

        WAITING = "waiting", "Chưa đọc"
        FILED = "filed", "Đã xếp"
        LEFT = "left", "Chờ người xếp"
        BLANK = "blank", "Trang trắng"
        DISCARDED = "discarded", "Đã bỏ"

    pile = models.ForeignKey(Pile, on_delete=models.CASCADE, related_name="pages", verbose_name="tập quét")
    place = models.PositiveIntegerField("thứ tự trong tập")
    file = models.CharField("mã băm tệp", max_length=64)
    media_type = models.CharField("loại tệp", max_length=20, choices=MediaType)
    number = models.PositiveIntegerField("trang của tệp")
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.WAITING)
    codes = models.JSONField("mã đọc được", default=list, blank=True)
    turn = models.PositiveSmallIntegerField("độ xoay", default=0)
    dpi = models.PositiveIntegerField("độ phân giải", null=True, blank=True)
    trace = models.BinaryField("dấu vết trang", default=bytes)
    why = models.TextField("vì sao để lại", blank=True)
    document = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="văn bản theo mã",
    )
    scan = models.ForeignKey(
        Scan, on_delete=models.PROTECT, null=True, blank=True, related_name="sources", verbose_name="bản quét"
    )
    settled_at = models.DateTimeField("xếp lúc", null=True, blank=True)
    settled_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người xếp"
    )
    settled_reason = models.TextField("lý do bỏ", blank=True)

    class Meta:
        verbose_name = "trang quét"
        verbose_name_plural = "trang quét"
        ordering = ["pile", "place"]
        constraints = [
            models.UniqueConstraint(fields=["pile", "place"], name="one_page_per_place_in_a_pile"),
            models.CheckConstraint(
                condition=Q(state="filed", scan__isnull=False) | (~Q(state="filed") & Q(scan=None)),
                name="page_has_a_scan_exactly_when_filed",
                violation_error_message="Trang đã xếp phải thuộc một bản quét.",
            ),
            models.CheckConstraint(
                condition=~Q(state="discarded") | (Q(settled_by__isnull=False) & ~Q(settled_reason="")),
                name="discarded_page_has_who_and_why",
                violation_error_message="Trang bỏ đi phải có người và lý do.",
            ),
            models.CheckConstraint(
                condition=Q(turn__in=[0, 90, 180, 270]),
                name="page_turn_is_a_quarter",
                violation_error_message="Độ xoay phải là 0, 90, 180 hoặc 270.",
            ),
        ]

    def __str__(self):
        return f"Trang {self.shown_place} của {self.pile}"

    @property
    def shown_place(self):
        """Thứ tự trong tập, counted from 1."""
        return self.place + 1

    @property
    def is_open(self):
        """Còn xếp được hoặc bỏ được."""
        return self.state in OPEN


OPEN = (PilePage.State.LEFT, PilePage.State.BLANK)
