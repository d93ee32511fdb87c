"""Báo cáo kỳ thành tệp Word, PDF: the stored bytes once issued, else a draft with the figures of now."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from reports.documents.fonts import FontMissing
from reports.period_report import editing, pdf, word
from reports.period_report.printed import lay_out
from reports.views import period_reports
from units import vault

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


@require_safe
def file(request, campaign, span, scope, ending):
    """Tệp của báo cáo; PDF opens in the browser, Word is saved."""
    return _answered(request, *period_reports.found(request, campaign, span, scope), ending)


@require_safe
def edition_file(request, campaign, span, scope, edition, ending):
    """Tệp của một lần ban hành."""
    return _answered(request, *period_reports.found_edition(request, campaign, span, scope, edition), ending)


def _answered(request, subject, report, ending):
    if ending not in TYPES:
        raise Http404
    try:
        content = _stored(report, ending) if report and report.is_issued else _drawn(subject, report, ending)
    except (FontMissing, vault.Missing, vault.Damaged) as fault:
        context = period_reports.frame(subject) | {"advice": str(fault), "back_url": subject.url()}
        return render(request, "reports/file_unavailable.html", context, status=503)
    edition = f", lần {report.edition}" if report and report.replaces else ""
    name = f"{subject.title}{edition}.{ending}".translate(_NOT_IN_A_NAME)
    headers = {"Content-Disposition": content_disposition_header(ending == "docx", name)}
    return HttpResponse(content, content_type=TYPES[ending], headers=headers)


def _stored(report, ending):
    return vault.read(report.pdf if ending == "pdf" else report.word)


def _drawn(subject, report, ending):
    printed = lay_out(period_reports.current(subject, report, editing.parts_of(report)))
    return pdf.render(printed) if ending == "pdf" else word.render(printed, made_at=timezone.now())
