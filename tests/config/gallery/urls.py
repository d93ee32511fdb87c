"""Địa chỉ của phòng mẫu, chỉ dùng khi kiểm thử: mỗi màn hình một địa chỉ."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import include, path

from tests.config import gallery


@login_not_required
def screen(request, name):
    """Một màn hình mẫu."""
    return HttpResponse(gallery.render(name, request))


account = ([path("dang-nhap/", screen, name="login"), path("dang-xuat/", screen, name="logout")], "units")
urlpatterns = [path("mau/<str:name>", screen, name="screen"), path("", include(account))]
