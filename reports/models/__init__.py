"""Bản ghi của báo cáo: what people write and issue about results; the results themselves stand in commitments."""

from reports.models.consequence import ConsequenceRuling, EmulationTerms, Ruling
from reports.models.field_check import CheckedFigure, FieldCheck, Finding
from reports.models.period_report import PeriodReport, PeriodReportPart

__all__ = [
    "CheckedFigure",
    "ConsequenceRuling",
    "EmulationTerms",
    "FieldCheck",
    "Finding",
    "PeriodReport",
    "PeriodReportPart",
    "Ruling",
]
