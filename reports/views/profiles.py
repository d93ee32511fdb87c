"""Trang hồ sơ đơn vị và hồ sơ chỉ tiêu."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from commitments.models import Campaign, Commitment
from commitments.models.standing import Basis
from indicators.periods import name_of
from reports.filters import RankingFilter, choose, latest_period
from reports.profiles import indicator as indicators
from reports.profiles import unit as units

ROWS = 50


@require_safe
def unit(request, commitment):
    """Hồ sơ của một đơn vị trong một đợt, over all its periods."""
    rows = Commitment.objects.visible_to(request.user).for_listing()
    commitment = get_object_or_404(rows, pk=commitment)
    bar = {
        "campaign": commitment.campaign.title,
        "campaigns": [],
        "period": "",
        "periods": [],
        "due_on": None,
    }
    context = {
        "commitment": commitment,
        "title": f"Hồ sơ đơn vị: {commitment.unit}",
        "profile": units.profile(
            request.user, commitment, latest_period(commitment.campaign, timezone.localdate())
        ),
        "notice": commitment.campaign.notice,
        "context_bar": bar,
    }
    return render(request, "reports/profiles/unit.html", context)


@require_safe
def indicator(request, campaign, number):
    """Hồ sơ của một chỉ tiêu trong một kỳ; units as far as this account may see their score cards."""
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user), pk=campaign)
    found = indicators.leaf_called(campaign, number)
    if found is None:
        raise Http404
    place, leaf = found
    choice = choose(request.GET.dict() | {"campaign": campaign.code}, (campaign,), timezone.localdate())
    profile = indicators.profile(request.user, campaign, place, choice.period, choice.basis, choice.group)
    page = Paginator(profile.order, ROWS).get_page(request.GET.get("page"))
    query = {"period": choice.period, "basis": choice.basis} | (
        {"group": choice.group} if choice.group else {}
    )
    back = urlencode(query | {"campaign": campaign.code})
    context = {
        "campaign": campaign,
        "choice": choice,
        "form": RankingFilter(choice).form,
        "indicator": leaf,
        "title": f"Chỉ tiêu {leaf.number}",
        "lead": f"{leaf.text}. {name_of(choice.period)}, điểm {Basis(choice.basis).label.lower()}.",
        "profile": profile,
        "page": page,
        "lines": indicators.lines(campaign, place, choice.period, choice.basis, page.object_list),
        "query": f"&{urlencode(query)}",
        "heat_map_url": f"{reverse('reports:heat_map')}?{back}",
        "notice": campaign.notice,
    }
    return render(request, "reports/profiles/indicator.html", context)
