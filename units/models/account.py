"""Tài khoản đăng nhập và vai trò theo đơn vị."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.functional import cached_property

from units.models.unit import Unit
from units.roles import Role


class Account(AbstractUser):
    """Tài khoản: a person's sign-in; what it may do is in its assignments."""

    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="accounts",
        verbose_name="đơn vị công tác",
    )
    full_name = models.CharField("họ và tên", blank=True)
    first_name = None
    last_name = None

    objects = UserManager()

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"
        ordering = ["username"]

    def __str__(self):
        return self.full_name or self.username

    def get_full_name(self):
        """Họ và tên, in one field as Vietnamese names are written."""
        return self.full_name

    @cached_property
    def assigned(self):
        """Các phân công, with their units and provinces; read once for each request."""
        return list(self.assignments.select_related("unit__province"))

    @cached_property
    def rights(self):
        """{vai trò: khoá của các đơn vị}."""
        rights = {}
        for assignment in self.assigned:
            rights.setdefault(Role(assignment.role), set()).add(assignment.unit_id)
        return rights

    def units_as(self, *roles):
        """Khoá của các đơn vị mà tài khoản giữ một trong các vai trò này."""
        return set().union(*(self.rights.get(role, set()) for role in roles))

    def get_short_name(self):
        """Tên gọi: the last word of a Vietnamese name."""
        return self.full_name.rpartition(" ")[2] or self.username


class Assignment(models.Model):
    """Phân công vai trò. For clerk and head: the unit that reports. For reviewer, follower, officer and leader:
    the unit that the commitments are made to, so that its campaigns are theirs. For administrator: the province's."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="assignments", verbose_name="tài khoản"
    )
    role = models.CharField("vai trò", max_length=20, choices=Role)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="assignments", verbose_name="đối với đơn vị"
    )

    class Meta:
        verbose_name = "phân công vai trò"
        verbose_name_plural = "phân công vai trò"
        ordering = ["account", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role", "unit"],
                name="one_assignment_per_account_role_and_unit",
                violation_error_message="Tài khoản đã có vai trò này tại đơn vị.",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values),
                name="assignment_role_is_known",
                violation_error_message="Vai trò không đúng.",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()} – {self.unit}"
