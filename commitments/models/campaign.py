"""Đợt cam kết: luật chơi chung của mọi bản cam kết trong đợt."""

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from commitments.visibility import of_overseen_campaigns, of_own_units
from indicators import periods
from indicators.models import IndicatorSet
from units.codes import CODE_LENGTH, check_code
from units.models import Account, Province, Unit


class Cadence(models.TextChoices):
    """Nhịp báo cáo."""

    QUARTER = "quarter", "Hằng quý"
    MONTH = "month", "Hằng tháng"


class MetRule(models.TextChoices):
    """Thế nào là đạt cam kết năm."""

    ALL_INDICATORS = "all_indicators", "Mọi chỉ tiêu đều đạt"
    MIN_SCORE = "min_score", "Điểm không thấp hơn"
    MIN_MET_SHARE = "min_met_share", "Tỷ lệ chỉ tiêu đạt không thấp hơn (%)"


class Template(models.TextChoices):
    """Mẫu bản cam kết: who signs beside the one who commits."""

    RECIPIENT = "recipient", "Cam kết với cấp trên"
    WITNESS = "witness", "Có người chứng kiến"
    JOINT = "joint", "Một bản chung, nhiều người ký"
    ONE_WAY = "one_way", "Một chiều"


class Side(models.TextChoices):
    """Phía của người cam kết trong hàng chữ ký."""

    RIGHT = "right", "Bên phải"
    LEFT = "left", "Bên trái"


class CampaignQuerySet(models.QuerySet):
    """Đợt cam kết: những cách lọc thường dùng."""

    def visible_to(self, account):
        """Người này được xem: as a member's clerk or head, as an overseer, as an administrator."""
        taking_part = self.model.objects.filter(of_own_units(account, "members__unit")).values("pk")
        return self.filter(Q(pk__in=taking_part) | of_overseen_campaigns(account))

    def overseen_by(self, account):
        """Của các đợt mà người này theo dõi, giữ văn bản hoặc quản trị."""
        return self.filter(of_overseen_campaigns(account))

    def with_calendar(self):
        """Kèm những gì cần cho lịch kỳ."""
        return self.prefetch_related("holidays", "overrides")

    def with_rules(self):
        """Kèm mọi thứ cần cho lịch kỳ và chấm điểm."""
        return self.select_related("province", "indicator_set", "authority").prefetch_related(
            "holidays", "overrides", "grades", "closed_years"
        )


