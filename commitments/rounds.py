"""Các lượt gửi của một báo cáo: begun when it is sent, concluded when it is returned or approved; what changed between.

Called by the steps of `commitments.workflow`, inside their transaction.
"""

from decimal import Decimal

from django.utils import timezone

from commitments import permissions
from commitments.models import Entry, Report, Round
from commitments.models.report import Decision
from commitments.models.round import Outcome
from indicators import figures
from indicators.figures import Figure

_WORDS = ("is_estimated", "explanation")
_VERDICT = ("decision", "comment", "awarded_points", "awarded_reason")


def begin(report: Report, *, by) -> Round:
    """Mở một lượt: the figures as they are sent, and for which head; what was returned before waits for a new look."""
    report.entries.filter(decision=Decision.RETURNED).update(decision="")
    delegation = permissions.delegation_of(by, report.commitment)
    return Round.objects.create(
        report=report,
        number=_next_number(report),
        figures=_figures(report),
        sent_on=timezone.localdate(),
        sent_at=timezone.now(),
        sent_by=by,
        sent_for=delegation and delegation.given_by,
    )


def conclude(report: Report, outcome: Outcome, *, by, note: str) -> Round:
    """Kết thúc lượt đang chờ; of a report from a bundle the round is written now, with the day it was first sent."""
    waiting = report.rounds.filter(outcome="").first()
    if waiting is None:
        waiting = Round(
            report=report,
            number=_next_number(report),
            figures=_figures(report),
            sent_on=report.submitted_on,
        )
    waiting.outcome, waiting.note, waiting.verdicts = outcome, note, _verdicts(report)
    waiting.judged_at, waiting.judged_by = timezone.now(), by
    waiting.save()
    return waiting


def sent_before(report: Report) -> dict[str, Figure]:
    """{số chỉ tiêu: số liệu của lượt trước}, of the last round that was judged while another waits; else empty."""
    rounds = list(report.rounds.order_by("-number")[:2])
    if len(rounds) < 2 or rounds[0].outcome:
        return {}
    return {number: figures.from_texts(told) for number, told in rounds[1].figures.items()}


def last_sending(report: Report) -> Round | None:
    """Lượt gửi cuối, with who sent it and for whom (None: as head); None of a report that came in a bundle."""
    return report.rounds.select_related("sent_by", "sent_for").order_by("-number").first()


def _next_number(report):
    return report.rounds.count() + 1


def _figures(report):
    """Số liệu đơn vị gửi, as texts that keep every digit."""
    return {
        entry.item.indicator.number: _told(entry, (*figures.PARTS, *_WORDS)) for entry in _entries(report)
    }


def _verdicts(report):
    """Điều người thẩm định đã ghi ở từng chỉ tiêu."""
    names = (*(f"verified_{part}" for part in figures.PARTS), *_VERDICT)
    told = {entry.item.indicator.number: _told(entry, names) for entry in _entries(report)}
    return {number: verdict for number, verdict in told.items() if verdict}


def _entries(report):
    return Entry.objects.filter(report=report).select_related("item__indicator").order_by("pk")


def _told(entry, names):
    values = {name: getattr(entry, name) for name in names}
    return {
        name: figures.plain(value) if isinstance(value, Decimal) else value
        for name, value in values.items()
        if _says_something(name, value)
    }


def _says_something(name, value):
    """0 và “chưa thực hiện” cũng là số liệu."""
    return value is not None and value != "" and (value is not False or name.endswith("done"))
