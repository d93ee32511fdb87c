"""Kiến nghị: sent by the unit, answered by the reviewer, carried out where it was accepted."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from commitments import answering, appealing, appraisal, entries
from commitments.conflicts import Conflict, NotReady, Refused
from commitments.evidence.attaching import Kept
from commitments.forms.publishing import AnswerForm, AppealForm, CorrectionForm, LeaveForm
from commitments.models import Appeal, Commitment, Report
from commitments.models.appeal import AppealState
from commitments.views.scan import fault_of, sent
from reports import published
from reports.views import publications
from units import vault
from units.roles import Role

NOT_THEIRS = (
    "Trả lời và thực hiện kiến nghị là việc của người thẩm định được giao đơn vị này, không phải người của chính"
    " đơn vị, người đã xin không thẩm định hay người đã thẩm định số bị kiến nghị khi còn người khác trả lời được; mỗi"
    " kiến nghị chỉ trả lời một lần."
)


@require_http_methods(["GET", "POST"])
def file(request, pk, commitment, number):
    """Gửi kiến nghị về một chỉ tiêu."""
    found = publications.visible(request, pk)
    own = get_object_or_404(Commitment.objects.visible_to(request.user).for_listing(), pk=commitment)
    published.opened(found)
    shown = published.card(found.snapshot, commitment)
    line = next((each for each in shown.lines if each.number == number), None) if shown else None
    if line is None:
        raise Http404
    if not appealing.may_appeal(request.user, found, own, timezone.localdate()):
        raise PermissionDenied("Người đứng đầu đơn vị gửi kiến nghị, trong thời hạn đã công bố.")
    form = AppealForm(*sent(request), fault=fault_of(request))
    if request.method == "POST" and form.is_valid() and (appeal := _filed(request, found, own, number, form)):
        messages.success(request, f"Đã gửi kiến nghị về chỉ tiêu {number}.")
        return redirect(appeal)
    context = publications.frame(found) | {"commitment": own, "line": line, "form": form}
    return render(request, "reports/appeal_file.html", context)


def _filed(request, found, own, number, form):
    said, today = form.cleaned_data, timezone.localdate()
    try:
        kept = [_kept(chosen) for chosen in said["files"]]
        return appealing.file(found, own, number, said["reason"], by=request.user, today=today, kept=kept)
    except (NotReady, vault.NoRoom) as reason:
        form.add_error(None, str(reason))
        return None


def _kept(chosen):
    kind = chosen.kind
    return Kept(vault.keep_file(chosen.path), chosen.name, kind.media_type, chosen.size, kind.pages)


@require_http_methods(["GET", "POST"])
def appeal(request, pk):
    """Một kiến nghị; POST answers it."""
    found = _visible(request, pk)
    may_settle = answering.may_settle(request.user, found)
    if request.method == "POST" and not may_settle:
        raise PermissionDenied(NOT_THEIRS)
    form = AnswerForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        appealing.answer(found, **form.cleaned_data, by=request.user)
        messages.success(request, "Đã trả lời kiến nghị.")
        return redirect(found)
    form = form if may_settle and found.is_open else None
    return render(request, "reports/appeal.html", _context(request, found, form))


@require_http_methods(["GET", "POST"])
def correct(request, pk):
    """Sửa số thẩm định hoặc cho điểm theo kiến nghị được chấp nhận."""
    found = _visible(request, pk)
    if not answering.may_settle(request.user, found):
        raise PermissionDenied(NOT_THEIRS)
    report, row = _row(request, found)
    if row is None or found.state != AppealState.ACCEPTED:
        raise Refused("Không sửa được theo kiến nghị này.")
    form = CorrectionForm(row, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            version = int(request.POST.get("version", ""))
            appealing.carry_out(found, report, form.verdict, by=request.user, version=version)
        except NotReady as reason:
            form.add_error(None, str(reason))
        except (Conflict, ValueError):
            form.add_error(None, "Báo cáo vừa được người khác lưu. Xem lại rồi làm lần nữa.")
        else:
            messages.success(request, "Đã ghi theo kiến nghị; điểm và thứ hạng đã tính lại.")
            return redirect(found)
    context = _context(request, found, None) | {"form": form, "row": row, "report": report}
    return render(request, "reports/appeal_correct.html", context)


@require_http_methods(["GET", "POST"])
def leave(request, pk):
    """Ghi lý do không phải sửa gì theo kiến nghị được chấp nhận."""
    found = _visible(request, pk)
    if not (answering.may_settle(request.user, found) and found.is_uncorrected):
        raise PermissionDenied(NOT_THEIRS)
    form = LeaveForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_valid():
        appealing.leave_as_is(found, form.cleaned_data["reason"], by=request.user)
        messages.success(request, "Đã ghi: không phải sửa gì theo kiến nghị này.")
        return redirect(found)
    return render(request, "reports/appeal_leave.html", _context(request, found, form))


def _visible(request, pk):
    return get_object_or_404(Appeal.objects.visible_to(request.user).for_listing(), pk=pk)


def _row(request, found):
    """Báo cáo của kỳ và dòng của chỉ tiêu; None where the figures do not count now, or there is none to verify."""
    report = Report.objects.for_listing().filter(
        commitment=found.commitment_id, period=found.publication.period, status__in=entries.JUDGED_ON_APPEAL
    )
    if (report := report.first()) is None:
        return None, None
    page = appraisal.read(report, by=request.user, today=timezone.localdate())
    rows = page.rows if page else ()
    is_it = (each for each in rows if each.number == found.item.indicator.number and each.can_be_verified)
    return report, next(is_it, None)


def _context(request, found, form):
    publication, settlers = found.publication, answering.of(found)
    may_settle = request.user in settlers.accounts
    may_correct = found.state == AppealState.ACCEPTED and may_settle
    is_reviewer = publication.campaign.authority_id in request.user.units_as(Role.REVIEWER)
    report, row = _row(request, found) if may_correct else (None, None)
    return publications.frame(publication) | {
        "appeal": found,
        "title": f"Kiến nghị về chỉ tiêu {found.item.indicator.number}",
        "form": form,
        "files": list(found.evidence.order_by("pk")),
        "may_correct": may_correct,
        "is_exception": may_settle and settlers.is_exception,
        "is_judge": request.user.pk in settlers.judges,
        "settlers": settlers.accounts
        if is_reviewer and not may_settle and (found.is_open or found.is_uncorrected)
        else (),
        "row": row,
        "card_url": reverse("reports:published_card", args=[publication.pk, found.commitment_id]),
    }
