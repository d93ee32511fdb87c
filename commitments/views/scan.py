"""Bản quét của một văn bản: xem từng trang, tải tệp, tải lên hoặc thay, sắp lại trang."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, Q
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from commitments import permissions
from commitments.conflicts import NotReady
from commitments.forms.scans import OrderFormSet, ScanForm
from commitments.models import Document, Scan
from commitments.models.scan import of_seen_documents
from commitments.scans import filing, uploads
from commitments.scans.aside import Undrawable
from commitments.scans.content import SUFFIXES
from commitments.scans.sheets import Sheet, as_jpeg
from commitments.scans.uploads import WrongPaper
from units import vault

SANDBOX = "default-src 'none'; sandbox"
"""Chính sách cho tệp do người dùng đưa lên: it may run, load and open nothing, whatever it turns out to be."""
READING, THUMBNAIL = 110, 45
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


@require_safe
def scan(request, pk):
    """Một bản quét: its pages as pictures, what to look at again, the scans it replaced."""
    found = _visible(request, pk)
    holds = permissions.may_hold(request.user, found.document.campaign)
    context = frame(found.document) | {
        "scan": found,
        "pages": range(1, found.pages + 1),
        "may_replace": holds and found.is_current and found.document.is_current,
        "others": found.document.scans.exclude(pk=pk).for_listing(),
    }
    return render(request, "commitments/scan.html", context)


@require_safe
def file(request, pk):
    """Tệp của bản quét, to be kept on one's own machine."""
    found = _visible(request, pk)
    try:
        content = vault.opened(found.file)
    except (vault.Missing, vault.Damaged) as fault:
        raise Http404(str(fault)) from fault
    name = f"Bản quét – {subject_name(found.document)}.{SUFFIXES[found.media_type]}"
    return FileResponse(
        content,
        as_attachment=True,
        filename=name.translate(_NOT_IN_A_NAME),
        content_type=found.media_type,
        headers={"Content-Security-Policy": SANDBOX},
    )


@require_safe
def page(request, pk, number):
    """Một trang của bản quét (đếm từ 1) dưới dạng ảnh."""
    found = _visible(request, pk)
    if not 1 <= number <= found.pages:
        raise Http404
    return picture(Sheet(vault.path(found.file), found.media_type, number - 1), READING)


def picture(sheet, dpi, turn=0):
    """Ảnh của một trang, made for this answer."""
    if not sheet.path.is_file():
        raise Http404("Không tìm thấy tệp trong kho.")
    try:
        shown = as_jpeg(sheet, dpi, turn)
    except Undrawable as fault:
        raise Http404(str(fault)) from fault
    return HttpResponse(
        shown,
        content_type="image/jpeg",
        headers={"Content-Security-Policy": SANDBOX, "Content-Disposition": "inline"},
    )


@require_http_methods(["GET", "POST"])
def upload(request, pk):
    """Tải bản quét của một văn bản, or replace the one it has."""
    document = _document(request, pk)
    before = filing.current(document)
    form = ScanForm(*sent(request), fault=fault_of(request), is_replacement=before is not None)
    if form.is_valid():
        try:
            kept = uploads.keep(form.cleaned_data["files"], document)
            made = filing.file(
                document, kept, by=request.user, instead_of=before, reason=form.cleaned_data.get("reason", "")
            )
        except (WrongPaper, NotReady, filing.Settled, Undrawable, vault.NoRoom) as reason:
            form.add_error("files", str(reason))
        else:
            messages.success(request, f"Đã lưu bản quét {made.pages} trang của {subject_name(document)}.")
            return redirect(made)
    return render(request, "commitments/scan_upload.html", frame(document) | {"form": form, "before": before})


@require_http_methods(["GET", "POST"])
def arrange(request, pk):
    """Sắp lại thứ tự, xoay trang của một bản quét; the scan as it was stays."""
    found = _visible(request, pk)
    if not permissions.may_hold(request.user, found.document.campaign) or not found.is_current:
        raise PermissionDenied(
            "Bản quét này đã được thay, hoặc việc sắp trang không thuộc vai trò của tài khoản."
        )
    initial = [{"place": place} for place in range(1, found.pages + 1)]
    formset = OrderFormSet(request.POST if request.method == "POST" else None, initial=initial)
    if formset.is_valid() and len(formset.forms) == found.pages:
        try:
            made = uploads.arrange(found, formset.cleaned_data, by=request.user)
        except (NotReady, filing.Settled, Undrawable, vault.NoRoom) as reason:
            messages.error(request, str(reason))
        else:
            messages.success(request, "Đã sắp lại các trang của bản quét.")
            return redirect(made)
    context = frame(found.document) | {"scan": found, "formset": formset}
    return render(request, "commitments/scan_arrange.html", context)


@dataclass(frozen=True)
class Row:
    """Một văn bản trên trang bản cam kết, with the scan it has."""

    name: str
    document: Document
    scan: Scan | None


def rows_of(commitment):
    """Các văn bản đang dùng của bản cam kết: the paper itself, then its amendments."""
    joint = Q(commitment=None, campaign=commitment.campaign_id)
    documents = Document.objects.current().filter(Q(commitment=commitment) | joint).for_listing()
    ordered = list(documents.order_by(F("amendment__number").asc(nulls_first=True), "pk"))
    scans = {
        each.document_id: each for each in Scan.objects.current().filter(document__in=ordered).for_listing()
    }
    return [Row(_short(each), each, scans.get(each.pk)) for each in ordered]


def _short(document):
    if document.amendment:
        return f"Phụ lục số {document.amendment.number}"
    return "Bản cam kết" if document.commitment else "Bản cam kết chung"


def sent(request):
    """Điều đã gửi, for a form with files; nothing when the page is only opened."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def fault_of(request):
    """Vì sao tệp không tới nơi, told by `config.uploads`."""
    return getattr(request, "upload_fault", "")


def _visible(request, pk):
    rows = Scan.objects.filter(of_seen_documents(request.user, "document__")).for_listing()
    return get_object_or_404(rows, pk=pk)


def _document(request, pk):
    rows = Document.objects.filter(of_seen_documents(request.user)).for_listing()
    document = get_object_or_404(rows, pk=pk)
    if not permissions.may_hold(request.user, document.campaign) or not document.is_current:
        raise PermissionDenied(
            "Văn bản đã thu hồi, hoặc việc tải bản quét không thuộc vai trò của tài khoản."
        )
    return document


def subject_name(document):
    """Văn bản của ai, as pages call it."""
    if document.amendment:
        return f"{document.commitment.unit} – Phụ lục số {document.amendment.number}"
    return str(document.commitment.unit if document.commitment else document.campaign)


def frame(document):
    """Khung của các trang về một văn bản."""
    campaign = document.campaign
    bar = {"campaign": campaign.title, "campaigns": [], "period": "", "periods": [], "due_on": None}
    shown = {"document": document, "subject": subject_name(document), "campaign": campaign}
    return shown | {"notice": campaign.notice, "context_bar": bar}
