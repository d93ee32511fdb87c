"""Minh chứng của một chỉ tiêu: xem, đính kèm, thay, bỏ, tải về, xem trang trong trình duyệt."""

from contextlib import suppress

from django.contrib import messages
from django.http import FileResponse, Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commitments import permissions
from commitments.conflicts import Conflict, NotReady, Refused
from commitments.evidence import attaching, reading
from commitments.evidence.attaching import Kept
from commitments.forms.evidence import AttachForm, FactsForm, ReplaceForm
from commitments.models import EvidenceFile, EvidenceUse
from commitments.models.scan import MediaType
from commitments.scans.sheets import Sheet
from commitments.views import entry, entry_page
from commitments.views.scan import READING, SANDBOX, fault_of, picture, sent
from units import vault

TRIES = 3
BUSY = "Nhiều người đang lưu cùng lúc. Làm lại sau giây lát."


@require_http_methods(["GET", "POST"])
def evidence(request, commitment, period, number):
    """Minh chứng của một chỉ tiêu; POST attaches. A script that uploads is answered in JSON."""
    sheet = entry.sheet_of(request, commitment, period)
    row = next((row for row in sheet.rows if row.indicator.number == number), None)
    if row is None:
        raise Http404
    if request.method == "POST" and not permissions.may_enter(request.user, sheet.commitment):
        raise Refused(entry.NO_ENTRY)
    known = EvidenceFile.objects.current().filter(commitment=sheet.commitment)
    form = AttachForm(*sent(request), known=known, fault=fault_of(request))
    if request.method == "POST" and form.is_valid() and _attached(request, sheet, number, form):
        messages.success(request, f"Đã đính kèm minh chứng cho chỉ tiêu {number}.")
        return _answer(request, form) or redirect(request.path)
    if request.method == "POST" and (answer := _answer(request, form)):
        return answer
    return render(request, "commitments/evidence.html", _context(request, sheet, row, form))


def _attached(request, sheet, number, form):
    """Cất tệp rồi ghi vào báo cáo; a fault is told at the field."""
    place, day = form.where, timezone.localdate()
    try:
        kept = [_kept(chosen) for chosen in form.cleaned_data["files"]]
        if kept:
            where = sheet.commitment, sheet.period.code, number
            _patiently(attaching.attach, *where, kept, form.facts, place=place, by=request.user, today=day)
        if again := form.cleaned_data["again"]:
            where = again, sheet.period.code, number
            _patiently(attaching.use_again, *where, place=place, by=request.user, today=day)
    except (vault.NoRoom, Refused, NotReady) as reason:
        form.add_error("files", str(reason))
        return False
    return True


def _kept(chosen):
    kind = chosen.kind
    return Kept(vault.keep_file(chosen.path), chosen.name, kind.media_type, chosen.size, kind.pages)


def _patiently(verb, *what, **how):
    """Làm lại khi có người vừa lưu số liệu: the evidence itself is not contested."""
    for _ in range(TRIES - 1):
        with suppress(Conflict):
            return verb(*what, **how)
    try:
        return verb(*what, **how)
    except Conflict as fault:
        raise NotReady(BUSY) from fault


def _answer(request, form):
    """Trả lời cho đoạn mã tải lên; None for a person's browser."""
    if request.headers.get("Accept") != "application/json":
        return None
    if form.errors:
        list(messages.get_messages(request))
        return JsonResponse(
            {"problem": " ".join(" ".join(each) for each in form.errors.values())}, status=422
        )
    list(messages.get_messages(request))
    return JsonResponse({"attached": True})


def _context(request, sheet, row, form):
    may_enter = permissions.may_enter(request.user, sheet.commitment)
    opened = may_enter and not sheet.lock and row in sheet.correctable
    shown = reading.of_report(sheet.report, sheet.period, by=request.user)
    return entry_page.frame(request, sheet) | {
        "title": f"Minh chứng chỉ tiêu {row.indicator.number}",
        "row": row,
        "proofs": shown.get(row.item.pk, ()),
        "form": form,
        "is_open": opened,
        "lock": sheet.lock if may_enter else "",
    }


