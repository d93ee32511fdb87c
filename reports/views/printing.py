"""In toàn bộ và chốt toàn bộ một đợt: asks what is wanted, hands it over, and leads to the job's page."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from commitments import permissions
from commitments.conflicts import NotReady
from commitments.models import Campaign
from reports import printing
from reports.printing_form import PrintingForm


@require_http_methods(["GET", "POST"])
def batch(request, campaign):
    """In hàng loạt: which papers, how many, in what shape."""
    campaign = _held(request, campaign)
    form = PrintingForm(request.POST if request.method == "POST" else None, campaign=campaign)
    if form.is_valid():
        try:
            job = printing.print_all(
                campaign, by=request.user, origin=_ceremony(campaign), **form.cleaned_data
            )
        except NotReady as reason:
            form.add_error("which", str(reason))
        else:
            return redirect(job)
    context = {
        "campaign": campaign,
        "form": form,
        "jobs": printing.recent(campaign),
        "notice": campaign.notice,
    }
    return render(request, "reports/batch.html", context)


@require_http_methods(["GET", "POST"])
def agree_all(request, campaign):
    """Chốt nội dung những bản chưa ký: asks once, and names those that the checklist holds up."""
    campaign = _held(request, campaign)
    if request.method == "POST":
        try:
            return redirect(printing.agree_all(campaign, by=request.user, origin=_ceremony(campaign)))
        except NotReady as reason:
            messages.error(request, str(reason))
            return redirect(_ceremony(campaign))
    foreseen = printing.foreseen(campaign)
    context = {"campaign": campaign, "foreseen": foreseen, "notice": campaign.notice}
    return render(request, "reports/agree_all.html", context)


def _ceremony(campaign):
    return reverse("commitments:ceremony", args=[campaign.pk])


def _held(request, pk):
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user).select_related("authority"), pk=pk)
    if not permissions.may_hold(request.user, campaign):
        raise PermissionDenied(printing.NOT_YOURS)
    return campaign
