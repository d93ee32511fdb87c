"""Nhập báo cáo kỳ và gửi báo cáo."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from commitments import entries, kept_basis, permissions, workflow
from commitments.conflicts import Conflict, NotReady, Refused
from commitments.forms.filing import FilingForm, settled
from commitments.models import Commitment, Report
from commitments.sheet import Sheet, with_report
from commitments.views import entry_clash, entry_page

NO_ENTRY = "Số liệu do người nhập liệu và người đứng đầu của đơn vị nhập."
NO_SUBMISSION = (
    "Chỉ người đứng đầu đơn vị gửi báo cáo. Số liệu đã lưu vẫn còn nguyên; hãy báo người đứng đầu vào gửi."
)
MOVED = "Số liệu vừa được {name} lưu lại sau khi trang này mở. Kiểm tra lại tóm tắt mới dưới đây rồi gửi."


@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, commitment: int, period: str) -> HttpResponse:
    """Trang nhập báo cáo; POST saves the draft and stays on the page."""
    sheet = sheet_of(request, commitment, period)
    if request.method == "POST":
        return _save(request, sheet)
    return entry_page.report(request, FilingForm(sheet))


@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, commitment: int, period: str) -> HttpResponse:
    """Tóm tắt trước khi gửi; POST sends the report."""
    sheet = sheet_of(request, commitment, period)
    if not permissions.may_submit(request.user, sheet.commitment):
        raise Refused(NO_SUBMISSION)
    if sheet.lock:
        messages.warning(request, sheet.lock)
        return redirect(address(sheet))
    if request.method == "POST":
        return _send(request, sheet)
    return entry_page.summary(request, sheet)


def sheet_of(request: HttpRequest, commitment: int, period: str) -> Sheet:
    """Tờ báo cáo mà người này được xem; 404 otherwise, also where nothing was ever sent to them.

    For those who enter it, what lies around the report is kept from one request to the next.
    """
    by, today = request.user, timezone.localdate()
    if kept := kept_basis.recall(commitment, period, by=by, today=today):
        return kept
    visible = Commitment.objects.visible_to(by).for_listing().select_related("campaign__province")
    commitment = get_object_or_404(visible, pk=commitment)
    report, mark = kept_basis.report_and_mark(commitment, period)
    commitment.campaign, ruling = kept_basis.rules_of(commitment.campaign, mark)
    owed = workflow.period_of(commitment, period)
    if owed is None or not (permissions.may_enter(by, commitment) or _is_visible(report, by)):
        raise Http404
    return with_report(kept_basis.read(commitment, owed, ruling, mark, by=by, today=today), report)


def _is_visible(report, by):
    return report is not None and Report.objects.visible_to(by).filter(pk=report.pk).exists()


def address(sheet: Sheet, name: str = "report") -> str:
    """Địa chỉ trang báo cáo, or of another page of the same report."""
    return reverse(f"commitments:{name}", args=[sheet.commitment.pk, sheet.period.code])


def _save(request, sheet):
    if not permissions.may_enter(request.user, sheet.commitment):
        raise Refused(NO_ENTRY)
    sent = settled(FilingForm(sheet).forms, request.POST)
    if sheet.lock or sent.get("version") != str(sheet.version):
        return _come_late(request, sheet, sent)
    filing = FilingForm(sheet, sent)
    changes = filing.drafts, filing.words
    try:
        if any(changes):
            entries.save(
                sheet.commitment,
                sheet.period.code,
                *changes,
                by=request.user,
                version=sheet.version,
                today=sheet.today,
            )
    except (Conflict, Refused):
        return _come_late(request, again(request, sheet), sent)
    return _show_saved(request, filing, is_saved=any(changes))


def again(request: HttpRequest, sheet: Sheet) -> Sheet:
    """Tờ báo cáo như đang lưu bây giờ."""
    return sheet_of(request, sheet.commitment.pk, sheet.period.code)


def _come_late(request, sheet, sent):
    """Có người lưu, gửi hoặc khoá trước: nothing typed is lost, and nothing of theirs is overwritten unseen."""
    filing = FilingForm(sheet, sent)
    if sheet.lock:
        return entry_clash.locked(request, filing)
    if filing.has_changed:
        return entry_clash.conflict(request, filing, sent)
    messages.info(request, "Số liệu đang lưu giống hệt số vừa nhập.")
    return _go_on(request, sheet)


def _show_saved(request, filing, *, is_saved):
    if filing.doubts:
        messages.info(request, f"Hệ thống đã hiểu: {'; '.join(filing.doubts)}.")
    if filing.faulty:
        rest = FilingForm(again(request, filing.sheet), filing.rest())
        messages.warning(request, entry_page.told_of_faults(filing, is_saved=is_saved))
        return entry_page.report(request, rest)
    if is_saved:
        messages.success(request, "Đã lưu bản nháp.")
    elif request.POST.get("next") != "submit":
        messages.info(request, "Không có thay đổi nào để lưu.")
    return _go_on(request, filing.sheet)


def _go_on(request, sheet):
    """Ở lại trang, or on to the summary for who pressed “Gửi”."""
    is_sending = request.POST.get("next") == "submit"
    if is_sending:
        return redirect(address(sheet, "submit"))
    kept = f"?{urlencode(request.GET)}" if request.GET else ""
    return redirect(address(sheet) + kept)


def _send(request, sheet):
    if sheet.report is None:
        return entry_page.summary(request, sheet)
    try:
        version = int(request.POST.get("version", ""))
    except ValueError:
        version = entries.NEW
    try:
        workflow.perform(workflow.SUBMIT, sheet.report, by=request.user, version=version, today=sheet.today)
    except NotReady as fault:
        return entry_page.summary(request, sheet, problem=str(fault))
    except Conflict:
        sheet = again(request, sheet)
        problem = MOVED.format(name=entry_clash.last_change(sheet).by)
        return entry_page.summary(request, sheet, problem=problem, status=409)
    messages.success(request, f"Đã gửi báo cáo {sheet.name}. Báo cáo đang chờ thẩm định.")
    return redirect(address(sheet))
