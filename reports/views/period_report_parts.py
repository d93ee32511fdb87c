"""Sửa lời một mục của báo cáo kỳ; of two who write, and of figures that move meanwhile, nothing typed is lost."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from commitments import permissions
from commitments.conflicts import NotReady, Overtaken
from reports.models import PeriodReportPart
from reports.period_report import editing, kept_pages, shown
from reports.period_report.composing import compose
from reports.period_report.content import Part
from reports.period_report.forms import PartForm
from reports.views import period_reports

NOT_YOURS = "Chỉ người thẩm định của cơ quan lập báo cáo viết được báo cáo này."


@dataclass(frozen=True)
class State:
    """Mục đang viết, as it stands now; `composed` are the words that an edit stands in place of."""

    part: Part
    composed: tuple[str, ...]
    stored: PeriodReportPart | None
    is_open: bool

    @property
    def shown(self):
        """Điều trang hiện: which save, which figures."""
        return {
            "version": self.stored.version if self.stored else 0,
            "seen": editing.mark_of(self.part.figures),
        }


@require_http_methods(["GET", "POST"])
def edit(request, campaign, span, scope, key):
    """Trang viết lời; POST saves."""
    subject, state = _found(request, campaign, span, scope, key)
    initial = {"text": state.part.text, **state.shown}
    form, problem = PartForm(request.POST or None, initial=initial, label_suffix=""), ""
    if request.method == "POST" and form.is_valid():
        try:
            editing.write(subject, state.part, by=request.user, **form.cleaned_data)
        except (Overtaken, NotReady) as reason:
            problem, state = str(reason), _state(subject, key)
        else:
            messages.success(request, f"Đã lưu lời của mục “{state.part.heading}”.")
            return redirect(subject.url())
    return _page(request, subject, state, form, problem)


@require_POST
def restore(request, campaign, span, scope, key):
    """Bỏ lời đã sửa."""
    subject, state = _found(request, campaign, span, scope, key)
    version = request.POST.get("version", "")
    try:
        editing.restore(subject, key, by=request.user, version=int(version) if version.isdecimal() else -1)
    except (Overtaken, NotReady) as reason:
        messages.warning(request, f"{reason} Xem lại rồi làm lần nữa.")
        return redirect(subject.url("period_report_part", key))
    messages.success(request, f"Mục “{state.part.heading}” lấy lại lời soạn sẵn.")
    return redirect(subject.url())


def _found(request, campaign, span, scope, key):
    """Báo cáo và mục; 404 for who may not read it, 403 for who may not write it."""
    subject, _ = period_reports.found(request, campaign, span, scope)
    if not permissions.may_compose(request.user, subject.campaign, subject.lead):
        raise PermissionDenied(NOT_YOURS)
    state = _state(subject, key, is_read=request.method == "GET")
    if state is None:
        raise Http404
    return subject, state


def _state(subject, key, *, is_read=False):
    """Mục như đang có, as it is kept where it `is_read` only; None where the report has no such part to write."""
    report = editing.report_of(subject)
    stored = editing.parts_of(report)

    def build():
        facts = period_reports.facts_of(subject)
        part = _part(compose(facts, editing.edits(stored)), key)
        return part, _part(compose(facts, {}), key).paragraphs if part and part.is_edited else ()

    today = timezone.localdate()
    if is_read:
        part, composed = kept_pages.of(subject, report, stored, (kept_pages.PART, key), build, as_of=today)
    else:
        part, composed = build()
    return part and State(part, composed, stored.get(key), report is None or not report.is_issued)


def _part(content, key):
    return next((part for part in content.parts if part.key == key != ""), None)


def _page(request, subject, state, form, problem):
    """Trang viết; after a clash it holds what was typed, beside what stands now."""
    theirs = None
    if problem:
        theirs = state.stored if str(state.shown["version"]) != form.data.get("version") else None
        form.data = form.data.copy()
        form.data.update(state.shown)
    asked = request.GET.get("page")
    context = period_reports.frame(subject) | {
        "part": state.part,
        "figures": shown.cut(state.part.figures, shown.FIGURES, asked),
        "changes": shown.cut(state.part.changes, shown.CHANGES, asked),
        "composed": shown.cut(state.composed, shown.LINES, asked),
        "form": form,
        "problem": problem,
        "theirs": theirs,
        "version": state.shown["version"],
        "is_open": state.is_open,
        "restore_url": subject.url("period_report_restore", state.part.key),
    }
    return render(request, "reports/period_report/edit.html", context, status=409 if problem else 200)
