"""Dự thảo Word của một bản cam kết, để sửa trước khi chốt nội dung."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from commitments import permissions
from commitments.models import Commitment
from commitments.models.campaign import Template
from reports import issuing
from reports.documents import word
from reports.documents.composition import document_title
from reports.documents.fonts import FontMissing
from reports.papers import paper_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


@require_safe
def draft(request, pk):
    """Tệp .docx; what is agreed or signed is printed as it stands, and no more handed out to be edited."""
    commitment = get_object_or_404(Commitment.objects.visible_to(request.user).for_listing(), pk=pk)
    if not permissions.may_draft(request.user, commitment):
        raise PermissionDenied("Bản Word dành cho văn thư của đợt và người đứng đầu đơn vị.")
    context = {"commitment": commitment, "notice": commitment.campaign.notice}
    document = issuing.current(commitment)
    if document or commitment.is_signed or _is_signed_by_another(commitment):
        is_signed = commitment.is_signed or document is None or document.is_final
        context |= {"is_signed": is_signed, "may_reopen": permissions.may_sign(request.user, commitment)}
        return render(request, "reports/draft_refused.html", context, status=409)

    paper = paper_of(commitment)
    try:
        content = word.render(paper, made_at=timezone.now())
    except FontMissing as missing:
        context |= {"advice": str(missing)}
        return render(request, "reports/document_unavailable.html", context, status=503)
    name = f"{document_title(paper)} - dự thảo.docx".translate(_NOT_IN_A_NAME)
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(content, content_type=WORD, headers=headers)


def _is_signed_by_another(commitment):
    """Một bản chung đã có người ký."""
    campaign = commitment.campaign
    return campaign.template == Template.JOINT and campaign.is_signed
