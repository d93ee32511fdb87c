"""Báo cáo kỳ: what was written over the composed words, and the report as it was issued."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from commitments.models import Campaign
from reports.documents.phrases import doc_number
from units.models import Account, Unit

WHOLE = "chung"
"""Phạm vi trong địa chỉ: all indicators; else the code of the unit that leads some."""


class PeriodReportQuerySet(models.QuerySet):
    """Báo cáo kỳ: những cách lọc thường dùng."""

    def issued(self):
        """Đã ban hành; these every member of the campaign may read."""
        return self.exclude(signed_on=None)

    def about(self, campaign, span, lead_unit):
        """Của một đợt, một kỳ, một phạm vi: its editions, the last one first."""
        return self.filter(campaign=campaign, span=span, lead_unit=lead_unit).order_by("-edition")


class PeriodReport(models.Model):
    """Báo cáo kỳ của một đợt, or of what one unit leads in it; there from its first edit, with the figures of now.

    Issued, it is frozen: `content` is what it says, `pdf` and `word` are digests of its files in the vault. What is
    corrected later is issued anew, as another `edition`, which names the one that it replaces and the reason.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="period_reports", verbose_name="đợt cam kết"
    )
    span = models.CharField("kỳ", max_length=8)
    lead_unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="cơ quan chủ trì",
    )
    edition = models.PositiveSmallIntegerField("lần ban hành", default=1)
    replaces = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name="thay báo cáo",
    )
    reason = models.TextField("lý do ban hành lại", blank=True)
    number = models.CharField("số", max_length=20, blank=True)
    symbol = models.CharField("ký hiệu", max_length=40, blank=True)
    signed_on = models.DateField("ngày ban hành", null=True, blank=True)
    signer_name = models.CharField("người ký", max_length=120, blank=True)
    signer_title = models.CharField("chức vụ người ký", max_length=200, blank=True)
    issued_at = models.DateTimeField("ban hành lúc", null=True, blank=True)
    issued_by = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người ban hành",
    )
    content = models.JSONField("nội dung khi ban hành", null=True, blank=True)
    pdf = models.CharField("mã băm tệp PDF", max_length=64, blank=True)
    word = models.CharField("mã băm tệp Word", max_length=64, blank=True)

    objects = PeriodReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo tổng hợp"
        verbose_name_plural = "báo cáo tổng hợp"
        ordering = ["campaign", "span", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "span", "edition"],
                condition=Q(lead_unit=None),
                name="one_general_report_per_campaign_span_and_edition",
                violation_error_message="Đợt đã có báo cáo chung của kỳ này.",
            ),
            models.UniqueConstraint(
                fields=["campaign", "span", "lead_unit", "edition"],
                condition=Q(lead_unit__isnull=False),
                name="one_thematic_report_per_campaign_span_lead_and_edition",
                violation_error_message="Cơ quan chủ trì đã có báo cáo của kỳ này.",
            ),
            models.CheckConstraint(
                condition=Q(edition=1, replaces=None, reason="")
                | (Q(edition__gt=1, replaces__isnull=False) & ~Q(reason="")),
                name="a_later_edition_names_what_it_replaces_and_why",
                violation_error_message="Lần ban hành sau phải nêu báo cáo nó thay và lý do.",
            ),
            models.CheckConstraint(
                condition=Q(
                    number="",
                    symbol="",
                    signed_on=None,
                    signer_name="",
                    signer_title="",
                    issued_at=None,
                    issued_by=None,
                    content__isnull=True,
                    pdf="",
                    word="",
                )
                | (
                    Q(
                        signed_on__isnull=False,
                        issued_at__isnull=False,
                        issued_by__isnull=False,
                        content__isnull=False,
                    )
                    & ~(Q(number="") | Q(symbol="") | Q(signer_name="") | Q(signer_title=""))
                    & ~(Q(pdf="") | Q(word=""))
                ),
                name="issued_report_is_whole_and_a_draft_has_nothing_of_it",
                violation_error_message="Báo cáo ban hành phải đủ số, ký hiệu, ngày, người ký và tệp.",
            ),
        ]

    def __str__(self):
        return f"{self.campaign.code}, {self.span}" + (f", {self.lead_unit}" if self.lead_unit_id else "")

    def get_absolute_url(self):
        """Trang của báo cáo."""
        scope = self.lead_unit.code if self.lead_unit_id else WHOLE
        return reverse("reports:period_report", args=[self.campaign_id, self.span, scope])

    @property
    def shown_number(self):
        """Số và ký hiệu như trên văn bản: 07/BC-SNV."""
        return f"{doc_number(self.number)}/{self.symbol}"

    @property
    def document(self):
        """Báo cáo này trong câu: “Báo cáo số 07/BC-SNV ngày 05/07/2022”."""
        return f"Báo cáo số {self.shown_number} ngày {self.signed_on:%d/%m/%Y}"

    @property
    def edition_url(self):
        """Địa chỉ giữ mãi của lần ban hành này."""
        scope = self.lead_unit.code if self.lead_unit_id else WHOLE
        return reverse(
            "reports:period_report_edition", args=[self.campaign_id, self.span, scope, self.edition]
        )

    @property
    def is_issued(self):
        """Đã ban hành: nothing of it changes any more."""
        return self.signed_on is not None


class PeriodReportPart(models.Model):
    """Mục đã sửa lời: `figures` are those that stood under the words then, [label, value] each.

    Without words the composed ones stand again. `version` rises with every save.
    """

    report = models.ForeignKey(
        PeriodReport, on_delete=models.CASCADE, related_name="parts", verbose_name="báo cáo tổng hợp"
    )
    key = models.CharField("mục", max_length=60)
    text = models.TextField("lời", blank=True)
    figures = models.JSONField("số liệu khi viết", default=list)
    version = models.PositiveIntegerField("lần lưu", default=1, editable=False)
    edited_at = models.DateTimeField("viết lúc", auto_now=True)
    edited_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="người viết"
    )

    class Meta:
        verbose_name = "mục đã sửa lời"
        verbose_name_plural = "mục đã sửa lời"
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "key"],
                name="one_part_per_key_and_report",
                violation_error_message="Mục này đã có lời sửa.",
            )
        ]

    def __str__(self):
        return f"{self.report}: {self.key}"