class Campaign(models.Model):
    """Đợt cam kết: one indicator set, one calendar, one set of rules, for the units of its groups."""

    province = models.ForeignKey(
        Province, on_delete=models.PROTECT, related_name="campaigns", verbose_name="tỉnh"
    )
    code = models.CharField("mã", max_length=CODE_LENGTH, unique=True, validators=[check_code])
    title = models.TextField("tên")
    notice = models.TextField("lưu ý trên mọi trang và văn bản", blank=True)
    legal_bases = models.JSONField("căn cứ", default=list, blank=True)
    cadence = models.CharField("nhịp báo cáo", max_length=10, choices=Cadence)
    year_from = models.PositiveSmallIntegerField("từ năm")
    year_to = models.PositiveSmallIntegerField("đến năm")
    indicator_set = models.ForeignKey(
        IndicatorSet, on_delete=models.PROTECT, related_name="campaigns", verbose_name="bộ chỉ tiêu"
    )
    authority = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="campaigns_received",
        verbose_name="cơ quan nhận cam kết",
        help_text="Người thẩm định của cơ quan này duyệt báo cáo của đợt.",
    )
    met_rule = models.CharField("thế nào là đạt", max_length=20, choices=MetRule)
    met_value = models.DecimalField("mức đạt", max_digits=7, decimal_places=4, null=True, blank=True)
    late_penalty = models.DecimalField(
        "điểm trừ mỗi báo cáo trễ", max_digits=19, decimal_places=4, null=True, blank=True
    )
    bonus_cap = models.DecimalField("trần điểm cộng", max_digits=19, decimal_places=4, null=True, blank=True)
    penalty_cap = models.DecimalField("trần điểm trừ", max_digits=19, decimal_places=4, null=True, blank=True)
    min_coverage = models.DecimalField(
        "tỷ lệ điểm tối đa áp dụng tối thiểu (%)", max_digits=7, decimal_places=4, null=True, blank=True
    )
    due_day = models.PositiveSmallIntegerField("hạn gửi: ngày", null=True, blank=True)
    due_month_offset = models.PositiveSmallIntegerField("hạn gửi: sau mấy tháng", null=True, blank=True)
    template = models.CharField("mẫu văn bản", max_length=10, choices=Template)
    document_title = models.TextField("tên loại văn bản")
    subtitle = models.TextField("trích yếu")
    opening = models.TextField("lời mở đầu", blank=True)
    duties = models.TextField("trách nhiệm", blank=True)
    sanctions = models.TextField("hình thức xử lý", blank=True)
    copies = models.PositiveIntegerField("số bản", null=True, blank=True)
    symbol = models.CharField(
        "ký hiệu",
        max_length=40,
        blank=True,
        validators=[
            RegexValidator(r"^[^\s/]\S*$", "Ký hiệu viết liền, không có dấu gạch chéo ở đầu, ví dụ BCK-UBND.")
        ],
        help_text="Ví dụ BCK-UBND; dấu … ở chỗ mỗi đơn vị tự ghi. Số để trống cho văn thư."
        " Không có ký hiệu: văn bản không có dòng số.",
    )
    recipients = models.TextField(
        "nơi nhận",
        blank=True,
        help_text="Mỗi dòng một nơi nhận. Để trống: các bên ký, cơ quan theo dõi và lưu.",
    )
    committer_side = models.CharField(
        "phía của người cam kết khi ký", max_length=5, choices=Side, default=Side.RIGHT
    )
    annex_from = models.PositiveSmallIntegerField(
        "số chỉ tiêu đưa vào phụ lục",
        null=True,
        blank=True,
        help_text="Nhiều hơn số này thì nội dung cam kết nằm ở Phụ lục. Để trống: luôn ở trong văn bản.",
    )

    lead_days = models.PositiveSmallIntegerField(
        "số ngày làm việc để cơ quan chủ trì cho ý kiến",
        default=3,
        validators=[MaxValueValidator(60)],
        help_text="Tính từ ngày báo cáo được gửi, trừ ngày nghỉ. 0: không hỏi ý kiến cơ quan chủ trì.",
    )
    reviews_own_unit = models.BooleanField(
        "được thẩm định đơn vị mình công tác",
        default=False,
        help_text="Chỉ khi quá ít người thẩm định; mỗi báo cáo phải ghi lý do, lưu vào nhật ký.",
    )
    appeal_days = models.PositiveSmallIntegerField(
        "số ngày làm việc để kiến nghị",
        default=5,
        help_text="Tính từ ngày làm việc sau ngày công bố tạm tính; trừ thứ bảy, chủ nhật và ngày nghỉ của đợt.",
    )

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt cam kết"
        verbose_name_plural = "đợt cam kết"
        ordering = ["-year_from", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cadence__in=Cadence.values, template__in=Template.values),
                name="campaign_cadence_and_template_are_known",
                violation_error_message="Nhịp báo cáo hoặc mẫu văn bản không đúng.",
            ),
            models.CheckConstraint(
                condition=Q(committer_side__in=Side.values),
                name="campaign_committer_side_is_known",
                violation_error_message="Phía của người cam kết không đúng.",
            ),
            models.CheckConstraint(
                condition=Q(year_to__gte=F("year_from")),
                name="campaign_ends_after_it_begins",
                violation_error_message="Năm kết thúc phải không trước năm bắt đầu.",
            ),
            models.CheckConstraint(
                condition=Q(met_rule="all_indicators", met_value=None)
                | Q(met_rule__in=["min_score", "min_met_share"], met_value__gte=0, met_value__lte=100),
                name="met_rule_has_its_value",
                violation_error_message="Mức đạt từ 0 đến 100, chỉ dùng khi tính theo điểm hoặc tỷ lệ.",
            ),
            models.CheckConstraint(
                condition=(Q(late_penalty=None) | Q(late_penalty__gte=0))
                & (Q(bonus_cap=None) | Q(bonus_cap__gte=0))
                & (Q(penalty_cap=None) | Q(penalty_cap__gte=0)),
                name="campaign_points_are_not_negative",
                violation_error_message="Điểm trừ và trần điểm không được âm.",
            ),
            models.CheckConstraint(
                condition=(Q(due_day=None) | Q(due_day__gte=1, due_day__lte=31))
                & (Q(due_month_offset=None) | Q(due_month_offset__lte=12)),
                name="campaign_due_day_exists",
                violation_error_message="Ngày từ 1 đến 31, số tháng từ 0 đến 12.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def audit_chain(self):
        """Tên chuỗi nhật ký của đợt."""
        return f"campaign:{self.code}"

    @cached_property
    def is_signed(self):
        """Đã có bản cam kết được ký: its rules stay as they are; asked once for each object read."""
        return self.commitments.exclude(signed_on=None).exists()

    def calendar(self):
        """Lịch các kỳ, with holidays and overrides laid in (prefetch them for lists)."""
        return periods.calendar(
            self.cadence,
            self.year_from,
            self.year_to,
            due_day=self.due_day if self.due_day is not None else periods.DEFAULT_DUE_DAY,
            month_offset=self.due_month_offset or 0,
            holidays=frozenset(holiday.day for holiday in self.holidays.all()),
            overrides={own.code: own.as_override() for own in self.overrides.all()},
        )


class Holiday(models.Model):
    """Ngày nghỉ trong đợt: a due date does not fall on it."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="holidays", verbose_name="đợt cam kết"
    )
    day = models.DateField("ngày")

    class Meta:
        verbose_name = "ngày nghỉ"
        verbose_name_plural = "ngày nghỉ"
        ordering = ["campaign", "pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "day"], name="one_holiday_per_day")]

    def __str__(self):
        return f"{self.day:%d/%m/%Y}"


class PeriodOverride(models.Model):
    """Thời gian riêng của một kỳ: chốt số liệu, hạn gửi, ngày mở nhập."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="overrides", verbose_name="đợt cam kết"
    )
    code = models.CharField("kỳ", max_length=8)
    data_from = models.DateField("số liệu từ ngày")
    data_to = models.DateField("số liệu đến ngày")
    due_on = models.DateField("hạn gửi")
    opens_on = models.DateField("mở nhập từ ngày", null=True, blank=True)

    class Meta:
        verbose_name = "thời gian riêng của kỳ"
        verbose_name_plural = "thời gian riêng của kỳ"
        ordering = ["campaign", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "code"], name="one_override_per_period"),
            models.CheckConstraint(
                condition=Q(data_to__gte=F("data_from")),
                name="override_ends_after_it_begins",
                violation_error_message="Ngày chốt số liệu phải không trước ngày bắt đầu.",
            ),
        ]

    def __str__(self):
        return periods.name_of(self.code)

    def as_override(self):
        """The same, for the pure calendar."""
        return periods.Override(self.data_from, self.data_to, self.due_on, self.opens_on)


class ClosedYear(models.Model):
    """Năm đã khoá: what is missing then counts as missing."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="closed_years", verbose_name="đợt cam kết"
    )
    year = models.PositiveSmallIntegerField("năm")
    closed_at = models.DateTimeField("khoá lúc", auto_now_add=True)
    closed_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người khoá"
    )

    class Meta:
        verbose_name = "năm đã khoá"
        verbose_name_plural = "năm đã khoá"
        ordering = ["campaign", "pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "year"], name="one_closure_per_year")]

    def __str__(self):
        return str(self.year)
