"""Cho ý kiến về các hệ quả được đề xuất của một năm: each confirmed or set aside, so many units on a page."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from commitments import permissions
from commitments.conflicts import NotReady, Overtaken
from commitments.models import Campaign
from reports import consequences, years
from reports import rulings as verbs
from reports.ruling_forms import RulingForm, RulingForms

ROWS = 50
"""Nhiều nhất mấy bản cam kết không đạt trên một trang."""
NOT_YOURS = "Chỉ người thẩm định của cơ quan nhận cam kết cho ý kiến về hệ quả."


@require_http_methods(["GET", "POST"])
def rulings(request, campaign, year):
    """Trang cho ý kiến; POST records what is said on it, all or none."""
    campaign = found(request, campaign, year)
    if not permissions.may_close(request.user, campaign):
        raise PermissionDenied(NOT_YOURS)
    page, problem = _page_of(request, campaign, year), ""
    forms = _forms(request, campaign, year, page)
    if request.method == "POST" and forms.is_valid():
        try:
            done = verbs.rule_on(campaign, year, forms.wishes, by=request.user)
        except (Overtaken, NotReady) as reason:
            problem = str(reason)
        else:
            messages.success(request, f"Đã ghi ý kiến về {len(done)} hệ quả.")
            return redirect(request.get_full_path() if "page" in request.GET else back_url(campaign, year))
    if problem:
        forms = _as_stands_now(request, campaign, year, page)
    return _page(request, campaign, year, page, forms, problem)


def found(request, campaign, year):
    """Đợt của địa chỉ; 404 for who does not see it, or a year outside of it."""
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user).with_rules(), pk=campaign)
    if not campaign.year_from <= year <= campaign.year_to:
        raise Http404
    return campaign


def back_url(campaign, year):
    """Trang kết luận năm."""
    return f"{reverse('reports:conclusions')}?{urlencode({'campaign': campaign.code, 'year': year})}"


def frame(campaign, year):
    """Khung của các trang hệ quả và khen thưởng."""
    bar = {"campaign": campaign.title, "campaigns": [], "period": "", "periods": [], "due_on": None}
    return {
        "campaign": campaign,
        "year": year,
        "back_url": back_url(campaign, year),
        "notice": campaign.notice,
        "context_bar": bar,
    }


def _page_of(request, campaign, year):
    """Trang của các bản cam kết không đạt; of what is sent, those whose forms were on the page that was sent."""
    keys = consequences.not_met(campaign, year)
    if request.method == "POST":
        sent = {name.partition("-")[0] for name in request.POST if name.endswith("-version")}
        return Paginator([pk for pk in keys if str(pk) in sent], max(len(sent), 1)).page(1)
    return Paginator(keys, ROWS).get_page(request.GET.get("page"))


def _forms(request, campaign, year, page, data=None):
    period = years.last_period(campaign, year)
    data = request.POST if request.method == "POST" and data is None else data
    return RulingForms(
        [
            RulingForm(row, each, data or None)
            for section in years.sections(request.user, campaign, year, period, pk__in=page.object_list)
            for row in section.rows
            for each in row.proposals
        ]
    )


def _as_stands_now(request, campaign, year, page):
    """Các biểu mẫu sau khi có người ghi trước: what was typed stays, beside what is stored now."""
    data = request.POST.copy()
    for form in _forms(request, campaign, year, page, data).forms:
        data[form.add_prefix("version")] = str(form.stored.version if form.stored else 0)
    return _forms(request, campaign, year, page, data)


def _page(request, campaign, year, page, forms, problem):
    context = frame(campaign, year) | {
        "page": page,
        "all_forms": forms,
        "forms": forms.forms,
        "problem": problem,
        "title": f"Ý kiến về hệ quả năm {year}",
        "waiting": forms.waiting,
    }
    return render(request, "reports/rulings.html", context, status=409 if problem else 200)
