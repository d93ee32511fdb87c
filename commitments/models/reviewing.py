"""Ai thẩm định báo cáo nào: assignment to groups and units, taking over, abstention, the exception for the own unit."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from commitments.models.campaign import Campaign
from commitments.models.commitment import Commitment
from commitments.models.group import RankingGroup
from commitments.models.report import Report
from units.models import Account, Assignment, Unit
from units.roles import Role


def assigned_to(account) -> Q:
    """Báo cáo của người này, để lọc `Report`: assigned to it, or to nobody; not what it abstains from.

    An assignment of the unit comes before one of its group; who abstains from a report is not counted for it. Before
    both comes who took this report over. Few reports have anybody who abstains: those are decided one by one, here
    and now; the others by what is assigned and taken over.
    """
    touched = list(Abstention.objects.order_by().values_list("report", flat=True).distinct())
    if not touched:
        return _all_at_once(account)
    mine = Report.objects.filter(pk__in=touched).filter(_one_by_one(account)).order_by()
    return Q(pk__in=list(mine.values_list("pk", flat=True))) | (~Q(pk__in=touched) & _all_at_once(account))


def _one_by_one(account):
    for_report = ReviewAssignment.objects.in_force().filter(campaign=OuterRef("commitment__campaign"))
    for_report = for_report.exclude(account__abstentions__report=OuterRef("pk"))
    of_unit = for_report.filter(unit=OuterRef("commitment__unit"))
    of_group = for_report.filter(group=OuterRef("commitment__group"))
    to_nobody = ~Exists(of_unit) & ~Exists(of_group)
    by_group = ~Exists(of_unit) & Exists(of_group.filter(account=account))
    abstained = Abstention.objects.filter(report=OuterRef("pk"), account=account)
    taken = Takeover.objects.in_force().filter(report=OuterRef("pk"))
    assigned = Exists(of_unit.filter(account=account)) | by_group | to_nobody
    return (Exists(taken.filter(account=account)) | (~Exists(taken) & assigned)) & ~Exists(abstained)


def _all_at_once(account):
    """Khi không ai xin thôi: what is assigned is looked up once, whatever the number of reports."""
    in_force, taken = ReviewAssignment.objects.in_force().order_by(), Takeover.objects.in_force().order_by()
    mine = in_force.filter(account=account)
    assigned = _of_units(mine) | (~_of_units(in_force) & (_of_groups(mine) | ~_of_groups(in_force)))
    is_taken, by_me = Q(pk__in=taken.values("report")), taken.filter(account=account)
    return Q(pk__in=by_me.values("report")) | (~is_taken & assigned)


def _of_units(assignments):
    here = assignments.filter(unit=OuterRef("unit"), campaign=OuterRef("campaign"))
    return Q(commitment__in=Commitment.objects.filter(Exists(here)).order_by().values("pk"))


def _of_groups(assignments):
    return Q(commitment__group__in=assignments.exclude(group=None).values("group"))


def answered_by(account):
    """Báo cáo mà người này trả lời đơn vị: who judges it, where it is assigned to them or to nobody else."""
    mine = Report.objects.filter(commitment__campaign__authority__in=account.units_as(Role.REVIEWER))
    is_declared = Exists(OwnUnitReview.objects.filter(report=OuterRef("pk"), account=account))
    return mine.filter(~Q(commitment__unit=account.unit_id) | is_declared).filter(assigned_to(account))


def charged_with(commitment, report=None) -> list[Account]:
    """Những người được giao một bản cam kết, as `assigned_to` tells it; who abstains from the report is left out."""
    rows = commitment.campaign.review_assignments.in_force().select_related("account").order_by("account")
    if report is not None:
        rows = rows.exclude(account__abstentions__report=report)
    return most_specific(rows, commitment)


def most_specific(rows, commitment) -> list[Account]:
    """Những người được giao bản cam kết này, of these assignments: for the unit itself, else for its group."""
    of_unit = [row.account for row in rows if row.unit_id == commitment.unit_id]
    return of_unit or [row.account for row in rows if row.group_id == commitment.group_id]


def in_charge(report) -> list[Account]:
    """Ai thẩm định báo cáo này: who took it over, else those it is assigned to; empty: it is everybody's."""
    taken = Takeover.objects.in_force().filter(report=report).select_related("account").first()
    return [taken.account] if taken else charged_with(report.commitment, report)


def charged_among(reports) -> dict[int, list[Account]]:
    """{báo cáo: ai thẩm định}, as `in_charge` tells it of one; three queries, whatever their number."""
    campaigns = {report.commitment.campaign_id for report in reports}
    taken = Takeover.objects.in_force().filter(report__in=reports).select_related("account")
    takers = {row.report_id: row.account for row in taken}
    rows = list(ReviewAssignment.objects.in_force().filter(campaign__in=campaigns).select_related("account"))
    away = set(Abstention.objects.filter(report__in=reports).values_list("report", "account"))
    found = {}
    for report in reports:
        own = [
            row
            for row in sorted(rows, key=lambda row: row.account_id)
            if row.campaign_id == report.commitment.campaign_id and (report.pk, row.account_id) not in away
        ]
        taker = takers.get(report.pk)
        found[report.pk] = [taker] if taker else most_specific(own, report.commitment)
    return found


class ReviewAssignmentQuerySet(models.QuerySet):
    """Phân công thẩm định: những cách lọc thường dùng."""

    def in_force(self):
        """Của người còn thẩm định được: whoever has left, or is no reviewer any more, holds nothing up."""
        role = Assignment.objects.filter(
            account=OuterRef("account"), unit=OuterRef("campaign__authority"), role=Role.REVIEWER
        )
        return self.filter(Exists(role), account__is_active=True)


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

    objects = ReviewAssignmentQuerySet.as_manager()

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


class TakeoverQuerySet(models.QuerySet):
    """Nhận thẩm định thay: những cách lọc thường dùng."""

    def in_force(self):
        """Của người còn thẩm định được, like an assignment."""
        authority = OuterRef("report__commitment__campaign__authority")
        role = Assignment.objects.filter(account=OuterRef("account"), unit=authority, role=Role.REVIEWER)
        return self.filter(Exists(role), account__is_active=True)


class Takeover(models.Model):
    """Nhận thẩm định thay: who reviews, knowingly, what is assigned to somebody else; until it is sent anew."""

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="takeovers", verbose_name="báo cáo"
    )
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="takeovers", verbose_name="người nhận thẩm định"
    )
    at = models.DateTimeField("lúc", auto_now_add=True)

    objects = TakeoverQuerySet.as_manager()

    class Meta:
        verbose_name = "nhận thẩm định thay"
        verbose_name_plural = "nhận thẩm định thay"
        ordering = ["report"]
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                name="one_takeover_per_report",
                violation_error_message="Đã có người nhận thẩm định báo cáo này.",
            )
        ]

    def __str__(self):
        return f"{self.account}: {self.report}"


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
