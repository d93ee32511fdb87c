"""Hai người cùng sửa một báo cáo, hoặc báo cáo vừa khoá: both values are shown, and nothing typed is lost."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from commitments.forms.filing import MINE, THEIRS, FilingForm, keep_name
from commitments.forms.stored import StoredForm
from commitments.history import SYSTEM, Change, of_report
from commitments.sheet import Sheet
from commitments.views.entry_page import frame

NOTHING = "(để trống)"


def conflict(request: HttpRequest, filing: FilingForm, sent: QueryDict) -> HttpResponse:
    """Trang xung đột: for each part that differs, what is stored and what was typed; one chooses and saves."""
    context = frame(request, filing.sheet)
    change = last_change(filing.sheet)
    context["conflict"] = {
        "action": context["address"],
        "version": filing.sheet.version,
        "saved_by": change.by,
        "saved_at": change.at,
        "rows": list(rows(filing.forms)),
        "kept": [*_next(sent), *kept(filing.forms)],
    }
    return render(request, "409.html", context, status=409)


def locked(request: HttpRequest, filing: FilingForm) -> HttpResponse:
    """Trang của báo cáo không còn sửa được: what this person typed, to be copied."""
    typed = [row for row in rows(filing.forms) if not row["is_theirs"]]
    copy = "\n\n".join(f"{row['label']}\n{row['part']}: {row['mine_words']}" for row in typed)
    context = frame(request, filing.sheet) | {"rows": typed, "copy": copy, "lock": filing.sheet.lock}
    return render(request, "commitments/not_saved.html", context, status=409)


def last_change(sheet: Sheet) -> Change:
    """Ai lưu báo cáo lần cuối, và lúc nào."""
    changes = of_report(sheet.report)
    return changes[0] if changes else Change(sheet.report.changed_at, SYSTEM, "")


def rows(forms: Iterable[StoredForm]) -> Iterator[dict]:
    """Các phần khác nhau; a part that this person did not touch is settled for what is stored, unless they object."""
    for form in forms:
        for part in form.changed_parts:
            yield {
                "name": keep_name(form, part),
                "label": form.title,
                "part": form.part_label(part),
                "theirs": THEIRS,
                "theirs_words": form.part_text(part, form.stored_text) or NOTHING,
                "mine": MINE,
                "mine_words": form.part_text(part, form.typed_text) or NOTHING,
                "is_theirs": form.is_untouched(part),
            }


def _next(sent):
    """Nút đã bấm, so that choosing goes on where it led."""
    return [{"name": "next", "value": sent["next"]}] if "next" in sent else []


def kept(forms: Iterable[StoredForm]) -> Iterator[dict]:
    """Mọi điều đã gửi, and beside it what is stored now: the next save is compared with that."""
    for form in forms:
        for bound in form if form.is_bound else ():
            yield {"name": bound.html_name, "value": form.typed_text(bound.name)}
            yield {"name": bound.html_initial_name, "value": form.stored_text(bound.name)}
