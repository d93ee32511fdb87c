"""Trang của một kỳ: what is missing, closing it, more time for a unit. For the reviewers of the receiving unit."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from commitments import closing, permissions
from commitments.conflicts import NotReady
from commitments.forms.extension import ExtensionForm
from commitments.models import Campaign, Commitment, Extension
from indicators import periods
from reports import period_state
from reports.period_state import PeriodState

NOT_YOURS = "Trang này của người thẩm định ở cơ quan nhận cam kết."


@require_http_methods(["GET", "POST"])
def period(request, campaign, period):
    """Tình trạng kỳ; POST closes it."""
    campaign, of_calendar = found(request, campaign, period)
    problem = ""
    if request.method == "POST":
        try:
            closing.close_period(campaign, period, by=request.user, today=timezone.localdate())
        except NotReady as reason:
            problem = str(reason)
        else:
            messages.success(
                request, f"Đã chốt {periods.name_of(period)}. Đơn vị không nhập, không gửi được nữa."
            )
            return redirect(request.path)
    state = period_state.read(campaign, of_calendar, by=request.user, today=timezone.localdate())
    context = frame(state) | {"problem": problem, "tabs": _tabs(state)}
    return render(request, "reports/period.html", context, status=409 if problem else 200)


@require_http_methods(["GET", "POST"])
def extend(request, campaign, period, commitment):
    """Gia hạn cho một đơn vị."""
    campaign, of_calendar = found(request, campaign, period)
    of_campaign = Commitment.objects.visible_to(request.user).filter(campaign=campaign)
    commitment = get_object_or_404(of_campaign.for_listing(), pk=commitment)
    if not permissions.may_review(request.user, commitment):
        raise PermissionDenied("Không gia hạn cho đơn vị mình đang công tác.")
    granted = list(
        Extension.objects.filter(commitment=commitment, period=period).select_related("granted_by")
    )
    form = ExtensionForm(request.POST or None, is_again=bool(granted))
    if request.method == "POST" and form.is_valid():
        try:
            given = closing.extend(
                commitment, period, **form.cleaned_data, by=request.user, today=timezone.localdate()
            )
        except NotReady as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(
                request, f"Đã gia hạn cho {commitment.unit} đến hết ngày {given.until:%d/%m/%Y}."
            )
            return redirect(reverse("reports:period", args=[campaign.pk, period]))
    state = period_state.read(campaign, of_calendar, by=request.user, today=timezone.localdate())
    context = frame(state) | {"commitment": commitment, "form": form, "granted": granted}
    return render(request, "reports/extend.html", context)


def found(request, campaign, code):
    """Đợt và kỳ; 404 for who does not see the campaign, 403 for who is no reviewer of the receiving unit."""
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user).with_rules(), pk=campaign)
    of_calendar = next((each for each in campaign.calendar() if each.code == code), None)
    if of_calendar is None:
        raise Http404
    if not permissions.may_close(request.user, campaign):
        raise PermissionDenied(NOT_YOURS)
    return campaign, of_calendar


def frame(state: PeriodState) -> dict:
    """Điều mà mọi trang của một kỳ cần."""
    bar = {"campaign": state.campaign.title, "campaigns": [], "period": state.name, "periods": []}
    return {
        "state": state,
        "campaign": state.campaign,
        "period_url": reverse("reports:period", args=[state.campaign.pk, state.period.code]),
        "notice": state.campaign.notice,
        "context_bar": bar | {"due_on": state.period.due_on},
    }


def _tabs(state):
    of_year = [each.code for each in state.campaign.calendar() if each.year == state.period.year]
    return [
        {
            "label": periods.name_of(code),
            "url": reverse("reports:period", args=[state.campaign.pk, code]),
            "current": code == state.period.code,
        }
        for code in of_year
    ]
