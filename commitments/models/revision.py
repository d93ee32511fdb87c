"""Bản ký số: a file of the same document with more digital signatures behind it."""

from django.db import models
from django.db.models import Q

from commitments.models.document import Document
from units.models import Account


class Revision(models.Model):
    """Bản ký số của một văn bản đã chốt, numbered from 1; nothing here is ever changed or deleted.

    `signatures` is what was found when the file came in: who, where, when, whether each held and was trusted then.
    """

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="revisions", verbose_name="văn bản"
    )
    number = models.PositiveSmallIntegerField("số thứ tự")
    pdf = models.CharField("mã băm tệp PDF", max_length=64, unique=True)
    signatures = models.JSONField("các chữ ký số")
    is_made_here = models.BooleanField("ký trên hệ thống", default=False)
    added_at = models.DateTimeField("nhận lúc", auto_now_add=True)
    added_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="người đưa lên"
    )

    class Meta:
        verbose_name = "bản ký số"
        verbose_name_plural = "bản ký số"
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"],
                name="one_revision_per_document_and_number",
                violation_error_message="Văn bản đã có bản ký số mang số này.",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="revisions_count_from_one",
                violation_error_message="Bản ký số được đánh số từ 1.",
            ),
        ]

    def __str__(self):
        return f"{self.document.shown_code}, bản ký số {self.number}"
