"""Trang tự chấm so với thẩm định của một đợt, một kỳ."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from commitments.models import Campaign
from indicators.periods import name_of
from reports.filters import RankingFilter, choose
from reports.gaps.reading import gaps
from reports.views.campaign_bar import campaign_bar

MANY = 200
"""Đợt có nhiều đơn vị hơn số này thì mỗi lần xem một khối."""


@require_safe
def chart(request):
    """Chênh lệch theo đơn vị, chỉ tiêu, người thẩm định; for who oversees the campaign."""
    campaigns = tuple(Campaign.objects.overseen_by(request.user))
    if not campaigns and "campaign" not in request.GET:
        return render(request, "reports/gaps/none.html")
    choice = choose(request.GET, campaigns, timezone.localdate()) if campaigns else None
    if choice is None:
        raise Http404
    if not choice.group and sum(group.units for group in choice.groups) > MANY:
        choice = choice.of_group(choice.groups[0].code)
    query = urlencode({"campaign": choice.campaign.code, "period": choice.period})
    context = {
        "choice": choice,
        "form": RankingFilter(choice).form,
        "title": f"Tự chấm và thẩm định {name_of(choice.period)}",
        "lead": f"Luỹ kế từ đầu năm {choice.period[:4]}; số liệu của báo cáo đã duyệt.",
        "gaps": gaps(choice.campaign, choice.period, choice.group),
        "ranking_url": f"{reverse('reports:ranking')}?{query}",
        "checks_url": reverse("reports:checks", args=[choice.campaign.pk]),
        "notice": choice.campaign.notice,
        "context_bar": campaign_bar(choice),
    }
    return render(request, "reports/gaps/chart.html", context)
