"""Trang thẩm định một báo cáo và trang xác nhận một bước: what their templates are given."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from commitments import appraisal, history, impartiality, permissions, workflow
from commitments.appraisal import Appraisal
from commitments.forms.review import NoteForm, ReviewForm
from commitments.models import Report
from commitments.models.report import ReportStatus
from commitments.models.reviewing import charged_with, in_charge
from commitments.views import review_queue, review_table
from commitments.workflow import Step
from indicators import periods
from units.models import Account
from units.roles import Role

MOVED = "{name} vừa lưu thẩm định trong lúc anh/chị xem. Kiểm tra lại tóm tắt mới dưới đây rồi thực hiện."


def read(request: HttpRequest, pk: int) -> Appraisal:
    """Hồ sơ của một báo cáo đã gửi mà người này được xem; 404 otherwise."""
    visible = Report.objects.visible_to(request.user).exclude(status=ReportStatus.DRAFT)
    report = get_object_or_404(visible.for_listing(), pk=pk)
    page = appraisal.read(report, by=request.user, today=timezone.localdate())
    if page is None:
        raise Http404
    return page


def is_of_own_unit(account: Account, page: Appraisal) -> bool:
    """Người thẩm định không thẩm định đơn vị mình; its clerk or head reads the page as anybody may."""
    commitment = page.report.commitment
    is_reviewer = commitment.campaign.authority_id in account.units_as(Role.REVIEWER)
    is_own = account.unit_id == commitment.unit_id
    return is_reviewer and is_own and not permissions.may_enter(account, commitment)


def show(
    request: HttpRequest, page: Appraisal, form: ReviewForm | None, *, unsaved: list | None = None
) -> HttpResponse:
    """Trang thẩm định; without a form it is to be read only. `unsaved`: what was typed too late to be recorded."""
    query, is_reviewer = review_queue.query_of(request), bool(request.user.units_as(Role.REVIEWER))
    found = review_queue.waiting(request) if is_reviewer else []
    steps = workflow.available(page.report, request.user)
    asked = page.report.reopen_requests.select_related("asked_by", "answered_by").first()
    context = frame(page) | {
        "form": form,
        "adjustment": form.adjustment if form else None,
        "version": request.POST.get("version", page.report.version),
        "groups": review_table.groups(page, form),
        "queue": review_queue.beside(found, page.report, query),
        "queue_count": len(found),
        "next_url": review_queue.following(found, page.report, query),
        "query": query,
        "is_reviewer": is_reviewer,
        "may_reopen": workflow.REOPEN in steps,
        "asked": asked,
        "answers": _answers(page.report, asked, steps),
        "history": history.of_report(page.report),
        "unsaved": unsaved or [],
        "abstentions": page.report.abstentions.select_related("account"),
        "has_abstained": page.is_open and impartiality.has_abstained(request.user, page.report),
        "own_unit_reviews": page.report.own_unit_reviews.select_related("account"),
        "charge": _charge(page, request.user) if is_reviewer else None,
    }
    return render(request, "commitments/review.html", context, status=409 if unsaved else 200)


def _charge(page: Appraisal, account: Account) -> dict:
    """Ai được giao báo cáo này; `mark` of them, for who may take it over; `takeover`: who did, instead of whom."""
    charged = in_charge(page.report)
    is_others = bool(charged) and account not in charged
    may_take = is_others and impartiality.may_take_over(account, page.report)
    return {
        "others": charged if is_others else [],
        "mark": impartiality.mark_of(charged) if may_take else "",
        "takeover": page.report.takeovers.in_force().select_related("account").first(),
        "assigned": charged_with(page.report.commitment, page.report),
    }


def _answers(report, asked, steps):
    """Điều người thẩm định trả lời được cho đề nghị đang chờ: (lời, địa chỉ)."""
    if asked is None or not asked.is_waiting:
        return []
    opening = [step for step in steps if step in (workflow.RETURN, workflow.REOPEN)]
    if not opening:
        return []
    links = [(step.label, reverse("commitments:move", args=[report.pk, step.name])) for step in opening]
    return [*links, ("Không mở lại", reverse("commitments:reopen_decline", args=[asked.pk]))]


def confirm(
    request: HttpRequest, step: Step, page: Appraisal, form: NoteForm, problem: str = ""
) -> HttpResponse:
    """Trang xác nhận một bước, with what it rests on; `problem` says why it was not done."""
    context = frame(page) | {
        "step": step,
        "form": form,
        "problem": problem,
        "back_url": review_queue.link(page.report.pk, review_queue.query_of(request)),
    }
    return render(request, "commitments/move.html", context, status=409 if problem else 200)


def overtaken(request: HttpRequest, step: Step, pk: int) -> HttpResponse:
    """Trang xác nhận sau khi người khác vừa lưu: the summary as it is now, the note as it was typed."""
    page = read(request, pk)
    initial = {"note": request.POST.get("note", ""), "version": page.report.version}
    name = history.of_report(page.report)[0].by
    return confirm(request, step, page, NoteForm(step=step, initial=initial), MOVED.format(name=name))


def frame(page: Appraisal) -> dict:
    """Điều mà mọi trang của một báo cáo cần."""
    campaign, name = page.report.commitment.campaign, periods.name_of(page.report.period)
    return {
        "page": page,
        "report": page.report,
        "unit": page.report.commitment.unit,
        "period_name": name,
        "notice": campaign.notice,
        "context_bar": {
            "campaign": campaign.title,
            "campaigns": [],
            "period": name,
            "periods": [],
            "due_on": page.sheet.period.due_on,
        },
    }


def note_of(step: Step, page: Appraisal) -> str:
    """Lời gợi sẵn: the comments on single indicators, when the report goes back."""
    if not step.needs_note:
        return ""
    rows = page.returned or page.commented
    asked = page.report.reopen_requests.waiting().first()
    if asked and not rows:
        return f"Theo đề nghị của đơn vị: {asked.reason}"
    return "\n".join(f"Chỉ tiêu {row.number}: {row.verdict.comment}" for row in rows)
