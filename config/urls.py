"""Địa chỉ gốc: từng ứng dụng tự giữ phần địa chỉ của mình."""

from django.contrib import admin
from django.urls import include, path

from config.health import health
from units.views.session import administration_sign_in

admin.site.index_title = "Dữ liệu nền"

urlpatterns = [
    path("healthz", health, name="health"),
    path("quan-tri/login/", administration_sign_in),
    path("quan-tri/", admin.site.urls),
    path("", include("units.urls")),
    path("", include("commitments.urls")),
    path("", include("reports.urls")),
]
