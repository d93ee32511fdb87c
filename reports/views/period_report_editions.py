"""Ban hành lại một báo cáo kỳ: the page on which a later edition is begun, or the one being written is dropped."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from commitments import permissions
from commitments.conflicts import NotReady
from reports.period_report import editions
from reports.period_report.forms import AgainForm
from reports.views import period_reports

NOT_YOURS = "Chỉ người thẩm định của cơ quan lập báo cáo soạn lại được báo cáo này."


@require_http_methods(["GET", "POST"])
def again(request, campaign, span, scope):
    """Trang soạn lại; POST begins the later edition and leads to it."""
    subject, report = _found(request, campaign, span, scope)
    form = AgainForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        try:
            begun = editions.begin(subject, form.cleaned_data["reason"], by=request.user)
        except NotReady as reason:
            messages.warning(request, str(reason))
        else:
            messages.success(request, f"Đang soạn lần ban hành {begun.edition}. Số liệu là của lúc này.")
        return redirect(subject.url())
    if report is None or not report.is_issued:
        messages.warning(request, "Báo cáo này chưa ban hành hoặc đang được soạn lại.")
        return redirect(subject.url())
    context = period_reports.frame(subject) | {"form": form, "report": report}
    return render(request, "reports/period_report/again.html", context)


@require_POST
def drop(request, campaign, span, scope):
    """Bỏ lần đang soạn."""
    subject, _ = _found(request, campaign, span, scope)
    try:
        editions.drop(subject, by=request.user)
    except NotReady as reason:
        messages.warning(request, str(reason))
    else:
        messages.success(request, "Đã bỏ lần đang soạn; báo cáo đã ban hành giữ nguyên.")
    return redirect(subject.url())


def _found(request, campaign, span, scope):
    """Báo cáo; 404 for who may not read it, 403 for who may not write it."""
    subject, report = period_reports.found(request, campaign, span, scope)
    if not permissions.may_compose(request.user, subject.campaign, subject.lead):
        raise PermissionDenied(NOT_YOURS)
    return subject, report
