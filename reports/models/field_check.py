"""Kiểm tra thực tế: a random sample of approved figures, and what was found on the spot."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from commitments.models import Campaign, Entry, RankingGroup
from commitments.visibility import of_overseen_campaigns
from indicators import periods
from units.models import Account

SEED_LENGTH = 60
MOST = 200


class Finding(models.TextChoices):
    """Kết quả kiểm tra một số liệu; empty: not checked yet."""

    RIGHT = "right", "Đúng với báo cáo"
    WRONG = "wrong", "Có sai lệch"
    UNCLEAR = "unclear", "Không đủ căn cứ kết luận"


class FieldCheckQuerySet(models.QuerySet):
    """Cuộc kiểm tra thực tế: những cách lọc thường dùng."""

    def visible_to(self, account):
        """Của các đợt người này theo dõi; units learn of it when somebody comes."""
        return self.filter(of_overseen_campaigns(account, "campaign__"))


class FieldCheck(models.Model):
    """Cuộc kiểm tra thực tế: a sample, drawn once by a seed that stays on record."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="field_checks", verbose_name="đợt cam kết"
    )
    period = models.CharField("kỳ", max_length=8)
    group = models.ForeignKey(
        RankingGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="khối"
    )
    seed = models.CharField("số hạt giống", max_length=SEED_LENGTH)
    size = models.PositiveSmallIntegerField(
        "cỡ mẫu", validators=[MinValueValidator(1), MaxValueValidator(MOST)]
    )
    population = models.PositiveIntegerField("tổng thể")
    drawn_at = models.DateTimeField("chọn lúc", auto_now_add=True)
    drawn_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="người chọn mẫu"
    )

    objects = FieldCheckQuerySet.as_manager()

    class Meta:
        verbose_name = "cuộc kiểm tra thực tế"
        verbose_name_plural = "cuộc kiểm tra thực tế"
        ordering = ["-drawn_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "period", "group", "seed"],
                condition=Q(group__isnull=False),
                name="one_field_check_per_group_and_seed",
                violation_error_message="Khối này đã chọn mẫu của kỳ với số hạt giống đó.",
            ),
            models.UniqueConstraint(
                fields=["campaign", "period", "seed"],
                condition=Q(group=None),
                name="one_field_check_of_all_groups_per_seed",
                violation_error_message="Kỳ này đã chọn mẫu với số hạt giống đó.",
            ),
            models.CheckConstraint(
                condition=~Q(seed="") & Q(size__gte=1, size__lte=MOST, population__gte=1),
                name="field_check_has_seed_and_size",
                violation_error_message=f"Cần số hạt giống và cỡ mẫu từ 1 đến {MOST}.",
            ),
        ]

    def __str__(self):
        return f"Kiểm tra thực tế {periods.name_of(self.period)}, hạt giống {self.seed}"

    def get_absolute_url(self):
        """Trang của cuộc kiểm tra."""
        return reverse("reports:check", args=[self.campaign_id, self.pk])


class CheckedFigure(models.Model):
    """Số liệu được chọn: what counted when it was drawn, and what was found. `version` rises with every save."""

    check_of = models.ForeignKey(
        FieldCheck, on_delete=models.CASCADE, related_name="figures", verbose_name="cuộc kiểm tra"
    )
    place = models.PositiveSmallIntegerField("thứ tự trong mẫu")
    entry = models.ForeignKey(
        Entry, on_delete=models.PROTECT, related_name="+", verbose_name="số liệu chỉ tiêu"
    )
    figure = models.CharField("số liệu khi chọn", max_length=200)
    finding = models.CharField("kết quả kiểm tra", max_length=10, choices=Finding, blank=True)
    found = models.CharField("số liệu thực tế", max_length=200, blank=True)
    note = models.TextField("ghi chú kiểm tra", blank=True)
    checked_on = models.DateField("kiểm tra ngày", null=True, blank=True)
    version = models.PositiveIntegerField("lần lưu", default=1, editable=False)
    recorded_at = models.DateTimeField("ghi lúc", null=True, blank=True)
    recorded_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người ghi"
    )

    class Meta:
        verbose_name = "số liệu được kiểm tra"
        verbose_name_plural = "số liệu được kiểm tra"
        ordering = ["check_of", "place"]
        constraints = [
            models.UniqueConstraint(fields=["check_of", "place"], name="one_checked_figure_per_place"),
            models.UniqueConstraint(fields=["check_of", "entry"], name="one_checked_figure_per_entry"),
            models.CheckConstraint(
                condition=Q(finding="", checked_on=None, recorded_at=None, recorded_by=None)
                | Q(
                    finding__in=Finding.values,
                    checked_on__isnull=False,
                    recorded_at__isnull=False,
                    recorded_by__isnull=False,
                ),
                name="checked_figure_has_who_and_when",
                violation_error_message="Kết quả kiểm tra phải có ngày, người ghi và thời điểm.",
            ),
            models.CheckConstraint(
                condition=~Q(finding="wrong") | ~Q(found=""),
                name="wrong_figure_says_what_was_found",
                violation_error_message="Có sai lệch thì phải ghi số liệu thực tế.",
            ),
        ]

    def __str__(self):
        return f"{self.check_of}, số {self.place}"
