"""Đăng nhập và đăng xuất."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView

MISMATCH = "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."


class SignInForm(AuthenticationForm):
    """Tên đăng nhập và mật khẩu."""

    error_messages = {"invalid_login": MISMATCH, "inactive": MISMATCH}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Tên đăng nhập"
        self.fields["password"].label = "Mật khẩu"


class SignIn(LoginView):
    """Trang đăng nhập."""

    template_name = "units/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """Đăng xuất, back to the sign-in page."""
