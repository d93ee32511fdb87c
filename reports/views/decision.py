"""Quyết định công bố kết quả đang xem: its annex as a PDF for every reader, the draft for who prepares the decision."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from commitments import permissions
from commitments.models import Campaign
from reports.decision import pdf, word
from reports.decision.printed import lay_out
from reports.decision.reading import result_of
from reports.decision.source import found_for
from reports.documents.fonts import FontMissing
from reports.filters import choose

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


@require_safe
def annex(request):
    """Phụ lục kèm theo quyết định, PDF: as it was published, else the rows and the order of the page."""
    choice = _chosen(request)
    return _answer(request, choice, "pdf", pdf.render)


@require_safe
def draft(request):
    """Dự thảo quyết định, Word: for who closes a period of the campaign or keeps its papers."""
    choice = _chosen(request)
    if not may_draft(request.user, choice.campaign):
        raise PermissionDenied(
            "Dự thảo quyết định dành cho người thẩm định và văn thư của cơ quan nhận cam kết."
        )
    return _answer(request, choice, "docx", lambda printed: word.render(printed, made_at=timezone.now()))


def may_draft(account, campaign) -> bool:
    """Chuẩn bị quyết định: a reviewer or the officer of the unit that receives the commitments."""
    return permissions.may_close(account, campaign) or permissions.may_hold(account, campaign)


def _chosen(request):
    campaigns = Campaign.objects.visible_to(request.user).select_related("province", "authority__parent")
    choice = choose(request.GET, tuple(campaigns), timezone.localdate()) if campaigns else None
    if choice is None:
        raise Http404
    return choice


def _answer(request, choice, ending, write):
    printed = lay_out(result_of(choice, *found_for(choice)))
    try:
        content = write(printed)
    except FontMissing as missing:
        ranking_url = f"{reverse('reports:ranking')}?{request.GET.urlencode()}"
        context = {"advice": str(missing), "back_url": ranking_url}
        return render(request, "reports/file_unavailable.html", context, status=503)
    what = "Phụ lục - " if ending == "pdf" else "Dự thảo - "
    name = f"{what}{printed.document_title}.{ending}".translate(_NOT_IN_A_NAME)
    headers = {"Content-Disposition": content_disposition_header(ending == "docx", name)}
    media_type = WORD if ending == "docx" else "application/pdf"
    return HttpResponse(content, content_type=media_type, headers=headers)
