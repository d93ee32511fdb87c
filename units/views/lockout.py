"""Khoá tạm khi nhập sai mật khẩu nhiều lần: whose attempts are counted together, and the page that says to wait."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def client_address(request: HttpRequest) -> str | None:
    """Địa chỉ máy của người đăng nhập; behind a proxy the one that the proxy itself added, which is the last."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return _address(forwarded.rpartition(",")[2]) or _address(request.META.get("REMOTE_ADDR", ""))


def _address(text: str) -> str | None:
    try:
        return str(ip_address(text.strip()))
    except ValueError:
        return None


def locked(request: HttpRequest, answer: HttpResponse, credentials: dict | None) -> HttpResponse:
    """Trang báo tạm khoá, whether or not there is such an account."""
    wait = settings.AXES_COOLOFF_TIME
    context = {"failures": settings.AXES_FAILURE_LIMIT, "minutes": wait.seconds // 60}
    page = render(request, "units/locked.html", context, status=429)
    page["Retry-After"] = str(wait.seconds)
    return page
