"""Báo cáo kỳ của một đơn vị, số liệu từng chỉ tiêu, điểm cộng và điểm trừ."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from commitments.models.commitment import Commitment, CommitmentItem
from commitments.visibility import of_overseen_campaigns, of_own_units
from indicators import periods
from indicators.figures import Figure
from units.codes import CODE_LENGTH, check_code
from units.roles import Role


class ReportStatus(models.TextChoices):
    """Tình trạng báo cáo; only `commitments.workflow` and a bundle write it."""

    DRAFT = "draft", "Bản nháp"
    SUBMITTED = "submitted", "Đã gửi"
    RETURNED = "returned", "Bị trả lại"
    APPROVED = "approved", "Đã duyệt"


class Decision(models.TextChoices):
    """Ý kiến thẩm định về một chỉ tiêu; empty: not looked at yet, or sent anew."""

    ACCEPTED = "accepted", "Chấp nhận"
    RETURNED = "returned", "Trả lại"


EDITABLE = frozenset({ReportStatus.DRAFT, ReportStatus.RETURNED})
COUNTING = frozenset({ReportStatus.SUBMITTED, ReportStatus.APPROVED})


class ReportQuerySet(models.QuerySet):
    """Báo cáo: những cách lọc thường dùng."""

    def visible_to(self, account):
        """Người này được xem: its own unit's; of the campaigns it oversees those that were ever submitted."""
        own = of_own_units(account, "commitment__unit")
        overseen = of_overseen_campaigns(account, "commitment__campaign__")
        return self.filter(own | (overseen & ~Q(status=ReportStatus.DRAFT)))

    def for_listing(self):
        """Kèm đơn vị, đợt và khối."""
        return self.select_related("commitment__unit", "commitment__campaign", "commitment__group")

    def awaiting_review(self):
        """Đã gửi, chờ thẩm định."""
        return self.filter(status=ReportStatus.SUBMITTED)

    def reviewable_by(self, account):
        """Chính người này thẩm định: ever submitted, to the unit it reviews for, not of the unit it works in.

        Where the campaign allows that by way of exception, the own unit's are among them, for a reason to be given.
        """
        mine = self.filter(commitment__campaign__authority__in=account.units_as(Role.REVIEWER))
        own = Q(commitment__unit=account.unit_id) & Q(commitment__campaign__reviews_own_unit=False)
        return mine.exclude(status=ReportStatus.DRAFT).exclude(own)


class Report(models.Model):
    """Báo cáo kỳ: what one unit reports for one period. `version` rises with every save of it or its entries."""

    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, related_name="reports", verbose_name="bản cam kết"
    )
    period = models.CharField("kỳ", max_length=8)
    status = models.CharField(
        "tình trạng", max_length=10, choices=ReportStatus, default=ReportStatus.DRAFT, editable=False
    )
    version = models.PositiveIntegerField("lần lưu", default=1, editable=False)
    submitted_on = models.DateField("gửi lần đầu ngày", null=True, blank=True, editable=False)
    difficulties = models.TextField("khó khăn, vướng mắc", blank=True)
    proposals = models.TextField("đề xuất, kiến nghị", blank=True)
    next_tasks = models.TextField("nhiệm vụ kỳ tới", blank=True)
    return_reason = models.TextField("lý do trả lại", blank=True, editable=False)
    changed_at = models.DateTimeField("thay đổi lúc", auto_now=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo kỳ"
        verbose_name_plural = "báo cáo kỳ"
        ordering = ["commitment", "pk"]
        indexes = [
            models.Index(fields=["status", "period"], name="report_status_and_period"),
            models.Index(
                fields=["submitted_on", "id"], condition=Q(status="submitted"), name="report_waiting_longest"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "period"],
                name="one_report_per_commitment_and_period",
                violation_error_message="Đơn vị đã có báo cáo cho kỳ này.",
            ),
            models.CheckConstraint(
                condition=Q(status="draft", submitted_on=None)
                | Q(status__in=["submitted", "returned", "approved"], submitted_on__isnull=False),
                name="report_submission_day_exactly_unless_draft",
                violation_error_message="Báo cáo đã gửi phải có ngày gửi, bản nháp thì không.",
            ),
        ]

    def __str__(self):
        return f"{self.commitment.unit} – {periods.name_of(self.period)}"

    def get_absolute_url(self):
        """Trang nhập báo cáo."""
        return reverse("commitments:report", args=[self.commitment_id, self.period])

    @property
    def is_editable(self):
        """Đơn vị còn sửa được: draft or returned."""
        return self.status in EDITABLE


def _amount(label):
    return models.DecimalField(label, max_digits=19, decimal_places=4, null=True, blank=True)


def _one_shape(prefix, *, may_be_empty):
    """Đúng một trong: giá trị; tử số và mẫu số; đã thực hiện hay chưa; không phát sinh."""

    def only(**said):
        parts = {"value": False, "numerator": False, "denominator": False, "done": False} | said
        arose = parts.pop("none_arose", False)
        return Q(
            **{f"{prefix}{name}__isnull": not is_said for name, is_said in parts.items()},
            **{f"{prefix}none_arose": arose},
        )

    shapes = (
        only(value=True) | only(numerator=True, denominator=True) | only(done=True) | only(none_arose=True)
    )
    if may_be_empty:
        shapes |= only()
    positive = (Q(**{f"{prefix}numerator": None}) | Q(**{f"{prefix}numerator__gte": 0})) & (
        Q(**{f"{prefix}denominator": None}) | Q(**{f"{prefix}denominator__gte": 0})
    )
    return shapes & positive


