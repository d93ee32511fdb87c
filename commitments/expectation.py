"""Điểm dự kiến: the score card as it would be if the report of a period were sent today.

No arithmetic of its own: the filing of the period is replaced by a counting one, and `indicators.scoring` is asked.
"""

from collections.abc import Iterable
from dataclasses import replace

from commitments.basis import Basis
from commitments.models import Entry, Report
from commitments.models.report import COUNTING, ReportStatus
from indicators.results import Card
from indicators.rules import Filing, Record
from indicators.scoring import card


def expected(basis: Basis, report: Report | None, entries: Iterable[Entry]) -> Card:
    """Phiếu điểm lũy kế đến kỳ này, chính thức; a report that counts already is taken as it stands."""
    undertaking, ruling = basis.undertaking, basis.ruling
    if report is None or report.status not in COUNTING:
        first_sent = (report and report.submitted_on) or basis.today
        filing = Filing(ReportStatus.SUBMITTED, first_sent, _records(entries))
        undertaking = replace(undertaking, filings={**undertaking.filings, basis.period.code: filing})
    return card(undertaking, ruling.rules, ruling.policy, basis.period)


def _records(entries):
    """{số chỉ tiêu: Record} of the entries that say something; each must have its item and indicator at hand."""
    return {
        entry.item.indicator.number: Record(
            entry.reported, None if entry.verified.is_empty else entry.verified, entry.awarded_points
        )
        for entry in entries
        if not entry.reported.is_empty
    }
