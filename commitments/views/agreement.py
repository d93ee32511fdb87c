"""Danh sách bản cam kết, một bản cam kết, việc kết thúc. Agreeing and signing, which print, stand in reports."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from commitments import agreements, annexes, documents, permissions, signed_files, stages, workflow
from commitments.conflicts import NotReady
from commitments.forms.agreements import AgreementFilter
from commitments.forms.signing import EndingForm
from commitments.models import Commitment
from commitments.views import scan

PER_PAGE = 50
ALL_LINES = "tat-ca"
"""Địa chỉ trang có `?dong=tat-ca`: every indicator in the history side by side."""


@require_safe
def listing(request):
    """Các bản cam kết người này được xem."""
    found = AgreementFilter(request.GET, request=request)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    asked = {name: request.GET[name] for name in found.filters if request.GET.get(name)}
    query = f"&{urlencode(asked)}" if asked else ""
    rows, agreed = page.object_list, stages.of_drafts(page.object_list)
    context = {
        "page": page,
        "rows": [(each, agreed.get(each.pk, each.status)) for each in rows],
        "form": found.form,
        "query": query,
        "is_filtered": bool(asked),
    }
    return render(request, "commitments/list.html", context)


@require_safe
def detail(request, pk):
    """Một bản cam kết: content, amendments, reports, history, and what this account may do with it."""
    commitment, account = visible(request, pk), request.user
    keeps_papers = permissions.may_sign(account, commitment)
    document = documents.subject_of(commitment).current()
    context = frame(commitment) | {
        "document": document,
        **_where_the_paper_stands(commitment),
        "keeps_papers": keeps_papers,
        "may_sign": keeps_papers and not commitment.is_signed,
        "may_draft": permissions.may_draft(account, commitment)
        and not commitment.is_signed
        and document is None,
        "may_end": keeps_papers and commitment.is_running,
        "years": agreements.years(commitment.campaign),
        "groups": agreements.groups(commitment),
        "papers": scan.rows_of(commitment),
        "may_amend": keeps_papers and commitment.is_signed,
        "annexes": agreements.annexes(commitment, with_draft=keeps_papers),
        "history": annexes.history_of(commitment, today=timezone.localdate()),
        "shows_all": request.GET.get("dong") == ALL_LINES,
        "filings": agreements.filings(commitment, account, timezone.localdate()),
        "signed_files": signed_files.files(commitment),
        "events": agreements.events(commitment, account),
    }
    return render(request, "commitments/detail.html", context)


def _where_the_paper_stands(commitment):
    """Chưa chốt, đã chốt, hay đã chốt mà nội dung lại khác; of what is signed, its state."""
    state = stages.of_drafts([commitment]).get(commitment.pk, "")
    return {
        "paper_state": state,
        "is_settled": state == stages.AGREED,
        "shown_state": state or commitment.get_status_display(),
        "contents_note": "Mức giao theo năm, như đã ký" if commitment.is_signed else "Mức giao theo năm",
    }


@require_http_methods(["GET", "POST"])
def end(request, pk):
    """Kết thúc bản cam kết: asks once, with the unit's own end filled in."""
    commitment = visible(request, pk)
    if not commitment.is_running or not permissions.may_sign(request.user, commitment):
        raise PermissionDenied(
            "Bản cam kết này chưa ký hoặc đã kết thúc, hoặc việc này không thuộc vai trò của tài khoản."
        )

    form = EndingForm(request.POST if request.method == "POST" else None, commitment=commitment)
    if form.is_valid():
        try:
            workflow.end(commitment, by=request.user, **form.cleaned_data, today=timezone.localdate())
        except NotReady as reason:
            form.add_error("ended_on", str(reason))
        else:
            day = form.cleaned_data["ended_on"]
            messages.success(request, f"Bản cam kết của {commitment.unit} kết thúc ngày {day:%d/%m/%Y}.")
            return redirect(commitment)
    return render(request, "commitments/end.html", frame(commitment) | {"form": form})


def visible(request, pk):
    """Bản cam kết mà người này được xem, else 404."""
    rows = Commitment.objects.visible_to(request.user).for_listing().select_related("campaign__ceremony")
    return get_object_or_404(rows, pk=pk)


def frame(commitment):
    """Khung của mọi trang về một bản cam kết."""
    campaign = commitment.campaign
    bar = {"campaign": campaign.title, "campaigns": [], "period": "", "periods": [], "due_on": None}
    return {"commitment": commitment, "notice": campaign.notice, "context_bar": bar}
