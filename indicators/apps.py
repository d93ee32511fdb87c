"""Chỉ tiêu: bộ chỉ tiêu và phép chấm điểm."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Chỉ tiêu."""

    name = "indicators"
    verbose_name = "Chỉ tiêu"
    default_auto_field = "django.db.models.BigAutoField"
