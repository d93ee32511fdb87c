"""Cam kết: đợt, bản cam kết, báo cáo, thẩm định."""

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    """Cam kết."""

    name = "commitments"
    verbose_name = "Cam kết"
    default_auto_field = "django.db.models.BigAutoField"
