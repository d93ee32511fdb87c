"""Bộ chỉ tiêu, có phiên bản."""

from django.db import models

from units.codes import CODE_LENGTH, check_code
from units.models import Province


class IndicatorSet(models.Model):
    """Bộ chỉ tiêu: frozen from the first signature under it; a change after that is a new version."""

    province = models.ForeignKey(
        Province, on_delete=models.PROTECT, related_name="indicator_sets", verbose_name="tỉnh"
    )
    code = models.CharField("mã", max_length=CODE_LENGTH, validators=[check_code])
    version = models.CharField("phiên bản")
    title = models.CharField("tên")
    frozen_at = models.DateTimeField("chốt lúc", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "bộ chỉ tiêu"
        verbose_name_plural = "bộ chỉ tiêu"
        ordering = ["province", "code", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["province", "code", "version"],
                name="one_indicator_set_per_code_and_version",
                violation_error_message="Phiên bản này của bộ chỉ tiêu đã có.",
            )
        ]

    def __str__(self):
        return f"{self.title} (phiên bản {self.version})"

    @property
    def is_frozen(self):
        """Đã chốt: a commitment was signed under it."""
        return self.frozen_at is not None
