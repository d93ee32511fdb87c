"""Văn bản của một bản cam kết, xem ngay trong trình duyệt."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from commitments.models import Commitment
from reports.documents import press
from reports.documents.composition import document_title
from reports.documents.fonts import FontMissing
from reports.papers import paper_of

_NOT_IN_A_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


@require_safe
def document(request, pk):
    """Bản PDF để in; read from the database first, printed after, so that no transaction waits for the printing."""
    commitment = get_object_or_404(Commitment.objects.visible_to(request.user).for_listing(), pk=pk)
    paper = paper_of(commitment)
    try:
        content = press.render(paper)
    except FontMissing as missing:
        context = {"commitment": commitment, "advice": str(missing), "notice": commitment.campaign.notice}
        return render(request, "reports/document_unavailable.html", context, status=503)
    name = f"{document_title(paper)}.pdf".translate(_NOT_IN_A_NAME)
    headers = {"Content-Disposition": content_disposition_header(False, name)}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
