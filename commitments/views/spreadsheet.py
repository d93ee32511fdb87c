"""Biểu Excel của một báo cáo: tải về, nạp lên, xem trước, lưu điều đã chọn."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commitments import entries, permissions
from commitments.conflicts import Conflict, Refused
from commitments.forms.proposal import Proposal
from commitments.forms.spreadsheet import SpreadsheetForm
from commitments.sheet import Sheet
from commitments.spreadsheets import filling, sealing, writing
from commitments.spreadsheets.layout import REMARKS
from commitments.views import entry, entry_clash, entry_page

EXPIRED = "Bản xem trước đã hết hạn hoặc không phải của báo cáo này. Nạp lại tệp."
SAME = "Tệp không có gì khác với số liệu đang lưu."
LOST_REMARKS = f"Tệp không có trang “{REMARKS}” (đã xoá hoặc đổi tên), nên phần lời giữ như đang lưu."
NONE_CHOSEN = "Chưa chọn mục nào, nên chưa có gì được lưu."
MOVED = "Số liệu vừa được {name} lưu lại trong lúc xem. So sánh lại dưới đây rồi chọn; chưa có gì được lưu."
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


@require_safe
def template(request: HttpRequest, commitment: int, period: str) -> HttpResponse:
    """Biểu trống kèm số đang lưu, to be filled in elsewhere."""
    sheet = _sheet(request, commitment, period)
    if sheet.lock:
        return _locked(request, sheet)
    name = filling.file_name(sheet).translate(_NOT_IN_A_NAME)
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(
        writing.write(filling.of_sheet(sheet)), content_type=writing.MEDIA_TYPE, headers=headers
    )


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, commitment: int, period: str) -> HttpResponse:
    """Nạp biểu; POST shows what would change, and saves nothing."""
    sheet = _sheet(request, commitment, period)
    if sheet.lock:
        return _locked(request, sheet)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    fault = getattr(request, "upload_fault", "")
    form = SpreadsheetForm(*sent, template=filling.of_sheet(sheet), fault=fault)
    if not form.is_valid():
        return render(
            request, "commitments/spreadsheet.html", entry_page.frame(request, sheet) | {"form": form}
        )
    proposal = Proposal(sheet, form.cleaned_data["file"])
    if not proposal.changes and not proposal.faults:
        messages.info(request, f"{SAME} {LOST_REMARKS}" if proposal.reading.remarks.is_lost else SAME)
        return redirect(entry.address(sheet))
    return _preview(request, proposal)


@require_POST
def take(request: HttpRequest, commitment: int, period: str) -> HttpResponse:
    """Lưu các thay đổi đã chọn, by the same way as the page saves."""
    sheet = _sheet(request, commitment, period)
    if sheet.lock:
        return _locked(request, sheet)
    try:
        reading = sealing.unseal(request.POST.get("reading", ""), _owner(request, sheet))
    except sealing.Broken:
        messages.warning(request, EXPIRED)
        return redirect(entry.address(sheet, "spreadsheet"))
    proposal = Proposal(sheet, reading)
    if request.POST.get("version") != str(sheet.version):
        return _overtaken(request, proposal)
    filing = proposal.taking(request.POST.getlist("take"))
    if not filing.drafts and not filing.words:
        messages.info(request, NONE_CHOSEN)
        return _preview(request, proposal)
    return _save(request, proposal, filing)


def _save(request, proposal, filing):
    sheet, drafts, words = proposal.sheet, filing.drafts, filing.words
    try:
        entries.save(
            sheet.commitment,
            sheet.period.code,
            drafts,
            words,
            by=request.user,
            version=sheet.version,
            today=sheet.today,
        )
    except Conflict:
        return _overtaken(request, Proposal(entry.again(request, sheet), proposal.reading))
    labels = [filing.narrative.part_label(name) for name in words]
    saved = [*([f"chỉ tiêu {', '.join(drafts)}"] if drafts else []), *(f"“{label}”" for label in labels)]
    messages.success(request, f"Đã lưu từ biểu Excel: {'; '.join(saved)}.")
    return redirect(entry.address(sheet))


def _sheet(request, commitment, period):
    sheet = entry.sheet_of(request, commitment, period)
    if not permissions.may_enter(request.user, sheet.commitment):
        raise Refused(entry.NO_ENTRY)
    return sheet


def _locked(request, sheet):
    messages.warning(request, sheet.lock)
    return redirect(entry.address(sheet))


def _overtaken(request, proposal):
    name = entry_clash.last_change(proposal.sheet).by if proposal.sheet.report else "người khác"
    return _preview(request, proposal, problem=MOVED.format(name=name), status=409)


def _preview(request, proposal, *, problem="", status=200):
    context = entry_page.frame(request, proposal.sheet) | {
        "proposal": proposal,
        "problem": problem,
        "reading": sealing.seal(proposal.reading, _owner(request, proposal.sheet)),
        "lost_remarks": LOST_REMARKS if proposal.reading.remarks.is_lost else "",
        "has_newer": any(not change.is_taken for change in proposal.changes),
    }
    return render(request, "commitments/spreadsheet_preview.html", context, status=status)


def _owner(request, sheet: Sheet):
    return [request.user.pk, sheet.commitment.pk, sheet.period.code]
