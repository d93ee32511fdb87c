"""Lập văn bản: from the database to a paper, its snapshot, its PDF in the vault, and the verb that records it.

Reading and printing come first, outside any transaction; the verb then takes the content once more under its lock.
"""

from dataclasses import dataclass, replace
from functools import partial

from django.conf import settings
from django.urls import reverse

from commitments import documents
from commitments.conflicts import NotReady
from commitments.documents import Drawn, Subject, subject_of
from commitments.markings import shown
from commitments.models import Amendment, Campaign, Commitment, Document
from reports import amendment_papers, papers
from reports.documents import paper as printed
from reports.documents import press, snapshot
from reports.documents.sparing import SparingReader
from units import vault

Thing = Commitment | Amendment | Campaign
STALE = "Nội dung đã thay đổi sau khi chốt. Chốt lại rồi in."


def agree(thing: Thing, *, by) -> Document:
    """Chốt nội dung của một bản cam kết hoặc của bản chung: prints it with its code and keeps the file.

    Raises Refused, NotReady, `vault.NoRoom`, `fonts.FontMissing`.
    """
    found = taken(thing)
    return found.document or agree_printed(found, press.render(found.paper), by=by)


@dataclass(frozen=True)
class Taken:
    """Nội dung đã đọc để chốt: the paper to print, with its code; or its document where the same is agreed already."""

    subject: Subject
    content: str
    document: Document | None
    code: str = ""
    paper: printed.CommitmentPaper | None = None


def taken(thing: Thing) -> Taken:
    """Đọc nội dung để in và chốt; writes nothing."""
    subject = subject_of(thing)
    before = subject.current()
    content = snapshot.taken(_paper(subject))
    if before is not None and snapshot.same(before.snapshot, content):
        return Taken(subject, content, before)
    code = documents.new_code()
    mark = printed.Mark(shown(code), address(code), f"{settings.PUBLIC_URL}{reverse('reports:verification')}")
    return Taken(subject, content, None, code, replace(snapshot.read(content), mark=mark))


def agree_printed(found: Taken, pdf: bytes, *, by) -> Document:
    """Chốt nội dung đã đọc, with the PDF that was printed of it. Raises Refused, `vault.NoRoom`, or NotReady where the
    content has changed since it was taken."""
    drawn = Drawn(
        code=found.code,
        snapshot=found.content,
        snapshot_hash=snapshot.digest(found.content),
        pdf=vault.keep(pdf),
        pages=len(SparingReader(pdf).pages),
    )
    return documents.agree(found.subject, by=by, drawn=drawn, retaken=partial(_retaken, found.subject))


def withdraw(document: Document, *, by, reason: str) -> Document:
    """Mở lại để sửa. Raises Refused or NotReady."""
    return documents.withdraw(document, by=by, reason=reason)


def current(thing: Thing) -> Document | None:
    """Văn bản đang dùng; None where nothing is agreed."""
    return subject_of(thing).current()


def is_stale(document: Document) -> bool:
    """Nội dung trong cơ sở dữ liệu đã khác bản chốt; a paper that all have signed, or one digitally, never is."""
    if document.signed_pdf:
        return False
    subject = Subject(document.campaign, document.commitment, document.amendment)
    is_settled = document.is_signed and not subject.commitments().filter(signed_on=None).exists()
    return not is_settled and _retaken(subject, document) != document.snapshot


def sign(commitment: Commitment, *, by, signed_on, today, document: Document | None = None) -> Commitment:
    """Ghi nhận đã ký bản này, agreeing on the content first where nobody has. Raises Refused, NotReady,
    `vault.NoRoom`, `fonts.FontMissing`."""
    subject = subject_of(commitment)
    document = document or subject.current() or agree(commitment, by=by)
    return documents.sign(
        commitment,
        document,
        by=by,
        signed_on=signed_on,
        today=today,
        retaken=partial(_retaken, subject, document),
    )


def sign_amendment(
    amendment: Amendment, *, by, signed_on, today, version: int, document: Document | None = None
) -> Amendment:
    """Ghi nhận phụ lục đã ký, agreeing on the content first where nobody has. Raises as `sign`, and Conflict."""
    subject = subject_of(amendment)
    document = document or subject.current() or agree(amendment, by=by)
    return documents.sign_amendment(
        amendment,
        document,
        by=by,
        signed_on=signed_on,
        today=today,
        version=version,
        retaken=partial(_retaken, subject, document),
    )


