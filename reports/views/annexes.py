"""Văn bản của phụ lục điều chỉnh: in, chốt nội dung, mở lại, ghi nhận đã ký."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from commitments import amending, annexes, annexing, documents, permissions
from commitments.conflicts import Conflict, NotReady
from commitments.forms.annexes import AnnexReopeningForm, AnnexSigningForm
from commitments.views.annex import amendment_of, draft, frame, of_the_officer, shifts, version_of, visible
from reports import amendment_papers, issuing
from reports.annex_batches import check
from reports.documents import press
from reports.documents.amendment_composition import amendment_title
from reports.documents.fonts import FontMissing
from reports.forms import DeputyForm
from units import vault

UNABLE = (NotReady, vault.NoRoom, FontMissing)
"""Vì sao chưa lập được văn bản: said on the page, nothing was changed."""


@require_safe
def document(request, pk, number):
    """Bản PDF của phụ lục: what was agreed, the same bytes each time; before that, a draft from the data."""
    commitment = visible(request, pk)
    amendment = amendment_of(commitment, number)
    if not amendment.is_signed and not permissions.may_sign(request.user, commitment):
        raise PermissionDenied("Dự thảo phụ lục chỉ văn thư của cơ quan nhận cam kết xem được.")
    agreed = issuing.current(amendment)
    if agreed is not None and issuing.is_stale(agreed):
        messages.error(request, issuing.STALE)
        return redirect(amendment)
    paper = amendment_papers.paper_of(amendment)
    try:
        content = issuing.content(agreed) if agreed else press.render(paper)
    except FontMissing as missing:
        context = {"commitment": commitment, "advice": str(missing), "notice": commitment.campaign.notice}
        return render(request, "reports/document_unavailable.html", context, status=503)
    except (vault.Missing, vault.Damaged) as fault:
        context = {"commitment": commitment, "advice": str(fault), "notice": commitment.campaign.notice}
        return render(request, "reports/document_lost.html", context, status=503)
    name = f"{amendment_title(paper)}.pdf".replace("/", "-")
    headers = {"Content-Disposition": content_disposition_header(False, name)}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_http_methods(["GET", "POST"])
def agree(request, pk, number):
    """Chốt nội dung phụ lục: asks once; of one signed before, a file with a code is made from the data."""
    commitment = of_the_officer(request, pk)
    amendment = amendment_of(commitment, number)
    current, fault = issuing.current(amendment), ""
    if current is not None and current.is_signed:
        raise PermissionDenied("Văn bản này đã ký, không chốt lại được.")

    if request.method == "POST":
        try:
            check(amendment)
            current = issuing.agree(amendment, by=request.user)
        except UNABLE as reason:
            fault = str(reason)
        else:
            messages.success(request, f"Đã chốt nội dung, mã xác thực {current.shown_code}.")
            return redirect(amendment)
    context = {
        "title": f"Chốt nội dung Phụ lục số {number:02d}",
        "amendment": amendment,
        "document": current,
        "fault": fault,
        "lines": annexes.lines_of(amendment),
    }
    return render(request, "reports/annexes/agree.html", frame(commitment) | context)


@require_http_methods(["GET", "POST"])
def deputy(request, pk, number):
    """Ký thay phụ lục: who signs it for the head, among the deputies of its day of effect."""
    commitment = of_the_officer(request, pk)
    amendment = draft(commitment, number)
    terms = documents.deputies(commitment, amendment.effective_on)
    form = DeputyForm(
        request.POST if request.method == "POST" else None, terms=terms, chosen=amendment.deputy
    )
    if form.is_valid():
        try:
            issuing.choose_deputy_of_amendment(amendment, form.cleaned_data["deputy"], by=request.user)
        except UNABLE as reason:
            form.add_error("deputy", str(reason))
        else:
            said = form.cleaned_data["deputy"] or "người đứng đầu"
            messages.success(request, f"Người ký Phụ lục số {number:02d}: {said}.")
            return redirect(amendment)
    context = {
        "title": f"Người ký Phụ lục số {number:02d}",
        "amendment": amendment,
        "form": form,
        "terms": terms,
        "document": issuing.current(amendment),
    }
    return render(request, "reports/annexes/deputy.html", frame(commitment) | context)


@require_http_methods(["GET", "POST"])
def reopen(request, pk, number):
    """Mở lại để sửa: the agreed document is withdrawn, with a reason."""
    commitment = of_the_officer(request, pk)
    amendment = draft(commitment, number)
    current = issuing.current(amendment)
    if current is None:
        raise PermissionDenied("Phụ lục này chưa chốt nội dung.")

    form = AnnexReopeningForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        issuing.withdraw(current, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, f"Đã mở lại để sửa; bản mã {current.shown_code} không còn giá trị.")
        return redirect(amendment)
    context = {
        "title": f"Mở lại Phụ lục số {number:02d}",
        "amendment": amendment,
        "document": current,
        "form": form,
    }
    return render(request, "reports/annexes/reopen.html", frame(commitment) | context)


@require_http_methods(["GET", "POST"])
def sign(request, pk, number):
    """Ghi nhận phụ lục đã ký: asks once; from then on it counts. Its content is agreed with it where it was not."""
    commitment = of_the_officer(request, pk)
    amendment = draft(commitment, number)
    form = AnnexSigningForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        day, today = form.cleaned_data["signed_on"], timezone.localdate()
        try:
            check(amendment)
            issuing.sign_amendment(
                amendment, by=request.user, signed_on=day, today=today, version=version_of(request)
            )
        except Conflict:
            form.add_error("signed_on", amending.CHANGED)
        except UNABLE as reason:
            form.add_error("signed_on", str(reason))
        else:
            since = f"{amendment.effective_on:%d/%m/%Y}"
            messages.success(request, f"Phụ lục số {number:02d} đã ký, có hiệu lực từ ngày {since}.")
            return redirect(commitment)
    context = {
        "title": f"Ghi nhận đã ký Phụ lục số {number:02d}",
        "amendment": amendment,
        "document": issuing.current(amendment),
        "form": form,
        "lines": annexes.lines_of(amendment),
        "shifts": shifts(commitment, number, annexing.proposal_of(amendment)),
    }
    return render(request, "reports/annexes/sign.html", frame(commitment) | context)
