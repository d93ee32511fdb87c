"""Địa chỉ gốc: từng ứng dụng tự giữ phần địa chỉ của mình."""

from django.urls import path

from config.health import health

urlpatterns = [
    path("healthz", health, name="health"),
]
