"""Uỷ quyền gửi báo cáo: the head of a unit lets somebody of the unit send its reports for some days."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from units.models import Account, Unit
from units.roles import Role

DELEGATED, REVOKED = "uy-quyen", "thu-hoi-uy-quyen"
"""Việc ghi vào nhật ký của đơn vị."""


class DelegationQuerySet(models.QuerySet):
    """Uỷ quyền: những cách lọc thường dùng."""

    def in_force(self, today: date):
        """Còn hiệu lực: not revoked, of these days, by who still heads the unit, to who still enters its figures."""
        held = self.filter(
            given_by__is_active=True,
            given_by__assignments__role=Role.HEAD,
            given_by__assignments__unit=F("unit"),
            given_to__is_active=True,
        )
        return held.filter(revoked_at=None, from_on__lte=today, to_on__gte=today)

    def visible_to(self, account):
        """Của các đơn vị mình đứng đầu, and those given to oneself."""
        return self.filter(Q(unit__in=account.units_as(Role.HEAD)) | Q(given_to=account))


class Delegation(models.Model):
    """Uỷ quyền gửi báo cáo của một đơn vị, from its head to who enters its figures; revoked, it stays on record."""

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="delegations", verbose_name="đơn vị"
    )
    given_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="delegations_given", verbose_name="người uỷ quyền"
    )
    given_to = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="delegations_held", verbose_name="người được uỷ quyền"
    )
    from_on = models.DateField("từ ngày")
    to_on = models.DateField("đến hết ngày")
    reason = models.TextField("lý do")
    given_at = models.DateTimeField("uỷ quyền lúc")
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)
    revoked_by = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người thu hồi",
    )

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = "uỷ quyền gửi báo cáo"
        verbose_name_plural = "uỷ quyền gửi báo cáo"
        ordering = ["-from_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")),
                name="delegation_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải không trước ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=~Q(given_by=F("given_to")),
                name="nobody_delegates_to_oneself",
                violation_error_message="Không uỷ quyền cho chính mình.",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="delegation_is_revoked_by_somebody",
                violation_error_message="Uỷ quyền đã thu hồi phải có người và thời điểm thu hồi.",
            ),
        ]

    def __str__(self):
        return f"{self.unit}: {self.given_to}, {self.from_on:%d/%m/%Y} – {self.to_on:%d/%m/%Y}"

    def may_be_revoked_by(self, account) -> bool:
        """Người đứng đầu của đơn vị, while it is not revoked."""
        return self.revoked_at is None and self.unit_id in account.units_as(Role.HEAD)
