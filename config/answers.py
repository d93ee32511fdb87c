"""Điều mọi câu trả lời phải có: no copy is kept of what only the signed-in person may see, no page is blank."""

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

PRIVATE = "private, no-store"
NOT_ALLOWED = 405


def keep_no_copies(get_response: Callable) -> Callable:
    """Trang không nằm lại trong máy dùng chung sau khi đăng xuất; style sheets come from before this and are kept."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", PRIVATE)
        return response

    return answer


def say_what_is_not_allowed(get_response: Callable) -> Callable:
    """Trang mở sai cách, such as the address of signing out typed in; Django would answer with a blank page."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != NOT_ALLOWED or response.content:
            return response
        page = render(request, "405.html", status=NOT_ALLOWED)
        page["Allow"] = response["Allow"]
        return page

    return answer


class SignInRequired(LoginRequiredMiddleware):
    """Mọi trang cần đăng nhập, trừ trang nói rõ là không.

    Django's own asks who is there before it looks whether that matters; then even a public page depends on the cookie,
    and nobody in between may keep it.
    """

    def process_view(self, request, view_func, view_args, view_kwargs):
        """Trang công khai không hỏi ai đang xem."""
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)
