"""Giải trình để công khai: what a unit said about its figures of a period, without addresses of persons."""

import re
from collections import defaultdict

from commitments.models import Campaign, Entry
from commitments.models.report import ReportStatus

LEFT_OUT = "(đã lược)"
COUNTED = (ReportStatus.SUBMITTED, ReportStatus.APPROVED)
_MAIL = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]*[^\s@<>(),;:.]")
_NUMBER = re.compile(r"(?<![\d.,/])(?:\+?84|0)(?:[ .\-]?\d){8,11}(?![\d/])")
"""Số điện thoại, số căn cước: 9 to 12 digits that begin with 0 or 84, however they are grouped."""


def of_period(campaign: Campaign, period: str) -> dict[int, dict[str, str]]:
    """{bản cam kết: {chỉ tiêu: lời giải trình}} of the reports that count."""
    rows = Entry.objects.filter(
        report__commitment__campaign=campaign, report__period=period, report__status__in=COUNTED
    ).exclude(explanation="")
    found = defaultdict(dict)
    for commitment, number, words in rows.order_by("item__indicator__order", "pk").values_list(
        "report__commitment", "item__indicator__number", "explanation"
    ):
        found[commitment][number] = without_addresses(words)
    return found


def without_addresses(words: str) -> str:
    """Bỏ địa chỉ thư điện tử, số điện thoại, số căn cước, for a text that everybody may read."""
    return _NUMBER.sub(LEFT_OUT, _MAIL.sub(LEFT_OUT, words))
