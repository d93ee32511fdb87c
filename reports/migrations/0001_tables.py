"""Báo cáo kỳ, kết luận, kiểm tra thực tế: the tables as they stand, created at once."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("reports", "0005_later_editions")]

    initial = True

    dependencies = [
        ("commitments", "0001_tables"),
        ("units", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsequenceRuling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rulings",
                        to="commitments.commitment",
                        verbose_name="bản cam kết",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rulings",
                        to="commitments.consequencerule",
                        verbose_name="hệ quả",
                    ),
                ),
                (
                    "ruling",
                    models.CharField(
                        choices=[("confirmed", "Xác nhận đề xuất"), ("set_aside", "Không áp dụng")],
                        max_length=10,
                        verbose_name="ý kiến",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("facts", models.JSONField(verbose_name="số liệu khi cho ý kiến")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="lần lưu")),
                ("ruled_at", models.DateTimeField(auto_now=True, verbose_name="cho ý kiến lúc")),
                (
                    "ruled_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người cho ý kiến",
                    ),
                ),
            ],
            options={
                "verbose_name": "ý kiến về hệ quả",
                "verbose_name_plural": "ý kiến về hệ quả",
                "ordering": ["commitment", "year", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commitment", "year", "rule"),
                        name="one_ruling_per_commitment_year_and_rule",
                        violation_error_message="Hệ quả này đã có ý kiến.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ruling", "confirmed"),
                            models.Q(("ruling", "set_aside"), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="setting_aside_has_a_reason",
                        violation_error_message="Không áp dụng thì phải ghi lý do.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EmulationTerms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="emulation_terms",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("places", models.PositiveSmallIntegerField(verbose_name="số đơn vị đề nghị mỗi khối")),
                (
                    "min_score",
                    models.DecimalField(decimal_places=2, max_digits=5, verbose_name="điểm không thấp hơn"),
                ),
                ("must_be_met", models.BooleanField(default=True, verbose_name="phải đạt cam kết năm")),
                ("never_late", models.BooleanField(default=False, verbose_name="không có báo cáo trễ hạn")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="lần lưu")),
                ("set_at", models.DateTimeField(auto_now=True, verbose_name="đặt lúc")),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đặt",
                    ),
                ),
            ],
            options={
                "verbose_name": "điều kiện đề nghị khen thưởng",
                "verbose_name_plural": "điều kiện đề nghị khen thưởng",
                "ordering": ["campaign", "year"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "year"),
                        name="one_set_of_emulation_terms_per_year",
                        violation_error_message="Năm này đã có điều kiện đề nghị khen thưởng.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("min_score__gte", 0),
                            ("min_score__lte", 100),
                            ("places__gte", 1),
                            ("places__lte", 100),
                        ),
                        name="emulation_terms_in_range",
                        violation_error_message="Số đơn vị từ 1 đến 100, điểm từ 0 đến 100.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FieldCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="field_checks",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
                ("period", models.CharField(max_length=8, verbose_name="kỳ")),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="commitments.rankinggroup",
                        verbose_name="khối",
                    ),
                ),
                ("seed", models.CharField(max_length=60, verbose_name="số hạt giống")),
                (
                    "size",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="cỡ mẫu",
                    ),
                ),
                ("population", models.PositiveIntegerField(verbose_name="tổng thể")),
                ("drawn_at", models.DateTimeField(auto_now_add=True, verbose_name="chọn lúc")),
                (
                    "drawn_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người chọn mẫu",
                    ),
                ),
            ],
            options={
                "verbose_name": "cuộc kiểm tra thực tế",
                "verbose_name_plural": "cuộc kiểm tra thực tế",
                "ordering": ["-drawn_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("group__isnull", False)),
                        fields=("campaign", "period", "group", "seed"),
                        name="one_field_check_per_group_and_seed",
                        violation_error_message="Khối này đã chọn mẫu của kỳ với số hạt giống đó.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("group", None)),
                        fields=("campaign", "period", "seed"),
                        name="one_field_check_of_all_groups_per_seed",
                        violation_error_message="Kỳ này đã chọn mẫu với số hạt giống đó.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("seed", ""), _negated=True),
                            ("population__gte", 1),
                            ("size__gte", 1),
                            ("size__lte", 200),
                        ),
                        name="field_check_has_seed_and_size",
                        violation_error_message="Cần số hạt giống và cỡ mẫu từ 1 đến 200.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckedFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "check_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="reports.fieldcheck",
                        verbose_name="cuộc kiểm tra",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="thứ tự trong mẫu")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="commitments.entry",
                        verbose_name="số liệu chỉ tiêu",
                    ),
                ),
                ("figure", models.CharField(max_length=200, verbose_name="số liệu khi chọn")),
                (
                    "finding",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("right", "Đúng với báo cáo"),
                            ("wrong", "Có sai lệch"),
                            ("unclear", "Không đủ căn cứ kết luận"),
                        ],
                        max_length=10,
                        verbose_name="kết quả kiểm tra",
                    ),
                ),
                ("found", models.CharField(blank=True, max_length=200, verbose_name="số liệu thực tế")),
                ("note", models.TextField(blank=True, verbose_name="ghi chú kiểm tra")),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="kiểm tra ngày")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="lần lưu")),
                ("recorded_at", models.DateTimeField(blank=True, null=True, verbose_name="ghi lúc")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
            ],
            options={
                "verbose_name": "số liệu được kiểm tra",
                "verbose_name_plural": "số liệu được kiểm tra",
                "ordering": ["check_of", "place"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("check_of", "place"), name="one_checked_figure_per_place"
                    ),
                    models.UniqueConstraint(
                        fields=("check_of", "entry"), name="one_checked_figure_per_entry"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("checked_on", None),
                                ("finding", ""),
                                ("recorded_at", None),
                                ("recorded_by", None),
                            ),
                            models.Q(
                                ("checked_on__isnull", False),
                                ("finding__in", ["right", "wrong", "unclear"]),
                                ("recorded_at__isnull", False),
                                ("recorded_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="checked_figure_has_who_and_when",
                        violation_error_message="Kết quả kiểm tra phải có ngày, người ghi và thời điểm.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finding", "wrong"), _negated=True),
                            models.Q(("found", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="wrong_figure_says_what_was_found",
                        violation_error_message="Có sai lệch thì phải ghi số liệu thực tế.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PeriodReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="period_reports",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
                ("span", models.CharField(max_length=8, verbose_name="kỳ")),
                (
                    "lead_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                        verbose_name="cơ quan chủ trì",
                    ),
                ),
                ("edition", models.PositiveSmallIntegerField(default=1, verbose_name="lần ban hành")),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="reports.periodreport",
                        verbose_name="thay báo cáo",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do ban hành lại")),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="số")),
                ("symbol", models.CharField(blank=True, max_length=40, verbose_name="ký hiệu")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="ngày ban hành")),
                ("signer_name", models.CharField(blank=True, max_length=120, verbose_name="người ký")),
                (
                    "signer_title",
                    models.CharField(blank=True, max_length=200, verbose_name="chức vụ người ký"),
                ),
                ("issued_at", models.DateTimeField(blank=True, null=True, verbose_name="ban hành lúc")),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ban hành",
                    ),
                ),
                ("content", models.JSONField(blank=True, null=True, verbose_name="nội dung khi ban hành")),
                ("pdf", models.CharField(blank=True, max_length=64, verbose_name="mã băm tệp PDF")),
                ("word", models.CharField(blank=True, max_length=64, verbose_name="mã băm tệp Word")),
            ],
            options={
                "verbose_name": "báo cáo tổng hợp",
                "verbose_name_plural": "báo cáo tổng hợp",
                "ordering": ["campaign", "span", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lead_unit", None)),
                        fields=("campaign", "span", "edition"),
                        name="one_general_report_per_campaign_span_and_edition",
                        violation_error_message="Đợt đã có báo cáo chung của kỳ này.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("lead_unit__isnull", False)),
                        fields=("campaign", "span", "lead_unit", "edition"),
                        name="one_thematic_report_per_campaign_span_lead_and_edition",
                        violation_error_message="Cơ quan chủ trì đã có báo cáo của kỳ này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("edition", 1), ("reason", ""), ("replaces", None)),
                            models.Q(
                                ("edition__gt", 1),
                                ("replaces__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_later_edition_names_what_it_replaces_and_why",
                        violation_error_message="Lần ban hành sau phải nêu báo cáo nó thay và lý do.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("content__isnull", True),
                                ("issued_at", None),
                                ("issued_by", None),
                                ("number", ""),
                                ("pdf", ""),
                                ("signed_on", None),
                                ("signer_name", ""),
                                ("signer_title", ""),
                                ("symbol", ""),
                                ("word", ""),
                            ),
                            models.Q(
                                ("content__isnull", False),
                                ("issued_at__isnull", False),
                                ("issued_by__isnull", False),
                                ("signed_on__isnull", False),
                                models.Q(
                                    ("number", ""),
                                    ("symbol", ""),
                                    ("signer_name", ""),
                                    ("signer_title", ""),
                                    _connector="OR",
                                    _negated=True,
                                ),
                                models.Q(("pdf", ""), ("word", ""), _connector="OR", _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="issued_report_is_whole_and_a_draft_has_nothing_of_it",
                        violation_error_message="Báo cáo ban hành phải đủ số, ký hiệu, ngày, người ký và tệp.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PeriodReportPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="reports.periodreport",
                        verbose_name="báo cáo tổng hợp",
                    ),
                ),
                ("key", models.CharField(max_length=60, verbose_name="mục")),
                ("text", models.TextField(blank=True, verbose_name="lời")),
                ("figures", models.JSONField(default=list, verbose_name="số liệu khi viết")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="lần lưu")),
                ("edited_at", models.DateTimeField(auto_now=True, verbose_name="viết lúc")),
                (
                    "edited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người viết",
                    ),
                ),
            ],
            options={
                "verbose_name": "mục đã sửa lời",
                "verbose_name_plural": "mục đã sửa lời",
                "ordering": ["report", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "key"),
                        name="one_part_per_key_and_report",
                        violation_error_message="Mục này đã có lời sửa.",
                    )
                ],
            },
        ),
    ]
