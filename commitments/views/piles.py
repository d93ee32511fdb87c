"""Tập quét của một đợt: tải lên, xem kết quả tách, xếp hoặc bỏ những trang còn lại."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commitments import permissions
from commitments.conflicts import NotReady
from commitments.forms.scans import PileForm, ReasonForm
from commitments.models import Campaign, Document, Pile
from commitments.scans import filing, piles, sorting
from commitments.scans.aside import Undrawable
from commitments.scans.sheets import Sheet
from commitments.views import pile_page
from commitments.views.scan import READING, THUMBNAIL, fault_of, picture, sent, subject_name
from units import vault

_REFUSALS = (filing.Settled, NotReady, Undrawable, vault.NoRoom)


@require_http_methods(["GET", "POST"])
def listing(request, pk):
    """Tải một tập quét dày, and the piles of this campaign so far."""
    campaign = _held(request, pk)
    form = PileForm(*sent(request), fault=fault_of(request))
    if form.is_valid():
        try:
            files = [
                (vault.keep_file(each.path), each.content.media_type, each.content.pages)
                for each in form.cleaned_data["files"]
            ]
        except vault.NoRoom as reason:
            form.add_error("files", str(reason))
        else:
            pile = piles.receive(campaign, files, by=request.user)
            sorting.start(pile, by=request.user)
            return redirect(pile)
    context = pile_page.frame(campaign) | {"form": form, "rows": pile_page.rows(campaign)}
    return render(request, "commitments/piles.html", context)


@require_safe
def detail(request, pk, pile):
    """Kết quả tách của một tập: what was filed where, and each page that waits for a person."""
    return render(request, "commitments/pile.html", pile_page.context(_pile(request, pk, pile)))


@require_safe
def page(request, pk, pile, page):
    """Một trang của tập dưới dạng ảnh; `?nho` makes it a thumbnail."""
    found = get_object_or_404(_pile(request, pk, pile).pages, pk=page)
    sheet = Sheet(vault.path(found.file), found.media_type, found.number)
    return picture(sheet, THUMBNAIL if "nho" in request.GET else READING, found.turn)


@require_POST
def settle(request, pk, pile, page):
    """Xếp một trang vào văn bản, or discard it with a reason."""
    pile = _pile(request, pk, pile)
    found = get_object_or_404(pile.pages.select_related("pile__campaign"), pk=page)
    is_discard = "discard" in request.POST
    form = (
        ReasonForm(request.POST, auto_id=f"bo-{page}-%s")
        if is_discard
        else pile_page.form_of(found, pile_page.choices(pile.campaign), request.POST)
    )
    if not form.is_valid():
        shown = pile_page.context(pile, {(found.pk, is_discard): form})
        return render(request, "commitments/pile.html", shown)
    return _done(request, pile, _discard if is_discard else _add, found, form.cleaned_data)


@require_POST
def settle_paper(request, pk, pile, document):
    """Thay bản quét đang có bằng các trang của tập, or discard those pages; both with a reason."""
    pile = _pile(request, pk, pile)
    document = get_object_or_404(Document.objects.filter(campaign=pile.campaign).for_listing(), pk=document)
    form = ReasonForm(request.POST, auto_id=f"van-ban-{document.pk}-%s")
    if not form.is_valid():
        return render(request, "commitments/pile.html", pile_page.context(pile, {document.pk: form}))
    deed = _discard_paper if "discard" in request.POST else _replace
    return _done(request, pile, deed, (pile, document), form.cleaned_data)


def _done(request, pile, deed, thing, said):
    try:
        messages.success(request, deed(thing, said, request.user))
    except _REFUSALS as reason:
        messages.error(request, str(reason))
    return redirect(pile)


def _add(page, said, by):
    document = Document.objects.for_listing().get(pk=said["document"])
    piles.add(page, document, by=by, turn=said["turn"])
    return f"Đã xếp trang {page.shown_place} vào {subject_name(document)}."


def _discard(page, said, by):
    filing.discard([page], by=by, reason=said["reason"])
    return f"Đã bỏ trang {page.shown_place}."


def _replace(thing, said, by):
    scan = piles.replace(*thing, by=by, reason=said["reason"])
    return f"Đã thay bản quét của {subject_name(thing[1])} bằng {scan.pages} trang của tập."


def _discard_paper(thing, said, by):
    pages = piles.waiting_for(*thing)
    if not pages:
        raise filing.Settled(filing.SETTLED)
    filing.discard(pages, by=by, reason=said["reason"])
    return f"Đã bỏ {len(pages)} trang của {subject_name(thing[1])}."


def _held(request, pk):
    rows = Campaign.objects.visible_to(request.user).select_related("authority")
    campaign = get_object_or_404(rows, pk=pk)
    if not permissions.may_hold(request.user, campaign):
        raise PermissionDenied("Việc tải và xếp bản quét không thuộc vai trò của tài khoản này.")
    return campaign


def _pile(request, pk, pile):
    campaign = _held(request, pk)
    rows = Pile.objects.select_related("campaign__authority", "uploaded_by", "job")
    return get_object_or_404(rows, campaign=campaign, pk=pile)
