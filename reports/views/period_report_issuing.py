"""Ban hành báo cáo kỳ: number, symbol, day and signer, asked once; what is kept is what the page showed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from commitments import permissions
from commitments.conflicts import NotReady, Overtaken
from reports.documents.fonts import FontMissing
from reports.period_report import issuing
from reports.period_report.forms import IssueForm
from reports.views import period_reports
from units import vault

NOT_YOURS = "Chỉ người thẩm định của cơ quan lập báo cáo ban hành được báo cáo này."


@require_http_methods(["GET", "POST"])
def issue(request, campaign, span, scope):
    """Trang ban hành; POST freezes the report and leads to it."""
    subject, report = period_reports.found(request, campaign, span, scope)
    if not permissions.may_compose(request.user, subject.campaign, subject.lead):
        raise PermissionDenied(NOT_YOURS)
    if report and report.is_issued:
        messages.warning(request, "Báo cáo này đã ban hành từ trước.")
        return redirect(subject.url())
    today = timezone.localdate()
    content = issuing.now(subject, today)
    form = IssueForm(request.POST or None, today=today, label_suffix="", initial=_initial(content, today))
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            _issue(subject, content, form, by=request.user, today=today)
        except (Overtaken, NotReady, FontMissing, vault.NoRoom) as reason:
            problem = str(reason)
        else:
            messages.success(request, f"Đã ban hành {subject.title.lower()}.")
            return redirect(subject.url())
    return _page(request, subject, content, form, problem)


def _initial(content, today):
    title = content.frame.issuer_head.upper()
    return {"signed_on": today, "signer_title": title, "symbol": "BC-", "seen": issuing.digest_of(content)}


def _issue(subject, content, form, *, by, today):
    """Ban hành đúng bản mà trang đã hiện."""
    if form.cleaned_data["seen"] != issuing.digest_of(content):
        raise Overtaken(issuing.CHANGED)
    if reason := issuing.unready(content):
        raise NotReady(reason)
    drawn = issuing.draw(content, form.as_issue())
    issuing.issue(subject, drawn, by=by, today=today)


def _page(request, subject, content, form, problem):
    if problem:
        form.data = form.data.copy()
        form.data["seen"] = issuing.digest_of(content)
    context = period_reports.frame(subject) | {
        "content": content,
        "form": form,
        "problem": problem,
        "gap": issuing.unready(content),
        "edited": sum(part.is_edited for part in content.parts),
    }
    return render(request, "reports/period_report/issue.html", context, status=409 if problem else 200)
