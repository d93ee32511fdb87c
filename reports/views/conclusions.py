"""Trang kết luận năm của một đợt: verdicts, and the consequences that the rules propose."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from commitments import permissions, workflow
from commitments.models import Campaign
from commitments.visibility import of_overseen_campaigns
from indicators.periods import name_of
from reports import years
from reports.filters import YearFilter, choose_year
from reports.views.campaign_bar import campaign_bar


@require_safe
def conclusions(request):
    """Kết luận năm; a member unit sees its own row, a stranger nothing of it."""
    campaigns = tuple(Campaign.objects.visible_to(request.user).with_rules())
    if not campaigns and "campaign" not in request.GET:
        return render(request, "reports/conclusions_empty.html")
    choice = choose_year(request.GET, campaigns, timezone.localdate()) if campaigns else None
    if choice is None:
        raise Http404
    period = years.last_period(choice.campaign, choice.year)
    sections = years.sections(request.user, choice.campaign, choice.year, period)
    context = {
        "choice": choice,
        "form": YearFilter(choice).form,
        "title": f"Kết luận năm {choice.year}",
        "lead": f"Theo điểm chính thức luỹ kế đến {name_of(period.code)}.",
        "period": period,
        "sections": sections,
        "tally": years.tally(sections),
        "met_rule": years.met_rule(choice.campaign),
        "proposals": years.proposals(choice.campaign).values(),
        "notice": choice.campaign.notice,
        "context_bar": campaign_bar(choice),
    }
    closing = _closing(request.user, choice)
    return render(request, "reports/conclusions.html", context | closing | _lists(choice, closing))


def _lists(choice, closing):
    """Danh sách hệ quả và khen thưởng: for who oversees the campaign; ruling on them for who may close its year."""
    keys = [choice.campaign.pk, choice.year]
    if closing["is_own_only"]:
        return {"rulings_url": "", "emulation_url": "", "word_url": ""}
    return {
        "rulings_url": reverse("reports:rulings", args=keys) if closing["may_rule"] else "",
        "emulation_url": reverse("reports:emulation", args=keys),
        "word_url": reverse("reports:conclusion_file", args=[*keys, "docx"]),
    }


def _closing(account, choice):
    """Năm đã khoá chưa, and whether this account may close it now."""
    closed = choice.campaign.closed_years.filter(year=choice.year).select_related("closed_by").first()
    from_day = workflow.closable_from(choice.campaign, choice.year)
    may_rule = permissions.may_close(account, choice.campaign)
    may_close = closed is None and may_rule
    overseen = Campaign.objects.filter(of_overseen_campaigns(account), pk=choice.campaign.pk)
    return {
        "closed": closed,
        "may_rule": may_rule,
        "closable_from": from_day,
        "may_close": may_close and timezone.localdate() >= from_day,
        "is_own_only": not overseen.exists(),
    }
