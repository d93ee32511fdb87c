"""Tỉnh, thành phố trực thuộc trung ương."""

from django.db import models
from django.db.models import Q

from units.codes import CODE_LENGTH, check_code


class Province(models.Model):
    """Tỉnh: the outer border of everything; nothing of one province is visible in another."""

    code = models.CharField("mã", max_length=CODE_LENGTH, unique=True, validators=[check_code])
    name = models.CharField("tên")
    chair_title = models.CharField("chức danh Chủ tịch", blank=True)
    place = models.CharField("địa danh trên văn bản")

    class Meta:
        verbose_name = "tỉnh"
        verbose_name_plural = "tỉnh"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(name="") & ~Q(place=""),
                name="province_is_named",
                violation_error_message="Tỉnh phải có mã, tên và địa danh.",
            )
        ]

    def __str__(self):
        return self.name
