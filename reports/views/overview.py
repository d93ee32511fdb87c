"""Trang tổng quan một kỳ, cho người lãnh đạo; và danh sách báo cáo theo tình trạng mà nó dẫn tới."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from commitments.models import Campaign, Commitment, Report
from commitments.models.standing import Basis
from indicators.periods import name_of
from reports import outlooks, overview, scopes
from reports.filings import LATE, STATES, filings, of_state, tally
from reports.filters import RankingFilter, choose
from reports.listing import shown_groups
from reports.overview_words import distribution, failing_rows, met_rule, mover_rows, risk_rows
from reports.views.campaign_bar import campaign_bar

ROWS = 100


@require_safe
def page(request):
    """Tổng quan; a member unit reads the numbers of all, names only as the ranking has them, and its own risks."""
    choice = _chosen(request)
    if choice is None:
        return render(request, "reports/ranking_empty.html")
    leaves, today = scopes.leaves_of(choice.campaign), timezone.localdate()
    groups, span = shown_groups(choice), outlooks.span_of(choice.campaign, choice.period)
    own = _own(request.user, choice.campaign)
    found = overview.read(choice, leaves, span, own)
    filed = tally(filings(groups, span.period, today))
    named = [pk for pk, _ in (*found.movers.up, *found.movers.down, *found.risks)]
    units = Commitment.objects.select_related("unit", "group").in_bulk(named)
    visible = units.keys() if own is None else own
    context = {
        "choice": choice,
        "form": RankingFilter(choice).form,
        "title": f"Tổng quan {name_of(choice.period)}",
        "lead": f"Luỹ kế từ đầu năm {choice.period[:4]}, điểm {Basis(choice.basis).label.lower()}.",
        "state": ("provisional" if found.provisional else "official") if found.units else "",
        "found": found,
        "left": span.left,
        "due_on": span.period.due_on,
        "tally": _tally(choice, filed),
        "owed": sum(filed[state] for state in STATES),
        "ranking_url": _url("reports:ranking", choice),
        "distribution": distribution(choice, groups, found.spreads),
        "bins": overview.BINS,
        "movers": mover_rows(choice, found.movers, units, visible),
        "failing": failing_rows(choice, leaves, found.failing[: overview.FAILING_SHOWN]),
        "risks": risk_rows(choice, found.risks, units, leaves),
        "sees_all": own is None,
        "rule": met_rule(choice.campaign),
        "notice": choice.campaign.notice,
        "context_bar": campaign_bar(choice),
    }
    return render(request, "reports/overview.html", context)


@require_safe
def filed(request):
    """Các báo cáo của kỳ theo tình trạng (`state`), each with its page; units one may not see are not named."""
    choice = _chosen(request)
    if choice is None:
        raise Http404
    today, state = timezone.localdate(), request.GET.get("state", "")
    if state not in (*STATES, LATE):
        raise Http404
    period = next(each for each in choice.campaign.calendar() if each.code == choice.period)
    rows = of_state(filings(shown_groups(choice), period, today), state)
    mine = Commitment.objects.visible_to(request.user).filter(campaign=choice.campaign)
    return render(
        request,
        "reports/overview_filed.html",
        _filed(request, choice, state, rows.filter(pk__in=mine.values("pk")), period),
    )


def _filed(request, choice, state, rows, period):
    rows = rows.select_related("unit", "group")
    page = Paginator(rows.order_by("group__order", "group", "unit__order", "unit__code"), ROWS)
    page = page.get_page(request.GET.get("page"))
    reports = Report.objects.visible_to(request.user).filter(
        commitment__in=[each.pk for each in page], period=choice.period
    )
    known = dict(reports.values_list("commitment", "pk"))
    label = "Trễ hạn" if state == LATE else STATES[state]
    return {
        "choice": choice,
        "title": f"Báo cáo {name_of(choice.period)}: {label.lower()}",
        "overview_url": _url("reports:overview", choice),
        "page": page,
        "rows": [(each, _report_url(each, choice, known), STATES[each.state]) for each in page],
        "query": f"&{urlencode(choice.as_query() | {'state': state})}",
        "lead": f"Hạn gửi {period.due_on:%d/%m/%Y}; các đơn vị bạn được xem.",
        "notice": choice.campaign.notice,
        "context_bar": campaign_bar(choice),
    }


def _report_url(commitment, choice, known):
    """Báo cáo nếu có mà người này được xem, else the commitment."""
    if commitment.pk in known:
        return reverse("commitments:report", args=[commitment.pk, choice.period])
    return commitment.get_absolute_url()


def _chosen(request):
    """Điều đang xem; None for an account without any campaign, Http404 for a campaign it may not see."""
    campaigns = tuple(Campaign.objects.visible_to(request.user))
    if not campaigns and "campaign" not in request.GET:
        return None
    choice = choose(request.GET, campaigns, timezone.localdate()) if campaigns else None
    if choice is None:
        raise Http404
    return choice.of_scope(scopes.WHOLE)


def _own(account, campaign):
    """{bản cam kết: khối} của đơn vị mình; None for who oversees the campaign and so sees all of it."""
    if Campaign.objects.overseen_by(account).filter(pk=campaign.pk).exists():
        return None
    mine = Commitment.objects.visible_to(account).filter(campaign=campaign)
    return dict(mine.values_list("pk", "group"))


def _tally(choice, filed):
    labels = STATES | {LATE: "Trễ hạn"}
    tones = {LATE: "wrong", "returned": "wrong", "approved": "done"}
    return [
        {
            "label": labels[state],
            "count": count,
            "tone": tones.get(state, "") if count else "",
            "url": f"{_url('reports:overview_filed', choice)}&state={state}" if count else "",
        }
        for state, count in filed.items()
    ]


def _url(name, choice):
    return f"{reverse(name)}?{urlencode(choice.as_query())}"