class EntryQuerySet(models.QuerySet):
    """Số liệu chỉ tiêu: những cách lọc thường dùng."""

    def visible_to(self, account):
        """Người này được xem: of the reports it may see; what the unit it reviews for leads, of every report sent."""
        sent = ~Q(report__status=ReportStatus.DRAFT)
        led = Q(item__indicator__lead_unit__in=account.units_as(Role.REVIEWER)) & sent
        return self.filter(Q(report__in=Report.objects.visible_to(account)) | led)


class Entry(models.Model):
    """Số liệu một chỉ tiêu trong một kỳ: self-reported, beside it what the reviewer verified, and points set by hand.

    An entry may carry an explanation before it carries a figure.
    """

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="entries", verbose_name="báo cáo"
    )
    item = models.ForeignKey(
        CommitmentItem, on_delete=models.PROTECT, related_name="entries", verbose_name="nội dung"
    )
    value = _amount("giá trị")
    numerator = _amount("tử số")
    denominator = _amount("mẫu số")
    done = models.BooleanField("đã thực hiện", null=True, blank=True)
    none_arose = models.BooleanField("không phát sinh", default=False)
    verified_value = _amount("giá trị thẩm định")
    verified_numerator = _amount("tử số thẩm định")
    verified_denominator = _amount("mẫu số thẩm định")
    verified_done = models.BooleanField("thẩm định: đã thực hiện", null=True, blank=True)
    verified_none_arose = models.BooleanField("thẩm định: không phát sinh", default=False)
    decision = models.CharField("ý kiến", max_length=10, choices=Decision, blank=True)
    awarded_points = models.DecimalField(
        "điểm do người thẩm định cho", max_digits=17, decimal_places=2, null=True, blank=True
    )
    awarded_reason = models.TextField("lý do cho điểm", blank=True)
    is_estimated = models.BooleanField("ước thực hiện", default=False)
    explanation = models.TextField("giải trình", blank=True)
    comment = models.TextField("ý kiến thẩm định", blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "số liệu chỉ tiêu"
        verbose_name_plural = "số liệu chỉ tiêu"
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "item"],
                name="one_entry_per_report_and_item",
                violation_error_message="Chỉ tiêu đã có số liệu trong báo cáo.",
            ),
            models.CheckConstraint(
                condition=_one_shape("", may_be_empty=True),
                name="entry_says_one_thing",
                violation_error_message="Số liệu chỉ nói một điều, tử số và mẫu số không âm.",
            ),
            models.CheckConstraint(
                condition=_one_shape("verified_", may_be_empty=True),
                name="verified_figure_says_one_thing",
                violation_error_message="Số thẩm định chỉ nói một điều, tử số và mẫu số không âm.",
            ),
            models.CheckConstraint(
                condition=Q(decision__in=["", "accepted"]) | (Q(decision="returned") & ~Q(comment="")),
                name="returned_figure_has_a_comment",
                violation_error_message="Trả lại một chỉ tiêu thì phải ghi lý do.",
            ),
            models.CheckConstraint(
                condition=Q(awarded_points=None, awarded_reason="")
                | (Q(awarded_points__gte=0) & ~Q(awarded_reason="")),
                name="awarded_points_have_a_reason",
                violation_error_message="Điểm cho riêng phải không âm và có lý do.",
            ),
        ]

    def __str__(self):
        return f"{self.report}: {self.item.indicator.number}"

    @property
    def reported(self):
        """Số tự báo cáo."""
        return Figure(self.value, self.numerator, self.denominator, self.done, self.none_arose)

    @property
    def verified(self):
        """Số thẩm định; empty where the reviewer recorded none."""
        return Figure(
            self.verified_value,
            self.verified_numerator,
            self.verified_denominator,
            self.verified_done,
            self.verified_none_arose,
        )

    @property
    def counted(self):
        """Số được tính chính thức: the verified one where there is one."""
        return self.reported if self.verified.is_empty else self.verified


class Adjustment(models.Model):
    """Điểm cộng (dương) hoặc điểm trừ (âm) của một đơn vị cho một kỳ, có lý do."""

    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, related_name="adjustments", verbose_name="bản cam kết"
    )
    code = models.CharField("mã", max_length=CODE_LENGTH, validators=[check_code])
    period = models.CharField("kỳ", max_length=8)
    points = models.DecimalField("điểm", max_digits=19, decimal_places=4)
    reason = models.TextField("lý do")
    campaign = models.ForeignKey(
        "commitments.Campaign",
        on_delete=models.PROTECT,
        related_name="adjustments",
        verbose_name="đợt cam kết",
    )

    class Meta:
        verbose_name = "điểm cộng, điểm trừ"
        verbose_name_plural = "điểm cộng, điểm trừ"
        ordering = ["campaign", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "code"],
                name="one_adjustment_per_code_and_campaign",
                violation_error_message="Mã điểm cộng, điểm trừ đã có trong đợt.",
            ),
            models.CheckConstraint(
                condition=~Q(points=0) & ~Q(reason=""),
                name="adjustment_is_not_zero_and_has_a_reason",
                violation_error_message="Điểm phải khác 0 và có lý do.",
            ),
        ]

    def __str__(self):
        return f"{self.code}: {self.points}"
