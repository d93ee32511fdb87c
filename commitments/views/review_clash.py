"""Hai người cùng thẩm định một báo cáo, hoặc báo cáo vừa được duyệt, trả lại: nothing typed is lost."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from commitments import history, impartiality
from commitments.appraisal import Appraisal
from commitments.forms.review import ReviewForm
from commitments.views import review_page, review_queue
from commitments.views.entry_clash import NOTHING, kept, rows


def come_late(request: HttpRequest, page: Appraisal, form: ReviewForm, sent: QueryDict) -> HttpResponse:
    """Trang xung đột: both verdicts where they differ; or, when the report has left the reviewer, what was typed."""
    differing = list(rows(form.verdicts.values()))
    may_judge = impartiality.may_judge(request.user, page.report)
    if not page.is_open or not may_judge:
        unsaved = [*differing, *_adjustment(form)]
        if not unsaved and not may_judge:
            raise PermissionDenied("Báo cáo này đang giao cho người khác thẩm định.")
        return review_page.show(request, page, None, unsaved=unsaved)
    last = history.of_report(page.report)[0]
    conflict = {
        "action": review_queue.link(page.report.pk, review_queue.query_of(request)),
        "version": page.report.version,
        "saved_by": last.by,
        "saved_at": last.at,
        "rows": differing,
        "kept": [*_kept(form, sent), *kept(form.verdicts.values())],
    }
    return render(request, "409.html", review_page.frame(page) | {"conflict": conflict}, status=409)


def _kept(form, sent):
    """Nút đã bấm và điểm cộng, trừ đã gõ; the verdicts come beside them."""
    yield {"name": "then", "value": sent.get("then", "")}
    for bound in form.adjustment:
        yield {"name": bound.html_name, "value": sent.get(bound.html_name, "")}


def _adjustment(form):
    """Điểm cộng, điểm trừ đã gõ mà chưa ghi."""
    points, reason = (form.adjustment[name].data or "" for name in ("points", "reason"))
    if points or reason:
        yield {"label": "Điểm cộng, điểm trừ", "part": points or NOTHING, "mine_words": reason or NOTHING}
