"""Một thay đổi cho nhiều đơn vị: mỗi đơn vị một phụ lục riêng, đơn vị không lập được thì nói vì sao."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from commitments import amending, annexes, annexing, permissions
from commitments.annexing import Unfit
from commitments.forms.annexes_of_many import ManyAnnexesForm
from commitments.models import Amendment, Campaign, Document
from commitments.models.commitment import Status
from commitments.undertakings import promises_of
from commitments.views.annex import NOT_YOURS, is_preview


@require_safe
def drafts(request, campaign):
    """Các dự thảo phụ lục của đợt, and the way to draw up more."""
    campaign = _of_the_officer(request, campaign)
    rows = Amendment.objects.drafts().filter(commitment__campaign=campaign)
    agreed = Document.objects.current().filter(amendment=OuterRef("pk"))
    rows = rows.annotate(is_agreed=Exists(agreed)).select_related("commitment__unit")
    rows = rows.order_by("commitment__unit__order", "commitment__unit__code")
    return render(request, "commitments/annexes/drafts.html", _frame(campaign) | {"drafts": rows})


@require_http_methods(["GET", "POST"])
def draw_up(request, campaign):
    """Lập phụ lục cho nhiều đơn vị; “Xem trước” says for each what would change, or why it cannot."""
    campaign = _of_the_officer(request, campaign)
    commitments = list(campaign.commitments.filter(status=Status.SIGNED).for_listing().in_signing_order())
    if not commitments:
        messages.info(request, "Đợt chưa có bản cam kết nào đang có hiệu lực để lập phụ lục.")
        return redirect("commitments:annex_drafts", campaign.pk)
    form, preview = _form(request, commitments), None
    if form.is_valid():
        if not is_preview(request):
            _tell(request, amending.draw_up_many(form.chosen, form.proposal, by=request.user))
            return redirect("commitments:annex_drafts", campaign.pk)
        preview = [_foreseen(each, form) for each in form.chosen]
    context = {"form": form, "preview": preview, "title": "Lập phụ lục cho nhiều đơn vị"}
    return render(request, "commitments/annexes/many.html", _frame(campaign) | context)


def _form(request, commitments):
    sample = commitments[0]
    items = sample.items.select_related("indicator__parent").order_by("indicator__order", "pk")
    return ManyAnnexesForm(
        request.POST if request.method == "POST" else None,
        commitments=commitments,
        promises=promises_of([each.pk for each in commitments]),
        items=list(items),
        ground=annexing.ground_of(sample),
    )


def _foreseen(commitment, form):
    """Điều sẽ đổi ở một đơn vị, hoặc vì sao không lập được."""
    number = amending.next_number(commitment)
    ground = replace(form.ground, commitment=commitment, promises=form.promises[commitment.pk])
    if draft := commitment.amendments.drafts().first():
        return {
            "commitment": commitment,
            "fault": f"Đã có dự thảo Phụ lục số {draft.number:02d}.",
            "lines": [],
        }
    try:
        kept = annexing.effective(form.proposal, ground, number)
    except Unfit as fault:
        return {"commitment": commitment, "fault": str(fault), "lines": []}
    lines = annexes.changed_lines(ground, replace(form.proposal, alterations=kept), number)
    return {"commitment": commitment, "fault": "", "number": number, "lines": lines}


def _tell(request, outcomes):
    done = [each for each in outcomes if each.amendment]
    if done:
        messages.success(request, f"Đã lập dự thảo phụ lục cho {len(done)} đơn vị.")
    for each in outcomes:
        if not each.amendment:
            messages.error(request, f"{each.commitment.unit}: {each.reason}")


def _of_the_officer(request, pk):
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user), pk=pk)
    if not permissions.may_hold(request.user, campaign):
        raise PermissionDenied(NOT_YOURS)
    return campaign


def _frame(campaign):
    bar = {"campaign": campaign.title, "campaigns": [], "period": "", "periods": [], "due_on": None}
    return {"campaign": campaign, "notice": campaign.notice, "context_bar": bar}
