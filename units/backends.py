"""Đăng nhập: an account comes with what it is assigned and the unit it works in, since every page asks for them."""

from django.contrib.auth.backends import ModelBackend

from units.models import Account, Assignment


class AccountBackend(ModelBackend):
    """Mật khẩu của tài khoản; its assignments and its unit are read in the same query."""

    def get_user(self, user_id):
        """Tài khoản của phiên làm việc; None when it is unknown or no longer active."""
        account = _assigned(user_id) or Account.objects.select_related("unit").filter(pk=user_id).first()
        return account if self.user_can_authenticate(account) else None


def _assigned(user_id):
    """Tài khoản kèm các phân công; None when it has none."""
    assignments = Assignment.objects.filter(account=user_id).order_by("pk")
    rows = list(assignments.select_related("account__unit", "unit__province"))
    if not rows:
        return None
    account = rows[0].account
    account.assigned = rows
    return account
