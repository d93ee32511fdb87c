"""Trang phiếu chấm điểm của một bản cam kết, một kỳ."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from commitments.models import Commitment, Standing
from commitments.models.standing import Basis
from indicators.periods import name_of
from reports import cards

LABELS = {Basis.OFFICIAL: "Chính thức", Basis.SELF: "Tự chấm"}


@require_safe
def card(request, commitment, period):
    """Phiếu chấm điểm, explained line by line; addresses of its other periods and of the other basis."""
    commitment, whole, basis = asked(request, commitment, period)
    context = {
        "commitment": commitment,
        "period": whole,
        "title": f"Phiếu chấm điểm: {commitment.unit}",
        "lead": f"Luỹ kế từ đầu năm đến {name_of(period)}, điểm {LABELS[basis].lower()}.",
        "tabs": _tabs(commitment, period, basis),
        "sheet": cards.sheet(commitment, period, basis, last_day=whole.last_day),
        "explain_url": f"{reverse('reports:explain', args=[commitment.pk, period])}?{urlencode({'basis': basis})}",
        "ranking_url": _ranking_url(commitment, period, basis),
        "notice": commitment.campaign.notice,
        "context_bar": _context_bar(commitment, period, basis),
    }
    return render(request, "reports/scorecard.html", context)


def asked(request, commitment, period):
    """(bản cam kết, kỳ, cơ sở) của địa chỉ, else 404."""
    rows = Commitment.objects.visible_to(request.user).for_listing()
    commitment = get_object_or_404(rows, pk=commitment)
    calendar = {each.code: each for each in commitment.campaign.calendar()}
    basis = request.GET.get("basis", Basis.OFFICIAL)
    if period not in calendar or basis not in Basis.values:
        raise Http404
    return commitment, calendar[period], basis


def _tabs(commitment, period, basis):
    return [
        {"label": label, "url": _url(commitment, period, value), "current": value == basis}
        for value, label in LABELS.items()
    ]


def _url(commitment, period, basis):
    return f"{reverse('reports:card', args=[commitment.pk, period])}?{urlencode({'basis': basis})}"


def _ranking_url(commitment, period, basis):
    query = {"campaign": commitment.campaign.code, "period": period, "basis": basis}
    return f"{reverse('reports:ranking')}?{urlencode(query | {'group': commitment.group.code})}"


def _context_bar(commitment, period, basis):
    """Đổi sang các kỳ mà bản cam kết có hiệu lực."""
    rows = Standing.objects.filter(commitment=commitment, basis=basis, is_in_force=True)
    others = [
        {"label": name_of(code), "url": _url(commitment, code, basis), "current": code == period}
        for code in rows.order_by("-period").values_list("period", flat=True)
    ]
    return {
        "campaign": commitment.campaign.title,
        "campaigns": [],
        "period": name_of(period),
        "periods": others,
        "due_on": None,
    }
