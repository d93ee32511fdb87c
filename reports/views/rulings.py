"""Cho ý kiến về các hệ quả được đề xuất của một năm: all of them on one page, each confirmed or set aside."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from commitments import permissions
from commitments.conflicts import NotReady, Overtaken
from commitments.models import Campaign
from reports import rulings as verbs
from reports import years
from reports.ruling_forms import RulingForm, RulingForms

NOT_YOURS = "Chỉ người thẩm định của cơ quan nhận cam kết cho ý kiến về hệ quả."


@require_http_methods(["GET", "POST"])
def rulings(request, campaign, year):
    """Trang cho ý kiến; POST records what is said, all or none."""
    campaign = found(request, campaign, year)
    if not permissions.may_close(request.user, campaign):
        raise PermissionDenied(NOT_YOURS)
    forms, problem = _forms(request, campaign, year), ""
    if request.method == "POST" and forms.is_valid():
        try:
            done = verbs.rule_on(campaign, year, forms.wishes, by=request.user)
        except (Overtaken, NotReady) as reason:
            problem = str(reason)
        else:
            messages.success(request, f"Đã ghi ý kiến về {len(done)} hệ quả.")
            return redirect(back_url(campaign, year))
    if problem:
        forms = _as_stands_now(request, campaign, year)
    return _page(request, campaign, year, forms, problem)


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


def _forms(request, campaign, year, data=None):
    if not campaign.consequences.all():
        return RulingForms([])
    period = years.last_period(campaign, year)
    data = request.POST if request.method == "POST" and data is None else data
    return RulingForms(
        [
            RulingForm(row, each, data or None)
            for section in years.sections(request.user, campaign, year, period)
            for row in section.rows
            for each in row.proposals
        ]
    )


def _as_stands_now(request, campaign, year):
    """Các biểu mẫu sau khi có người ghi trước: what was typed stays, beside what is stored now."""
    data = request.POST.copy()
    for form in _forms(request, campaign, year, data).forms:
        data[form.add_prefix("version")] = str(form.stored.version if form.stored else 0)
    return _forms(request, campaign, year, data)


def _page(request, campaign, year, forms, problem):
    context = frame(campaign, year) | {
        "all_forms": forms,
        "forms": forms.forms,
        "problem": problem,
        "title": f"Ý kiến về hệ quả năm {year}",
        "waiting": forms.waiting,
    }
    return render(request, "reports/rulings.html", context, status=409 if problem else 200)
