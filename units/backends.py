"""Đăng nhập: an account comes with what it is assigned and the unit it works in, since every page asks for them."""

from django.contrib.auth.backends import ModelBackend

from units.composed import Composed
from units.models import Account, Assignment

_ASSIGNMENTS = Composed(
    lambda account: (
        Assignment.objects.filter(account=account)
        .order_by("pk")
        .select_related("account__unit", "unit__province")
    ),
    account=Account._meta.pk,
)


class AccountBackend(ModelBackend):
    """Mật khẩu của tài khoản; its assignments and its unit are read in the same query."""

    def get_user(self, user_id):
        """Tài khoản của phiên làm việc; None when it is unknown or no longer active."""
        account = _assigned(user_id) or Account.objects.select_related("unit").filter(pk=user_id).first()
        return account if self.user_can_authenticate(account) else None


def _assigned(user_id):
    """Tài khoản kèm các phân công; None when it has none."""
    rows = _ASSIGNMENTS.ask(account=user_id)
    if not rows:
        return None
    account = rows[0].account
    account.assigned = rows
    return account
