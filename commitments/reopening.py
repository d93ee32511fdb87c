"""Đề nghị mở lại một báo cáo, và trả lời. Opening itself is “Trả lại” or “Mở lại” of `commitments.workflow`."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from commitments import impartiality, permissions, standings
from commitments.conflicts import NotReady, Refused
from commitments.models import ReopenRequest, Report
from commitments.models.reopening import RequestState
from commitments.models.report import COUNTING, ReportStatus
from commitments.models.reviewing import in_charge
from units import audit, telling
from units.models import Account
from units.roles import Role

ASKED, DECLINED = "de-nghi-mo-lai", "khong-mo-lai"
"""Việc ghi vào nhật ký của bản cam kết."""


def may_ask(account: Account, report: Report) -> bool:
    """Đề nghị được lúc này: by who enters the figures, of a report sent, of an open year, once at a time."""
    return (
        report.status in COUNTING
        and permissions.may_enter(account, report.commitment)
        and not report.commitment.campaign.closed_years.filter(year=int(report.period[:4])).exists()
        and not report.reopen_requests.waiting().exists()
    )


@transaction.atomic
def ask(report: Report, reason: str, *, by: Account) -> ReopenRequest:
    """Đề nghị mở lại báo cáo đã gửi hoặc đã duyệt, with a reason; tells its reviewers. Refused, NotReady."""
    report = _locked(report)
    if not may_ask(by, report):
        raise Refused("Không đề nghị mở lại được báo cáo này nữa. Hãy tải lại trang.")
    if not reason.strip():
        raise NotReady("Cần ghi lý do đề nghị mở lại.")
    now = timezone.now()
    request = ReopenRequest.objects.create(report=report, reason=reason.strip(), asked_at=now, asked_by=by)
    audit.record(report.commitment.audit_chain, ASKED, by=by, subject=report.period, note=request.reason)
    path = reverse("commitments:review", args=[report.pk])
    text = f"{report.commitment.unit} đề nghị mở lại báo cáo. Lý do: {request.reason}"
    for reviewer in _reviewers(report):
        telling.tell(reviewer, subject=f"Đề nghị mở lại báo cáo – {report}", text=text, path=path, now=now)
    return request


@transaction.atomic
def decline(request: ReopenRequest, answer: str, *, by: Account) -> ReopenRequest:
    """Không mở lại, with a reason that the unit reads. Raises Refused or NotReady."""
    report = _locked(request.report)
    request = report.reopen_requests.waiting().filter(pk=request.pk).first()
    if request is None or not impartiality.may_judge(by, report):
        raise Refused("Đề nghị này đã được trả lời, hoặc không thuộc người thẩm định này.")
    if not answer.strip():
        raise NotReady("Cần ghi lý do không mở lại.")
    _answer(request, report, RequestState.DECLINED, answer.strip(), by=by)
    audit.record(report.commitment.audit_chain, DECLINED, by=by, subject=report.period, note=answer.strip())
    return request


def settle(report: Report, target: ReportStatus, *, by: Account, note: str) -> None:
    """Báo cáo vừa được mở: the request that waits is answered by that. Inside the transaction of the step."""
    if target == ReportStatus.RETURNED and (request := report.reopen_requests.waiting().first()):
        _answer(request, report, RequestState.GRANTED, note, by=by)


def _answer(request, report, state, words, *, by):
    request.state, request.answer = state, words
    request.answered_at, request.answered_by = timezone.now(), by
    request.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    telling.tell(
        request.asked_by,
        subject=f"{request.get_state_display()} báo cáo – {report}",
        text=f"Trả lời đề nghị mở lại báo cáo: {words}",
        path=report.get_absolute_url(),
        now=request.answered_at,
    )


def _locked(report):
    standings.lock([report.commitment.group])
    rows = Report.objects.select_for_update(of=("self",)).select_related(
        "commitment__campaign", "commitment__unit"
    )
    return rows.get(pk=report.pk)


def _reviewers(report):
    """Những người thẩm định báo cáo này: those it is assigned to, else all who may; nobody who abstains from it."""
    authority = report.commitment.campaign.authority_id
    able = Account.objects.filter(
        is_active=True, assignments__role=Role.REVIEWER, assignments__unit=authority
    )
    charged = in_charge(report)
    return [
        account
        for account in able
        if (not charged or account in charged) and impartiality.is_impartial(account, report)
    ]
