"""Trang bảng xếp hạng của một đợt, một kỳ."""

from functools import lru_cache
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from commitments import permissions
from commitments.models import Campaign, Commitment
from commitments.models.standing import Basis
from indicators.periods import name_of
from reports import listing, published
from reports.filters import RankingFilter, choose
from reports.group_pages import page_of
from reports.views.campaign_bar import campaign_bar
from reports.views.decision import may_draft
from units.roles import OF_THE_UNIT_ITSELF, OVER_THE_UNITS_BELOW, Role


@require_safe
def ranking(request):
    """Bảng xếp hạng; a member unit sees all of its campaign's groups, a stranger nothing of it."""
    campaigns = tuple(Campaign.objects.visible_to(request.user))
    if not campaigns and "campaign" not in request.GET:
        return render(request, "reports/ranking_empty.html")
    choice = choose(request.GET, campaigns, timezone.localdate()) if campaigns else None
    if choice is None:
        raise Http404
    groups, counts = listing.shown_groups(choice), listing.counted(choice)
    page = page_of([_count(counts, group)[0] for group in groups], request.GET.get("page"))
    found = listing.read(choice, [groups[part.place] for part in page.parts])
    sections = _sections(request.user, choice, found, page, counts)
    context = {
        "choice": choice,
        "form": RankingFilter(choice).form,
        "tabs": list(_tabs(choice)),
        "sections": sections,
        "page": page,
        "title": f"Bảng xếp hạng {name_of(choice.period)}",
        "lead": _lead(choice),
        "compared": [each for each in (found.period_before, found.year_before) if not each.reason],
        "not_compared": [each for each in (found.period_before, found.year_before) if each.reason],
        "state": _state([_count(counts, group) for group in groups]),
        "publication": published.standing_of(choice.campaign, choice.period),
        "gaps_url": _gaps_url(request.user, choice),
        "query": urlencode(choice.as_query()),
        "page_query": f"&{urlencode(choice.as_query())}",
        "may_draft": may_draft(request.user, choice.campaign),
        "heat_map_url": f"{reverse('reports:heat_map')}?{urlencode(choice.as_query())}",
        "period_url": _period_url(request.user, choice),
        "notice": choice.campaign.notice,
        "context_bar": campaign_bar(choice),
    }
    return render(request, "reports/ranking.html", context)


def _gaps_url(account, choice):
    """Trang tự chấm và thẩm định, for who oversees."""
    if not account.units_as(Role.ADMINISTRATOR, *OVER_THE_UNITS_BELOW):
        return ""
    query = {"campaign": choice.campaign.code, "period": choice.period}
    return f"{reverse('reports:gaps')}?{urlencode(query)}"


def _period_url(account, choice):
    """Trang tình trạng của kỳ, for who may close it."""
    if not permissions.may_close(account, choice.campaign):
        return ""
    return reverse("reports:period", args=[choice.campaign.pk, choice.period])


def _lead(choice):
    basis = Basis(choice.basis).label.lower()
    cumulative = f"Luỹ kế từ đầu năm {choice.period[:4]}, điểm {basis}"
    if choice.scope.is_whole:
        return f"{cumulative}."
    what = "chỉ tiêu" if choice.scope.indicator else "lĩnh vực"
    return f"{cumulative} của {what}: {choice.scope.label}"


def _count(counts, group):
    """(số dòng, số dòng tạm tính) của một khối."""
    return counts.get(group.pk, (0, 0))


def _sections(account, choice, found, page, counts):
    """Mỗi khối một bảng, with the number of its units that are not in it."""
    shown = [
        section.rows[part.start : part.stop] for section, part in zip(found.sections, page.parts, strict=True)
    ]
    asked = [listed.row.commitment_id for rows in shown for listed in rows]
    mine = Commitment.objects.visible_to(account).filter(pk__in=asked)
    visible = set(mine.values_list("pk", flat=True))
    own_units = account.units_as(*OF_THE_UNIT_ITSELF)
    return [
        {
            "group": section.group,
            "scope": found.scope,
            "rows": [_row(listed, choice, found, visible, own_units) for listed in rows],
            "compared": [each.name for each in (found.period_before, found.year_before) if not each.reason],
            "absent": section.group.units - _count(counts, section.group)[0],
        }
        for section, rows in zip(found.sections, shown, strict=True)
    ]


def _row(listed, choice, found, visible, own_units):
    row = listed.row
    changes = ((found.period_before, listed.since_period), (found.year_before, listed.since_year))
    return {
        "rank": row.rank,
        "changes": [(earlier.name, change) for earlier, change in changes if not earlier.reason],
        "unit": row.unit.name,
        "url": _card_url(row.commitment_id, choice.period, choice.basis)
        if row.commitment_id in visible
        else "",
        "score": row.score,
        "result": listed.result,
        "line": listed.line,
        "grade": row.grade,
        "state": "provisional" if row.provisional else "official",
        "late": row.late,
        "is_mine": row.unit.pk in own_units,
        "reason": listed.reason,
    }


@lru_cache(maxsize=8192)
def _card_url(commitment, period, basis):
    return f"{reverse('reports:card', args=[commitment, period])}?{urlencode({'basis': basis})}"


def _tabs(choice):
    for code, label in [(None, "Tất cả"), *((group.code, group.name) for group in choice.groups)]:
        query = urlencode(choice.of_group(code).as_query())
        yield {"label": label, "url": f"?{query}", "current": choice.group == code}


def _state(counts):
    """Cả bảng là tạm tính khi còn một dòng tạm tính, on whatever page."""
    if not any(rows for rows, _ in counts):
        return ""
    return "provisional" if any(still_open for _, still_open in counts) else "official"
