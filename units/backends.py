"""Đăng nhập: an account comes with the unit it works in, since every page asks for both."""

from django.contrib.auth.backends import ModelBackend

from units.models import Account


class AccountBackend(ModelBackend):
    """Mật khẩu của tài khoản; the unit is read in the same query."""

    def get_user(self, user_id):
        """Tài khoản của phiên làm việc; None when it is unknown or no longer active."""
        account = Account.objects.select_related("unit").filter(pk=user_id).first()
        return account if self.user_can_authenticate(account) else None
