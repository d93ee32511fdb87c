"""Trang bản đồ nhiệt của một đợt, một kỳ."""

from itertools import groupby
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from commitments.models import Campaign
from commitments.models.standing import Basis
from indicators.periods import name_of
from reports import heat_map
from reports.filters import RankingFilter, choose
from reports.group_pages import page_of
from reports.views.campaign_bar import campaign_bar

ROWS = 50


@require_safe
def chart(request):
    """Bản đồ nhiệt; of each unit whose score card this account may see."""
    campaigns = tuple(Campaign.objects.visible_to(request.user))
    if not campaigns and "campaign" not in request.GET:
        return render(request, "reports/ranking_empty.html")
    choice = choose(request.GET, campaigns, timezone.localdate()) if campaigns else None
    if choice is None:
        raise Http404
    rows = heat_map.standings(request.user, choice.campaign, choice.period, choice.basis, choice.group)
    page = page_of(heat_map.counted(rows), request.GET.get("page"), ROWS)
    query = {"campaign": choice.campaign.code, "period": choice.period, "basis": choice.basis}
    context = {
        "choice": choice,
        "form": RankingFilter(choice).form,
        "title": f"Bản đồ nhiệt {name_of(choice.period)}",
        "lead": f"Luỹ kế từ đầu năm {choice.period[:4]}, điểm {Basis(choice.basis).label.lower()}.",
        "columns": _columns(choice, query),
        "groups": _groups(rows[max(page.first - 1, 0) : page.last], choice),
        "page": page,
        "query": f"&{urlencode(query | ({'group': choice.group} if choice.group else {}))}",
        "classes": [(name, label) for name, _, label in heat_map.CLASSES],
        "ranking_url": f"{reverse('reports:ranking')}?{urlencode(query)}",
        "notice": choice.campaign.notice,
        "context_bar": campaign_bar(choice),
    }
    return render(request, "reports/heat_map.html", context)


def _columns(choice, query):
    return [
        (each, f"{reverse('reports:indicator', args=[choice.campaign.pk, each.number])}?{urlencode(query)}")
        for each in heat_map.columns(choice.campaign)
    ]


def _groups(standings, choice):
    """Các hàng của trang này theo khối, each with the address of its card."""
    ending = f"?{urlencode({'basis': choice.basis})}"
    found = []
    for group, rows in groupby(standings, key=lambda standing: standing.group):
        shown = [heat_map.row_of(standing) for standing in rows]
        urls = [reverse("reports:card", args=[row.commitment_id, choice.period]) + ending for row in shown]
        found.append({"name": group.name, "rows": list(zip(shown, urls, strict=True))})
    return found
