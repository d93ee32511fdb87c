"""Sửa lời một mục của báo cáo kỳ; of two who write, and of figures that move meanwhile, nothing typed is lost."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from commitments import permissions
from commitments.conflicts import NotReady, Overtaken
from reports.period_report import editing
from reports.period_report.composing import compose
from reports.period_report.forms import PartForm
from reports.views import period_reports

NOT_YOURS = "Chỉ người thẩm định của cơ quan lập báo cáo viết được báo cáo này."


@require_http_methods(["GET", "POST"])
def edit(request, campaign, span, scope, key):
    """Trang viết lời; POST saves."""
    subject, part, stored = _found(request, campaign, span, scope, key)
    form = PartForm(
        request.POST or None, initial={"text": part.text, **_shown(part, stored)}, label_suffix=""
    )
    problem = ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            editing.write(
                subject, part, said["text"], by=request.user, version=said["version"], seen=said["seen"]
            )
        except (Overtaken, NotReady) as reason:
            problem = str(reason)
        else:
            messages.success(request, f"Đã lưu lời của mục “{part.heading}”.")
            return redirect(subject.url())
    return _page(request, subject, key, form, problem)


@require_POST
def restore(request, campaign, span, scope, key):
    """Bỏ lời đã sửa."""
    subject, part, _ = _found(request, campaign, span, scope, key)
    version = request.POST.get("version", "")
    try:
        editing.restore(subject, key, by=request.user, version=int(version) if version.isdecimal() else -1)
    except (Overtaken, NotReady) as reason:
        messages.warning(request, f"{reason} Xem lại rồi làm lần nữa.")
        return redirect(subject.url("period_report_part", key))
    messages.success(request, f"Mục “{part.heading}” lấy lại lời soạn sẵn.")
    return redirect(subject.url())


def _found(request, campaign, span, scope, key):
    """Báo cáo, mục, lời đang lưu; 404 for who may not read it, 403 for who may not write it."""
    subject, report = period_reports.found(request, campaign, span, scope)
    if not permissions.may_compose(request.user, subject.campaign, subject.lead):
        raise PermissionDenied(NOT_YOURS)
    stored = editing.parts_of(report)
    parts = {part.key: part for part in period_reports.current(subject, stored).parts if part.key}
    if key not in parts:
        raise Http404
    return subject, parts[key], stored.get(key)


def _part(content, key):
    return next(part for part in content.parts if part.key == key)


def _shown(part, stored):
    """Điều trang đã hiện: which save, which figures."""
    return {"version": stored.version if stored else 0, "seen": editing.mark_of(part.figures)}


def _page(request, subject, key, form, problem):
    """Trang viết; after a clash it holds what was typed, beside what stands now."""
    report = editing.report_of(subject)
    stored = editing.parts_of(report)
    facts = period_reports.facts_of(subject)
    part, composed = (_part(compose(facts, edits), key) for edits in (editing.edits(stored), {}))
    shown, theirs = _shown(part, stored.get(key)), None
    if problem:
        if str(shown["version"]) != form.data.get("version"):
            theirs = stored.get(key)
        form.data = form.data.copy()
        form.data.update({"version": shown["version"], "seen": shown["seen"]})
    context = period_reports.frame(subject) | {
        "part": part,
        "composed": composed.paragraphs if part.is_edited else (),
        "form": form,
        "problem": problem,
        "theirs": theirs,
        "version": shown["version"],
        "is_open": report is None or not report.is_issued,
        "restore_url": subject.url("period_report_restore", key),
    }
    return render(request, "reports/period_report/edit.html", context, status=409 if problem else 200)
