"""Ban hành lại báo cáo kỳ: a later edition takes over the words, names what it replaces, and says what differs.

What was issued stays as it is, readable at an address of its own. The only writer of a later edition.
"""

from django.db import transaction

from commitments import permissions
from commitments.conflicts import NotReady, Refused
from reports.documents import snapshot
from reports.models import PeriodReport, PeriodReportPart
from reports.period_report import editing
from reports.period_report.content import Content
from reports.period_report.facts import Replaced
from reports.period_report.finding import Subject
from units import audit

BEGUN, DROPPED = "soan-lai-bao-cao-ky", "bo-soan-lai-bao-cao-ky"
"""Việc ghi vào nhật ký của đợt."""


@transaction.atomic
def begin(subject: Subject, reason: str, *, by) -> PeriodReport:
    """Bắt đầu lần ban hành sau, with the words of the last one over the figures that stood under them.

    Raises Refused; NotReady where nothing is issued yet, another edition is being written, or no reason is given.
    """
    last = _locked(subject, by)
    if last is None or not last.is_issued or PeriodReport.objects.filter(replaces=last).exists():
        raise NotReady("Chỉ soạn lại được báo cáo đã ban hành, mỗi lúc một lần soạn.")
    if not reason.strip():
        raise NotReady("Cần ghi lý do ban hành lại.")
    report = PeriodReport.objects.create(
        campaign=subject.campaign,
        span=subject.span.code,
        lead_unit=subject.lead,
        edition=last.edition + 1,
        replaces=last,
        reason=reason.strip(),
    )
    written = last.parts.exclude(text="")
    PeriodReportPart.objects.bulk_create(
        PeriodReportPart(
            report=report, key=part.key, text=part.text, figures=part.figures, edited_by_id=part.edited_by_id
        )
        for part in written
    )
    _record(subject, BEGUN, report, by, note=report.reason)
    return report


@transaction.atomic
def drop(subject: Subject, *, by) -> None:
    """Bỏ lần đang soạn: what was issued stands. Raises Refused; NotReady where no later edition is being written."""
    report = _locked(subject, by)
    if report is None or report.is_issued or report.replaces is None:
        raise NotReady("Không có lần ban hành lại nào đang soạn.")
    _record(subject, DROPPED, report, by, data={part.key: part.text for part in report.parts.all()})
    report.delete()


def replaced(report: PeriodReport | None) -> Replaced | None:
    """Báo cáo bị thay, as composing the later edition takes it."""
    if report is None or report.replaces is None:
        return None
    before = snapshot.built(Content, report.replaces.content)
    return Replaced(
        document=report.replaces.document,
        reason=report.reason,
        figures={part.heading: part.figures for part in before.parts if part.figures},
    )


def _locked(subject, by):
    if not permissions.may_compose(by, subject.campaign, subject.lead):
        raise Refused("Chỉ người thẩm định của cơ quan lập báo cáo soạn lại được báo cáo này.")
    return editing.editions_of(subject).select_for_update(of=("self",)).first()


def _record(subject, verb, report, by, *, note="", data=None):
    about = "/".join(map(str, subject.keys[1:]))
    data = {"edition": report.edition, "replaces": report.replaces.shown_number} | (data or {})
    audit.record(subject.campaign.audit_chain, verb, by=by, subject=about, note=note, data=data)
