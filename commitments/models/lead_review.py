"""Ý kiến cơ quan chủ trì: what the unit that leads an indicator says of one figure of another unit's report."""

from django.db import models
from django.db.models import F, Q

from commitments.models.commitment import CommitmentItem
from commitments.models.report import Report, ReportStatus
from commitments.models.round import Round
from units.models import Account, Unit
from units.roles import Role


class Opinion(models.TextChoices):
    """Ý kiến của cơ quan chủ trì; empty while it is waited for."""

    AGREE = "agree", "Đồng ý"
    OTHER = "other", "Số khác"
    RETURN = "return", "Đề nghị trả lại"


class LeadReviewQuerySet(models.QuerySet):
    """Ý kiến cơ quan chủ trì: những cách lọc thường dùng."""

    def visible_to(self, account):
        """Người này được xem: what the unit it reviews for was asked, never of the unit it works in."""
        asked = self.filter(lead_unit__in=account.units_as(Role.REVIEWER), is_current=True)
        return asked.exclude(report__commitment__unit=account.unit_id)

    def waiting(self):
        """Còn chờ ý kiến: of a report that lies with the reviewers, not answered and not gone on without."""
        return self.filter(
            is_current=True, opinion="", passed_over_at=None, report__status=ReportStatus.SUBMITTED
        )

    def answered(self):
        """Đã có ý kiến."""
        return self.exclude(opinion="")

    def for_listing(self):
        """Kèm đơn vị, đợt, chỉ tiêu, người cho ý kiến."""
        return self.select_related(
            "lead_unit",
            "item__indicator",
            "given_by",
            "report__commitment__unit",
            "report__commitment__campaign",
        )


class LeadReview(models.Model):
    """Ý kiến cơ quan chủ trì về một chỉ tiêu của một báo cáo: asked when the report is sent, given once a round.

    `is_current`: asked about the figure as it stands; of a figure that was sent anew the older opinion is kept, not
    current. `figure` as exact texts, as in a round. It is never the verdict: who reviews the report takes it over.
    """

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="lead_reviews", verbose_name="báo cáo"
    )
    item = models.ForeignKey(
        CommitmentItem, on_delete=models.PROTECT, related_name="lead_reviews", verbose_name="nội dung"
    )
    lead_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="lead_reviews", verbose_name="cơ quan chủ trì"
    )
    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, related_name="lead_reviews", verbose_name="lượt gửi"
    )
    asked_on = models.DateField("hỏi ngày")
    due_on = models.DateField("hạn cho ý kiến")
    is_current = models.BooleanField("về số liệu đang có", default=True)
    opinion = models.CharField("ý kiến", max_length=10, choices=Opinion, blank=True)
    figure = models.JSONField("số liệu khác", default=dict, blank=True)
    comment = models.TextField("lời kèm theo", blank=True)
    given_at = models.DateTimeField("cho ý kiến lúc", null=True, blank=True)
    given_by = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người cho ý kiến",
    )
    passed_over_at = models.DateTimeField("không chờ nữa lúc", null=True, blank=True)
    passed_over_by = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người không chờ",
    )

    objects = LeadReviewQuerySet.as_manager()

    class Meta:
        verbose_name = "ý kiến cơ quan chủ trì"
        verbose_name_plural = "ý kiến cơ quan chủ trì"
        ordering = ["report", "item__indicator__order", "pk"]
        indexes = [
            models.Index(
                fields=["lead_unit", "report"],
                condition=Q(is_current=True, opinion=""),
                name="lead_reviews_waiting",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "item"],
                condition=Q(is_current=True),
                name="one_current_lead_review_per_item",
                violation_error_message="Chỉ tiêu đã được hỏi ý kiến cơ quan chủ trì.",
            ),
            models.CheckConstraint(
                condition=Q(opinion="", given_at=None, given_by=None)
                | Q(opinion__in=Opinion.values, given_at__isnull=False, given_by__isnull=False),
                name="opinion_has_its_author",
                violation_error_message="Ý kiến phải có người cho ý kiến và thời điểm.",
            ),
            models.CheckConstraint(
                condition=Q(opinion__in=["", Opinion.AGREE]) | ~Q(comment=""),
                name="dissent_has_a_reason",
                violation_error_message="Số khác hoặc đề nghị trả lại phải có lý do.",
            ),
            models.CheckConstraint(
                condition=Q(passed_over_at=None, passed_over_by=None)
                | Q(opinion="", passed_over_at__isnull=False, passed_over_by__isnull=False),
                name="only_silence_is_passed_over",
                violation_error_message="Chỉ không chờ nữa khi chưa có ý kiến.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")),
                name="lead_review_is_due_after_it_is_asked",
                violation_error_message="Hạn cho ý kiến không trước ngày hỏi.",
            ),
        ]

    def __str__(self):
        return f"{self.report}: {self.item.indicator.number}, {self.lead_unit}"

    @property
    def is_waiting(self):
        """Chưa có ý kiến và còn được chờ."""
        return self.opinion == "" and self.passed_over_at is None

    def days_overdue(self, today):
        """Quá hạn mấy ngày; 0 when in time or answered."""
        return max(0, (today - self.due_on).days) if self.is_waiting else 0
