"""Bộ tài liệu của lễ ký: what there is, each as a PDF, and all in one file."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from commitments import permissions
from commitments.models import Campaign
from reports.documents import kit_press
from reports.documents.fonts import FontMissing
from reports.kits import kit_of

WHOLE = "tat-ca"
_TOLD = {
    "danh-sach": ("Danh sách", "Người chủ trì, nhận cam kết, chứng kiến và người ký, theo thứ tự ký."),
    "chuong-trinh": ("Chương trình", "Giờ, nội dung, người thực hiện."),
    "bien-ban": ("Biên bản", "Mẫu 1.9, Nghị định 30/2020/NĐ-CP; điều chưa biết để trống."),
    "bien-ten": ("Biển tên để bàn", "Giấy A4 ngang, in một mặt, gập đôi theo hai vạch ở mép."),
}
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


@require_safe
def kit(request, pk):
    """Các tài liệu của lễ ký."""
    campaign = _overseen(request, pk)
    context = {
        "campaign": campaign,
        "documents": [(name, *_TOLD[name]) for name in kit_press.NAMES],
        "whole": WHOLE,
        "may_hold": permissions.may_hold(request.user, campaign),
        "notice": campaign.notice,
    }
    return render(request, "reports/kit.html", context)


@require_safe
def document(request, pk, name):
    """Một tài liệu, hoặc cả bộ; read first, printed after."""
    if name not in (*kit_press.NAMES, WHOLE):
        raise Http404
    campaign = _overseen(request, pk)
    given = kit_of(campaign)
    try:
        content = kit_press.render_all(given) if name == WHOLE else kit_press.render(given, name)
    except FontMissing as missing:
        context = {"advice": str(missing), "back_url": reverse("reports:kit", args=[pk])}
        return render(request, "reports/file_unavailable.html", context, status=503)
    title = f"{kit_press.TITLE} - {campaign.code}" if name == WHOLE else kit_press.title(given, name)
    header = content_disposition_header(False, f"{title}.pdf".translate(_NOT_IN_A_NAME))
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": header})


def _overseen(request, pk):
    rows = Campaign.objects.overseen_by(request.user).select_related("province", "authority__parent")
    return get_object_or_404(rows, pk=pk)
