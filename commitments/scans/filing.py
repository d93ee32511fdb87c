"""Xếp bản quét vào văn bản, thay bản quét: the verbs on `Scan`. Files are kept before, outside the transaction."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from commitments import permissions
from commitments.conflicts import NotReady, Refused
from commitments.models import Document, PilePage, Scan
from units import audit

FILED, REPLACED, DISCARDED = "ban-quet", "thay-ban-quet", "bo-trang-quet"
"""Việc ghi vào nhật ký."""
MOVED_ON = "Bản quét của văn bản này vừa được người khác thay. Tải lại trang rồi làm lại."
SETTLED = "Trang này vừa được người khác xếp hoặc bỏ. Tải lại trang để xem."


class Settled(Exception):
    """Người khác đã xếp trước; nothing was changed."""


@dataclass(frozen=True)
class Kept:
    """Tệp đã cất vào kho, chờ ghi vào văn bản."""

    file: str
    media_type: str
    pages: int
    dpi: int | None
    is_in_order: bool = True


def chain_of(document: Document) -> str:
    """Chuỗi nhật ký của bản cam kết, hoặc của đợt."""
    if document.commitment:
        return document.commitment.audit_chain
    return document.campaign.audit_chain


def current(document: Document) -> Scan | None:
    """Bản quét đang dùng."""
    return Scan.objects.current().filter(document=document).first()


@transaction.atomic
def file(document: Document, kept: Kept, *, by, instead_of: Scan | None = None, reason="", pages=()) -> Scan:
    """Ghi bản quét của một văn bản; `instead_of` is the scan that was there when this was begun.

    `pages` are those of a pile that it is made of: all must still be waiting. Raises Refused, NotReady, Settled.
    """
    document = Document.objects.select_for_update(of=("self",)).for_listing().get(pk=document.pk)
    if not permissions.may_hold(by, document.campaign):
        raise Refused("Việc tải bản quét không thuộc vai trò của tài khoản này.")
    if not document.is_current:
        raise NotReady("Văn bản này đã thu hồi; bản quét phải thuộc văn bản đang dùng.")
    before = current(document)
    if before != instead_of:
        raise Settled(MOVED_ON)
    if before and not reason.strip():
        raise NotReady("Ghi lý do thay bản quét.")
    _take(pages)
    if before:
        before.replaced_at, before.replaced_by, before.replaced_reason = timezone.now(), by, reason.strip()
        before.save(update_fields=["replaced_at", "replaced_by", "replaced_reason"])
    scan = Scan.objects.create(document=document, uploaded_by=by, **vars(kept))
    PilePage.objects.filter(pk__in=[page.pk for page in pages]).update(
        state=PilePage.State.FILED, scan=scan, document=document, settled_at=timezone.now(), settled_by=by
    )
    data = {"code": document.code, "sha256": kept.file, "pages": kept.pages}
    verb = REPLACED if before else FILED
    audit.record(chain_of(document), verb, by=by, note=reason.strip() if before else "", data=data)
    return scan


def _take(pages):
    """Khoá các trang và xem chúng còn chờ."""
    if not pages:
        return
    keys = [page.pk for page in pages]
    held = PilePage.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    closed = (PilePage.State.FILED, PilePage.State.DISCARDED)
    if len([page for page in held if page.state not in closed]) < len(keys):
        raise Settled(SETTLED)


@transaction.atomic
def discard(pages: list[PilePage], *, by, reason: str) -> None:
    """Bỏ các trang của một tập: nothing is deleted, the pile keeps them. Raises Refused, NotReady, Settled."""
    campaign = pages[0].pile.campaign
    if not permissions.may_hold(by, campaign):
        raise Refused("Việc xếp trang quét không thuộc vai trò của tài khoản này.")
    if not reason.strip():
        raise NotReady("Ghi lý do bỏ trang.")
    _take(pages)
    PilePage.objects.filter(pk__in=[page.pk for page in pages]).update(
        state=PilePage.State.DISCARDED,
        settled_at=timezone.now(),
        settled_by=by,
        settled_reason=reason.strip(),
    )
    data = {"pile": pages[0].pile_id, "places": sorted(page.shown_place for page in pages)}
    audit.record(campaign.audit_chain, DISCARDED, by=by, note=reason.strip(), data=data)
