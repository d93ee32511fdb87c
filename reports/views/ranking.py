"""Trang bảng xếp hạng của một đợt, một kỳ."""

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
from reports import published
from reports.filters import RankingFilter, choose
from reports.ranking import ranks, tables
from units.roles import OF_THE_UNIT_ITSELF


@require_safe
def ranking(request):
    """Bảng xếp hạng; a member unit sees all of its campaign's groups, a stranger nothing of it."""
    campaigns = tuple(Campaign.objects.visible_to(request.user))
    if not campaigns and "campaign" not in request.GET:
        return render(request, "reports/ranking_empty.html")
    choice = choose(request.GET, campaigns, timezone.localdate()) if campaigns else None
    if choice is None:
        raise Http404
    sections = _sections(request.user, choice)
    context = {
        "choice": choice,
        "form": RankingFilter(choice).form,
        "tabs": list(_tabs(choice)),
        "sections": sections,
        "title": f"Bảng xếp hạng {name_of(choice.period)}",
        "lead": f"Luỹ kế từ đầu năm {choice.period[:4]}, điểm {Basis(choice.basis).label.lower()}.",
        "state": _state(sections),
        "publication": published.standing_of(choice.campaign, choice.period),
        "period_url": _period_url(request.user, choice),
        "notice": choice.campaign.notice,
        "context_bar": _context_bar(choice),
    }
    return render(request, "reports/ranking.html", context)


def _period_url(account, choice):
    """Trang tình trạng của kỳ, for who may close it."""
    if not permissions.may_close(account, choice.campaign):
        return ""
    return reverse("reports:period", args=[choice.campaign.pk, choice.period])


def _context_bar(choice):
    campaigns = [
        {
            "label": each.title,
            "url": f"?{urlencode({'campaign': each.code})}",
            "current": each == choice.campaign,
        }
        for each in choice.campaigns
    ]
    return {
        "campaign": choice.campaign.title,
        "campaigns": campaigns,
        "period": "",
        "periods": [],
        "due_on": None,
    }


def _sections(account, choice):
    """Mỗi khối một bảng, with the number of its units that are not in it."""
    found = tables(choice.campaign, choice.period, choice.basis, choice.group, with_cards=False)
    mine = Commitment.objects.visible_to(account).filter(campaign=choice.campaign)
    visible = set(mine.values_list("pk", flat=True))
    before = ranks(choice.campaign, choice.previous, choice.basis)
    own_units = account.units_as(*OF_THE_UNIT_ITSELF)
    units = {group.pk: group.units for group in choice.groups}
    return [
        {
            "group": table.group,
            "rows": [_row(row, choice, visible, before, own_units) for row in table.rows],
            "absent": units[table.group.pk] - len(table.rows),
        }
        for table in found
    ]


def _row(row, choice, visible, before, own_units):
    was = before.get(row.commitment_id)
    return {
        "rank": row.rank,
        "change": was - row.rank if was and row.rank else None,
        "unit": row.unit.name,
        "url": _card_url(row.commitment_id, choice) if row.commitment_id in visible else "",
        "score": row.score,
        "grade": row.grade,
        "state": "provisional" if row.provisional else "official",
        "late": row.late,
        "is_mine": row.unit.pk in own_units,
        "reason": row.reason,
    }


def _card_url(commitment, choice):
    return f"{reverse('reports:card', args=[commitment, choice.period])}?{urlencode({'basis': choice.basis})}"


def _tabs(choice):
    for code, label in [(None, "Tất cả"), *((group.code, group.name) for group in choice.groups)]:
        query = urlencode(choice.of_group(code).as_query())
        yield {"label": label, "url": f"?{query}", "current": choice.group == code}


def _state(sections):
    """Cả bảng là tạm tính khi còn một dòng tạm tính."""
    marks = {row["state"] for section in sections for row in section["rows"]}
    return "provisional" if "provisional" in marks else "official" if marks else ""
