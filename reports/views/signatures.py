"""Chữ ký số của một văn bản: who signed, the newest file, a signed file sent up, signing here."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from commitments import permissions, revisions, signed_files
from commitments.models import Commitment, Document
from reports import revising
from reports.documents import phrases
from reports.documents.signatures import NotInstalled
from reports.documents.signatures.fields import DATE, NUMBER
from reports.documents.signatures.findings import LARGEST, Refused
from reports.signature_forms import RevisionForm, SignHereForm
from units import vault


@dataclass
class _Page:
    """Trang chữ ký số của một văn bản, for one account."""

    request: object
    commitment: Commitment
    document: Document

    @property
    def may_add(self):
        return permissions.may_add_signatures(self.request.user, self.commitment)

    def shown(self, **forms):
        """Trang, with the forms given (one of them wrong) or fresh ones."""
        file = signed_files.signed_file(self.document)
        context = {"commitment": self.commitment, "file": file, "may_add": self.may_add, "missing": ""}
        if self.may_add:
            try:
                forms = {
                    "revision_form": RevisionForm(largest=LARGEST),
                    "sign_form": self.sign_form(),
                } | forms
            except (NotInstalled, vault.Missing, vault.Damaged) as missing:
                context["missing"] = str(missing)
        campaign = self.commitment.campaign
        bar = {"campaign": campaign.title, "campaigns": [], "period": "", "periods": [], "due_on": None}
        context |= forms | {"notice": campaign.notice, "context_bar": bar}
        return render(self.request, "reports/signatures.html", context)

    def sign_form(self, *data):
        """Ô nhập để ký tại đây; the server's own certificate is the officer's to use."""
        keeps_papers = permissions.may_sign(self.request.user, self.commitment)
        site_key = revising.site_key() if keeps_papers else None
        return SignHereForm(*data, places=revising.empty_places(self.document), site_key=site_key)

    def done(self, revision):
        """Đã có bản mới: về lại trang."""
        messages.success(
            self.request, f"Đã nhận bản ký số {revision.number}: {len(revision.signatures)} chữ ký."
        )
        return redirect("reports:signatures", self.commitment.pk, self.document.pk)


def _page(request, pk, document, *, to_add=False):
    """Trang của một văn bản mà người này được xem; 403 where they may not add to it."""
    rows = Commitment.objects.visible_to(request.user).for_listing().select_related("campaign__province")
    commitment = get_object_or_404(rows, pk=pk)
    documents = revisions.documents_of(commitment).select_related("campaign__province", "amendment")
    page = _Page(request, commitment, get_object_or_404(documents, pk=document))
    if to_add and not page.may_add:
        raise PermissionDenied("Việc đưa bản ký số lên không thuộc vai trò của tài khoản này.")
    return page


@require_safe
def signatures(request, pk, document):
    """Ai đã ký số, và tệp mới nhất."""
    return _page(request, pk, document).shown()


@require_POST
def accept(request, pk, document):
    """Nhận tệp đã ký ở nơi khác."""
    page = _page(request, pk, document, to_add=True)
    form = RevisionForm(request.POST, request.FILES, largest=LARGEST)
    if form.is_valid():
        try:
            revision = revising.accept(
                page.document, page.commitment, form.cleaned_data["file"], by=request.user, at=timezone.now()
            )
            return page.done(revision)
        except (NotInstalled, vault.Missing, vault.Damaged):
            return page.shown()
        except (Refused, revisions.Outdated, vault.NoRoom) as reason:
            form.add_error("file", str(reason))
    return page.shown(revision_form=form)


@sensitive_post_parameters("password")
@require_POST
def sign(request, pk, document):
    """Ký ngay tại đây bằng tệp chứng thư."""
    page = _page(request, pk, document, to_add=True)
    try:
        form = page.sign_form(request.POST, request.FILES)
        if form.is_valid():
            return page.done(_signed(page, form.cleaned_data))
    except (NotInstalled, vault.Missing, vault.Damaged):
        return page.shown()
    except (Refused, revisions.Outdated, vault.NoRoom) as reason:
        form.add_error(None, str(reason))
    return page.shown(sign_form=form)


def _signed(page, given):
    now = timezone.localtime()
    place = page.document.campaign.province.place
    words = {NUMBER: given.get("number", ""), DATE: phrases.date_line(place, now.date())}
    return revising.sign(
        page.document,
        page.commitment,
        by=page.request.user,
        at=now,
        field=given["place"],
        key=given["key"],
        password=given["password"],
        words=words.get(given["place"], ""),
        image=given["image"],
    )


@require_safe
def revision(request, pk, document, number):
    """Tệp của một bản: 0 is the one that was agreed, the others have signatures."""
    page = _page(request, pk, document)
    digest = (
        page.document.revisions.filter(number=number).values_list("pdf", flat=True).first()
        if number
        else page.document.pdf
    )
    if digest is None:
        raise Http404
    try:
        content = vault.read(digest)
    except (vault.Missing, vault.Damaged) as fault:
        raise Http404(str(fault)) from fault
    name = f"{page.document.shown_code}-ban-{number}.pdf"
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
