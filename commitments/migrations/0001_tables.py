"""Cam kết, báo cáo, thẩm định: the tables as they stand, created at once."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import commitments.models.reminder


class Migration(migrations.Migration):
    replaces = [("commitments", "0023_reports_waiting_longest")]

    initial = True

    dependencies = [
        ("indicators", "0001_tables"),
        ("units", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
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
                        related_name="campaigns",
                        to="units.province",
                        verbose_name="tỉnh",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        max_length=40,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[A-Za-z0-9_.-]{1,40}\\Z",
                                "Mã gồm 1–40 ký tự: chữ không dấu, số, gạch nối, gạch dưới, dấu chấm.",
                            )
                        ],
                        verbose_name="mã",
                    ),
                ),
                ("title", models.TextField(verbose_name="tên")),
                ("notice", models.TextField(blank=True, verbose_name="lưu ý trên mọi trang và văn bản")),
                ("legal_bases", models.JSONField(blank=True, default=list, verbose_name="căn cứ")),
                (
                    "cadence",
                    models.CharField(
                        choices=[("quarter", "Hằng quý"), ("month", "Hằng tháng")],
                        max_length=10,
                        verbose_name="nhịp báo cáo",
                    ),
                ),
                ("year_from", models.PositiveSmallIntegerField(verbose_name="từ năm")),
                ("year_to", models.PositiveSmallIntegerField(verbose_name="đến năm")),
                (
                    "indicator_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaigns",
                        to="indicators.indicatorset",
                        verbose_name="bộ chỉ tiêu",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        help_text="Người thẩm định của cơ quan này duyệt báo cáo của đợt.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaigns_received",
                        to="units.unit",
                        verbose_name="cơ quan nhận cam kết",
                    ),
                ),
                (
                    "met_rule",
                    models.CharField(
                        choices=[
                            ("all_indicators", "Mọi chỉ tiêu đều đạt"),
                            ("min_score", "Điểm không thấp hơn"),
                            ("min_met_share", "Tỷ lệ chỉ tiêu đạt không thấp hơn (%)"),
                        ],
                        max_length=20,
                        verbose_name="thế nào là đạt",
                    ),
                ),
                (
                    "met_value",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=7, null=True, verbose_name="mức đạt"
                    ),
                ),
                (
                    "late_penalty",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=19,
                        null=True,
                        verbose_name="điểm trừ mỗi báo cáo trễ",
                    ),
                ),
                (
                    "bonus_cap",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=19, null=True, verbose_name="trần điểm cộng"
                    ),
                ),
                (
                    "penalty_cap",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=19, null=True, verbose_name="trần điểm trừ"
                    ),
                ),
                (
                    "min_coverage",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=7,
                        null=True,
                        verbose_name="tỷ lệ điểm tối đa áp dụng tối thiểu (%)",
                    ),
                ),
                (
                    "due_day",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hạn gửi: ngày"),
                ),
                (
                    "due_month_offset",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="hạn gửi: sau mấy tháng"
                    ),
                ),
                (
                    "template",
                    models.CharField(
                        choices=[
                            ("recipient", "Cam kết với cấp trên"),
                            ("witness", "Có người chứng kiến"),
                            ("joint", "Một bản chung, nhiều người ký"),
                            ("one_way", "Một chiều"),
                        ],
                        max_length=10,
                        verbose_name="mẫu văn bản",
                    ),
                ),
                ("document_title", models.TextField(verbose_name="tên loại văn bản")),
                ("subtitle", models.TextField(verbose_name="trích yếu")),
                ("opening", models.TextField(blank=True, verbose_name="lời mở đầu")),
                ("duties", models.TextField(blank=True, verbose_name="trách nhiệm")),
                ("sanctions", models.TextField(blank=True, verbose_name="hình thức xử lý")),
                ("copies", models.PositiveIntegerField(blank=True, null=True, verbose_name="số bản")),
                (
                    "symbol",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ BCK-UBND; dấu … ở chỗ mỗi đơn vị tự ghi. Số để trống cho văn thư. Không có ký hiệu: văn bản không có dòng số.",
                        max_length=40,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[^\\s/]\\S*$",
                                "Ký hiệu viết liền, không có dấu gạch chéo ở đầu, ví dụ BCK-UBND.",
                            )
                        ],
                        verbose_name="ký hiệu",
                    ),
                ),
                (
                    "recipients",
                    models.TextField(
                        blank=True,
                        help_text="Mỗi dòng một nơi nhận. Để trống: các bên ký, cơ quan theo dõi và lưu.",
                        verbose_name="nơi nhận",
                    ),
                ),
                (
                    "committer_side",
                    models.CharField(
                        choices=[("right", "Bên phải"), ("left", "Bên trái")],
                        default="right",
                        max_length=5,
                        verbose_name="phía của người cam kết khi ký",
                    ),
                ),
                (
                    "annex_from",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Nhiều hơn số này thì nội dung cam kết nằm ở Phụ lục. Để trống: luôn ở trong văn bản.",
                        null=True,
                        verbose_name="số chỉ tiêu đưa vào phụ lục",
                    ),
                ),
                (
                    "lead_days",
                    models.PositiveSmallIntegerField(
                        default=3,
                        help_text="Tính từ ngày báo cáo được gửi, trừ ngày nghỉ. 0: không hỏi ý kiến cơ quan chủ trì.",
                        validators=[django.core.validators.MaxValueValidator(60)],
                        verbose_name="số ngày làm việc để cơ quan chủ trì cho ý kiến",
                    ),
                ),
                (
                    "reviews_own_unit",
                    models.BooleanField(
                        default=False,
                        help_text="Chỉ khi quá ít người thẩm định; mỗi báo cáo phải ghi lý do, lưu vào nhật ký.",
                        verbose_name="được thẩm định đơn vị mình công tác",
                    ),
                ),
                (
                    "appeal_days",
                    models.PositiveSmallIntegerField(
                        default=5,
                        help_text="Tính từ ngày làm việc sau ngày công bố tạm tính; trừ thứ bảy, chủ nhật và ngày nghỉ của đợt.",
                        verbose_name="số ngày làm việc để kiến nghị",
                    ),
                ),
            ],
            options={
                "verbose_name": "đợt cam kết",
                "verbose_name_plural": "đợt cam kết",
                "ordering": ["-year_from", "code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cadence__in", ["quarter", "month"]),
                            ("template__in", ["recipient", "witness", "joint", "one_way"]),
                        ),
                        name="campaign_cadence_and_template_are_known",
                        violation_error_message="Nhịp báo cáo hoặc mẫu văn bản không đúng.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("committer_side__in", ["right", "left"])),
                        name="campaign_committer_side_is_known",
                        violation_error_message="Phía của người cam kết không đúng.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year_to__gte", models.F("year_from"))),
                        name="campaign_ends_after_it_begins",
                        violation_error_message="Năm kết thúc phải không trước năm bắt đầu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("met_rule", "all_indicators"), ("met_value", None)),
                            models.Q(
                                ("met_rule__in", ["min_score", "min_met_share"]),
                                ("met_value__gte", 0),
                                ("met_value__lte", 100),
                            ),
                            _connector="OR",
                        ),
                        name="met_rule_has_its_value",
                        violation_error_message="Mức đạt từ 0 đến 100, chỉ dùng khi tính theo điểm hoặc tỷ lệ.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("late_penalty", None), ("late_penalty__gte", 0), _connector="OR"),
                            models.Q(("bonus_cap", None), ("bonus_cap__gte", 0), _connector="OR"),
                            models.Q(("penalty_cap", None), ("penalty_cap__gte", 0), _connector="OR"),
                        ),
                        name="campaign_points_are_not_negative",
                        violation_error_message="Điểm trừ và trần điểm không được âm.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("due_day", None),
                                models.Q(("due_day__gte", 1), ("due_day__lte", 31)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("due_month_offset", None), ("due_month_offset__lte", 12), _connector="OR"
                            ),
                        ),
                        name="campaign_due_day_exists",
                        violation_error_message="Ngày từ 1 đến 31, số tháng từ 0 đến 12.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Holiday",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holidays",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày")),
            ],
            options={
                "verbose_name": "ngày nghỉ",
                "verbose_name_plural": "ngày nghỉ",
                "ordering": ["campaign", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "day"), name="one_holiday_per_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="PeriodOverride",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="overrides",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
                ("code", models.CharField(max_length=8, verbose_name="kỳ")),
                ("data_from", models.DateField(verbose_name="số liệu từ ngày")),
                ("data_to", models.DateField(verbose_name="số liệu đến ngày")),
                ("due_on", models.DateField(verbose_name="hạn gửi")),
                ("opens_on", models.DateField(blank=True, null=True, verbose_name="mở nhập từ ngày")),
            ],
            options={
                "verbose_name": "thời gian riêng của kỳ",
                "verbose_name_plural": "thời gian riêng của kỳ",
                "ordering": ["campaign", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "code"), name="one_override_per_period"),
                    models.CheckConstraint(
                        condition=models.Q(("data_to__gte", models.F("data_from"))),
                        name="override_ends_after_it_begins",
                        violation_error_message="Ngày chốt số liệu phải không trước ngày bắt đầu.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClosedYear",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="closed_years",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("closed_at", models.DateTimeField(auto_now_add=True, verbose_name="khoá lúc")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người khoá",
                    ),
                ),
            ],
            options={
                "verbose_name": "năm đã khoá",
                "verbose_name_plural": "năm đã khoá",
                "ordering": ["campaign", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "year"), name="one_closure_per_year")
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
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
                        related_name="publications",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
                ("period", models.CharField(max_length=8, verbose_name="kỳ")),
                (
                    "kind",
                    models.CharField(
                        choices=[("provisional", "Tạm tính"), ("final", "Chính thức")],
                        max_length=12,
                        verbose_name="loại công bố",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="lần công bố")),
                (
                    "decision_number",
                    models.CharField(blank=True, max_length=60, verbose_name="số quyết định"),
                ),
                ("decision_on", models.DateField(blank=True, null=True, verbose_name="ngày quyết định")),
                (
                    "appeal_until",
                    models.DateField(blank=True, null=True, verbose_name="kiến nghị đến hết ngày"),
                ),
                ("published_at", models.DateTimeField(auto_now_add=True, verbose_name="công bố lúc")),
                (
                    "published_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người công bố",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                ("snapshot", models.JSONField(verbose_name="kết quả khi công bố")),
                ("digest", models.CharField(max_length=64, verbose_name="mã băm")),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="commitments.publication",
                        verbose_name="thay lần công bố",
                    ),
                ),
                (
                    "differences",
                    models.JSONField(blank=True, default=list, verbose_name="khác lần công bố trước"),
                ),
            ],
            options={
                "verbose_name": "công bố",
                "verbose_name_plural": "công bố",
                "ordering": ["campaign", "period", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "period", "number"),
                        name="one_publication_per_campaign_period_and_number",
                        violation_error_message="Kỳ này vừa được công bố.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("appeal_until__isnull", False),
                                ("decision_number", ""),
                                ("decision_on", None),
                                ("kind", "provisional"),
                            ),
                            models.Q(
                                ("appeal_until", None),
                                ("decision_on__isnull", False),
                                ("kind", "final"),
                                models.Q(("decision_number", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="final_publication_has_a_decision_and_provisional_an_appeal_day",
                        violation_error_message="Công bố chính thức cần số, ngày quyết định; tạm tính cần hạn kiến nghị.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ceremony",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ceremony",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="ngày tổ chức")),
                ("place", models.TextField(verbose_name="địa điểm")),
                ("programme", models.JSONField(blank=True, default=list, verbose_name="chương trình")),
            ],
            options={
                "verbose_name": "lễ ký cam kết",
                "verbose_name_plural": "lễ ký cam kết",
            },
        ),
        migrations.CreateModel(
            name="CeremonyParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ceremony",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="commitments.ceremony",
                        verbose_name="lễ ký",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("recipient", "Người nhận cam kết"),
                            ("witness", "Người chứng kiến"),
                            ("host", "Người chủ trì"),
                        ],
                        max_length=10,
                        verbose_name="tư cách",
                    ),
                ),
                ("title", models.CharField(verbose_name="chức danh")),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.person",
                        verbose_name="người",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "người dự lễ ký",
                "verbose_name_plural": "người dự lễ ký",
                "ordering": ["ceremony", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["recipient", "witness", "host"])),
                        name="party_role_is_known",
                        violation_error_message="Tư cách dự lễ không đúng.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ClosedPeriod",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="closed_periods",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
                ("period", models.CharField(max_length=8, verbose_name="kỳ")),
                (
                    "missing",
                    models.JSONField(blank=True, default=list, verbose_name="báo cáo còn thiếu khi chốt"),
                ),
                ("closed_at", models.DateTimeField(auto_now_add=True, verbose_name="chốt lúc")),
                (
                    "closed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người chốt",
                    ),
                ),
            ],
            options={
                "verbose_name": "kỳ đã chốt",
                "verbose_name_plural": "kỳ đã chốt",
                "ordering": ["campaign", "period"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "period"),
                        name="one_closure_per_campaign_and_period",
                        violation_error_message="Kỳ này đã chốt.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations",
                        to="units.unit",
                        verbose_name="đơn vị",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_given",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người uỷ quyền",
                    ),
                ),
                (
                    "given_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_held",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người được uỷ quyền",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="từ ngày")),
                ("to_on", models.DateField(verbose_name="đến hết ngày")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("given_at", models.DateTimeField(verbose_name="uỷ quyền lúc")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="thu hồi lúc")),
                (
                    "revoked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thu hồi",
                    ),
                ),
            ],
            options={
                "verbose_name": "uỷ quyền gửi báo cáo",
                "verbose_name_plural": "uỷ quyền gửi báo cáo",
                "ordering": ["-from_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to_on__gte", models.F("from_on"))),
                        name="delegation_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải không trước ngày bắt đầu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("given_by", models.F("given_to")), _negated=True),
                        name="nobody_delegates_to_oneself",
                        violation_error_message="Không uỷ quyền cho chính mình.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at", None), ("revoked_by", None)),
                            models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="delegation_is_revoked_by_somebody",
                        violation_error_message="Uỷ quyền đã thu hồi phải có người và thời điểm thu hồi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RankingGroup",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="groups",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
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
                ("order", models.PositiveIntegerField(verbose_name="thứ tự")),
            ],
            options={
                "verbose_name": "khối xếp hạng",
                "verbose_name_plural": "khối xếp hạng",
                "ordering": ["campaign", "order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "code"),
                        name="one_group_per_code_and_campaign",
                        violation_error_message="Mã khối đã có trong đợt.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
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
                        related_name="commitments",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="units.unit",
                        verbose_name="đơn vị",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="commitments.rankinggroup",
                        verbose_name="khối xếp hạng",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="units.person",
                        verbose_name="người cam kết",
                    ),
                ),
                (
                    "deputy",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="Cấp phó ký thay người đứng đầu (KT.); để trống khi người đứng đầu tự ký.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.person",
                        verbose_name="người ký thay",
                    ),
                ),
                ("order", models.IntegerField(blank=True, null=True, verbose_name="thứ tự ký")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Dự thảo"), ("signed", "Đã ký"), ("ended", "Đã kết thúc")],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "signed_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="ký ngày"),
                ),
                (
                    "ended_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="kết thúc ngày"),
                ),
                ("ended_reason", models.TextField(blank=True, editable=False, verbose_name="lý do kết thúc")),
            ],
            options={
                "verbose_name": "bản cam kết",
                "verbose_name_plural": "bản cam kết",
                "ordering": ["campaign", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "unit"),
                        name="one_commitment_per_unit_and_campaign",
                        violation_error_message="Đơn vị đã có bản cam kết trong đợt này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on", None), ("signed_on", None), ("status", "draft")),
                            models.Q(("ended_on", None), ("signed_on__isnull", False), ("status", "signed")),
                            models.Q(
                                ("ended_on__isnull", False), ("signed_on__isnull", False), ("status", "ended")
                            ),
                            _connector="OR",
                        ),
                        name="commitment_dates_agree_with_status",
                        violation_error_message="Ngày ký, ngày kết thúc không khớp với tình trạng bản cam kết.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None), ("ended_on__gte", models.F("signed_on")), _connector="OR"
                        ),
                        name="commitment_ends_after_signing",
                        violation_error_message="Ngày kết thúc phải không trước ngày ký.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deputy", None),
                            models.Q(("deputy", models.F("leader")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_deputises_for_themselves",
                        violation_error_message="Người ký thay phải khác người cam kết.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentItem",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="commitments.commitment",
                        verbose_name="bản cam kết",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="indicators.indicator",
                        verbose_name="chỉ tiêu",
                    ),
                ),
                ("not_applicable", models.TextField(blank=True, verbose_name="lý do không áp dụng")),
            ],
            options={
                "verbose_name": "nội dung cam kết",
                "verbose_name_plural": "nội dung cam kết",
                "ordering": ["commitment", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commitment", "indicator"),
                        name="one_item_per_commitment_and_indicator",
                        violation_error_message="Chỉ tiêu đã có trong bản cam kết.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="commitments.commitmentitem",
                        verbose_name="nội dung",
                    ),
                ),
                ("span", models.CharField(max_length=8, verbose_name="năm hoặc kỳ")),
                ("value", models.DecimalField(decimal_places=4, max_digits=19, verbose_name="mức giao")),
            ],
            options={
                "verbose_name": "mức giao",
                "verbose_name_plural": "mức giao",
                "ordering": ["item", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "span"),
                        name="one_target_per_item_and_span",
                        violation_error_message="Năm hoặc kỳ này đã có mức giao.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0)),
                        name="target_is_not_negative",
                        violation_error_message="Mức giao không được âm.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Baseline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="baselines",
                        to="commitments.commitmentitem",
                        verbose_name="nội dung",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="để so sánh năm")),
                (
                    "value",
                    models.DecimalField(decimal_places=4, max_digits=19, verbose_name="số liệu năm trước"),
                ),
            ],
            options={
                "verbose_name": "số liệu gốc",
                "verbose_name_plural": "số liệu gốc",
                "ordering": ["item", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "year"),
                        name="one_baseline_per_item_and_year",
                        violation_error_message="Năm này đã có số liệu gốc.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Amendment",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="amendments",
                        to="commitments.commitment",
                        verbose_name="bản cam kết",
                    ),
                ),
                ("number", models.IntegerField(verbose_name="số")),
                ("decision", models.TextField(verbose_name="quyết định")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("effective_on", models.DateField(verbose_name="hiệu lực từ ngày")),
                (
                    "signed_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="ký ngày"),
                ),
                (
                    "deputy",
                    models.ForeignKey(
                        blank=True,
                        help_text="Cấp phó ký thay người đứng đầu (KT.).",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.person",
                        verbose_name="người ký thay",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="lần sửa")),
            ],
            options={
                "verbose_name": "phụ lục điều chỉnh",
                "verbose_name_plural": "phụ lục điều chỉnh",
                "ordering": ["commitment", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commitment", "number"),
                        name="one_amendment_per_number_and_commitment",
                        violation_error_message="Số phụ lục đã có.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("signed_on", None)),
                        fields=("commitment",),
                        name="one_draft_amendment_per_commitment",
                        violation_error_message="Bản cam kết đã có một dự thảo phụ lục.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AmendmentChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "amendment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="commitments.amendment",
                        verbose_name="phụ lục",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="commitments.commitmentitem",
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "not_applicable",
                    models.TextField(blank=True, null=True, verbose_name="lý do không áp dụng"),
                ),
            ],
            options={
                "verbose_name": "nội dung điều chỉnh",
                "verbose_name_plural": "nội dung điều chỉnh",
                "ordering": ["amendment", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("amendment", "item"),
                        name="one_change_per_amendment_and_item",
                        violation_error_message="Nội dung này đã có trong phụ lục.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AmendedTarget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="commitments.amendmentchange",
                        verbose_name="điều chỉnh",
                    ),
                ),
                ("span", models.CharField(max_length=8, verbose_name="năm hoặc kỳ")),
                ("value", models.DecimalField(decimal_places=4, max_digits=19, verbose_name="mức giao")),
            ],
            options={
                "verbose_name": "mức giao điều chỉnh",
                "verbose_name_plural": "mức giao điều chỉnh",
                "ordering": ["change", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("change", "span"),
                        name="one_amended_target_per_change_and_span",
                        violation_error_message="Năm hoặc kỳ này đã có mức giao.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0)),
                        name="amended_target_is_not_negative",
                        violation_error_message="Mức giao không được âm.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
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
                        related_name="reports",
                        to="commitments.commitment",
                        verbose_name="bản cam kết",
                    ),
                ),
                ("period", models.CharField(max_length=8, verbose_name="kỳ")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Bản nháp"),
                            ("submitted", "Đã gửi"),
                            ("returned", "Bị trả lại"),
                            ("approved", "Đã duyệt"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="lần lưu")),
                (
                    "submitted_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="gửi lần đầu ngày"),
                ),
                ("difficulties", models.TextField(blank=True, verbose_name="khó khăn, vướng mắc")),
                ("proposals", models.TextField(blank=True, verbose_name="đề xuất, kiến nghị")),
                ("next_tasks", models.TextField(blank=True, verbose_name="nhiệm vụ kỳ tới")),
                ("return_reason", models.TextField(blank=True, editable=False, verbose_name="lý do trả lại")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="thay đổi lúc")),
            ],
            options={
                "verbose_name": "báo cáo kỳ",
                "verbose_name_plural": "báo cáo kỳ",
                "ordering": ["commitment", "pk"],
                "indexes": [
                    models.Index(fields=["status", "period"], name="report_status_and_period"),
                    models.Index(
                        condition=models.Q(("status", "submitted")),
                        fields=["submitted_on", "id"],
                        name="report_waiting_longest",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commitment", "period"),
                        name="one_report_per_commitment_and_period",
                        violation_error_message="Đơn vị đã có báo cáo cho kỳ này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "draft"), ("submitted_on", None)),
                            models.Q(
                                ("status__in", ["submitted", "returned", "approved"]),
                                ("submitted_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="report_submission_day_exactly_unless_draft",
                        violation_error_message="Báo cáo đã gửi phải có ngày gửi, bản nháp thì không.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
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
                        related_name="entries",
                        to="commitments.report",
                        verbose_name="báo cáo",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="commitments.commitmentitem",
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=19, null=True, verbose_name="giá trị"
                    ),
                ),
                (
                    "numerator",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=19, null=True, verbose_name="tử số"
                    ),
                ),
                (
                    "denominator",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=19, null=True, verbose_name="mẫu số"
                    ),
                ),
                ("done", models.BooleanField(blank=True, null=True, verbose_name="đã thực hiện")),
                ("none_arose", models.BooleanField(default=False, verbose_name="không phát sinh")),
                (
                    "verified_value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=19,
                        null=True,
                        verbose_name="giá trị thẩm định",
                    ),
                ),
                (
                    "verified_numerator",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=19, null=True, verbose_name="tử số thẩm định"
                    ),
                ),
                (
                    "verified_denominator",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=19,
                        null=True,
                        verbose_name="mẫu số thẩm định",
                    ),
                ),
                (
                    "verified_done",
                    models.BooleanField(blank=True, null=True, verbose_name="thẩm định: đã thực hiện"),
                ),
                (
                    "verified_none_arose",
                    models.BooleanField(default=False, verbose_name="thẩm định: không phát sinh"),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "Chấp nhận"), ("returned", "Trả lại")],
                        max_length=10,
                        verbose_name="ý kiến",
                    ),
                ),
                (
                    "awarded_points",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=17,
                        null=True,
                        verbose_name="điểm do người thẩm định cho",
                    ),
                ),
                ("awarded_reason", models.TextField(blank=True, verbose_name="lý do cho điểm")),
                ("is_estimated", models.BooleanField(default=False, verbose_name="ước thực hiện")),
                ("explanation", models.TextField(blank=True, verbose_name="giải trình")),
                ("comment", models.TextField(blank=True, verbose_name="ý kiến thẩm định")),
            ],
            options={
                "verbose_name": "số liệu chỉ tiêu",
                "verbose_name_plural": "số liệu chỉ tiêu",
                "ordering": ["report", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "item"),
                        name="one_entry_per_report_and_item",
                        violation_error_message="Chỉ tiêu đã có số liệu trong báo cáo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(
                                    ("denominator__isnull", True),
                                    ("done__isnull", True),
                                    ("none_arose", False),
                                    ("numerator__isnull", True),
                                    ("value__isnull", False),
                                ),
                                models.Q(
                                    ("denominator__isnull", False),
                                    ("done__isnull", True),
                                    ("none_arose", False),
                                    ("numerator__isnull", False),
                                    ("value__isnull", True),
                                ),
                                models.Q(
                                    ("denominator__isnull", True),
                                    ("done__isnull", False),
                                    ("none_arose", False),
                                    ("numerator__isnull", True),
                                    ("value__isnull", True),
                                ),
                                models.Q(
                                    ("denominator__isnull", True),
                                    ("done__isnull", True),
                                    ("none_arose", True),
                                    ("numerator__isnull", True),
                                    ("value__isnull", True),
                                ),
                                models.Q(
                                    ("denominator__isnull", True),
                                    ("done__isnull", True),
                                    ("none_arose", False),
                                    ("numerator__isnull", True),
                                    ("value__isnull", True),
                                ),
                                _connector="OR",
                            ),
                            models.Q(("numerator", None), ("numerator__gte", 0), _connector="OR"),
                            models.Q(("denominator", None), ("denominator__gte", 0), _connector="OR"),
                        ),
                        name="entry_says_one_thing",
                        violation_error_message="Số liệu chỉ nói một điều, tử số và mẫu số không âm.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(
                                    ("verified_denominator__isnull", True),
                                    ("verified_done__isnull", True),
                                    ("verified_none_arose", False),
                                    ("verified_numerator__isnull", True),
                                    ("verified_value__isnull", False),
                                ),
                                models.Q(
                                    ("verified_denominator__isnull", False),
                                    ("verified_done__isnull", True),
                                    ("verified_none_arose", False),
                                    ("verified_numerator__isnull", False),
                                    ("verified_value__isnull", True),
                                ),
                                models.Q(
                                    ("verified_denominator__isnull", True),
                                    ("verified_done__isnull", False),
                                    ("verified_none_arose", False),
                                    ("verified_numerator__isnull", True),
                                    ("verified_value__isnull", True),
                                ),
                                models.Q(
                                    ("verified_denominator__isnull", True),
                                    ("verified_done__isnull", True),
                                    ("verified_none_arose", True),
                                    ("verified_numerator__isnull", True),
                                    ("verified_value__isnull", True),
                                ),
                                models.Q(
                                    ("verified_denominator__isnull", True),
                                    ("verified_done__isnull", True),
                                    ("verified_none_arose", False),
                                    ("verified_numerator__isnull", True),
                                    ("verified_value__isnull", True),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("verified_numerator", None), ("verified_numerator__gte", 0), _connector="OR"
                            ),
                            models.Q(
                                ("verified_denominator", None),
                                ("verified_denominator__gte", 0),
                                _connector="OR",
                            ),
                        ),
                        name="verified_figure_says_one_thing",
                        violation_error_message="Số thẩm định chỉ nói một điều, tử số và mẫu số không âm.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision__in", ["", "accepted"]),
                            models.Q(("decision", "returned"), models.Q(("comment", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="returned_figure_has_a_comment",
                        violation_error_message="Trả lại một chỉ tiêu thì phải ghi lý do.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("awarded_points", None), ("awarded_reason", "")),
                            models.Q(
                                ("awarded_points__gte", 0), models.Q(("awarded_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="awarded_points_have_a_reason",
                        violation_error_message="Điểm cho riêng phải không âm và có lý do.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Adjustment",
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
                        related_name="adjustments",
                        to="commitments.commitment",
                        verbose_name="bản cam kết",
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
                ("period", models.CharField(max_length=8, verbose_name="kỳ")),
                ("points", models.DecimalField(decimal_places=4, max_digits=19, verbose_name="điểm")),
                ("reason", models.TextField(verbose_name="lý do")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adjustments",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
            ],
            options={
                "verbose_name": "điểm cộng, điểm trừ",
                "verbose_name_plural": "điểm cộng, điểm trừ",
                "ordering": ["campaign", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "code"),
                        name="one_adjustment_per_code_and_campaign",
                        violation_error_message="Mã điểm cộng, điểm trừ đã có trong đợt.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("points", 0), _negated=True), models.Q(("reason", ""), _negated=True)
                        ),
                        name="adjustment_is_not_zero_and_has_a_reason",
                        violation_error_message="Điểm phải khác 0 và có lý do.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceFile",
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
                        related_name="evidence_files",
                        to="commitments.commitment",
                        verbose_name="bản cam kết",
                    ),
                ),
                ("file", models.CharField(max_length=64, verbose_name="mã băm tệp")),
                ("name", models.CharField(max_length=255, verbose_name="tên tệp")),
                ("media_type", models.CharField(max_length=100, verbose_name="loại tệp")),
                ("size", models.PositiveBigIntegerField(verbose_name="dung lượng")),
                ("pages", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="số trang")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="số, ký hiệu")),
                ("issuer", models.CharField(blank=True, max_length=200, verbose_name="cơ quan ban hành")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="ngày ban hành")),
                (
                    "replaced_by",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="commitments.evidencefile",
                        verbose_name="thay bằng",
                    ),
                ),
                ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="tải lên lúc")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người tải lên",
                    ),
                ),
            ],
            options={
                "verbose_name": "tệp minh chứng",
                "verbose_name_plural": "tệp minh chứng",
                "ordering": ["commitment", "pk"],
                "indexes": [
                    models.Index(fields=["file"], name="evidence_by_content"),
                    models.Index(fields=["document_number"], name="evidence_by_document_number"),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="commitments.entry",
                        verbose_name="số liệu chỉ tiêu",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="commitments.evidencefile",
                        verbose_name="tệp minh chứng",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="trang, mục")),
                ("attached_at", models.DateTimeField(auto_now_add=True, verbose_name="đính kèm lúc")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="bỏ lúc")),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người bỏ",
                    ),
                ),
            ],
            options={
                "verbose_name": "minh chứng của chỉ tiêu",
                "verbose_name_plural": "minh chứng của chỉ tiêu",
                "ordering": ["entry", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("entry", "file"),
                        name="one_standing_use_per_entry_and_file",
                        violation_error_message="Tệp đã đính kèm cho chỉ tiêu này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at", None), ("removed_by", None)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="removed_evidence_has_who_and_when",
                        violation_error_message="Việc bỏ minh chứng phải có người và thời điểm.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeals",
                        to="commitments.publication",
                        verbose_name="lần công bố",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeals",
                        to="commitments.commitment",
                        verbose_name="bản cam kết",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeals",
                        to="commitments.commitmentitem",
                        verbose_name="nội dung",
                    ),
                ),
                ("reason", models.TextField(verbose_name="lý do kiến nghị")),
                ("filed_at", models.DateTimeField(auto_now_add=True, verbose_name="gửi lúc")),
                (
                    "filed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người gửi",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Chờ trả lời"),
                            ("accepted", "Chấp nhận"),
                            ("rejected", "Không chấp nhận"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="tình trạng kiến nghị",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="lý do trả lời")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="trả lời lúc")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người trả lời",
                    ),
                ),
                (
                    "is_answered_by_judge",
                    models.BooleanField(default=False, verbose_name="chính người thẩm định trả lời"),
                ),
                ("carried_out_at", models.DateTimeField(blank=True, null=True, verbose_name="thực hiện lúc")),
                (
                    "carried_out_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thực hiện",
                    ),
                ),
                ("uncorrected_reason", models.TextField(blank=True, verbose_name="lý do không phải sửa")),
                (
                    "evidence",
                    models.ManyToManyField(
                        blank=True,
                        related_name="appeals",
                        to="commitments.evidencefile",
                        verbose_name="minh chứng kèm theo",
                    ),
                ),
            ],
            options={
                "verbose_name": "kiến nghị",
                "verbose_name_plural": "kiến nghị",
                "ordering": ["publication", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("publication", "item"),
                        name="one_appeal_per_publication_and_item",
                        violation_error_message="Đơn vị đã kiến nghị về chỉ tiêu này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True),
                            models.Q(
                                models.Q(
                                    ("answer", ""),
                                    ("decided_at", None),
                                    ("decided_by", None),
                                    ("state", "open"),
                                ),
                                models.Q(
                                    ("state__in", ["accepted", "rejected"]),
                                    models.Q(("answer", ""), _negated=True),
                                    ("decided_at__isnull", False),
                                    ("decided_by__isnull", False),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="appeal_is_answered_exactly_with_a_reason",
                        violation_error_message="Kiến nghị cần lý do; đã trả lời thì phải có lý do, người và thời điểm.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("carried_out_at", None), ("carried_out_by", None), ("uncorrected_reason", "")
                            ),
                            models.Q(
                                ("carried_out_at__isnull", False),
                                ("carried_out_by__isnull", False),
                                ("state", "accepted"),
                            ),
                            _connector="OR",
                        ),
                        name="only_an_accepted_appeal_is_carried_out",
                        violation_error_message="Chỉ kiến nghị được chấp nhận mới được thực hiện, có người và thời điểm.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
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
                        related_name="extensions",
                        to="commitments.commitment",
                        verbose_name="bản cam kết",
                    ),
                ),
                ("period", models.CharField(max_length=8, verbose_name="kỳ")),
                ("number", models.PositiveSmallIntegerField(verbose_name="lần gia hạn")),
                ("until", models.DateField(verbose_name="gia hạn đến hết ngày")),
                ("reason", models.TextField(verbose_name="lý do gia hạn")),
                (
                    "is_exception",
                    models.BooleanField(default=False, verbose_name="ngoại lệ, ngoài lần được gia hạn"),
                ),
                ("granted_at", models.DateTimeField(auto_now_add=True, verbose_name="gia hạn lúc")),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người gia hạn",
                    ),
                ),
            ],
            options={
                "verbose_name": "gia hạn",
                "verbose_name_plural": "gia hạn",
                "ordering": ["commitment", "period", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commitment", "period", "number"),
                        name="one_extension_per_commitment_period_and_number",
                        violation_error_message="Đơn vị vừa được gia hạn cho kỳ này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("number", 1), ("is_exception", True), _connector="OR"),
                        ),
                        name="extension_has_a_reason_and_a_second_is_an_exception",
                        violation_error_message="Gia hạn cần lý do; từ lần thứ hai là ngoại lệ.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
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
                        related_name="documents",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="commitments.commitment",
                        verbose_name="bản cam kết",
                    ),
                ),
                (
                    "amendment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="commitments.amendment",
                        verbose_name="phụ lục điều chỉnh",
                    ),
                ),
                ("code", models.CharField(max_length=10, unique=True, verbose_name="mã xác thực")),
                ("snapshot", models.TextField(verbose_name="bản chụp nội dung")),
                ("snapshot_hash", models.CharField(max_length=64, verbose_name="mã băm bản chụp")),
                ("pdf", models.CharField(max_length=64, verbose_name="mã băm tệp PDF")),
                ("pages", models.PositiveSmallIntegerField(verbose_name="số trang")),
                (
                    "signed_pdf",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="mã băm bản ký số mới nhất"
                    ),
                ),
                ("agreed_at", models.DateTimeField(auto_now_add=True, verbose_name="chốt lúc")),
                (
                    "agreed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người chốt",
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="thu hồi lúc")),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thu hồi",
                    ),
                ),
                ("withdrawn_reason", models.TextField(blank=True, verbose_name="lý do thu hồi")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="ký ngày")),
                ("signed_for", models.BooleanField(default=False, verbose_name="cấp phó ký thay")),
                ("is_made_afterwards", models.BooleanField(default=False, verbose_name="lập sau khi ký")),
            ],
            options={
                "verbose_name": "văn bản đã chốt",
                "verbose_name_plural": "văn bản đã chốt",
                "ordering": ["campaign", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("amendment", None), ("commitment__isnull", False), ("withdrawn_at", None)
                        ),
                        fields=("commitment",),
                        name="one_current_document_per_commitment",
                        violation_error_message="Bản cam kết đã có văn bản chốt.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("amendment__isnull", False), ("withdrawn_at", None)),
                        fields=("amendment",),
                        name="one_current_document_per_amendment",
                        violation_error_message="Phụ lục đã có văn bản chốt.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commitment", None), ("withdrawn_at", None)),
                        fields=("campaign",),
                        name="one_current_joint_document_per_campaign",
                        violation_error_message="Đợt đã có văn bản chung được chốt.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amendment", None), ("commitment__isnull", False), _connector="OR"
                        ),
                        name="document_of_an_amendment_has_its_commitment",
                        violation_error_message="Văn bản của phụ lục phải ghi bản cam kết.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_on", None), ("signed_pdf", "")),
                            ("withdrawn_at", None),
                            _connector="OR",
                        ),
                        name="signed_document_is_never_withdrawn",
                        violation_error_message="Văn bản đã ký không thu hồi được.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at", None), ("withdrawn_by", None), ("withdrawn_reason", "")
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawal_has_who_when_and_why",
                        violation_error_message="Việc thu hồi phải có người, thời điểm và lý do.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_made_afterwards", False), ("signed_on__isnull", False), _connector="OR"
                        ),
                        name="document_made_afterwards_is_signed",
                        violation_error_message="Văn bản lập sau khi ký phải có ngày ký.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupMember",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="commitments.rankinggroup",
                        verbose_name="khối",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group_memberships",
                        to="units.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị trong khối",
                "verbose_name_plural": "đơn vị trong khối",
                "ordering": ["group", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "unit"),
                        name="one_group_per_unit_and_campaign",
                        violation_error_message="Đơn vị đã ở một khối khác của đợt.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rounds",
                        to="commitments.report",
                        verbose_name="báo cáo",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="lượt")),
                ("figures", models.JSONField(default=dict, verbose_name="số liệu đã gửi")),
                ("sent_on", models.DateField(verbose_name="gửi ngày")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="gửi lúc")),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người gửi",
                    ),
                ),
                (
                    "sent_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gửi theo uỷ quyền của",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("returned", "Trả lại"), ("approved", "Duyệt")],
                        max_length=10,
                        verbose_name="kết quả",
                    ),
                ),
                ("verdicts", models.JSONField(blank=True, default=dict, verbose_name="kết quả thẩm định")),
                ("note", models.TextField(blank=True, verbose_name="lời kèm theo")),
                ("judged_at", models.DateTimeField(blank=True, null=True, verbose_name="thẩm định lúc")),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thẩm định",
                    ),
                ),
            ],
            options={
                "verbose_name": "lượt gửi",
                "verbose_name_plural": "lượt gửi",
                "ordering": ["report", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "number"),
                        name="one_round_per_report_and_number",
                        violation_error_message="Báo cáo đã có lượt gửi này.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "")),
                        fields=("report",),
                        name="one_waiting_round_per_report",
                        violation_error_message="Báo cáo đang có một lượt chờ thẩm định.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("judged_at", None), ("outcome", "")),
                            models.Q(("judged_at__isnull", False), ("outcome__in", ["returned", "approved"])),
                            _connector="OR",
                        ),
                        name="round_is_judged_exactly_with_an_outcome",
                        violation_error_message="Lượt gửi đã thẩm định phải có kết quả và thời điểm.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeadReview",
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
                        related_name="lead_reviews",
                        to="commitments.report",
                        verbose_name="báo cáo",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lead_reviews",
                        to="commitments.commitmentitem",
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "lead_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lead_reviews",
                        to="units.unit",
                        verbose_name="cơ quan chủ trì",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lead_reviews",
                        to="commitments.round",
                        verbose_name="lượt gửi",
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="hỏi ngày")),
                ("due_on", models.DateField(verbose_name="hạn cho ý kiến")),
                ("is_current", models.BooleanField(default=True, verbose_name="về số liệu đang có")),
                (
                    "opinion",
                    models.CharField(
                        blank=True,
                        choices=[("agree", "Đồng ý"), ("other", "Số khác"), ("return", "Đề nghị trả lại")],
                        max_length=10,
                        verbose_name="ý kiến",
                    ),
                ),
                ("figure", models.JSONField(blank=True, default=dict, verbose_name="số liệu khác")),
                ("comment", models.TextField(blank=True, verbose_name="lời kèm theo")),
                ("given_at", models.DateTimeField(blank=True, null=True, verbose_name="cho ý kiến lúc")),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người cho ý kiến",
                    ),
                ),
                (
                    "passed_over_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="không chờ nữa lúc"),
                ),
                (
                    "passed_over_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người không chờ",
                    ),
                ),
            ],
            options={
                "verbose_name": "ý kiến cơ quan chủ trì",
                "verbose_name_plural": "ý kiến cơ quan chủ trì",
                "ordering": ["report", "item__indicator__order", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_current", True), ("opinion", "")),
                        fields=["lead_unit", "report"],
                        name="lead_reviews_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_current", True)),
                        fields=("report", "item"),
                        name="one_current_lead_review_per_item",
                        violation_error_message="Chỉ tiêu đã được hỏi ý kiến cơ quan chủ trì.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("given_at", None), ("given_by", None), ("opinion", "")),
                            models.Q(
                                ("given_at__isnull", False),
                                ("given_by__isnull", False),
                                ("opinion__in", ["agree", "other", "return"]),
                            ),
                            _connector="OR",
                        ),
                        name="opinion_has_its_author",
                        violation_error_message="Ý kiến phải có người cho ý kiến và thời điểm.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opinion__in", ["", "agree"]),
                            models.Q(("comment", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="dissent_has_a_reason",
                        violation_error_message="Số khác hoặc đề nghị trả lại phải có lý do.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("passed_over_at", None), ("passed_over_by", None)),
                            models.Q(
                                ("opinion", ""),
                                ("passed_over_at__isnull", False),
                                ("passed_over_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="only_silence_is_passed_over",
                        violation_error_message="Chỉ không chờ nữa khi chưa có ý kiến.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("asked_on"))),
                        name="lead_review_is_due_after_it_is_asked",
                        violation_error_message="Hạn cho ý kiến không trước ngày hỏi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminder_plan",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
                ("is_paused", models.BooleanField(default=False, verbose_name="tạm dừng nhắc tự động")),
                (
                    "before",
                    models.CharField(
                        blank=True,
                        default="7, 3, 1",
                        help_text="Cách nhau bằng dấu phẩy, ví dụ 7, 3, 1. Để trống: không nhắc trước hạn.",
                        max_length=60,
                        validators=[commitments.models.reminder.check_days],
                        verbose_name="trước hạn mấy ngày",
                    ),
                ),
                ("is_on_the_day", models.BooleanField(default=True, verbose_name="nhắc đúng ngày hết hạn")),
                (
                    "after",
                    models.CharField(
                        blank=True,
                        default="1, 3, 7",
                        help_text="Từ ngày thứ ba sau hạn, người đôn đốc cũng được báo.",
                        max_length=60,
                        validators=[commitments.models.reminder.check_days],
                        verbose_name="sau hạn mấy ngày",
                    ),
                ),
            ],
            options={
                "verbose_name": "lịch nhắc việc",
                "verbose_name_plural": "lịch nhắc việc",
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người được nhắc",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="commitments.commitment",
                        verbose_name="bản cam kết",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("report", "Gửi báo cáo"), ("opinion", "Cho ý kiến chuyên ngành")],
                        default="report",
                        max_length=10,
                        verbose_name="nhắc việc gì",
                    ),
                ),
                ("period", models.CharField(max_length=8, verbose_name="kỳ")),
                ("due_on", models.DateField(verbose_name="hạn")),
                ("step", models.SmallIntegerField(blank=True, null=True, verbose_name="ngày so với hạn")),
                ("reminded_on", models.DateField(verbose_name="nhắc ngày")),
                (
                    "reminded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhắc",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="units.message",
                        verbose_name="tin nhắc",
                    ),
                ),
            ],
            options={
                "verbose_name": "nhắc việc",
                "verbose_name_plural": "nhắc việc",
                "ordering": ["-reminded_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("step__isnull", False)),
                        fields=("recipient", "kind", "commitment", "period", "due_on", "step"),
                        name="nobody_is_reminded_twice_at_one_step",
                        violation_error_message="Người này đã được nhắc ở bước này.",
                    ),
                    models.UniqueConstraint(
                        fields=("recipient", "kind", "commitment", "period", "reminded_on"),
                        name="nobody_is_reminded_twice_on_one_day",
                        violation_error_message="Người này hôm nay đã được nhắc về báo cáo này.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewAssignment",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review_assignments",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review_assignments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thẩm định",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="commitments.rankinggroup",
                        verbose_name="khối",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="units.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "phân công thẩm định",
                "verbose_name_plural": "phân công thẩm định",
                "ordering": ["campaign", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("group", None), ("unit__isnull", False)),
                            models.Q(("group__isnull", False), ("unit", None)),
                            _connector="OR",
                        ),
                        name="assigned_for_a_group_or_for_a_unit",
                        violation_error_message="Phân công theo khối hoặc theo đơn vị.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("unit", None)),
                        fields=("campaign", "account", "group"),
                        name="one_review_assignment_per_group",
                        violation_error_message="Người này đã được giao khối này.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("group", None)),
                        fields=("campaign", "account", "unit"),
                        name="one_review_assignment_per_unit",
                        violation_error_message="Người này đã được giao đơn vị này.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Takeover",
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
                        related_name="takeovers",
                        to="commitments.report",
                        verbose_name="báo cáo",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="takeovers",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhận thẩm định",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lúc")),
            ],
            options={
                "verbose_name": "nhận thẩm định thay",
                "verbose_name_plural": "nhận thẩm định thay",
                "ordering": ["report"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report",),
                        name="one_takeover_per_report",
                        violation_error_message="Đã có người nhận thẩm định báo cáo này.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Abstention",
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
                        related_name="abstentions",
                        to="commitments.report",
                        verbose_name="báo cáo",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="abstentions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xin không thẩm định",
                    ),
                ),
                ("reason", models.TextField(verbose_name="lý do")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lúc")),
            ],
            options={
                "verbose_name": "xin không thẩm định",
                "verbose_name_plural": "xin không thẩm định",
                "ordering": ["report", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "account"),
                        name="one_abstention_per_report_and_account",
                        violation_error_message="Người này đã xin không thẩm định báo cáo này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="abstention_has_a_reason",
                        violation_error_message="Cần ghi lý do xin không thẩm định.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnUnitReview",
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
                        related_name="own_unit_reviews",
                        to="commitments.report",
                        verbose_name="báo cáo",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_unit_reviews",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thẩm định",
                    ),
                ),
                ("reason", models.TextField(verbose_name="lý do")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lúc")),
            ],
            options={
                "verbose_name": "thẩm định đơn vị mình",
                "verbose_name_plural": "thẩm định đơn vị mình",
                "ordering": ["report", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "account"),
                        name="one_own_unit_review_per_report_and_account",
                        violation_error_message="Người này đã ghi lý do cho báo cáo này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="own_unit_review_has_a_reason",
                        violation_error_message="Cần ghi lý do thẩm định đơn vị mình.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReopenRequest",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reopen_requests",
                        to="commitments.report",
                        verbose_name="báo cáo",
                    ),
                ),
                ("reason", models.TextField(verbose_name="lý do đề nghị")),
                ("asked_at", models.DateTimeField(verbose_name="đề nghị lúc")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đề nghị",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ trả lời"),
                            ("granted", "Đã mở lại"),
                            ("declined", "Không mở lại"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="trả lời")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="trả lời lúc")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người trả lời",
                    ),
                ),
            ],
            options={
                "verbose_name": "đề nghị mở lại",
                "verbose_name_plural": "đề nghị mở lại",
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("report",),
                        name="one_waiting_request_per_report",
                        violation_error_message="Báo cáo đang có một đề nghị chờ trả lời.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("state", "waiting")),
                            models.Q(("answered_at__isnull", False), ("state__in", ["granted", "declined"])),
                            _connector="OR",
                        ),
                        name="request_is_answered_exactly_unless_waiting",
                        violation_error_message="Đề nghị đã trả lời phải có thời điểm trả lời.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="commitments.document",
                        verbose_name="văn bản",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="số thứ tự")),
                ("pdf", models.CharField(max_length=64, unique=True, verbose_name="mã băm tệp PDF")),
                ("signatures", models.JSONField(verbose_name="các chữ ký số")),
                ("is_made_here", models.BooleanField(default=False, verbose_name="ký trên hệ thống")),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="nhận lúc")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đưa lên",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản ký số",
                "verbose_name_plural": "bản ký số",
                "ordering": ["document", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "number"),
                        name="one_revision_per_document_and_number",
                        violation_error_message="Văn bản đã có bản ký số mang số này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)),
                        name="revisions_count_from_one",
                        violation_error_message="Bản ký số được đánh số từ 1.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GradeBand",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grades",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
                ("lower", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="từ điểm")),
                ("name", models.CharField(verbose_name="mức")),
            ],
            options={
                "verbose_name": "mức xếp loại",
                "verbose_name_plural": "mức xếp loại",
                "ordering": ["campaign", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "lower"),
                        name="one_grade_per_lower_bound",
                        violation_error_message="Đã có mức bắt đầu từ điểm này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lower__gte", 0), ("lower__lte", 100)),
                        name="grade_bound_in_range",
                        violation_error_message="Điểm từ 0 đến 100.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsequenceRule",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consequences",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
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
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("rating_cap", "Giới hạn mức xếp loại của người đứng đầu"),
                            ("self_criticism", "Kiểm điểm trách nhiệm"),
                            ("accountability", "Xem xét xử lý trách nhiệm"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("legal_basis", models.TextField(verbose_name="căn cứ")),
                ("text", models.TextField(verbose_name="nội dung")),
                ("level", models.CharField(blank=True, verbose_name="mức cao nhất được xếp")),
                (
                    "years",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="số năm liên tiếp"),
                ),
                (
                    "scope",
                    models.CharField(
                        blank=True,
                        choices=[("leader", "Theo người đứng đầu"), ("unit", "Theo đơn vị")],
                        max_length=10,
                        verbose_name="phạm vi",
                    ),
                ),
            ],
            options={
                "verbose_name": "hệ quả",
                "verbose_name_plural": "hệ quả",
                "ordering": ["campaign", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "code"),
                        name="one_consequence_per_code_and_campaign",
                        violation_error_message="Mã hệ quả đã có trong đợt.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", ""), ("type", "accountability"), ("years__gte", 1)),
                            models.Q(
                                ("level", ""), ("scope", ""), ("type", "self_criticism"), ("years", None)
                            ),
                            models.Q(
                                ("scope", ""),
                                ("type", "rating_cap"),
                                ("years", None),
                                models.Q(("level", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="consequence_has_what_its_type_needs",
                        violation_error_message="Hệ quả thiếu mức xếp loại hoặc số năm liên tiếp.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
                        to="commitments.document",
                        verbose_name="văn bản",
                    ),
                ),
                ("file", models.CharField(max_length=64, verbose_name="mã băm tệp")),
                (
                    "media_type",
                    models.CharField(
                        choices=[("application/pdf", "PDF"), ("image/jpeg", "JPEG"), ("image/png", "PNG")],
                        max_length=20,
                        verbose_name="loại tệp",
                    ),
                ),
                ("pages", models.PositiveSmallIntegerField(verbose_name="số trang")),
                ("dpi", models.PositiveIntegerField(blank=True, null=True, verbose_name="độ phân giải")),
                ("is_in_order", models.BooleanField(default=True, verbose_name="chắc thứ tự trang")),
                ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="tải lên lúc")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người tải lên",
                    ),
                ),
                ("replaced_at", models.DateTimeField(blank=True, null=True, verbose_name="thay lúc")),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thay",
                    ),
                ),
                ("replaced_reason", models.TextField(blank=True, verbose_name="lý do thay")),
            ],
            options={
                "verbose_name": "bản quét",
                "verbose_name_plural": "bản quét",
                "ordering": ["document", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)),
                        fields=("document",),
                        name="one_current_scan_per_document",
                        violation_error_message="Văn bản đã có bản quét.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replaced_at", None), ("replaced_by", None), ("replaced_reason", "")),
                            models.Q(
                                ("replaced_at__isnull", False),
                                ("replaced_by__isnull", False),
                                models.Q(("replaced_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="replaced_scan_has_who_when_and_why",
                        violation_error_message="Việc thay bản quét phải có người, thời điểm và lý do.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("media_type__in", ["application/pdf", "image/jpeg", "image/png"])
                        ),
                        name="scan_media_type_is_known",
                        violation_error_message="Loại tệp không đúng.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pile",
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
                        related_name="piles",
                        to="commitments.campaign",
                        verbose_name="đợt cam kết",
                    ),
                ),
                ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="tải lên lúc")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người tải lên",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="units.job",
                        verbose_name="việc chạy nền",
                    ),
                ),
            ],
            options={
                "verbose_name": "tập quét",
                "verbose_name_plural": "tập quét",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="PilePage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "pile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pages",
                        to="commitments.pile",
                        verbose_name="tập quét",
                    ),
                ),
                ("place", models.PositiveIntegerField(verbose_name="thứ tự trong tập")),
                ("file", models.CharField(max_length=64, verbose_name="mã băm tệp")),
                (
                    "media_type",
                    models.CharField(
                        choices=[("application/pdf", "PDF"), ("image/jpeg", "JPEG"), ("image/png", "PNG")],
                        max_length=20,
                        verbose_name="loại tệp",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="trang của tệp")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chưa đọc"),
                            ("filed", "Đã xếp"),
                            ("left", "Chờ người xếp"),
                            ("blank", "Trang trắng"),
                            ("discarded", "Đã bỏ"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                ("codes", models.JSONField(blank=True, default=list, verbose_name="mã đọc được")),
                ("turn", models.PositiveSmallIntegerField(default=0, verbose_name="độ xoay")),
                ("dpi", models.PositiveIntegerField(blank=True, null=True, verbose_name="độ phân giải")),
                ("trace", models.BinaryField(default=bytes, verbose_name="dấu vết trang")),
                ("why", models.TextField(blank=True, verbose_name="vì sao để lại")),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="commitments.document",
                        verbose_name="văn bản theo mã",
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="commitments.scan",
                        verbose_name="bản quét",
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="xếp lúc")),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xếp",
                    ),
                ),
                ("settled_reason", models.TextField(blank=True, verbose_name="lý do bỏ")),
            ],
            options={
                "verbose_name": "trang quét",
                "verbose_name_plural": "trang quét",
                "ordering": ["pile", "place"],
                "constraints": [
                    models.UniqueConstraint(fields=("pile", "place"), name="one_page_per_place_in_a_pile"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan__isnull", False), ("state", "filed")),
                            models.Q(models.Q(("state", "filed"), _negated=True), ("scan", None)),
                            _connector="OR",
                        ),
                        name="page_has_a_scan_exactly_when_filed",
                        violation_error_message="Trang đã xếp phải thuộc một bản quét.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "discarded"), _negated=True),
                            models.Q(
                                ("settled_by__isnull", False), models.Q(("settled_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="discarded_page_has_who_and_why",
                        violation_error_message="Trang bỏ đi phải có người và lý do.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("turn__in", [0, 90, 180, 270])),
                        name="page_turn_is_a_quarter",
                        violation_error_message="Độ xoay phải là 0, 90, 180 hoặc 270.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Standing",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standings",
                        to="commitments.campaign",
                        verbose_name="đợt",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standings",
                        to="commitments.rankinggroup",
                        verbose_name="khối",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standings",
                        to="commitments.commitment",
                        verbose_name="bản cam kết",
                    ),
                ),
                ("period", models.CharField(max_length=8, verbose_name="kỳ")),
                (
                    "basis",
                    models.CharField(
                        choices=[("official", "Chính thức"), ("self", "Tự chấm")],
                        max_length=10,
                        verbose_name="cơ sở",
                    ),
                ),
                ("is_in_force", models.BooleanField(verbose_name="cam kết còn hiệu lực")),
                (
                    "score",
                    models.DecimalField(decimal_places=2, max_digits=5, null=True, verbose_name="điểm"),
                ),
                ("rank", models.PositiveIntegerField(null=True, verbose_name="hạng")),
                ("grade", models.CharField(blank=True, verbose_name="mức")),
                ("is_covered", models.BooleanField(verbose_name="đủ tỷ lệ áp dụng")),
                ("provisional", models.BooleanField(verbose_name="tạm tính")),
                ("has_pending", models.BooleanField(verbose_name="có chỉ tiêu chờ công bố")),
                ("awaits_review", models.BooleanField(verbose_name="có báo cáo chờ thẩm định")),
                ("late", models.PositiveSmallIntegerField(verbose_name="số báo cáo trễ")),
                ("counted", models.PositiveSmallIntegerField(verbose_name="số chỉ tiêu tính điểm")),
                ("met", models.PositiveSmallIntegerField(verbose_name="số chỉ tiêu đạt")),
                ("card", models.JSONField(verbose_name="phiếu điểm")),
                ("rule_version", models.PositiveSmallIntegerField(verbose_name="phiên bản quy tắc")),
                ("input_hash", models.CharField(max_length=64, verbose_name="mã băm đầu vào")),
                ("computed_at", models.DateTimeField(verbose_name="tính lúc")),
            ],
            options={
                "verbose_name": "kết quả xếp hạng",
                "verbose_name_plural": "kết quả xếp hạng",
                "indexes": [
                    models.Index(
                        fields=["campaign", "period", "basis", "group", "rank"], name="standing_table"
                    ),
                    models.Index(
                        fields=[
                            "campaign",
                            "period",
                            "basis",
                            "is_in_force",
                            "group",
                            "provisional",
                            "computed_at",
                        ],
                        name="standing_state",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commitment", "period", "basis"), name="one_standing_per_period_and_basis"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ["official", "self"])),
                        name="standing_basis_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rank", None),
                            models.Q(("is_covered", True), ("is_in_force", True), ("score__isnull", False)),
                            _connector="OR",
                        ),
                        name="only_scored_units_are_ranked",
                    ),
                ],
            },
        ),
    ]
