"""Chốt và ghi nhận ký nhiều phụ lục của một đợt."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from commitments import permissions
from commitments.conflicts import NotReady
from commitments.models import Campaign, Document
from reports import annex_batches, signing_batches
from reports.forms import AnnexesSigningForm


@require_POST
def agree_all(request, campaign):
    """Chốt nội dung mọi dự thảo phụ lục của đợt, as a job."""
    campaign = _held(request, campaign)
    page = reverse("commitments:annex_drafts", args=[campaign.pk])
    try:
        return redirect(annex_batches.agree_all(campaign, by=request.user, origin=page))
    except NotReady as reason:
        messages.error(request, str(reason))
        return redirect(page)


@require_http_methods(["GET", "POST"])
def sign_many(request, campaign):
    """Ghi nhận ký các phụ lục đã chốt: all ticked; the signing itself is a job."""
    campaign = _held(request, campaign)
    waiting = annex_batches.drafts(campaign)
    rows = Document.objects.current().filter(amendment__in=waiting)
    codes = dict(rows.values_list("amendment", "code"))
    form = AnnexesSigningForm(request.POST if request.method == "POST" else None, drafts=waiting, codes=codes)
    if form.is_valid():
        job = signing_batches.sign_annexes(
            campaign,
            form.chosen(),
            by=request.user,
            signed_on=form.cleaned_data["signed_on"],
            origin=reverse("commitments:annex_drafts", args=[campaign.pk]),
        )
        return redirect(job)
    context = {
        "campaign": campaign,
        "form": form,
        "notice": campaign.notice,
    }
    return render(request, "reports/annexes/sign_many.html", context)


def _held(request, pk):
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user).select_related("authority"), pk=pk)
    if not permissions.may_hold(request.user, campaign):
        raise PermissionDenied(annex_batches.NOT_YOURS)
    return campaign
