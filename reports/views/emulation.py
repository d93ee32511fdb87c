"""Đề nghị khen thưởng của một năm: the best of each group under the terms that the reviewer sets."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from commitments import permissions
from commitments.conflicts import Overtaken
from commitments.models import Campaign
from commitments.visibility import of_overseen_campaigns
from reports import rulings as verbs
from reports.emulation_rows import listed
from reports.ruling_forms import TermsForm, terms_in
from reports.views import rulings

NOT_YOURS = "Danh sách đề nghị khen thưởng dành cho cơ quan nhận cam kết; đơn vị xem kết luận của mình."


@require_http_methods(["GET", "POST"])
def emulation(request, campaign, year):
    """Danh sách và điều kiện; POST sets the terms."""
    campaign = rulings.found(request, campaign, year)
    may_set = permissions.may_close(request.user, campaign)
    overseen = Campaign.objects.filter(of_overseen_campaigns(request.user), pk=campaign.pk)
    if not overseen.exists() or (request.method == "POST" and not may_set):
        raise PermissionDenied(NOT_YOURS)
    stored = verbs.terms_of(campaign, year)
    form, problem = TermsForm(stored, request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            verbs.set_terms(campaign, year, by=request.user, **form.cleaned_data)
        except Overtaken as reason:
            problem, stored = str(reason), verbs.terms_of(campaign, year)
            form.data = form.data.copy()
            form.data["version"] = stored.version
        else:
            messages.success(request, f"Đã đặt điều kiện khen thưởng năm {year}.")
            return redirect(request.path)
    return _page(request, campaign, year, stored, {"form": form, "problem": problem, "may_set": may_set})


def _page(request, campaign, year, stored, context):
    terms = terms_in(stored)
    context |= rulings.frame(campaign, year) | {
        "title": f"Đề nghị khen thưởng năm {year}",
        "stored": stored,
        "sentences": terms.sentences() if terms else [],
        "groups": listed(campaign, year, terms) if terms else {},
    }
    return render(request, "reports/emulation.html", context, status=409 if context["problem"] else 200)
