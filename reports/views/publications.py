"""Kết quả công bố để đọc: the list, one publication as it was published, one unit's card in it."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from commitments import appealing
from commitments.models import Commitment, Publication
from indicators import periods
from reports import published


@require_safe
def listing(request):
    """Mọi lần công bố người này được xem, mới nhất trước."""
    found = Publication.objects.visible_to(request.user).select_related("campaign", "corrected_by")
    found = found.defer("snapshot", "differences", "corrected_by__snapshot", "corrected_by__differences")
    rows = [
        {
            "publication": each,
            "period": periods.name_of(each.period),
            "is_replaced": hasattr(each, "corrected_by"),
        }
        for each in found.order_by("-published_at", "-pk")
    ]
    return render(request, "reports/publications.html", {"rows": rows})


@require_safe
def publication(request, pk):
    """Kết quả như đã công bố."""
    found = visible(request, pk)
    is_whole = published.opened(found)
    page = published.page(found, request.GET.get("page"))
    context = frame(found) | {
        "tables": published.tables(found, request.user, page),
        "page": page,
        "differences": published.differences(found),
        "appeals": published.appeals_of(found, request.user),
        "is_whole": is_whole,
    }
    return render(request, "reports/publication.html", context)


@require_safe
def card(request, pk, commitment):
    """Phiếu của một đơn vị trong lần công bố; of a provisional one only by who may see the commitment."""
    found = visible(request, pk)
    published.opened(found)
    shown = published.card(found.snapshot, commitment)
    own = Commitment.objects.visible_to(request.user).for_listing().filter(pk=commitment).first()
    if shown is None or not (found.is_final or own):
        raise Http404
    mine = [each for each in published.appeals_of(found, request.user) if each.commitment_id == commitment]
    context = frame(found) | {
        "card": shown,
        "lines": _lines(shown, mine),
        "appealed": mine,
        "may_appeal": own is not None
        and appealing.may_appeal(request.user, found, own, timezone.localdate()),
    }
    return render(request, "reports/published_card.html", context)


def _lines(shown, mine):
    appeals = {each.item.indicator.number: each for each in mine}
    return [{"line": line, "appeal": appeals.get(line.number)} for line in shown.lines]


def visible(request, pk) -> Publication:
    """Lần công bố người này được xem; 404 otherwise."""
    rows = Publication.objects.visible_to(request.user).select_related("campaign", "published_by")
    rows = rows.defer("snapshot")
    return get_object_or_404(rows, pk=pk)


def frame(found: Publication) -> dict:
    """Điều mà mọi trang của một lần công bố cần."""
    name = periods.name_of(found.period)
    bar = {"campaign": found.campaign.title, "campaigns": [], "period": name, "periods": [], "due_on": None}
    replaced = Publication.objects.filter(corrects=found).defer("snapshot", "differences").first()
    return {
        "publication": found,
        "title": f"Kết quả {name}",
        "state": "official" if found.is_final else "provisional",
        "period_name": name,
        "replaced_by": replaced,
        "notice": found.campaign.notice,
        "context_bar": bar,
    }
