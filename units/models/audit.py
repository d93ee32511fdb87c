"""Nhật ký: chỉ ghi thêm, mỗi dòng khoá với dòng trước bằng mã băm."""

from django.db import models

from units.models.account import Account


class AuditChain(models.Model):
    """Đầu chuỗi nhật ký của một đối tượng: the last number and hash, locked while a new event is written."""

    key = models.CharField("đối tượng", max_length=200, unique=True)
    length = models.PositiveIntegerField("số dòng", default=0)
    last_hash = models.CharField("mã băm cuối", max_length=64, blank=True)

    class Meta:
        verbose_name = "chuỗi nhật ký"
        verbose_name_plural = "chuỗi nhật ký"

    def __str__(self):
        return self.key


class AuditEvent(models.Model):
    """Dòng nhật ký: who did what to which object; the database refuses to change or delete it."""

    chain = models.ForeignKey(
        AuditChain, on_delete=models.PROTECT, related_name="events", verbose_name="chuỗi"
    )
    number = models.PositiveIntegerField("số thứ tự")
    at = models.DateTimeField("thời điểm")
    by = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người thực hiện",
    )
    verb = models.CharField("việc", max_length=40)
    subject = models.CharField("về", max_length=200, db_index=True)
    note = models.TextField("lý do, ghi chú", blank=True)
    data = models.JSONField("nội dung", default=dict)
    previous_hash = models.CharField("mã băm trước", max_length=64, blank=True)
    hash = models.CharField("mã băm", max_length=64)

    class Meta:
        verbose_name = "dòng nhật ký"
        verbose_name_plural = "nhật ký"
        ordering = ["chain", "number"]
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="one_audit_event_per_number")]

    def __str__(self):
        return f"{self.verb} – {self.subject}"
