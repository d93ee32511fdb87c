"""Văn bản của một bản cam kết, xem ngay trong trình duyệt."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from commitments import permissions
from commitments.conflicts import NotReady
from commitments.models import Commitment
from reports import issuing
from reports.documents import press
from reports.documents.composition import document_title
from reports.documents.fonts import FontMissing
from units import vault

_NOT_IN_A_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


@require_safe
def document(request, pk):
    """Bản PDF để in: the stored bytes once agreed, else printed now with the draft mark, outside any transaction."""
    commitment = get_object_or_404(Commitment.objects.visible_to(request.user).for_listing(), pk=pk)
    copy = issuing.copy_of(commitment)
    context = {"commitment": commitment, "notice": commitment.campaign.notice}
    try:
        content = copy.stored() if copy.document else press.render(copy.paper)
    except NotReady as reason:
        context |= {"advice": str(reason), "may_hold": permissions.may_sign(request.user, commitment)}
        return render(request, "reports/document_stale.html", context, status=409)
    except FontMissing as missing:
        context |= {"advice": str(missing)}
        return render(request, "reports/document_unavailable.html", context, status=503)
    except (vault.Missing, vault.Damaged) as fault:
        context |= {"advice": str(fault)}
        return render(request, "reports/document_lost.html", context, status=503)
    name = f"{document_title(copy.paper)}.pdf".translate(_NOT_IN_A_NAME)
    headers = {"Content-Disposition": content_disposition_header(False, name)}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
