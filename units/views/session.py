"""Đăng nhập, đăng xuất, đổi mật khẩu."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView, redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse, reverse_lazy

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


class SignInAgain(SignIn):
    """Đăng nhập lại ngay trên trang đang nhập; answers in JSON: a new token for the page's forms, or the problem."""

    http_method_names = ["post"]
    redirect_authenticated_user = False

    def form_valid(self, form):
        """Đăng nhập và trả mã mới cho các biểu mẫu."""
        super().form_valid(form)
        return JsonResponse({"token": get_token(self.request)})

    def form_invalid(self, form):
        """Nói vì sao chưa đăng nhập được."""
        return JsonResponse({"problem": " ".join(form.non_field_errors()) or MISMATCH}, status=422)


class SignOut(LogoutView):
    """Đăng xuất, back to the sign-in page."""


class NewPasswordForm(PasswordChangeForm):
    """Mật khẩu hiện tại và mật khẩu mới hai lần; what a password must be stands once, above the form."""

    error_messages = {
        "password_incorrect": "Mật khẩu hiện tại không đúng.",
        "password_mismatch": "Hai lần nhập mật khẩu mới không giống nhau.",
    }
    LABELS = {
        "old_password": "Mật khẩu hiện tại",
        "new_password1": "Mật khẩu mới",
        "new_password2": "Nhập lại mật khẩu mới",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in self.LABELS.items():
            self.fields[name].label, self.fields[name].help_text = label, ""


class ChangePassword(PasswordChangeView):
    """Đổi mật khẩu của chính mình; other sessions of the account end."""

    form_class = NewPasswordForm
    template_name = "units/password.html"
    success_url = reverse_lazy("commitments:home")

    def form_valid(self, form):
        """Lưu và báo."""
        messages.success(self.request, "Mật khẩu đã được đổi.")
        return super().form_valid(form)


@login_not_required  # it only leads to the sign-in page
def administration_sign_in(request):
    """Trang quản trị dùng chung trang đăng nhập; who is signed in and sent here has no right to it."""
    if request.user.is_authenticated:
        raise PermissionDenied("Trang quản trị dành cho người quản trị.")
    return redirect_to_login(reverse("admin:index"), reverse("units:login"))
