"""Chỉ tiêu: nội dung, cách đo và cách chấm điểm."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from indicators.models.field import ReformField
from indicators.models.indicator_set import IndicatorSet
from units.models import Unit


class ValueType(models.TextChoices):
    """Loại số liệu."""

    NUMBER = "number", "Con số"
    RATIO = "ratio", "Tỷ lệ (tử số, mẫu số)"
    YES_NO = "yes_no", "Thực hiện hay chưa"


class Accumulate(models.TextChoices):
    """Cách cộng dồn các kỳ trong năm."""

    SUM = "sum", "Cộng dồn"
    LATEST = "latest", "Lấy kỳ mới nhất"
    AVERAGE = "average", "Bình quân các kỳ"
    ANY = "any", "Có kỳ thực hiện"


class Compare(models.TextChoices):
    """Chiều so sánh với mức giao hoặc với năm trước."""

    GTE = "gte", "Không thấp hơn (≥)"
    GT = "gt", "Cao hơn (>)"
    LTE = "lte", "Không vượt quá (≤)"
    LT = "lt", "Thấp hơn (<)"
    EQ = "eq", "Đúng bằng (=)"


_SIGNS = {Compare.GTE: "≥", Compare.GT: ">", Compare.LTE: "≤", Compare.LT: "<", Compare.EQ: "="}


class CompareTo(models.TextChoices):
    """So với gì."""

    TARGET = "target", "Mức giao"
    BASELINE = "baseline", "Số liệu gốc của năm trước"


class Frequency(models.TextChoices):
    """Bao lâu có số liệu một lần."""

    PERIOD = "period", "Hằng kỳ"
    YEAR = "year", "Hằng năm"


class Source(models.TextChoices):
    """Ai cung cấp số liệu."""

    UNIT = "unit", "Đơn vị báo cáo"
    EXTERNAL = "external", "Cơ quan khác công bố"


class NoneArose(models.TextChoices):
    """Khi cả kỳ không phát sinh."""

    EXCLUDE = "exclude", "Không tính vào điểm tối đa"
    FULL = "full", "Được điểm tối đa"


class Method(models.TextChoices):
    """Cách chấm điểm."""

    PROPORTIONAL = "proportional", "Theo tỷ lệ hoàn thành"
    BANDS = "bands", "Theo bậc"
    PASS_FAIL = "pass_fail", "Đạt hoặc không đạt"
    DEDUCT = "deduct", "Trừ điểm từng trường hợp"


PERCENT = [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))]


class IndicatorQuerySet(models.QuerySet):
    """Chỉ tiêu: những cách lọc thường dùng."""

    def leaves(self):
        """Chỉ tiêu có điểm; a group (nhóm chỉ tiêu) only gathers its leaves."""
        return self.exclude(value_type="")


class Indicator(models.Model):
    """Chỉ tiêu, or a group of them (nhóm chỉ tiêu) when it has no value type."""

    indicator_set = models.ForeignKey(
        IndicatorSet, on_delete=models.CASCADE, related_name="indicators", verbose_name="bộ chỉ tiêu"
    )
    order = models.PositiveIntegerField("thứ tự trên văn bản")
    number = models.CharField("số")
    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="leaves",
        verbose_name="nhóm chỉ tiêu",
    )
    text = models.TextField("nội dung")
    field = models.ForeignKey(
        ReformField,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name="lĩnh vực",
    )
    measure = models.CharField("đơn vị tính", blank=True)
    value_type = models.CharField("loại số liệu", max_length=10, choices=ValueType, blank=True)
    accumulate = models.CharField("cách cộng dồn", max_length=10, choices=Accumulate, blank=True)
    compare = models.CharField("chiều so sánh", max_length=10, choices=Compare, blank=True)
    compare_to = models.CharField("so với", max_length=10, choices=CompareTo, blank=True)
    frequency = models.CharField("định kỳ", max_length=10, choices=Frequency, blank=True)
    source = models.CharField("nguồn số liệu", max_length=10, choices=Source, blank=True)
    when_none_arose = models.CharField("khi không phát sinh", max_length=10, choices=NoneArose, blank=True)
    max_points = models.DecimalField("điểm tối đa", max_digits=17, decimal_places=2, null=True, blank=True)
    method = models.CharField("cách chấm", max_length=15, choices=Method, blank=True)
    floor = models.DecimalField(
        "ngưỡng tối thiểu (%)", max_digits=7, decimal_places=4, null=True, blank=True, validators=PERCENT
    )
    step = models.DecimalField(
        "điểm trừ mỗi trường hợp", max_digits=19, decimal_places=4, null=True, blank=True
    )
    lead_unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_indicators",
        verbose_name="cơ quan chủ trì",
    )
    evidence_hint = models.TextField("gợi ý minh chứng", blank=True)
    numerator_label = models.CharField("tên tử số", blank=True)
    denominator_label = models.CharField("tên mẫu số", blank=True)
    note = models.TextField("ghi chú", blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        ordering = ["indicator_set", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator_set", "number"],
                name="one_indicator_per_number_and_set",
                violation_error_message="Số chỉ tiêu đã có trong bộ.",
            ),
            models.CheckConstraint(
                condition=Q(value_type="", max_points=None, method="", parent=None)
                | (Q(value_type__in=ValueType.values, max_points__gt=0) & Q(method__in=Method.values)),
                name="indicator_is_a_leaf_or_a_group",
                violation_error_message="Chỉ tiêu phải có loại số liệu, điểm tối đa và cách chấm; nhóm thì không.",
            ),
            models.CheckConstraint(
                condition=~Q(value_type__in=["number", "ratio"])
                | (Q(compare__in=Compare.values) & Q(compare_to__in=CompareTo.values)),
                name="measured_indicator_compares_with_something",
                violation_error_message="Chỉ tiêu đo bằng số phải có chiều so sánh và so với gì.",
            ),
            models.CheckConstraint(
                condition=~Q(method="deduct") | Q(compare="lte", step__gt=0),
                name="deduct_counts_from_an_upper_limit",
                violation_error_message="Cách trừ điểm cần chiều so sánh “không vượt quá” và mức trừ lớn hơn 0.",
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.text}"

    @property
    def compare_sign(self):
        """Dấu so sánh: ≥, >, ≤, <, =; "" where nothing is compared."""
        return _SIGNS.get(self.compare, "")

    @property
    def is_group(self):
        """Nhóm chỉ tiêu."""
        return self.value_type == ""


class ScoreBand(models.Model):
    """Bậc điểm: from this attainment (%), this share (%) of the maximum."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="bands", verbose_name="chỉ tiêu"
    )
    lower = models.DecimalField("từ mức hoàn thành (%)", max_digits=8, decimal_places=4)
    share = models.DecimalField("phần điểm tối đa (%)", max_digits=7, decimal_places=4, validators=PERCENT)

    class Meta:
        verbose_name = "bậc điểm"
        verbose_name_plural = "bậc điểm"
        ordering = ["indicator", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "lower"],
                name="one_score_band_per_lower_bound",
                violation_error_message="Bậc điểm này đã có.",
            ),
            models.CheckConstraint(
                condition=Q(lower__gte=0, lower__lte=1000, share__gte=0, share__lte=100),
                name="score_band_in_range",
                violation_error_message="Mức từ 0 đến 1000, phần điểm từ 0 đến 100.",
            ),
        ]

    def __str__(self):
        return f"≥ {self.lower} %: {self.share} %"
