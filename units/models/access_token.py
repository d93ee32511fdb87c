"""Khoá truy cập của một hệ thống khác: what it may read, until when, and how often."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from units.models.account import Account
from units.models.province import Province
from units.models.unit import Unit

PER_MINUTE = 60
MOST_PER_MINUTE = 6000


class AccessToken(models.Model):
    """Khoá truy cập. The key itself is told once and kept nowhere: `digest` is its SHA-256, `prefix` its first letters.

    `minute` and `requests` count what was asked in the running minute, in the row itself, so that all processes count
    together.
    """

    province = models.ForeignKey(
        Province, on_delete=models.PROTECT, related_name="access_tokens", verbose_name="tỉnh"
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="access_tokens",
        verbose_name="chỉ của đơn vị",
        help_text="Để trống: mọi đơn vị của tỉnh.",
    )
    name = models.CharField("hệ thống sử dụng", max_length=100)
    reads_rankings = models.BooleanField("đọc bảng xếp hạng", default=True)
    reads_cards = models.BooleanField("đọc phiếu điểm", default=False)
    reads_conclusions = models.BooleanField("đọc kết luận năm", default=False)
    reads_unpublished = models.BooleanField(
        "đọc cả số liệu chưa công bố",
        default=False,
        help_text="Không chọn: chỉ kết quả đã công bố chính thức và năm đã khoá.",
    )
    per_minute = models.PositiveIntegerField(
        "số lượt mỗi phút",
        default=PER_MINUTE,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PER_MINUTE)],
    )
    expires_on = models.DateField("dùng đến hết ngày")
    prefix = models.CharField("chữ đầu của khoá", max_length=16, editable=False)
    digest = models.CharField("mã kiểm tra của khoá", max_length=64, unique=True, editable=False)
    issued_at = models.DateTimeField("cấp lúc", auto_now_add=True)
    issued_by = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="người cấp",
    )
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True, editable=False)
    revoked_by = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="người thu hồi",
    )
    last_used_at = models.DateTimeField("dùng lần cuối", null=True, blank=True, editable=False)
    minute = models.DateTimeField("phút đang đếm", null=True, blank=True, editable=False)
    requests = models.PositiveIntegerField("số lượt trong phút", default=0, editable=False)

    class Meta:
        verbose_name = "khoá truy cập"
        verbose_name_plural = "khoá truy cập"
        ordering = ["province", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_by=None) | Q(revoked_at__isnull=False),
                name="access_token_is_revoked_by_somebody_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(per_minute__gte=1) & Q(requests__lte=F("per_minute")),
                name="access_token_never_answers_more_than_it_may",
                violation_error_message="Số lượt mỗi phút phải từ 1.",
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.prefix}…)"
