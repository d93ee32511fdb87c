"""Bản giải thích điểm: as a page to read and print, and as a PDF."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from indicators.periods import name_of
from reports.documents.fonts import FontMissing
from reports.reckoning.printed import printed
from reports.reckoning.sheet import reckoning
from reports.views.scorecard import LABELS, asked


@require_safe
def explain(request, commitment, period):
    """Bản giải thích của một phiếu điểm; seen by whoever sees the card."""
    commitment, whole, basis = asked(request, commitment, period)
    query = urlencode({"basis": basis})
    context = {
        "commitment": commitment,
        "title": f"Giải thích điểm: {commitment.unit}",
        "lead": f"Luỹ kế từ đầu năm đến {name_of(period)}, điểm {LABELS[basis].lower()}.",
        "walk": _found(commitment, whole, basis),
        "card_url": f"{reverse('reports:card', args=[commitment.pk, period])}?{query}",
        "document_url": f"{reverse('reports:explain_document', args=[commitment.pk, period])}?{query}",
        "notice": commitment.campaign.notice,
    }
    return render(request, "reports/explain.html", context)


@require_safe
def document(request, commitment, period):
    """Bản giải thích ra PDF."""
    commitment, whole, basis = asked(request, commitment, period)
    walk = _found(commitment, whole, basis)
    title = f"Giải thích điểm - {commitment.unit.code} - {period} - {LABELS[basis].lower()}"
    try:
        content = printed(
            walk, commitment, f"Luỹ kế đến {name_of(period)}, điểm {LABELS[basis].lower()}", title
        )
    except FontMissing as missing:
        page_url = f"{reverse('reports:explain', args=[commitment.pk, period])}?{urlencode({'basis': basis})}"
        context = {"advice": str(missing), "back_url": page_url}
        return render(request, "reports/file_unavailable.html", context, status=503)
    header = content_disposition_header(False, f"{title}.pdf")
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": header})


def _found(commitment, period, basis):
    walk = reckoning(commitment, period, basis)
    if walk is None:
        raise Http404
    return walk
