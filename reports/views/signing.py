"""Ghi nhận đã ký: one commitment, or all that were signed at the ceremony. Both go through the agreed document."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from commitments import agreements, permissions
from commitments.forms.signing import SigningForm
from commitments.models import Campaign, Commitment
from commitments.models.commitment import Status
from commitments.views.agreement import frame, visible
from reports import issuing, signing_batches
from reports.forms import CeremonySigningForm
from reports.views.agreeing import UNABLE


@require_http_methods(["GET", "POST"])
def sign(request, pk):
    """Ghi nhận đã ký: asks once, with the day of the ceremony filled in."""
    commitment = visible(request, pk)
    if commitment.is_signed or not permissions.may_sign(request.user, commitment):
        raise PermissionDenied(
            "Bản cam kết này đã ghi nhận ký, hoặc việc ghi nhận không thuộc vai trò của tài khoản."
        )

    document = issuing.current(commitment)
    form = SigningForm(request.POST if request.method == "POST" else None, commitment=commitment)
    if form.is_valid() and request.POST.get("document", "") != (document.code if document else ""):
        form.add_error("signed_on", "Văn bản vừa được mở lại hoặc chốt lại. Xem lại rồi ghi nhận.")
    elif form.is_valid():
        day, today = form.cleaned_data["signed_on"], timezone.localdate()
        try:
            issuing.sign(commitment, by=request.user, signed_on=day, today=today, document=document)
        except UNABLE as reason:
            form.add_error("signed_on", str(reason))
        else:
            messages.success(request, f"Bản cam kết của {commitment.unit} ký ngày {day:%d/%m/%Y}.")
            return redirect(commitment)
    context = {
        "form": form,
        "items": commitment.items.count(),
        "untargeted": agreements.untargeted(commitment),
        "document": document,
        "is_stale": document is not None and issuing.is_stale(document),
    }
    return render(request, "commitments/sign.html", frame(commitment) | context)


@require_http_methods(["GET", "POST"])
def sign_many(request, campaign):
    """Ghi nhận ký cả lễ: all that are agreed, those of absent signers unticked; the signing is a job."""
    campaign = get_object_or_404(
        Campaign.objects.visible_to(request.user).select_related("authority", "ceremony"), pk=campaign
    )
    if not permissions.may_hold(request.user, campaign):
        raise PermissionDenied(signing_batches.NOT_YOURS)

    waiting = Commitment.objects.for_listing().filter(campaign=campaign, status=Status.DRAFT)
    rows = list(waiting.select_related("campaign__ceremony").in_signing_order())
    agreed = {copy.paper.unit_code: copy for copy in issuing.copies(campaign) if copy.document}
    form = CeremonySigningForm(
        request.POST if request.method == "POST" else None, campaign=campaign, rows=rows, agreed=agreed
    )
    if form.is_valid():
        job = signing_batches.sign_all(
            campaign,
            form.chosen(),
            by=request.user,
            signed_on=form.cleaned_data["signed_on"],
            origin=reverse("commitments:ceremony", args=[campaign.pk]),
        )
        return redirect(job)
    context = {
        "campaign": campaign,
        "form": form,
        "jobs": signing_batches.recent(campaign),
        "notice": campaign.notice,
    }
    return render(request, "reports/sign_many.html", context)
