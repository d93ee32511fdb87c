"""Báo cáo, xếp hạng, văn bản in."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Báo cáo, xếp hạng."""

    name = "reports"
    verbose_name = "Báo cáo, xếp hạng"
    default_auto_field = "django.db.models.BigAutoField"
