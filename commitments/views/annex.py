"""Phụ lục điều chỉnh: lập, xem trước, sửa, huỷ dự thảo."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from commitments import amending, annexes, annexing, documents, permissions, projection
from commitments.annexing import Unfit
from commitments.conflicts import Conflict, NotReady
from commitments.forms.annexes import AnnexForm
from commitments.models import Amendment, Commitment

PREVIEW = "xem-truoc"
NOT_YOURS = "Phụ lục chỉ do văn thư của cơ quan nhận cam kết lập, sau khi bản cam kết đã ký."


@require_safe
def annex(request, pk, number):
    """Một phụ lục: what it changes, what that does to the scores, and what is to be done with it."""
    commitment = visible(request, pk)
    amendment = amendment_of(commitment, number)
    keeps_papers = permissions.may_sign(request.user, commitment)
    if not amendment.is_signed and not keeps_papers:
        raise PermissionDenied("Dự thảo phụ lục chỉ văn thư của cơ quan nhận cam kết xem được.")
    proposal = annexing.proposal_of(amendment)
    context = frame(commitment) | {
        "title": f"Phụ lục số {number:02d}",
        "state": "Đã ký" if amendment.is_signed else "Dự thảo",
        "amendment": amendment,
        "document": documents.subject_of(amendment).current(),
        "keeps_papers": keeps_papers,
        "lines": annexes.lines_of(amendment),
        "fault": "" if amendment.is_signed else _fault(commitment, amendment, proposal),
        "shifts": None if amendment.is_signed else shifts(commitment, amendment.number, proposal),
    }
    return render(request, "commitments/annexes/annex.html", context)


def _fault(commitment, amendment, proposal):
    """Vì sao dự thảo này chưa ký được lúc này; the data may have moved on since it was drawn up."""
    try:
        annexing.effective(proposal, annexing.ground_of(commitment), amendment.number)
    except Unfit as fault:
        return str(fault)
    return ""


def shifts(commitment, number, proposal):
    """Điểm các kỳ sẽ đổi, as of today."""
    return projection.shifts(commitment, proposal, number, today=timezone.localdate())


@require_http_methods(["GET", "POST"])
def draw_up(request, pk):
    """Lập phụ lục: a draft that counts for nothing yet; “Xem trước” shows what it would do and stores nothing."""
    commitment = of_the_officer(request, pk)
    if draft := commitment.amendments.drafts().first():
        messages.info(
            request, f"Đã có dự thảo Phụ lục số {draft.number:02d}. Sửa dự thảo này, hoặc ký, huỷ trước."
        )
        return redirect(draft)
    ground, number = annexing.ground_of(commitment), amending.next_number(commitment)
    form = _form(request, ground)
    if form.is_valid() and not is_preview(request):
        try:
            amendment = amending.draw_up(commitment, form.proposal, by=request.user)
        except Unfit as fault:
            form.refuse(fault)
        except NotReady as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(
                request, f"Đã lập dự thảo Phụ lục số {amendment.number:02d}. Dự thảo chưa tính điểm."
            )
            return redirect(amendment)
    return _show(request, form, number)


@require_http_methods(["GET", "POST"])
def revise(request, pk, number):
    """Sửa dự thảo; who saves an older version is shown what the other one saved, and keeps what was typed."""
    commitment = of_the_officer(request, pk)
    amendment = draft(commitment, number)
    ground = annexing.ground_of(commitment)
    form, version, status = _form(request, ground, annexing.proposal_of(amendment)), amendment.version, 200
    if form.is_valid() and not is_preview(request):
        try:
            amending.revise(amendment, form.proposal, by=request.user, version=version_of(request))
        except Unfit as fault:
            form.refuse(fault)
        except NotReady as fault:
            form.add_error(None, str(fault))
        except Conflict as clash:
            version, status = clash.report.version, 409
        else:
            messages.success(request, f"Đã lưu dự thảo Phụ lục số {number:02d}.")
            return redirect(amendment)
    context = {
        "amendment": amendment,
        "version": version_of(request) if status == 200 and form.is_bound else version,
    }
    clash = annexes.lines_of(amendment) if status == 409 else None
    return _show(request, form, number, context | {"clash": clash}, status=status)


@require_http_methods(["GET", "POST"])
def discard(request, pk, number):
    """Huỷ dự thảo: asks once."""
    commitment = of_the_officer(request, pk)
    amendment = draft(commitment, number)
    if request.method == "POST":
        try:
            amending.discard(amendment, by=request.user, version=version_of(request))
        except (Conflict, NotReady) as fault:
            messages.error(request, amending.CHANGED if isinstance(fault, Conflict) else str(fault))
            return redirect(amendment)
        messages.success(request, f"Đã huỷ dự thảo Phụ lục số {number:02d}.")
        return redirect(commitment)
    title = f"Huỷ dự thảo Phụ lục số {number:02d}"
    context = {"title": title, "amendment": amendment, "lines": annexes.lines_of(amendment)}
    return render(request, "commitments/annexes/discard.html", frame(commitment) | context)


def _form(request, ground, stored=None):
    rows = ground.commitment.items.select_related("indicator__parent").order_by("indicator__order", "pk")
    data = request.POST if request.method == "POST" else None
    return AnnexForm(data, items=list(rows), ground=ground, stored=stored)


def _show(request, form, number, extra=None, *, status=200):
    """Trang biểu mẫu, with the preview that was asked for."""
    commitment, preview = form.ground.commitment, None
    if form.is_bound and form.is_valid() and is_preview(request):
        try:
            annexing.effective(form.proposal, form.ground, number)
        except Unfit as fault:
            form.refuse(fault)
        else:
            preview = {
                "lines": annexes.changed_lines(form.ground, form.proposal, number),
                "shifts": shifts(commitment, number, form.proposal),
            }
    title = f"Phụ lục điều chỉnh số {number:02d}"
    context = {
        "title": title,
        "form": form,
        "preview": preview,
        "amendment": None,
        "version": 0,
        "clash": None,
    }
    return render(
        request,
        "commitments/annexes/form.html",
        frame(commitment) | context | (extra or {}),
        status=status,
    )


def is_preview(request):
    """Chỉ xem trước, không lưu."""
    return request.POST.get("next") == PREVIEW


def version_of(request):
    """Lần sửa mà người này đang xem; 0 fits none."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def visible(request, pk):
    """Bản cam kết, or 404."""
    return get_object_or_404(Commitment.objects.visible_to(request.user).for_listing(), pk=pk)


def of_the_officer(request, pk):
    """Bản cam kết đã ký, for the officer of its authority; else 404 or 403."""
    commitment = visible(request, pk)
    if not commitment.is_signed or not permissions.may_sign(request.user, commitment):
        raise PermissionDenied(NOT_YOURS)
    return commitment


def amendment_of(commitment, number):
    """Phụ lục số này, or 404."""
    amendment = get_object_or_404(Amendment, commitment=commitment, number=number)
    amendment.commitment = commitment
    return amendment


def draft(commitment, number):
    """Dự thảo phụ lục số này; 403 once it is signed."""
    amendment = amendment_of(commitment, number)
    if amendment.is_signed:
        raise PermissionDenied("Phụ lục này đã ký, không sửa được nữa. Thay đổi tiếp bằng một phụ lục mới.")
    return amendment


def frame(commitment):
    """Khung trang của bản cam kết."""
    campaign = commitment.campaign
    bar = {"campaign": campaign.title, "campaigns": [], "period": "", "periods": [], "due_on": None}
    return {"commitment": commitment, "notice": campaign.notice, "context_bar": bar}
