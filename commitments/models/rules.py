"""Mức xếp loại và hệ quả: luật của đợt, chốt cùng với đợt."""

from django.db import models
from django.db.models import Q

from commitments.models.campaign import Campaign
from units.codes import CODE_LENGTH, check_code


class GradeBand(models.Model):
    """Mức xếp loại kết quả cam kết: the highest band whose lower bound is not above the score."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="grades", verbose_name="đợt cam kết"
    )
    lower = models.DecimalField("từ điểm", max_digits=7, decimal_places=4)
    name = models.CharField("mức")

    class Meta:
        verbose_name = "mức xếp loại"
        verbose_name_plural = "mức xếp loại"
        ordering = ["campaign", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "lower"],
                name="one_grade_per_lower_bound",
                violation_error_message="Đã có mức bắt đầu từ điểm này.",
            ),
            models.CheckConstraint(
                condition=Q(lower__gte=0, lower__lte=100),
                name="grade_bound_in_range",
                violation_error_message="Điểm từ 0 đến 100.",
            ),
        ]

    def __str__(self):
        return self.name


class ConsequenceRule(models.Model):
    """Hình thức xử lý, as a machine rule with its text and legal basis; a person confirms what it proposes."""

    class Type(models.TextChoices):
        """Loại hệ quả."""

        RATING_CAP = "rating_cap", "Giới hạn mức xếp loại của người đứng đầu"
        SELF_CRITICISM = "self_criticism", "Kiểm điểm trách nhiệm"
        ACCOUNTABILITY = "accountability", "Xem xét xử lý trách nhiệm"

    class Scope(models.TextChoices):
        """Tính liên tiếp theo người hay theo đơn vị."""

        LEADER = "leader", "Theo người đứng đầu"
        UNIT = "unit", "Theo đơn vị"

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="consequences", verbose_name="đợt cam kết"
    )
    code = models.CharField("mã", max_length=CODE_LENGTH, validators=[check_code])
    type = models.CharField("loại", max_length=20, choices=Type)
    legal_basis = models.TextField("căn cứ")
    text = models.TextField("nội dung")
    level = models.CharField("mức cao nhất được xếp", blank=True)
    years = models.PositiveSmallIntegerField("số năm liên tiếp", null=True, blank=True)
    scope = models.CharField("phạm vi", max_length=10, choices=Scope, blank=True)

    class Meta:
        verbose_name = "hệ quả"
        verbose_name_plural = "hệ quả"
        ordering = ["campaign", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "code"],
                name="one_consequence_per_code_and_campaign",
                violation_error_message="Mã hệ quả đã có trong đợt.",
            ),
            models.CheckConstraint(
                condition=Q(type="accountability", years__gte=1, level="")
                | Q(type="self_criticism", years=None, level="", scope="")
                | (Q(type="rating_cap", years=None, scope="") & ~Q(level="")),
                name="consequence_has_what_its_type_needs",
                violation_error_message="Hệ quả thiếu mức xếp loại hoặc số năm liên tiếp.",
            ),
        ]

    def __str__(self):
        return self.text
