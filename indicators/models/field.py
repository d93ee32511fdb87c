"""Lĩnh vực cải cách hành chính."""

from django.db import models

from units.codes import CODE_LENGTH, check_code
from units.models import Province


class ReformField(models.Model):
    """Lĩnh vực cải cách: the headings under which a province reports."""

    province = models.ForeignKey(
        Province, on_delete=models.PROTECT, related_name="reform_fields", verbose_name="tỉnh"
    )
    code = models.CharField("mã", max_length=CODE_LENGTH, validators=[check_code])
    name = models.CharField("tên")
    order = models.IntegerField("thứ tự")

    class Meta:
        verbose_name = "lĩnh vực cải cách"
        verbose_name_plural = "lĩnh vực cải cách"
        ordering = ["province", "order", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["province", "code"],
                name="one_reform_field_per_code_and_province",
                violation_error_message="Mã lĩnh vực đã có trong tỉnh.",
            )
        ]

    def __str__(self):
        return self.name
