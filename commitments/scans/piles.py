"""Tập quét: nhận tệp, đọc từng trang, xếp theo mã; what cannot be filed by itself waits for a person.

Each page is read and written down by itself, each document filed in a transaction of its own: whoever stops in the
middle loses nothing, and the same work done again goes on from there.
"""

import re
from collections.abc import Sequence

from django.db import transaction

from commitments import markings, permissions
from commitments.conflicts import Refused
from commitments.models import Campaign, Document, Pile, PilePage
from commitments.models.scan import OPEN
from commitments.scans import binding, filing, reading, splitting
from commitments.scans.aside import Undrawable
from commitments.scans.content import BROKEN
from commitments.scans.filing import Settled
from commitments.scans.reading import Reading
from commitments.scans.sheets import Sheet
from units import audit, vault

RECEIVED = "tap-quet"
"""Việc ghi vào nhật ký."""
UNOPENED = "Không mở được trang này"
UNKNOWN = "Mã trên trang không có trong hệ thống"
ELSEWHERE = "Mã của văn bản thuộc đợt cam kết khác"
WITHDRAWN = "Mã của văn bản đã thu hồi, không phải bản đang dùng"
TAKEN = "Văn bản này đã có bản quét"
ADDED = "Bổ sung trang của tập quét."
_ADDRESS = re.compile(r"/xac-thuc/([^/?#]+)")
State = PilePage.State


def code_in(text: str) -> str | None:
    """Mã xác thực trong nội dung QR; whatever host it names, for the address may change after printing."""
    found = _ADDRESS.search(text)
    return (found and markings.read(found[1])) or None


@transaction.atomic
def receive(campaign: Campaign, files: Sequence[tuple[str, str, int]], *, by) -> Pile:
    """Nhận một tập: (mã băm, loại tệp, số trang) of each file, which is in the vault already. Raises Refused."""
    if not permissions.may_hold(by, campaign):
        raise Refused("Việc tải bản quét không thuộc vai trò của tài khoản này.")
    pile = Pile.objects.create(campaign=campaign, uploaded_by=by)
    every = [(file, kind, number) for file, kind, pages in files for number in range(pages)]
    rows = [
        PilePage(pile=pile, place=place, file=file, media_type=kind, number=number)
        for place, (file, kind, number) in enumerate(every)
    ]
    PilePage.objects.bulk_create(rows, batch_size=500)
    data = {"pile": pile.pk, "pages": len(rows), "sha256": [file for file, *_ in files]}
    audit.record(campaign.audit_chain, RECEIVED, by=by, data=data)
    return pile


def read(page: PilePage) -> None:
    """Đọc một trang và ghi lại điều đọc được; once read it is left as it is."""
    if page.state != State.WAITING or page.codes:
        return
    try:
        found = reading.read(Sheet(vault.path(page.file), page.media_type, page.number), code_in)
    except BROKEN:
        page.state, page.why = State.LEFT, UNOPENED
    else:
        fate = splitting.split([found])
        page.codes, page.turn, page.dpi, page.trace = list(found.codes), found.turn, found.dpi, found.trace
        if fate.blanks:
            page.state = State.BLANK
        for left in fate.left:
            page.state, page.why = State.LEFT, left.why.value
    page.save(update_fields=["state", "why", "codes", "turn", "dpi", "trace"])


def settle(pile: Pile) -> None:
    """Xếp các trang đã đọc theo mã, one document after the other. Raises `vault.NoRoom`."""
    waiting = list(pile.pages.filter(state=State.WAITING).order_by("place"))
    found = splitting.split([Reading(tuple(page.codes)) for page in waiting])
    documents = {
        document.code: document
        for document in Document.objects.filter(code__in=found.documents).for_listing()
    }
    for code, places in found.documents.items():
        _settle([waiting[place] for place in places], documents.get(code), pile)


def _settle(pages, document, pile):
    if why := _why_not(document, pile):
        _leave(pages, why, document if why == TAKEN else None)
        return
    try:
        kept = binding.bind([binding.leaf(page) for page in pages], document)
        filing.file(document, kept, by=pile.uploaded_by, pages=pages)
    except Undrawable:
        _leave(pages, UNOPENED, document)
    except Settled:
        _leave(pages, TAKEN, document)


def _why_not(document, pile):
    if document is None:
        return UNKNOWN
    if document.campaign_id != pile.campaign_id:
        return ELSEWHERE
    if not document.is_current:
        return WITHDRAWN
    return TAKEN if filing.current(document) else ""


def _leave(pages, why, document):
    held = PilePage.objects.filter(pk__in=[page.pk for page in pages], state=State.WAITING)
    held.update(state=State.LEFT, why=why, document=document)


def add(page: PilePage, document: Document, *, by, turn: int):
    """Xếp một trang để lại vào văn bản, with the pages that its scan has already.

    Raises Refused, NotReady, Settled, Undrawable, `vault.NoRoom`.
    """
    if page.state not in OPEN:
        raise Settled(filing.SETTLED)
    before = filing.current(document)
    pages = [*(binding.leaves(before) if before else ()), binding.leaf(page, turn)]
    kept = binding.bind(pages, document)
    return filing.file(document, kept, by=by, instead_of=before, reason=ADDED, pages=[page])


def replace(pile: Pile, document: Document, *, by, reason: str):
    """Thay bản quét đang có bằng các trang của tập mang mã của văn bản. Raises as `add` does."""
    pages = waiting_for(pile, document)
    if not pages:
        raise Settled(filing.SETTLED)
    before = filing.current(document)
    kept = binding.bind([binding.leaf(page) for page in pages], document)
    return filing.file(document, kept, by=by, instead_of=before, reason=reason, pages=pages)


def waiting_for(pile: Pile, document: Document) -> list[PilePage]:
    """Các trang của tập mang mã của văn bản, còn chờ người xếp."""
    rows = pile.pages.filter(state=State.LEFT, document=document).select_related("pile__campaign")
    return list(rows.order_by("place"))
