"""Kết quả đã tính của một bản cam kết, một kỳ, một cơ sở tính điểm."""

from django.db import models
from django.db.models import Q

from commitments.models.campaign import Campaign
from commitments.models.commitment import Commitment
from commitments.models.group import RankingGroup


class Basis(models.TextChoices):
    """Cơ sở tính điểm."""

    OFFICIAL = "official", "Chính thức"
    SELF = "self", "Tự chấm"


class StandingQuerySet(models.QuerySet):
    """Kết quả: những cách lọc thường dùng."""

    def table(self, campaign, period, basis):
        """Kết quả của các bản cam kết còn hiệu lực: one campaign, period and basis."""
        return self.filter(campaign=campaign, period=period, basis=basis, is_in_force=True)


class Standing(models.Model):
    """Kết quả xếp hạng, stored. A cache with proof: never edited, recomputed by `commitments.standings` whenever what
    counts changes. Columns hold what is sorted and filtered by; `card` holds the score card as exact texts."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="standings", db_index=False, verbose_name="đợt"
    )
    group = models.ForeignKey(
        RankingGroup, on_delete=models.CASCADE, related_name="standings", verbose_name="khối"
    )
    commitment = models.ForeignKey(
        Commitment,
        on_delete=models.CASCADE,
        related_name="standings",
        db_index=False,
        verbose_name="bản cam kết",
    )
    period = models.CharField("kỳ", max_length=8)
    basis = models.CharField("cơ sở", max_length=10, choices=Basis)
    is_in_force = models.BooleanField("cam kết còn hiệu lực")
    score = models.DecimalField("điểm", max_digits=5, decimal_places=2, null=True)
    rank = models.PositiveIntegerField("hạng", null=True)
    grade = models.CharField("mức", blank=True)
    is_covered = models.BooleanField("đủ tỷ lệ áp dụng")
    provisional = models.BooleanField("tạm tính")
    has_pending = models.BooleanField("có chỉ tiêu chờ công bố")
    awaits_review = models.BooleanField("có báo cáo chờ thẩm định")
    late = models.PositiveSmallIntegerField("số báo cáo trễ")
    counted = models.PositiveSmallIntegerField("số chỉ tiêu tính điểm")
    met = models.PositiveSmallIntegerField("số chỉ tiêu đạt")
    card = models.JSONField("phiếu điểm")
    rule_version = models.PositiveSmallIntegerField("phiên bản quy tắc")
    input_hash = models.CharField("mã băm đầu vào", max_length=64)
    computed_at = models.DateTimeField("tính lúc")

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = "kết quả xếp hạng"
        verbose_name_plural = "kết quả xếp hạng"
        indexes = [
            models.Index(fields=["campaign", "period", "basis", "group", "rank"], name="standing_table"),
            # What a page asks of all units before it reads any card: how many, how many provisional, since when.
            models.Index(
                fields=["campaign", "period", "basis", "is_in_force", "group", "provisional", "computed_at"],
                name="standing_state",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "period", "basis"], name="one_standing_per_period_and_basis"
            ),
            models.CheckConstraint(condition=Q(basis__in=Basis.values), name="standing_basis_is_known"),
            models.CheckConstraint(
                condition=Q(rank=None) | Q(score__isnull=False, is_in_force=True, is_covered=True),
                name="only_scored_units_are_ranked",
            ),
        ]

    def __str__(self):
        return f"{self.commitment} – {self.period}: {self.score}"
