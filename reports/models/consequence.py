"""Hệ quả đề xuất đã có người quyết định, và điều kiện đề nghị khen thưởng của một năm."""

from django.db import models
from django.db.models import Q

from commitments.models import Campaign, Commitment, ConsequenceRule
from units.models import Account


class Ruling(models.TextChoices):
    """Ý kiến của người có trách nhiệm về một hệ quả được đề xuất."""

    CONFIRMED = "confirmed", "Xác nhận đề xuất"
    SET_ASIDE = "set_aside", "Không áp dụng"


class ConsequenceRuling(models.Model):
    """Ý kiến về hệ quả: about one proposed consequence of one commitment in one year, with the facts as they were then.

    It is no official rating; it says that the proposal goes on the list, or why not. `version` rises with every change.
    """

    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, related_name="rulings", verbose_name="bản cam kết"
    )
    year = models.PositiveSmallIntegerField("năm")
    rule = models.ForeignKey(
        ConsequenceRule, on_delete=models.PROTECT, related_name="rulings", verbose_name="hệ quả"
    )
    ruling = models.CharField("ý kiến", max_length=10, choices=Ruling)
    reason = models.TextField("lý do", blank=True)
    facts = models.JSONField("số liệu khi cho ý kiến")
    version = models.PositiveIntegerField("lần lưu", default=1, editable=False)
    ruled_at = models.DateTimeField("cho ý kiến lúc", auto_now=True)
    ruled_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="người cho ý kiến"
    )

    class Meta:
        verbose_name = "ý kiến về hệ quả"
        verbose_name_plural = "ý kiến về hệ quả"
        ordering = ["commitment", "year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "year", "rule"],
                name="one_ruling_per_commitment_year_and_rule",
                violation_error_message="Hệ quả này đã có ý kiến.",
            ),
            models.CheckConstraint(
                condition=Q(ruling="confirmed") | (Q(ruling="set_aside") & ~Q(reason="")),
                name="setting_aside_has_a_reason",
                violation_error_message="Không áp dụng thì phải ghi lý do.",
            ),
        ]

    def __str__(self):
        return f"{self.commitment}, {self.year}: {self.rule.code}"


class EmulationTerms(models.Model):
    """Điều kiện đề nghị khen thưởng của một năm, set by the reviewer; a bundle does not carry it."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="emulation_terms", verbose_name="đợt cam kết"
    )
    year = models.PositiveSmallIntegerField("năm")
    places = models.PositiveSmallIntegerField("số đơn vị đề nghị mỗi khối")
    min_score = models.DecimalField("điểm không thấp hơn", max_digits=5, decimal_places=2)
    must_be_met = models.BooleanField("phải đạt cam kết năm", default=True)
    never_late = models.BooleanField("không có báo cáo trễ hạn", default=False)
    version = models.PositiveIntegerField("lần lưu", default=1, editable=False)
    set_at = models.DateTimeField("đặt lúc", auto_now=True)
    set_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="người đặt")

    class Meta:
        verbose_name = "điều kiện đề nghị khen thưởng"
        verbose_name_plural = "điều kiện đề nghị khen thưởng"
        ordering = ["campaign", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "year"],
                name="one_set_of_emulation_terms_per_year",
                violation_error_message="Năm này đã có điều kiện đề nghị khen thưởng.",
            ),
            models.CheckConstraint(
                condition=Q(places__gte=1, places__lte=100, min_score__gte=0, min_score__lte=100),
                name="emulation_terms_in_range",
                violation_error_message="Số đơn vị từ 1 đến 100, điểm từ 0 đến 100.",
            ),
        ]

    def __str__(self):
        return f"{self.campaign.code}, {self.year}"
