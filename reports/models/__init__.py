"""Bản ghi của báo cáo: what people write and issue about results; the results themselves stand in commitments."""

from reports.models.period_report import PeriodReport, PeriodReportPart

__all__ = ["PeriodReport", "PeriodReportPart"]
