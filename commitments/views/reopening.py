"""Đề nghị mở lại báo cáo: asked by the unit, declined by the reviewer; granting is the step that opens the report."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from commitments import impartiality, reopening
from commitments.conflicts import NotReady
from commitments.forms.reopening import AnswerForm, ReasonForm
from commitments.models import ReopenRequest, Report
from indicators import periods


@require_http_methods(["GET", "POST"])
def ask(request, commitment, period):
    """Đơn vị đề nghị mở lại báo cáo đã gửi."""
    visible = Report.objects.visible_to(request.user).for_listing()
    report = get_object_or_404(visible, commitment=commitment, period=period)
    if not reopening.may_ask(request.user, report):
        raise PermissionDenied("Không đề nghị mở lại được báo cáo này.")
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            reopening.ask(report, form.cleaned_data["reason"], by=request.user)
        except NotReady as problem:
            form.add_error("reason", str(problem))
        else:
            messages.success(request, "Đã gửi đề nghị mở lại đến người thẩm định.")
            return redirect(report)
    context = _frame(report) | {"form": form, "back_url": report.get_absolute_url()}
    return render(request, "commitments/reopen_ask.html", context)


@require_http_methods(["GET", "POST"])
def decline(request, pk):
    """Người thẩm định không mở lại, có lý do."""
    asked = get_object_or_404(ReopenRequest.objects.select_related("asked_by"), pk=pk)
    visible = Report.objects.visible_to(request.user).for_listing()
    report = visible.filter(pk=asked.report_id).first()
    if report is None:
        raise Http404
    if not impartiality.may_judge(request.user, report) or not asked.is_waiting:
        raise PermissionDenied("Đề nghị này đã được trả lời, hoặc không thuộc người thẩm định này.")
    form = AnswerForm(request.POST if request.method == "POST" else None)
    back_url = reverse("commitments:review", args=[report.pk])
    if form.is_valid():
        try:
            reopening.decline(asked, form.cleaned_data["answer"], by=request.user)
        except NotReady as problem:
            form.add_error("answer", str(problem))
        else:
            messages.success(request, "Đã trả lời đơn vị: không mở lại báo cáo.")
            return redirect(back_url)
    context = _frame(report) | {"form": form, "asked": asked, "back_url": back_url}
    return render(request, "commitments/reopen_decline.html", context)


def _frame(report):
    campaign, name = report.commitment.campaign, periods.name_of(report.period)
    bar = {"campaign": campaign.title, "campaigns": [], "period": name, "periods": [], "due_on": None}
    context = {"report": report, "unit": report.commitment.unit, "period_name": name}
    return context | {"notice": campaign.notice, "context_bar": bar}
