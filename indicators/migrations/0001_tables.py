"""Bộ chỉ tiêu: the tables as they stand, created at once."""

from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("indicators", "0001_initial")]

    initial = True

    dependencies = [
        ("units", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReformField",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reform_fields",
                        to="units.province",
                        verbose_name="tỉnh",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        max_length=40,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[A-Za-z0-9_.-]{1,40}\\Z",
                                "Mã gồm 1–40 ký tự: chữ không dấu, số, gạch nối, gạch dưới, dấu chấm.",
                            )
                        ],
                        verbose_name="mã",
                    ),
                ),
                ("name", models.CharField(verbose_name="tên")),
                ("order", models.IntegerField(verbose_name="thứ tự")),
            ],
            options={
                "verbose_name": "lĩnh vực cải cách",
                "verbose_name_plural": "lĩnh vực cải cách",
                "ordering": ["province", "order", "code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("province", "code"),
                        name="one_reform_field_per_code_and_province",
                        violation_error_message="Mã lĩnh vực đã có trong tỉnh.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicator_sets",
                        to="units.province",
                        verbose_name="tỉnh",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        max_length=40,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[A-Za-z0-9_.-]{1,40}\\Z",
                                "Mã gồm 1–40 ký tự: chữ không dấu, số, gạch nối, gạch dưới, dấu chấm.",
                            )
                        ],
                        verbose_name="mã",
                    ),
                ),
                ("version", models.CharField(verbose_name="phiên bản")),
                ("title", models.CharField(verbose_name="tên")),
                (
                    "frozen_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="chốt lúc"),
                ),
            ],
            options={
                "verbose_name": "bộ chỉ tiêu",
                "verbose_name_plural": "bộ chỉ tiêu",
                "ordering": ["province", "code", "version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("province", "code", "version"),
                        name="one_indicator_set_per_code_and_version",
                        violation_error_message="Phiên bản này của bộ chỉ tiêu đã có.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "indicator_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicators",
                        to="indicators.indicatorset",
                        verbose_name="bộ chỉ tiêu",
                    ),
                ),
                ("order", models.PositiveIntegerField(verbose_name="thứ tự trên văn bản")),
                ("number", models.CharField(verbose_name="số")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="leaves",
                        to="indicators.indicator",
                        verbose_name="nhóm chỉ tiêu",
                    ),
                ),
                ("text", models.TextField(verbose_name="nội dung")),
                (
                    "field",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="indicators.reformfield",
                        verbose_name="lĩnh vực",
                    ),
                ),
                ("measure", models.CharField(blank=True, verbose_name="đơn vị tính")),
                (
                    "value_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("number", "Con số"),
                            ("ratio", "Tỷ lệ (tử số, mẫu số)"),
                            ("yes_no", "Thực hiện hay chưa"),
                        ],
                        max_length=10,
                        verbose_name="loại số liệu",
                    ),
                ),
                (
                    "accumulate",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sum", "Cộng dồn"),
                            ("latest", "Lấy kỳ mới nhất"),
                            ("average", "Bình quân các kỳ"),
                            ("any", "Có kỳ thực hiện"),
                        ],
                        max_length=10,
                        verbose_name="cách cộng dồn",
                    ),
                ),
                (
                    "compare",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gte", "Không thấp hơn (≥)"),
                            ("gt", "Cao hơn (>)"),
                            ("lte", "Không vượt quá (≤)"),
                            ("lt", "Thấp hơn (<)"),
                            ("eq", "Đúng bằng (=)"),
                        ],
                        max_length=10,
                        verbose_name="chiều so sánh",
                    ),
                ),
                (
                    "compare_to",
                    models.CharField(
                        blank=True,
                        choices=[("target", "Mức giao"), ("baseline", "Số liệu gốc của năm trước")],
                        max_length=10,
                        verbose_name="so với",
                    ),
                ),
                (
                    "frequency",
                    models.CharField(
                        blank=True,
                        choices=[("period", "Hằng kỳ"), ("year", "Hằng năm")],
                        max_length=10,
                        verbose_name="định kỳ",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[("unit", "Đơn vị báo cáo"), ("external", "Cơ quan khác công bố")],
                        max_length=10,
                        verbose_name="nguồn số liệu",
                    ),
                ),
                (
                    "when_none_arose",
                    models.CharField(
                        blank=True,
                        choices=[("exclude", "Không tính vào điểm tối đa"), ("full", "Được điểm tối đa")],
                        max_length=10,
                        verbose_name="khi không phát sinh",
                    ),
                ),
                (
                    "max_points",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=17, null=True, verbose_name="điểm tối đa"
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("proportional", "Theo tỷ lệ hoàn thành"),
                            ("bands", "Theo bậc"),
                            ("pass_fail", "Đạt hoặc không đạt"),
                            ("deduct", "Trừ điểm từng trường hợp"),
                        ],
                        max_length=15,
                        verbose_name="cách chấm",
                    ),
                ),
                (
                    "floor",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=7,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0")),
                            django.core.validators.MaxValueValidator(Decimal("100")),
                        ],
                        verbose_name="ngưỡng tối thiểu (%)",
                    ),
                ),
                (
                    "step",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=19,
                        null=True,
                        verbose_name="điểm trừ mỗi trường hợp",
                    ),
                ),
                (
                    "lead_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_indicators",
                        to="units.unit",
                        verbose_name="cơ quan chủ trì",
                    ),
                ),
                ("evidence_hint", models.TextField(blank=True, verbose_name="gợi ý minh chứng")),
                ("numerator_label", models.CharField(blank=True, verbose_name="tên tử số")),
                ("denominator_label", models.CharField(blank=True, verbose_name="tên mẫu số")),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
            ],
            options={
                "verbose_name": "chỉ tiêu",
                "verbose_name_plural": "chỉ tiêu",
                "ordering": ["indicator_set", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator_set", "number"),
                        name="one_indicator_per_number_and_set",
                        violation_error_message="Số chỉ tiêu đã có trong bộ.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("max_points", None), ("method", ""), ("parent", None), ("value_type", "")
                            ),
                            models.Q(
                                ("max_points__gt", 0),
                                ("value_type__in", ["number", "ratio", "yes_no"]),
                                ("method__in", ["proportional", "bands", "pass_fail", "deduct"]),
                            ),
                            _connector="OR",
                        ),
                        name="indicator_is_a_leaf_or_a_group",
                        violation_error_message="Chỉ tiêu phải có loại số liệu, điểm tối đa và cách chấm; nhóm thì không.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value_type__in", ["number", "ratio"]), _negated=True),
                            models.Q(
                                ("compare__in", ["gte", "gt", "lte", "lt", "eq"]),
                                ("compare_to__in", ["target", "baseline"]),
                            ),
                            _connector="OR",
                        ),
                        name="measured_indicator_compares_with_something",
                        violation_error_message="Chỉ tiêu đo bằng số phải có chiều so sánh và so với gì.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("method", "deduct"), _negated=True),
                            models.Q(("compare", "lte"), ("step__gt", 0)),
                            _connector="OR",
                        ),
                        name="deduct_counts_from_an_upper_limit",
                        violation_error_message="Cách trừ điểm cần chiều so sánh “không vượt quá” và mức trừ lớn hơn 0.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScoreBand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bands",
                        to="indicators.indicator",
                        verbose_name="chỉ tiêu",
                    ),
                ),
                (
                    "lower",
                    models.DecimalField(decimal_places=4, max_digits=8, verbose_name="từ mức hoàn thành (%)"),
                ),
                (
                    "share",
                    models.DecimalField(
                        decimal_places=4,
                        max_digits=7,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0")),
                            django.core.validators.MaxValueValidator(Decimal("100")),
                        ],
                        verbose_name="phần điểm tối đa (%)",
                    ),
                ),
            ],
            options={
                "verbose_name": "bậc điểm",
                "verbose_name_plural": "bậc điểm",
                "ordering": ["indicator", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "lower"),
                        name="one_score_band_per_lower_bound",
                        violation_error_message="Bậc điểm này đã có.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lower__gte", 0), ("lower__lte", 1000), ("share__gte", 0), ("share__lte", 100)
                        ),
                        name="score_band_in_range",
                        violation_error_message="Mức từ 0 đến 1000, phần điểm từ 0 đến 100.",
                    ),
                ],
            },
        ),
    ]
