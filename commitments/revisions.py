"""Bản ký số: the verbs on `Revision`. The file has been compared and kept before, outside; here it is only recorded."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from commitments import permissions
from commitments.conflicts import NotReady, Refused
from commitments.documents import Subject
from commitments.models import Commitment, Document, Revision
from units import audit

ADDED = "ban-ky-so"
"""Việc ghi vào nhật ký."""


class Outdated(NotReady):
    """Đã có bản ký số mới hơn: what came continues an older one, so that one signature would be lost."""


@dataclass(frozen=True)
class Known:
    """Một tệp mà hệ thống biết: revision number 0 is the file that was agreed."""

    document: Document
    number: int

    @property
    def is_newest(self) -> bool:
        """Chưa có bản ký số nào mới hơn."""
        newest = self.document.revisions.order_by("-number").values_list("number", flat=True).first()
        return self.number == (newest or 0)


def known(digest: str) -> Known | None:
    """Tệp có mã băm này là bản nào của văn bản nào; None for a file that never was here."""
    if revision := Revision.objects.select_related("document").filter(pdf=digest).first():
        return Known(revision.document, revision.number)
    document = Document.objects.filter(pdf=digest).first()
    return document and Known(document, 0)


def documents_of(commitment: Commitment):
    """Các văn bản đang dùng của một bản cam kết: its own, its amendments', or the one that all of the campaign sign."""
    joint = Q(commitment=None, campaign=commitment.campaign_id)
    return Document.objects.current().filter(Q(commitment=commitment) | joint).order_by("amendment", "pk")


@transaction.atomic
def add(
    document: Document,
    commitment: Commitment,
    *,
    by,
    base: str,
    pdf: str,
    signatures: list,
    is_made_here=False,
) -> Revision:
    """Ghi nhận một bản ký số nối tiếp tệp `base`. Raises Refused, or Outdated when another came first."""
    subject = Subject(document.campaign, document.commitment, document.amendment)
    subject.lock()
    document = Document.objects.get(pk=document.pk)
    if not permissions.may_add_signatures(by, commitment):
        raise Refused("Việc đưa bản ký số lên không thuộc vai trò của tài khoản này.")
    if not document.is_current:
        raise Refused("Văn bản này đã được mở lại hoặc thay bằng bản khác, không nhận chữ ký nữa.")
    number = document.revisions.count() + 1
    if document.newest_pdf != base:
        raise Outdated(
            f"Bản ký số {number - 1} vừa được nhận trước. Tải bản mới nhất về rồi ký tiếp trên bản đó."
        )
    revision = Revision.objects.create(
        document=document,
        number=number,
        pdf=pdf,
        signatures=signatures,
        is_made_here=is_made_here,
        added_by=by,
    )
    document.signed_pdf = pdf
    document.save(update_fields=["signed_pdf"])
    data = {"code": document.code, "number": number, "sha256": pdf, "continues": base}
    audit.record(subject.audit_chain, ADDED, by=by, note=f"bản số {number}", data=data)
    return revision
