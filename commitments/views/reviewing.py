"""Ai thẩm định báo cáo nào, trên trang: assignment of a campaign, abstention, the declared exception."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from commitments import assigning, impartiality, permissions
from commitments.conflicts import Overtaken
from commitments.forms.assigning import AssigningForm, ReasonForm
from commitments.models import Campaign
from commitments.views import review_page, review_queue

ABSTAIN = {
    "title": "Xin không thẩm định",
    "lead": "Báo cáo rời hàng chờ của anh/chị; người khác vẫn thấy, và thấy ai xin không thẩm định.",
    "action": "Xin không thẩm định báo cáo",
}
DECLARE = {
    "title": "Thẩm định đơn vị mình",
    "lead": "Không ai thẩm định đơn vị mình công tác, trừ khi đợt cho phép và có lý do. Lý do lưu vào nhật ký.",
    "action": "Ghi lý do và thẩm định",
}


@require_http_methods(["GET", "POST"])
def assign(request, pk):
    """Phân công thẩm định của một đợt."""
    campaign = get_object_or_404(Campaign.objects.overseen_by(request.user), pk=pk)
    if not permissions.may_assign(request.user, campaign):
        raise PermissionDenied("Chỉ người thẩm định của cơ quan nhận cam kết phân công được.")
    form = AssigningForm(campaign, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            assigning.assign(campaign, form.charges, by=request.user, seen=request.POST.get("seen", ""))
        except Overtaken as problem:
            return _show(request, campaign, AssigningForm(campaign), str(problem))
        messages.success(request, "Đã ghi phân công thẩm định.")
        return redirect("commitments:assigning", campaign.pk)
    return _show(request, campaign, form)


def _show(request, campaign, form, problem="") -> HttpResponse:
    context = {
        "campaign": campaign,
        "form": form,
        "seen": assigning.mark_of(form.stored),
        "problem": problem,
        "notice": campaign.notice,
    }
    return render(request, "commitments/assigning.html", context, status=409 if problem else 200)


@require_http_methods(["GET", "POST"])
def abstain(request, pk):
    """Xin không thẩm định một báo cáo; then on to the next one of the queue."""
    page = review_page.read(request, pk)
    if not (page.is_open and impartiality.is_impartial(request.user, page.report)):
        raise PermissionDenied
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not (form.is_bound and form.is_valid()):
        return _ask(request, page, form, ABSTAIN)
    impartiality.abstain(page.report, by=request.user, reason=form.cleaned_data["reason"])
    messages.success(request, f"Đã ghi: anh/chị xin không thẩm định {page.report}.")
    query = review_queue.query_of(request)
    following = review_queue.following(review_queue.waiting(request), page.report, query)
    return redirect(following or reverse("commitments:queue") + query)


@require_POST
def take_over(request, pk):
    """Nhận thẩm định báo cáo đang giao cho người khác."""
    page = review_page.read(request, pk)
    try:
        impartiality.take_over(page.report, by=request.user, seen=request.POST.get("seen", ""))
    except Overtaken as problem:
        messages.warning(request, f"{problem} Xem lại ai đang được giao rồi nhận.")
    else:
        messages.success(request, "Anh/chị nhận thẩm định báo cáo này; việc nhận đã ghi vào lịch sử.")
    return redirect(review_queue.link(pk, review_queue.query_of(request)))


@require_POST
def come_back(request, pk):
    """Nhận lại việc thẩm định."""
    page = review_page.read(request, pk)
    impartiality.come_back(page.report, by=request.user)
    messages.success(request, "Anh/chị lại thẩm định báo cáo này.")
    return redirect(review_queue.link(pk, review_queue.query_of(request)))


@require_http_methods(["GET", "POST"])
def declare(request, pk):
    """Ghi lý do để thẩm định báo cáo của đơn vị mình, where the campaign allows it."""
    page = review_page.read(request, pk)
    if not (page.is_open and impartiality.may_declare(request.user, page.report)):
        raise PermissionDenied
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not (form.is_bound and form.is_valid()):
        return _ask(request, page, form, DECLARE)
    impartiality.declare(page.report, by=request.user, reason=form.cleaned_data["reason"])
    messages.success(request, "Đã ghi lý do. Anh/chị thẩm định được báo cáo này.")
    return redirect(review_queue.link(pk, review_queue.query_of(request)))


def _ask(request, page, form, words):
    """Trang hỏi lý do."""
    query = review_queue.query_of(request)
    is_abstaining = words is ABSTAIN
    back = review_queue.link(page.report.pk, query) if is_abstaining else reverse("commitments:queue") + query
    context = review_page.frame(page) | words | {"form": form, "back_url": back}
    return render(request, "commitments/reason.html", context)
