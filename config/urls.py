"""Địa chỉ gốc: từng ứng dụng tự giữ phần địa chỉ của mình."""

from django.contrib import admin
from django.urls import include, path

from config.health import health

urlpatterns = [
    path("healthz", health, name="health"),
    path("quan-tri/", admin.site.urls),
    path("", include("units.urls")),
    path("", include("commitments.urls")),
    path("", include("reports.urls")),
]
