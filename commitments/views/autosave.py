"""Tự lưu: each part is saved by itself as soon as it is typed; the page is told what that came to.

What two people typed differently is not saved: both values go back, and the one who came second chooses.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from commitments import entries, kept_basis, permissions
from commitments.conflicts import Conflict, Refused
from commitments.forms.entry import EntryForm
from commitments.forms.filing import FilingForm, merged
from commitments.forms.narrative import NarrativeForm
from commitments.sheet import with_entries
from commitments.telling import NOTHING
from commitments.views import entry, entry_clash, entry_page, entry_table
from indicators.numbers import written

TRIES = 3
"""Số lần trộn lại khi có người khác lưu đúng lúc ấy; then the browser tries again by itself."""

NARRATIVE = "loi"


@require_POST
def save(request: HttpRequest, commitment: int, period: str) -> HttpResponse:
    """Lưu các phần gửi lên; answers in JSON what is stored now, what has faults and what is contested.

    409 with `lock`: nobody may save any more. 503: others save all the time, try again.
    """
    sheet = entry.sheet_of(request, commitment, period)
    if not permissions.may_enter(request.user, sheet.commitment):
        return JsonResponse({"lock": entry.NO_ENTRY}, status=403)
    for _ in range(TRIES):
        if sheet.lock:
            return JsonResponse({"lock": sheet.lock}, status=409)
        data, contested = merged(FilingForm(sheet, request.POST).sent, request.POST)
        filing = FilingForm(sheet, data)
        try:
            fresh = _write(request, filing)
        except Conflict:
            sheet = entry.again(request, sheet)
            continue
        except Refused as reason:
            return JsonResponse({"lock": str(reason)}, status=403)
        return JsonResponse(_answer(fresh, filing, contested))
    return JsonResponse({"wait": "Nhiều người đang lưu cùng lúc."}, status=503)


def _write(request, filing):
    """Ghi phần đã đổi; returns the report as it is stored then."""
    sheet = filing.sheet
    if not any(changes := (filing.drafts, filing.words)):
        return sheet
    saved = entries.store(
        sheet.commitment,
        sheet.period.code,
        *changes,
        by=request.user,
        version=sheet.version,
        today=sheet.today,
        known=sheet.report and entries.Saved(sheet.report, sheet.entries),
    )
    fresh = with_entries(sheet.basis, saved.report, saved.entries)
    kept_basis.keep(fresh)
    return fresh


def _answer(sheet, filing, contested):
    """Điều trình duyệt cần để trang nói đúng điều đang lưu."""
    return {
        "version": sheet.version,
        "savedAt": f"{timezone.localtime():%H:%M}",
        "bar": entry_page.bar(sheet),
        "expected": {"score": _score(sheet), "points": entry_page.points(sheet)},
        "parts": [_part(sheet, form, contested) for form in filing.sent],
    }


def _part(sheet, sent, contested):
    """Một chỉ tiêu, hoặc phần lời: what is stored of it now."""
    part = {
        "errors": {sent.add_prefix(name): " ".join(messages) for name, messages in sent.errors.items()},
        "contested": [_choice(form, name, sheet) for form, name in contested if form.prefix == sent.prefix],
    }
    if isinstance(sent, NarrativeForm):
        return part | {"name": NARRATIVE, "stored": _stored(NarrativeForm(sheet.report))}
    row = next(row for row in sheet.rows if row.item.pk == sent.row.item.pk)
    fresh = EntryForm(row)
    described = entry_table.described(sheet, row, sent if sent.errors else fresh)
    return part | {
        "name": entry_table.name_of(row),
        "stored": _stored(fresh),
        "results": render_to_string("components/_entry_results.html", {"row": described}),
        "remarks": render_to_string("components/_entry_remarks.html", {"row": described}),
    }


def _score(sheet):
    return NOTHING if sheet.card.score is None else written(sheet.card.score, 2)


def _stored(form):
    return {form.add_prefix(name): form.stored_text(name) for name in form.fields}


def _choice(form, part, sheet):
    """Hai giá trị của một phần mà hai người cùng sửa."""
    change = entry_clash.last_change(sheet)
    return {
        "label": form.part_label(part),
        "by": change.by,
        "at": f"{timezone.localtime(change.at):%H:%M}",
        "theirs": form.part_text(part, form.stored_text) or entry_clash.NOTHING,
        "fields": [form.add_prefix(name) for name in form.parts[part]],
    }
