"""Báo cáo kỳ: the list of a year, and one report as it stands."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from commitments import permissions
from reports.filters import YearFilter, choose_year
from reports.models import PeriodReport
from reports.period_report import (
    editing,
    editions,
    finding,
    issuing,
    kept_pages,
    listing_page,
    reading,
    shown,
)
from reports.period_report.composing import compose


@require_safe
def listing(request):
    """Các báo cáo của một năm: a unit of the campaign sees those that are issued."""
    campaigns = tuple(finding.campaigns(request.user))
    choice = choose_year(request.GET, campaigns, timezone.localdate()) if campaigns else None
    if choice is None:
        if "campaign" in request.GET:
            raise Http404
        return render(request, "reports/period_report/none.html")
    context = {
        "choice": choice,
        "form": YearFilter(choice).form,
        "title": f"Báo cáo kỳ năm {choice.year}",
        "tables": listing_page.tables(request.user, choice.campaign, choice.year),
        "notice": choice.campaign.notice,
    }
    return render(request, "reports/period_report/list.html", context)


@require_safe
def report(request, campaign, span, scope):
    """Một báo cáo: as it was issued, else with the figures of now under what was written."""
    subject, stored_report = found(request, campaign, span, scope)
    if stored_report and stored_report.is_issued:
        return _issued(request, subject, stored_report)
    stored, asked = editing.parts_of(stored_report), request.GET.get("page")
    may_compose = permissions.may_compose(request.user, subject.campaign, subject.lead)
    sheet = _sheet(subject, stored_report, stored, asked)
    context = frame(subject) | {
        "report": None,
        "draft": stored_report,
        "later": None,
        "state": "draft",
        "sheet": sheet,
        "content": sheet.content,
        "parts": [
            (each, _writing(subject, each.part, stored.get(each.part.key), may_compose))
            for each in sheet.parts
        ],
        "issue_url": subject.url("period_report_issue") if may_compose else "",
        "again_url": subject.url("period_report_again") if may_compose else "",
    }
    return render(request, "reports/period_report/report.html", context)


def prepare(subject):
    """Lập sẵn trang đầu của báo cáo đang soạn, so that its first reader does not wait for a whole country."""
    report = editing.report_of(subject)
    if report is None or not report.is_issued:
        _sheet(subject, report, editing.parts_of(report), None)


def _sheet(subject, report, stored, asked):
    """Trang của báo cáo đang soạn, kept until what it says changes."""

    def build():
        return shown.sheet(current(subject, report, stored), asked)

    what, today = (kept_pages.PAGE, asked), timezone.localdate()
    return kept_pages.of(subject, report, stored, what, build, as_of=today)


@require_safe
def edition(request, campaign, span, scope, edition):
    """Một lần ban hành, whatever came after it."""
    subject, report = found_edition(request, campaign, span, scope, edition)
    return _issued(request, subject, report)


def _issued(request, subject, report):
    asked, later = request.GET.get("page"), _later(report)
    sheet = kept_pages.of_issued(report, asked, lambda: shown.sheet(issuing.content_of(report), asked))
    may_compose = permissions.may_compose(request.user, subject.campaign, subject.lead)
    context = frame(subject, report.edition) | {
        "report": report,
        "draft": None,
        "later": later if later and later.is_issued else None,
        "again_url": subject.url("period_report_again") if may_compose and later is None else "",
        "state": "official",
        "issue_url": "",
        "sheet": sheet,
        "content": sheet.content,
        "parts": [(each, {"written": None, "edit_url": ""}) for each in sheet.parts],
    }
    return render(request, "reports/period_report/report.html", context)


def _writing(subject, part, written, may_compose):
    """Ai viết lời của mục, and where it is written."""
    edit_url = subject.url("period_report_part", part.key) if may_compose and part.key else ""
    return {"written": written if part.is_edited else None, "edit_url": edit_url}


def _later(report):
    """Lần ban hành thay báo cáo này, issued or being written."""
    return PeriodReport.objects.filter(replaces=report).defer("content").first()


def current(subject, report, stored):
    """Nội dung với số liệu lúc này, under the words that are `stored`."""
    return compose(facts_of(subject), editing.edits(stored), editions.replaced(report))


def facts_of(subject):
    """Số liệu và ý kiến lúc này."""
    return reading.read(subject.campaign, subject.span, subject.lead, as_of=timezone.localdate())


def found(request, campaign, span, scope):
    """(báo cáo của địa chỉ, lần ban hành hoặc đang soạn để người này xem, hoặc None), else 404.

    What is written only who may read it sees; the others, what was issued last.
    """
    subject = _subject(request, campaign, span, scope)
    stored = editing.editions_of(subject).defer("content", "replaces__content")
    report = stored.first()
    if not (report and report.is_issued) and not subject.is_open_to(request.user):
        report = stored.issued().first()
        if report is None:
            raise Http404
    return subject, report


def found_edition(request, campaign, span, scope, edition):
    """(báo cáo của địa chỉ, lần ban hành này), else 404."""
    subject = _subject(request, campaign, span, scope)
    return subject, get_object_or_404(
        editing.editions_of(subject).issued().defer("content", "replaces__content"), edition=edition
    )


def _subject(request, campaign, span, scope):
    campaign = get_object_or_404(finding.campaigns(request.user), pk=campaign)
    subject = finding.subject(campaign, span, scope)
    if subject is None:
        raise Http404
    return subject


def frame(subject, edition=None):
    """Khung của mọi trang về một báo cáo, or about one of its editions."""
    bar = {"campaign": subject.campaign.title, "campaigns": [], "periods": [], "due_on": None}
    files = {
        f"{name}_url": subject.url("period_report_file", ending)
        if edition is None
        else subject.url("period_report_edition_file", edition, ending)
        for name, ending in (("word", "docx"), ("pdf", "pdf"))
    }
    return files | {
        "subject": subject,
        "title": subject.title,
        "report_url": subject.url(),
        "notice": subject.campaign.notice,
        "context_bar": bar | {"period": subject.span.name},
    }
