"""Danh sách kết luận năm, hệ quả, khen thưởng thành Word, PDF: for who oversees the campaign."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from commitments.models import Campaign
from commitments.visibility import of_overseen_campaigns
from reports import conclusion_list
from reports.documents.fonts import FontMissing
from reports.period_report import pdf, word
from reports.period_report.printed import lay_out
from reports.views import rulings
from reports.views.period_report_files import TYPES

NOT_YOURS = "Danh sách của cả đợt dành cho cơ quan nhận cam kết; đơn vị xem kết luận của mình."


@require_safe
def file(request, campaign, year, ending):
    """Tệp danh sách, as a draft for the office to number and sign."""
    campaign = rulings.found(request, campaign, year)
    if ending not in TYPES:
        raise Http404
    if not Campaign.objects.filter(of_overseen_campaigns(request.user), pk=campaign.pk).exists():
        raise PermissionDenied(NOT_YOURS)
    printed = lay_out(conclusion_list.content(request.user, campaign, year, today=timezone.localdate()))
    try:
        made = pdf.render(printed) if ending == "pdf" else word.render(printed, made_at=timezone.now())
    except FontMissing as missing:
        context = {"advice": str(missing), "back_url": rulings.back_url(campaign, year)}
        return render(request, "reports/file_unavailable.html", context, status=503)
    name = f"Kết luận năm {year} - {campaign.code}.{ending}"
    headers = {"Content-Disposition": content_disposition_header(ending == "docx", name)}
    return HttpResponse(made, content_type=TYPES[ending], headers=headers)
