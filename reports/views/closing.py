"""Trang khoá năm: what is still missing, what closing means, asked once."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from commitments import permissions, workflow
from commitments.conflicts import NotReady
from commitments.models import Campaign
from commitments.models.report import ReportStatus
from reports import years

LABELS = {years.NOT_SENT: "Chưa có báo cáo", **dict(ReportStatus.choices)}


@require_http_methods(["GET", "POST"])
def close(request, campaign, year):
    """Khoá năm; one that is closed already leads back to its verdicts."""
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user).with_rules(), pk=campaign)
    if not campaign.year_from <= year <= campaign.year_to:
        raise Http404
    if not permissions.may_close(request.user, campaign):
        raise PermissionDenied("Chỉ người thẩm định của cơ quan nhận cam kết khoá năm của đợt.")
    back_url = f"{reverse('reports:conclusions')}?{urlencode({'campaign': campaign.code, 'year': year})}"
    if campaign.closed_years.filter(year=year).exists():
        messages.warning(request, f"Năm {year} đã khoá từ trước.")
        return redirect(back_url)

    problem, today = "", timezone.localdate()
    if request.method == "POST":
        try:
            workflow.close_year(campaign, year, by=request.user, today=today)
        except NotReady as reason:
            problem = str(reason)
        else:
            messages.success(request, f"Năm {year} đã khoá. Kết luận dưới đây là của số liệu đã chốt.")
            return redirect(back_url)
    return render(request, "reports/close.html", _context(campaign, year, back_url, problem, today))


def _context(campaign, year, back_url, problem, today):
    from_day = workflow.closable_from(campaign, year)
    closing = years.closing(campaign, year)
    bar = {"campaign": campaign.title, "campaigns": [], "period": "", "periods": [], "due_on": None}
    return {
        "campaign": campaign,
        "year": year,
        "title": f"Khoá năm {year}",
        "closing": closing,
        "counts": [(LABELS[state], count) for state, count in closing.counts.items()],
        "closable_from": from_day,
        "is_over": today >= from_day,
        "problem": problem,
        "back_url": back_url,
        "notice": campaign.notice,
        "context_bar": bar,
    }