@require_safe
def file(request, pk):
    """Tệp minh chứng, to be kept on one's own machine under its own name."""
    found = get_object_or_404(EvidenceFile.objects.visible_to(request.user), pk=pk)
    try:
        content = vault.opened(found.file)
    except (vault.Missing, vault.Damaged) as fault:
        raise Http404(str(fault)) from fault
    headers = {"Content-Security-Policy": SANDBOX}
    return FileResponse(
        content, as_attachment=True, filename=found.name, content_type=found.media_type, headers=headers
    )


@require_safe
def page(request, pk, number):
    """Một trang của tệp (đếm từ 1) dưới dạng ảnh, to be read beside the figure."""
    found = get_object_or_404(EvidenceFile.objects.visible_to(request.user), pk=pk)
    if found.media_type not in MediaType.values or not 1 <= number <= (found.pages or 0):
        raise Http404
    return picture(Sheet(vault.path(found.file), found.media_type, number - 1), READING)


@require_POST
def remove(request, pk):
    """Bỏ minh chứng khỏi chỉ tiêu."""
    use = _use(request, pk)
    try:
        _patiently(attaching.remove, use, by=request.user, today=timezone.localdate())
    except NotReady as reason:
        messages.warning(request, str(reason))
    else:
        messages.success(request, f"Đã bỏ “{use.file}” khỏi chỉ tiêu. Tệp vẫn được lưu.")
    return redirect(_place(use))


@require_http_methods(["GET", "POST"])
def replace(request, pk):
    """Thay tệp bằng bản mới; the old one stays as a revision."""
    use = _use(request, pk)
    form = ReplaceForm(*sent(request), fault=fault_of(request))
    if form.is_valid():
        try:
            kept = _kept(form.cleaned_data["files"][0])
            new = _patiently(attaching.replace_file, use, kept, by=request.user, today=timezone.localdate())
        except (vault.NoRoom, NotReady) as reason:
            form.add_error("files", str(reason))
        else:
            messages.success(request, f"Đã thay bằng “{new}”. Bản cũ vẫn được lưu.")
            return redirect(_place(use))
    context = {"form": form, "use": use, "back_url": _place(use), "title": "Thay tệp minh chứng"}
    return render(request, "commitments/evidence_change.html", context)


@require_http_methods(["GET", "POST"])
def describe(request, pk):
    """Sửa số, ngày, cơ quan ban hành, trang của một minh chứng."""
    use = _use(request, pk)
    known = {name: getattr(use.file, name) for name in ("document_number", "issuer", "issued_on")}
    form = FactsForm(request.POST if request.method == "POST" else None, initial=known | {"place": use.place})
    if form.is_valid():
        try:
            today = timezone.localdate()
            _patiently(attaching.describe, use, form.facts, place=form.where, by=request.user, today=today)
        except NotReady as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, "Đã ghi thông tin của minh chứng.")
            return redirect(_place(use))
    context = {"form": form, "use": use, "back_url": _place(use), "title": "Thông tin minh chứng"}
    return render(request, "commitments/evidence_change.html", context)


def _use(request, pk):
    """Minh chứng mà người này được xem, của đơn vị mình; others get 403."""
    seen = EvidenceFile.objects.visible_to(request.user).values("pk")
    rows = EvidenceUse.objects.filter(file__in=seen).for_listing()
    use = get_object_or_404(rows.select_related("entry__report__commitment__campaign"), pk=pk)
    if not permissions.may_enter(request.user, use.entry.report.commitment):
        raise Refused("Minh chứng do người nhập liệu và người đứng đầu của đơn vị đính kèm.")
    return use


def _place(use):
    report, number = use.entry.report, use.entry.item.indicator.number
    return reverse("commitments:evidence", args=[report.commitment_id, report.period, number])
