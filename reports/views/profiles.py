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
from reports.exports import of_profiles
from reports.exports.answering import answer
from reports.filters import RankingFilter, choose, latest_period
from reports.profiles import indicator as indicators
from reports.profiles import unit as units
from reports.profiles.spread import course

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
    place, leaf = _leaf(campaign, number)
    choice = choose(request.GET.dict() | {"campaign": campaign.code}, (campaign,), timezone.localdate())
    codes = indicators.shown_periods(campaign, choice.period)
    found = indicators.profiles(request.user, campaign, place, codes, choice.basis, choice.group)
    profile = found[choice.period]
    page = Paginator(profile.order, ROWS).get_page(request.GET.get("page"))
    query = {"period": choice.period, "basis": choice.basis} | (
        {"group": choice.group} if choice.group else {}
    )
    shown = course([(name_of(code), found[code].spread) for code in codes])
    back = urlencode(query | {"campaign": campaign.code})
    context = {
        "campaign": campaign,
        "choice": choice,
        "form": RankingFilter(choice).form,
        "indicator": leaf,
        "title": f"Chỉ tiêu {leaf.number}",
        "lead": f"{leaf.text}. {name_of(choice.period)}, điểm {Basis(choice.basis).label.lower()}.",
        "profile": profile,
        "course": shown,
        "points": [(name, mean) for name, _, mean in shown],
        "excel_url": f"{reverse('reports:indicator_file', args=[campaign.pk, leaf.number, 'xlsx'])}?{back}",
        "page": page,
        "lines": indicators.lines(campaign, place, choice.period, choice.basis, page.object_list),
        "query": f"&{urlencode(query)}",
        "heat_map_url": f"{reverse('reports:heat_map')}?{back}",
        "notice": campaign.notice,
    }
    return render(request, "reports/profiles/indicator.html", context)


def _leaf(campaign, number):
    """(vị trí trên phiếu điểm, chỉ tiêu), else 404."""
    found = indicators.leaf_called(campaign, number)
    if found is None:
        raise Http404
    return found


@require_safe
def unit_file(request, commitment, ending):
    """Hồ sơ đơn vị thành tệp: the periods of the page, with every indicator beside them."""
    commitment = get_object_or_404(Commitment.objects.visible_to(request.user).for_listing(), pk=commitment)
    last = latest_period(commitment.campaign, timezone.localdate())

    def table():
        profile = units.profile(request.user, commitment, last)
        return of_profiles.of_unit(commitment, profile, by=request.user, now=timezone.localtime())

    return answer(ending, table)


@require_safe
def indicator_file(request, campaign, number, ending):
    """Hồ sơ chỉ tiêu thành tệp: all units of the filter, in the order of the page."""
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user), pk=campaign)
    place, leaf = _leaf(campaign, number)
    choice = choose(request.GET.dict() | {"campaign": campaign.code}, (campaign,), timezone.localdate())

    def table():
        asked = (choice.period, choice.basis)
        codes = [choice.period]
        profile = indicators.profiles(request.user, campaign, place, codes, choice.basis, choice.group)
        lines = indicators.lines(campaign, place, *asked, profile[choice.period].order)
        return of_profiles.of_indicator(choice, leaf, lines, by=request.user, now=timezone.localtime())

    return answer(ending, table)
