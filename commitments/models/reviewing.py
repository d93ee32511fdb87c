"""Ai thẩm định báo cáo nào: assignment to groups and units, abstention, the declared exception for the own unit."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from commitments.models.campaign import Campaign
from commitments.models.group import RankingGroup
from commitments.models.report import Report
from units.models import Account, Unit


def assigned_to(account) -> Q:
    """Báo cáo của người này, để lọc `Report`: assigned to it, or to nobody; not what it abstains from.

    An assignment of the unit comes before one of its group; who abstains from a report is not counted for it.
    """
    for_report = ReviewAssignment.objects.filter(campaign=OuterRef("commitment__campaign")).exclude(
        account__abstentions__report=OuterRef("pk")
    )
    of_unit = for_report.filter(unit=OuterRef("commitment__unit"))
    of_group = for_report.filter(group=OuterRef("commitment__group"))
    to_nobody = ~Exists(of_unit) & ~Exists(of_group)
    by_group = ~Exists(of_unit) & Exists(of_group.filter(account=account))
    abstained = Abstention.objects.filter(report=OuterRef("pk"), account=account)
    return (Exists(of_unit.filter(account=account)) | by_group | to_nobody) & ~Exists(abstained)


class ReviewAssignment(models.Model):
    """Phân công thẩm định: a reviewer of the receiving unit, for a whole group or for one unit.

    One unit by itself comes before its group; what is assigned to nobody is everybody's.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="review_assignments", verbose_name="đợt cam kết"
    )
    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="review_assignments", verbose_name="người thẩm định"
    )
    group = models.ForeignKey(
        RankingGroup, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name="khối"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name="đơn vị"
    )

    class Meta:
        verbose_name = "phân công thẩm định"
        verbose_name_plural = "phân công thẩm định"
        ordering = ["campaign", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(group=None, unit__isnull=False) | Q(group__isnull=False, unit=None),
                name="assigned_for_a_group_or_for_a_unit",
                violation_error_message="Phân công theo khối hoặc theo đơn vị.",
            ),
            models.UniqueConstraint(
                fields=["campaign", "account", "group"],
                condition=Q(unit=None),
                name="one_review_assignment_per_group",
                violation_error_message="Người này đã được giao khối này.",
            ),
            models.UniqueConstraint(
                fields=["campaign", "account", "unit"],
                condition=Q(group=None),
                name="one_review_assignment_per_unit",
                violation_error_message="Người này đã được giao đơn vị này.",
            ),
        ]

    def __str__(self):
        return f"{self.account}: {self.group or self.unit}"


class Abstention(models.Model):
    """Xin không thẩm định một báo cáo, có lý do: it leaves that reviewer's own queue and stays in everybody else's."""

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="abstentions", verbose_name="báo cáo"
    )
    account = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        related_name="abstentions",
        verbose_name="người xin không thẩm định",
    )
    reason = models.TextField("lý do")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "xin không thẩm định"
        verbose_name_plural = "xin không thẩm định"
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "account"],
                name="one_abstention_per_report_and_account",
                violation_error_message="Người này đã xin không thẩm định báo cáo này.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="abstention_has_a_reason",
                violation_error_message="Cần ghi lý do xin không thẩm định.",
            ),
        ]

    def __str__(self):
        return f"{self.account}: {self.reason}"


class OwnUnitReview(models.Model):
    """Thẩm định báo cáo của đơn vị mình, có lý do: where the campaign allows it, declared for each report."""

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="own_unit_reviews", verbose_name="báo cáo"
    )
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="own_unit_reviews", verbose_name="người thẩm định"
    )
    reason = models.TextField("lý do")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "thẩm định đơn vị mình"
        verbose_name_plural = "thẩm định đơn vị mình"
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "account"],
                name="one_own_unit_review_per_report_and_account",
                violation_error_message="Người này đã ghi lý do cho báo cáo này.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="own_unit_review_has_a_reason",
                violation_error_message="Cần ghi lý do thẩm định đơn vị mình.",
            ),
        ]

    def __str__(self):
        return f"{self.account}: {self.reason}"
