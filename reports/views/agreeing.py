"""Chốt nội dung, mở lại để sửa, chọn người ký thay: what comes before the signature."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from commitments import checklist, documents, permissions
from commitments.conflicts import NotReady
from commitments.models.campaign import Template
from commitments.preparation import prepare
from commitments.views.agreement import frame, visible
from reports import issuing
from reports.documents.fonts import FontMissing
from reports.forms import DeputyForm, ReopenForm
from units import vault

UNABLE = (NotReady, vault.NoRoom, FontMissing)
"""Vì sao chưa lập được văn bản: said on the page, nothing was changed."""


@require_http_methods(["GET", "POST"])
def agree(request, pk):
    """Chốt nội dung: asks once and lists what is missing; for a signed one, a file with a code from the data."""
    commitment = _kept_by(request, pk)
    document, fault = issuing.current(commitment), ""
    if document is not None and document.is_signed:
        raise PermissionDenied("Văn bản này đã ký, không chốt lại được.")

    if request.method == "POST":
        try:
            document = issuing.agree(commitment, by=request.user)
        except UNABLE as reason:
            fault = str(reason)
        else:
            messages.success(request, f"Đã chốt nội dung, mã xác thực {document.shown_code}.")
            return redirect(commitment)
    context = {
        "document": document,
        "is_stale": document is not None and issuing.is_stale(document),
        "fault": fault,
        "gaps": [] if commitment.is_signed else list(_lacking(commitment)),
        "is_joint": commitment.campaign.template == Template.JOINT,
    }
    return render(request, "reports/agree.html", frame(commitment) | context)


@require_http_methods(["GET", "POST"])
def reopen(request, pk):
    """Mở lại để sửa: the agreed document is withdrawn, with a reason."""
    commitment = _kept_by(request, pk)
    document = issuing.current(commitment)
    if document is None or document.is_signed:
        raise PermissionDenied("Không có văn bản chưa ký nào để mở lại.")

    form = ReopenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        issuing.withdraw(document, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, f"Đã mở lại để sửa; bản mã {document.shown_code} không còn giá trị.")
        return redirect(commitment)
    return render(request, "reports/reopen.html", frame(commitment) | {"form": form, "document": document})


@require_http_methods(["GET", "POST"])
def deputy(request, pk):
    """Ký thay: who signs for the head, among the deputies of that day; what was agreed is agreed anew."""
    commitment = _kept_by(request, pk)
    if commitment.is_signed:
        raise PermissionDenied("Bản cam kết này đã ghi nhận ký, không đổi người ký được.")

    day = planned_day(commitment) or timezone.localdate()
    terms = documents.deputies(commitment, day)
    form = DeputyForm(
        request.POST if request.method == "POST" else None, terms=terms, chosen=commitment.deputy
    )
    if form.is_valid():
        try:
            issuing.choose_deputy(commitment, form.cleaned_data["deputy"], by=request.user, day=day)
        except UNABLE as reason:
            form.add_error("deputy", str(reason))
        else:
            signer = form.cleaned_data["deputy"] or commitment.leader
            messages.success(request, f"Người ký bản cam kết của {commitment.unit}: {signer}.")
            return redirect(commitment)
    context = {"form": form, "terms": terms, "day": day, "document": issuing.current(commitment)}
    return render(request, "reports/deputy.html", frame(commitment) | context)


def _lacking(commitment):
    """Những điều còn thiếu của văn bản này, from the checklist of the ceremony; of a joint paper those of all."""
    is_joint = commitment.campaign.template == Template.JOINT
    for gap in checklist.gaps(prepare(commitment.campaign)):
        mine = [place for place in gap.places if is_joint or place.unit == commitment.unit]
        if mine or not gap.places:
            details = [f"{place.unit} {place.detail}".strip() if is_joint else place.detail for place in mine]
            said = "; ".join(filter(None, details))
            yield f"{gap.text} {said[0].upper()}{said[1:]}." if said else gap.text


def planned_day(commitment):
    """Ngày của lễ ký; None where none is planned."""
    ceremony = getattr(commitment.campaign, "ceremony", None)
    return ceremony and ceremony.held_on


def _kept_by(request, pk):
    commitment = visible(request, pk)
    if not permissions.may_sign(request.user, commitment):
        raise PermissionDenied("Việc chuẩn bị văn bản không thuộc vai trò của tài khoản này.")
    return commitment
