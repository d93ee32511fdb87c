"""Đơn vị, người, tài khoản, nhật ký, việc nền: the tables as they stand, created at once."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("units", "0007_code_guesses")]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Province",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                ("name", models.CharField(verbose_name="tên")),
                ("chair_title", models.CharField(blank=True, verbose_name="chức danh Chủ tịch")),
                ("place", models.CharField(verbose_name="địa danh trên văn bản")),
            ],
            options={
                "verbose_name": "tỉnh",
                "verbose_name_plural": "tỉnh",
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code", ""), _negated=True),
                            models.Q(("name", ""), _negated=True),
                            models.Q(("place", ""), _negated=True),
                        ),
                        name="province_is_named",
                        violation_error_message="Tỉnh phải có mã, tên và địa danh.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
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
                        related_name="units",
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
                ("upper_name", models.CharField(blank=True, verbose_name="tên in hoa trên văn bản")),
                ("short_name", models.CharField(blank=True, verbose_name="tên gọi tắt")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("so", "Sở, ban, ngành"),
                            ("dvsn", "Đơn vị sự nghiệp công lập"),
                            ("tw", "Cơ quan trung ương đóng tại địa phương"),
                            ("huyen", "UBND huyện, thị xã, thành phố"),
                            ("xa", "UBND xã, phường, thị trấn, đặc khu"),
                            ("phong", "Phòng chuyên môn"),
                            ("ubnd", "Ủy ban nhân dân tỉnh"),
                        ],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("tinh", "Cấp tỉnh"),
                            ("huyen", "Cấp huyện (đến 30/6/2025)"),
                            ("xa", "Cấp xã"),
                        ],
                        max_length=10,
                        verbose_name="cấp",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subordinates",
                        to="units.unit",
                        verbose_name="đơn vị cấp trên",
                    ),
                ),
                ("order", models.IntegerField(verbose_name="thứ tự")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="thành lập ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="kết thúc ngày")),
                ("head_title", models.CharField(verbose_name="chức danh người đứng đầu")),
            ],
            options={
                "verbose_name": "đơn vị",
                "verbose_name_plural": "đơn vị",
                "ordering": ["province", "order", "code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("province", "code"),
                        name="one_unit_per_code_and_province",
                        violation_error_message="Mã đơn vị đã có trong tỉnh.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from", None),
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="unit_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải sau ngày thành lập.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent", None),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="unit_is_not_its_own_parent",
                        violation_error_message="Đơn vị không thể là cấp trên của chính mình.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["so", "dvsn", "tw", "huyen", "xa", "phong", "ubnd"]),
                            ("level__in", ["tinh", "huyen", "xa"]),
                        ),
                        name="unit_kind_and_level_are_known",
                        violation_error_message="Loại hoặc cấp của đơn vị không đúng.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions",
                        to="units.unit",
                        verbose_name="đơn vị cũ",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="preceded_by",
                        to="units.unit",
                        verbose_name="đơn vị mới",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("merge", "Hợp nhất"),
                            ("split", "Chia tách"),
                            ("absorb", "Sáp nhập"),
                            ("rename", "Đổi tên"),
                            ("dissolve", "Giải thể"),
                            ("relevel", "Chuyển cấp"),
                        ],
                        max_length=10,
                        verbose_name="hình thức",
                    ),
                ),
                ("effective_on", models.DateField(verbose_name="hiệu lực từ ngày")),
                ("legal_basis", models.TextField(blank=True, verbose_name="căn cứ")),
            ],
            options={
                "verbose_name": "kế thừa đơn vị",
                "verbose_name_plural": "kế thừa đơn vị",
                "ordering": ["effective_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("predecessor", "successor", "effective_on"),
                        name="one_succession_per_pair_and_day",
                        violation_error_message="Quan hệ kế thừa này đã có.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "dissolve"), ("successor", None)),
                            models.Q(
                                models.Q(("kind", "dissolve"), _negated=True), ("successor__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="successor_exactly_unless_dissolved",
                        violation_error_message="Giải thể thì không có đơn vị mới; hình thức khác phải có.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="units.unit",
                        verbose_name="đơn vị công tác",
                    ),
                ),
                ("full_name", models.CharField(blank=True, verbose_name="họ và tên")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài khoản",
                "verbose_name_plural": "tài khoản",
                "ordering": ["username"],
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tài khoản",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("clerk", "Nhập liệu"),
                            ("head", "Người đứng đầu"),
                            ("reviewer", "Thẩm định"),
                            ("follower", "Đôn đốc"),
                            ("officer", "Văn thư, in ấn"),
                            ("leader", "Lãnh đạo"),
                            ("administrator", "Quản trị"),
                        ],
                        max_length=20,
                        verbose_name="vai trò",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="units.unit",
                        verbose_name="đối với đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "phân công vai trò",
                "verbose_name_plural": "phân công vai trò",
                "ordering": ["account", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "role", "unit"),
                        name="one_assignment_per_account_role_and_unit",
                        violation_error_message="Tài khoản đã có vai trò này tại đơn vị.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "clerk",
                                    "head",
                                    "reviewer",
                                    "follower",
                                    "officer",
                                    "leader",
                                    "administrator",
                                ],
                            )
                        ),
                        name="assignment_role_is_known",
                        violation_error_message="Vai trò không đúng.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessToken",
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
                        related_name="access_tokens",
                        to="units.province",
                        verbose_name="tỉnh",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        help_text="Để trống: mọi đơn vị của tỉnh.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_tokens",
                        to="units.unit",
                        verbose_name="chỉ của đơn vị",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="hệ thống sử dụng")),
                ("reads_rankings", models.BooleanField(default=True, verbose_name="đọc bảng xếp hạng")),
                ("reads_cards", models.BooleanField(default=False, verbose_name="đọc phiếu điểm")),
                ("reads_conclusions", models.BooleanField(default=False, verbose_name="đọc kết luận năm")),
                (
                    "reads_unpublished",
                    models.BooleanField(
                        default=False,
                        help_text="Không chọn: chỉ kết quả đã công bố chính thức và năm đã khoá.",
                        verbose_name="đọc cả số liệu chưa công bố",
                    ),
                ),
                (
                    "per_minute",
                    models.PositiveIntegerField(
                        default=60,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(6000),
                        ],
                        verbose_name="số lượt mỗi phút",
                    ),
                ),
                ("expires_on", models.DateField(verbose_name="dùng đến hết ngày")),
                ("prefix", models.CharField(editable=False, max_length=16, verbose_name="chữ đầu của khoá")),
                (
                    "digest",
                    models.CharField(
                        editable=False, max_length=64, unique=True, verbose_name="mã kiểm tra của khoá"
                    ),
                ),
                ("issued_at", models.DateTimeField(auto_now_add=True, verbose_name="cấp lúc")),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người cấp",
                    ),
                ),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="thu hồi lúc"),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thu hồi",
                    ),
                ),
                (
                    "last_used_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="dùng lần cuối"),
                ),
                (
                    "minute",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="phút đang đếm"),
                ),
                (
                    "requests",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="số lượt trong phút"),
                ),
            ],
            options={
                "verbose_name": "khoá truy cập",
                "verbose_name_plural": "khoá truy cập",
                "ordering": ["province", "name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revoked_by", None), ("revoked_at__isnull", False), _connector="OR"
                        ),
                        name="access_token_is_revoked_by_somebody_at_some_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("per_minute__gte", 1), ("requests__lte", models.F("per_minute"))),
                        name="access_token_never_answers_more_than_it_may",
                        violation_error_message="Số lượt mỗi phút phải từ 1.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditChain",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=200, unique=True, verbose_name="đối tượng")),
                ("length", models.PositiveIntegerField(default=0, verbose_name="số dòng")),
                ("last_hash", models.CharField(blank=True, max_length=64, verbose_name="mã băm cuối")),
            ],
            options={
                "verbose_name": "chuỗi nhật ký",
                "verbose_name_plural": "chuỗi nhật ký",
            },
        ),
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "chain",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="units.auditchain",
                        verbose_name="chuỗi",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="số thứ tự")),
                ("at", models.DateTimeField(verbose_name="thời điểm")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thực hiện",
                    ),
                ),
                ("verb", models.CharField(max_length=40, verbose_name="việc")),
                ("subject", models.CharField(db_index=True, max_length=200, verbose_name="về")),
                ("note", models.TextField(blank=True, verbose_name="lý do, ghi chú")),
                ("data", models.JSONField(default=dict, verbose_name="nội dung")),
                ("previous_hash", models.CharField(blank=True, max_length=64, verbose_name="mã băm trước")),
                ("hash", models.CharField(max_length=64, verbose_name="mã băm")),
            ],
            options={
                "verbose_name": "dòng nhật ký",
                "verbose_name_plural": "nhật ký",
                "ordering": ["chain", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("chain", "number"), name="one_audit_event_per_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="CodeGuesses",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(max_length=64, unique=True, verbose_name="mã băm của địa chỉ")),
                ("since", models.DateTimeField(db_index=True, verbose_name="tính từ lúc")),
                ("misses", models.PositiveIntegerField(default=0, verbose_name="số lần nhập sai")),
            ],
            options={
                "verbose_name": "lượt dò mã xác thực",
                "verbose_name_plural": "lượt dò mã xác thực",
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40, verbose_name="loại việc")),
                ("title", models.CharField(verbose_name="việc")),
                ("options", models.JSONField(default=dict, verbose_name="lựa chọn")),
                ("fingerprint", models.CharField(max_length=64, verbose_name="dấu nhận dạng")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("clerk", "Nhập liệu"),
                            ("head", "Người đứng đầu"),
                            ("reviewer", "Thẩm định"),
                            ("follower", "Đôn đốc"),
                            ("officer", "Văn thư, in ấn"),
                            ("leader", "Lãnh đạo"),
                            ("administrator", "Quản trị"),
                        ],
                        max_length=20,
                        verbose_name="vai trò cần có",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                        verbose_name="đối với đơn vị",
                    ),
                ),
                ("origin", models.CharField(blank=True, verbose_name="trang đã yêu cầu")),
                ("asked_at", models.DateTimeField(verbose_name="yêu cầu lúc")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="jobs",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người yêu cầu",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Đang chờ"),
                            ("running", "Đang chạy"),
                            ("done", "Đã xong"),
                            ("failed", "Bị dừng"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                ("total", models.PositiveIntegerField(verbose_name="số phần")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="số phần đã xong")),
                ("failed", models.PositiveIntegerField(default=0, verbose_name="số phần có lỗi")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="số lần chạy")),
                ("heartbeat_at", models.DateTimeField(verbose_name="tín hiệu cuối")),
                ("worker", models.CharField(blank=True, max_length=64, verbose_name="tiến trình nền")),
                ("lease", models.CharField(blank=True, max_length=32, verbose_name="giấy giao việc")),
                ("task", models.CharField(blank=True, max_length=36, verbose_name="số trong hàng đợi")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="kết thúc lúc")),
                ("message", models.TextField(blank=True, verbose_name="vì sao bị dừng")),
                ("result", models.CharField(blank=True, max_length=64, verbose_name="tệp kết quả")),
                ("result_name", models.CharField(blank=True, verbose_name="tên tệp kết quả")),
            ],
            options={
                "verbose_name": "việc chạy nền",
                "verbose_name_plural": "việc chạy nền",
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("waiting", "running"))),
                        fields=("fingerprint",),
                        name="one_unfinished_job_per_wish",
                        violation_error_message="Việc này đang chạy rồi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "total__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("done"), "+", models.F("failed")
                                ),
                            )
                        ),
                        name="no_more_parts_than_the_job_has",
                        violation_error_message="Số phần đã làm nhiều hơn số phần của việc.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at", None), ("state__in", ("waiting", "running"))),
                            models.Q(("finished_at__isnull", False), ("state__in", ["done", "failed"])),
                            _connector="OR",
                        ),
                        name="job_has_an_end_exactly_when_finished",
                        violation_error_message="Việc đã kết thúc phải có thời điểm kết thúc.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JobItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="units.job",
                        verbose_name="việc",
                    ),
                ),
                ("order", models.PositiveIntegerField(verbose_name="thứ tự")),
                ("key", models.CharField(max_length=40, verbose_name="khoá")),
                ("label", models.CharField(verbose_name="tên")),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Chưa làm"), ("done", "Đã làm"), ("failed", "Có lỗi")],
                        default="waiting",
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                ("error", models.TextField(blank=True, verbose_name="lý do")),
                ("result", models.CharField(blank=True, max_length=64, verbose_name="tệp")),
            ],
            options={
                "verbose_name": "phần của việc chạy nền",
                "verbose_name_plural": "phần của việc chạy nền",
                "ordering": ["job", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("job", "key"), name="one_item_per_job_and_key"),
                    models.CheckConstraint(
                        condition=models.Q(("state", "failed"), ("error", ""), _connector="XOR"),
                        name="job_item_has_a_reason_exactly_when_failed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JobWorker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=64, unique=True, verbose_name="tên")),
                ("started_at", models.DateTimeField(verbose_name="bắt đầu lúc")),
                ("heartbeat_at", models.DateTimeField(verbose_name="tín hiệu cuối")),
            ],
            options={
                "verbose_name": "tiến trình nền",
                "verbose_name_plural": "tiến trình nền",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Message",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhận",
                    ),
                ),
                ("subject", models.CharField(max_length=300, verbose_name="tiêu đề")),
                ("text", models.TextField(verbose_name="nội dung")),
                ("path", models.CharField(blank=True, max_length=200, verbose_name="trang liên quan")),
                ("occasion", models.CharField(blank=True, max_length=60, verbose_name="dịp")),
                ("written_at", models.DateTimeField(verbose_name="viết lúc")),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="đọc lúc")),
                (
                    "mail_state",
                    models.CharField(
                        choices=[
                            ("none", "Chỉ trong hệ thống"),
                            ("waiting", "Chờ gửi thư"),
                            ("sent", "Đã gửi thư"),
                            ("failed", "Không gửi được thư"),
                        ],
                        max_length=10,
                        verbose_name="thư điện tử",
                    ),
                ),
                ("next_try_at", models.DateTimeField(blank=True, null=True, verbose_name="lần gửi tới")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="số lần thử gửi")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="gửi thư lúc")),
                ("error", models.TextField(blank=True, verbose_name="lỗi lần gửi cuối")),
            ],
            options={
                "verbose_name": "tin nhắc",
                "verbose_name_plural": "tin nhắc",
                "ordering": ["-written_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("mail_state", "waiting")),
                        fields=["next_try_at"],
                        name="mail_that_waits",
                    ),
                    models.Index(
                        condition=models.Q(("read_at", None)),
                        fields=["recipient"],
                        name="message_not_read_yet",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("occasion", ""), _negated=True),
                        fields=("recipient", "occasion"),
                        name="one_message_per_recipient_and_occasion",
                        violation_error_message="Người này đã được nhắc về việc đó.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mail_state", "sent"), ("sent_at__isnull", False)),
                            models.Q(("mail_state__in", ["none", "waiting", "failed"]), ("sent_at", None)),
                            _connector="OR",
                        ),
                        name="mail_has_a_time_exactly_when_sent",
                        violation_error_message="Thư đã gửi phải có thời điểm gửi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mail_state", "waiting"), ("next_try_at__isnull", False)),
                            models.Q(("mail_state", "waiting"), _negated=True),
                            _connector="OR",
                        ),
                        name="waiting_mail_has_a_next_try",
                        violation_error_message="Thư đang chờ phải có lần gửi tới.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
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
                        related_name="people",
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
                ("name", models.CharField(verbose_name="họ và tên")),
            ],
            options={
                "verbose_name": "người giữ chức vụ",
                "verbose_name_plural": "người giữ chức vụ",
                "ordering": ["province", "code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("province", "code"),
                        name="one_person_per_code_and_province",
                        violation_error_message="Mã người đã có trong tỉnh.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="units.person",
                        verbose_name="người giữ chức vụ",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="units.unit",
                        verbose_name="đơn vị",
                    ),
                ),
                ("title", models.CharField(verbose_name="chức danh")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("head", "Người đứng đầu"),
                            ("acting", "Quyền, phụ trách"),
                            ("deputy", "Cấp phó"),
                        ],
                        max_length=10,
                        verbose_name="tư cách",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                ("decision", models.CharField(blank=True, verbose_name="quyết định")),
            ],
            options={
                "verbose_name": "thời gian giữ chức vụ",
                "verbose_name_plural": "thời gian giữ chức vụ",
                "ordering": ["unit", "starts_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "unit", "role", "starts_on"),
                        name="one_term_per_person_unit_role_and_start",
                        violation_error_message="Thời gian giữ chức vụ này đã có.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("starts_on", None)),
                        fields=("person", "unit", "role"),
                        name="one_term_without_start_per_person_unit_and_role",
                        violation_error_message="Thời gian giữ chức vụ này đã có.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["head", "acting", "deputy"])),
                        name="term_role_is_known",
                        violation_error_message="Tư cách giữ chức vụ không đúng.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="term_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                    ),
                ],
            },
        ),
    ]