def choose_deputy(commitment: Commitment, person, *, by, day) -> Commitment:
    """Chọn cấp phó ký thay; what had been agreed is agreed anew with the new signer."""
    was_agreed = current(commitment) is not None
    chosen = documents.choose_deputy(commitment, person, by=by, day=day)
    if was_agreed:
        agree(chosen, by=by)
    return chosen


def choose_deputy_of_amendment(amendment: Amendment, person, *, by) -> Amendment:
    """Chọn cấp phó ký thay phụ lục; what had been agreed is agreed anew with the new signer."""
    was_agreed = current(amendment) is not None
    chosen = documents.choose_deputy_of_amendment(amendment, person, by=by)
    if was_agreed:
        agree(chosen, by=by)
    return chosen


def content(document: Document) -> bytes:
    """Tệp PDF đã chốt, the same bytes each time, with every digital signature it was given since.

    Raises `vault.Missing` or `vault.Damaged`.
    """
    return vault.read(document.newest_pdf)


@dataclass(frozen=True)
class Copy:
    """Một bản đem in: to be printed from its paper, or, once agreed, taken from the vault."""

    paper: printed.CommitmentPaper
    document: Document | None

    @property
    def is_stale(self) -> bool:
        """Đã khác bản chốt, so that it must not be printed."""
        document = self.document
        if document is None or document.is_final:
            return False
        return not snapshot.same(snapshot.taken(self.paper), document.snapshot)

    def stored(self) -> bytes:
        """Bản đã chốt. Raises NotReady when stale, `vault.Missing` or `vault.Damaged`."""
        if self.is_stale:
            raise NotReady(STALE)
        return content(self.document)


def copies(campaign: Campaign, units: list[str] | None = None) -> list[Copy]:
    """Các bản của đợt theo thứ tự ký, of all units or of those with the given codes."""
    found = (
        Document.objects.current().of_papers().filter(campaign=campaign).select_related("commitment__unit")
    )
    agreed = {each.commitment.unit.code if each.commitment else campaign.code: each for each in found}
    return [Copy(paper, agreed.get(paper.unit_code)) for paper in papers.papers(campaign, units)]


def stale_commitments(campaign: Campaign) -> set[int]:
    """Khoá của các bản chưa ký mà nội dung đã khác bản chốt; nothing is composed while nothing is agreed."""
    if not Document.objects.current().of_papers().filter(campaign=campaign, signed_on=None).exists():
        return set()
    found = {copy.document.commitment_id for copy in copies(campaign) if copy.is_stale}
    if None in found:
        return set(campaign.commitments.filter(signed_on=None).values_list("pk", flat=True))
    return found


def copy_of(commitment: Commitment) -> Copy:
    """Bản in của một bản cam kết."""
    return Copy(papers.paper_of(commitment), current(commitment))


def address(code: str) -> str:
    """Địa chỉ công khai của một mã, as printed in the QR code."""
    return f"{settings.PUBLIC_URL}{reverse('reports:verify', args=[code])}"


def _paper(subject: Subject):
    if subject.amendment is not None:
        rows = Amendment.objects.select_related("deputy", "commitment__campaign", "commitment__unit")
        return amendment_papers.paper_of(rows.get(pk=subject.amendment.pk))
    if subject.commitment is not None:
        return papers.paper_of(subject.commitment)
    [joint] = papers.papers(subject.campaign)
    return joint


def _retaken(subject: Subject, document: Document | None = None) -> str:
    """Chụp lại nội dung lúc này; of a paper that others have signed already, with the day that stands on it.

    What still says the same is given back as it was written then, so that the two can be compared as they are.
    """
    paper = _paper(subject)
    if document is not None and document.is_signed and subject.amendment is None:
        paper = replace(paper, signed_on=snapshot.read(document.snapshot).signed_on)
    content = snapshot.taken(paper)
    return document.snapshot if document and snapshot.same(content, document.snapshot) else content
