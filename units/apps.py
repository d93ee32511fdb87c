"""Đơn vị, con người, tài khoản, nhật ký."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    """Đơn vị."""

    name = "units"
    verbose_name = "Đơn vị"
    default_auto_field = "django.db.models.BigAutoField"
