"""Báo cáo, xếp hạng, văn bản in."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Báo cáo, xếp hạng."""

    name = "reports"
    verbose_name = "Báo cáo, xếp hạng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Trang lễ ký ở tầng dưới hỏi được bản chốt nào đã cũ; models are there only from now on."""
        from commitments import staleness
        from reports import issuing

        staleness.told_by(issuing.stale_commitments)
