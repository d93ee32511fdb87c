"""Trang kết luận năm của một đợt: verdicts, and the consequences that the rules propose."""

from collections import Counter
from dataclasses import replace
from urllib.parse import urlencode

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
from reports.consequences import counted
from reports.filters import YearFilter, choose_year
from reports.group_pages import page_of
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
    closing = _closing(request.user, choice)
    sections, page, tally = _shown(request, choice, period, is_own_only=closing["is_own_only"])
    context = {
        "choice": choice,
        "form": YearFilter(choice).form,
        "title": f"Kết luận năm {choice.year}",
        "lead": f"Theo điểm chính thức luỹ kế đến {name_of(period.code)}.",
        "period": period,
        "sections": sections,
        "page": page,
        "page_query": f"&{urlencode({'campaign': choice.campaign.code, 'year': choice.year})}",
        "tally": tally,
        "met_rule": years.met_rule(choice.campaign),
        "proposals": years.proposals(choice.campaign).values(),
        "notice": choice.campaign.notice,
        "context_bar": campaign_bar(choice),
    }
    return render(request, "reports/conclusions.html", context | closing | _lists(choice, closing))


def _shown(request, choice, period, *, is_own_only):
    """(các khối của trang, trang, số kết luận của cả đợt); a unit has its own row, on one page."""
    campaign, year = choice.campaign, choice.year
    if is_own_only:
        sections = years.sections(request.user, campaign, year, period)
        return sections, page_of([len(each.rows) for each in sections], None), years.tally(sections)
    counts = counted(campaign, year)
    groups = list(campaign.groups.filter(commitments__isnull=False).distinct().order_by("order", "pk"))
    page = page_of([counts[group.pk].total() for group in groups], request.GET.get("page"))
    shown = [groups[part.place].pk for part in page.parts]
    sections = [
        replace(section, rows=section.rows[part.start : part.stop])
        for section, part in zip(
            years.sections(request.user, campaign, year, period, group__in=shown), page.parts, strict=True
        )
    ]
    return sections, page, years.told(sum(counts.values(), Counter()))


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
