"""Thẩm định: hàng chờ, một báo cáo từng chỉ tiêu, trả lại và duyệt."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from commitments import adjustments, entries, impartiality, signs, workflow
from commitments.conflicts import Conflict, NotReady, Refused
from commitments.entries import Verdict
from commitments.filters import ReportFilter
from commitments.forms.filing import settled
from commitments.forms.review import NoteForm, ReviewForm
from commitments.models.report import Decision
from commitments.views import adopting, review_clash, review_page, review_queue
from indicators.numbers import written
from units.roles import Role

STEPS = {step.name: step for step in (workflow.RETURN, workflow.APPROVE, workflow.REOPEN)}
ACCEPT_REST = "chap-nhan"


@require_safe
def queue(request):
    """Hàng chờ thẩm định: oldest first, filtered by the address."""
    if not request.user.units_as(Role.REVIEWER):
        raise PermissionDenied
    chosen = ReportFilter(request.GET, request=request)
    paginator = Paginator(chosen.qs, review_queue.ROWS)
    paginator.count = chosen.total
    page = paginator.get_page(request.GET.get("page"))
    reports, query = list(page), review_queue.query_of(request)
    context = {
        "filter": chosen,
        "page": page,
        "rows": review_queue.rows(reports, query, request.user, chosen.campaigns),
        "choices": review_queue.choices(chosen, request),
        "campaigns": chosen.campaigns,
        "query": query,
        "page_query": query.replace("?", "&", 1),
        "first": chosen.qs.filter(signs.CONDITIONS[signs.MINE]).first() if chosen.is_waiting else None,
    }
    return render(request, "commitments/queue.html", context)


@require_http_methods(["GET", "POST"])
def review(request, pk):
    """Một báo cáo, từng chỉ tiêu; POST records the verdicts, and an adjustment when there is one."""
    page = review_page.read(request, pk)
    may_review = impartiality.may_judge(request.user, page.report)
    is_impartial = may_review or impartiality.is_impartial(request.user, page.report)
    if not is_impartial and page.is_open and impartiality.may_declare(request.user, page.report):
        return redirect(reverse("commitments:declare_own", args=[pk]) + review_queue.query_of(request))
    if not is_impartial and (request.method == "POST" or review_page.is_of_own_unit(request.user, page)):
        raise PermissionDenied
    if request.method == "POST":
        return _save(request, page, may_review=may_review)
    return review_page.show(request, page, ReviewForm(page) if may_review and page.is_open else None)


def _save(request, page, *, may_review):
    sent = settled(ReviewForm(page).verdicts.values(), request.POST)
    form = ReviewForm(page, sent)
    is_stale = sent.get("version") != str(page.report.version) and form.has_changed
    if is_stale or not page.is_open or not may_review:
        return review_clash.come_late(request, page, form, sent)
    if not form.is_valid():
        return review_page.show(request, page, form)
    accepted = _accepted(page, form.changed) if sent.get("then") == ACCEPT_REST else {}
    adopted = adopting.adopted(page, sent, form.changed)
    verdicts = form.changed | accepted | adopted
    try:
        if verdicts:
            entries.verify(page.report, verdicts, by=request.user, version=page.report.version)
    except (Conflict, Refused):
        page = review_page.read(request, page.report.pk)
        return review_clash.come_late(request, page, ReviewForm(page, sent), sent)
    if form.adjustment.wants_something and not _adjusted(request, page, form.adjustment):
        page = review_page.read(request, page.report.pk)
        return review_page.show(request, page, ReviewForm(page, sent))
    _tell_saved(request, form, verdicts, len(accepted), len(adopted))
    return _go_on(request, page, is_saved=bool(verdicts) or form.adjustment.wants_something)


def _accepted(page, changed):
    """Chấp nhận mọi chỉ tiêu chưa xem mà không có gì phải xem kỹ."""
    rows = [row for row in page.acceptable if row.number not in changed]
    return {row.number: Verdict(decision=Decision.ACCEPTED) for row in rows}


def _adjusted(request, page, wanted):
    """Đã ghi điểm cộng, trừ; not when somebody did so in between, which the form then says beside what was typed."""
    commitment, known = page.report.commitment, wanted.cleaned_data["known"]
    try:
        adjustments.adjust(commitment, page.report.period, *wanted.said, by=request.user, known=known)
    except Conflict:
        return False
    return True


def _tell_saved(request, form, verdicts, accepted, adopted):
    """Nói đúng điều vừa ghi: verdicts, points added or taken off, or both."""
    if verdicts:
        together = f" Đã chấp nhận {accepted} chỉ tiêu không có cảnh báo." if accepted else ""
        together += f" Đã nhận {adopted} ý kiến của cơ quan chủ trì." if adopted else ""
        messages.success(request, f"Đã lưu thẩm định.{together}")
    if form.adjustment.wants_something:
        points, _ = form.adjustment.said
        messages.success(request, f"Đã ghi điểm {'cộng' if points > 0 else 'trừ'} {written(abs(points))}.")


def _go_on(request, page, *, is_saved):
    """Ở lại trang, or on to the step whose button was pressed."""
    query, step = review_queue.query_of(request), request.POST.get("then")
    if step in STEPS:
        return redirect(reverse("commitments:move", args=[page.report.pk, step]) + query)
    if not is_saved:
        is_adopting = step == adopting.ADOPT_REST or "adopt" in request.POST
        messages.info(request, adopting.CHANGED if is_adopting else "Không có thay đổi nào để lưu.")
    return redirect(review_queue.link(page.report.pk, query))


@require_http_methods(["GET", "POST"])
def move(request, pk, step):
    """Xác nhận trả lại hoặc duyệt, with a summary; then on to the next report of the queue."""
    if step not in STEPS:
        raise Http404
    step, page = STEPS[step], review_page.read(request, pk)
    if step not in workflow.available(page.report, request.user):
        raise Refused(f"Không thể “{step.label}” báo cáo này nữa.")
    initial = {"note": review_page.note_of(step, page), "version": page.report.version}
    form = NoteForm(request.POST if request.method == "POST" else None, step=step, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            workflow.perform(
                step, page.report, by=request.user, today=timezone.localdate(), **form.cleaned_data
            )
        except Conflict:
            return review_page.overtaken(request, step, pk)
        except NotReady as problem:
            return review_page.confirm(request, step, page, form, str(problem))
        messages.success(request, f"{step.label}: {page.report}.")
        return redirect(_next(request, page.report))
    return review_page.confirm(request, step, page, form)


def _next(request, report):
    """Báo cáo kế tiếp trong hàng chờ, else the queue."""
    query = review_queue.query_of(request)
    found = review_queue.waiting(request)
    return review_queue.following(found, report, query) or reverse("commitments:queue") + query
