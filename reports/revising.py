"""Nhận và làm bản ký số: the signature engine, the vault and the verb that records, put together.

Everything slow - reading, comparing, signing, keeping - comes before the transaction. A password passes through and
is kept nowhere.
"""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from commitments import revisions
from commitments.models import Commitment, Document, Revision
from reports.documents import signatures
from reports.documents.signatures.findings import Reason, Refused
from units import vault


def accept(document: Document, commitment: Commitment, upload: bytes, *, by, at: datetime) -> Revision:
    """Nhận một tệp đã ký ở nơi khác, which must continue a file that we hold.

    Raises `findings.Refused`, `signatures.NotInstalled`, `revisions.Outdated`, `vault.NoRoom`, conflicts.Refused.
    """
    return _recorded(document, commitment, upload, by=by, at=at, is_made_here=False)


@sensitive_variables("key", "password")
def sign(
    document: Document,
    commitment: Commitment,
    *,
    by,
    at: datetime,
    field: str,
    key: bytes,
    password: str,
    **look,
) -> Revision:
    """Ký ngay trên hệ thống bằng chứng thư PKCS#12, in the place `field` of the newest file. Raises as accept."""
    content = vault.read(document.newest_pdf)
    signed = signatures.engine().sign(
        content,
        field=field,
        key=key,
        password=password,
        at=at,
        location=document.campaign.province.place,
        **look,
    )
    return _recorded(document, commitment, signed, by=by, at=at, is_made_here=True)


def empty_places(document: Document) -> list[str]:
    """Các ô còn trống của bản mới nhất."""
    return signatures.engine().empty_places(vault.read(document.newest_pdf))


def site_key() -> bytes | None:
    """Chứng thư đặt sẵn trên máy chủ; None where every signer brings their own."""
    return Path(settings.SIGNING_PKCS12).read_bytes() if settings.SIGNING_PKCS12 else None


def _recorded(document, commitment, content, *, by, at, is_made_here):
    engine = signatures.engine()
    digests = [document.pdf, *document.revisions.order_by("number").values_list("pdf", flat=True)]
    if vault.digest_of(content) in digests:
        raise Refused(Reason.KNOWN)
    continued = engine.compare(
        content,
        [vault.read(digest) for digest in digests],
        roots=engine.read_roots(settings.SIGNING_ROOTS),
        at=at,
    )
    return revisions.add(
        document,
        commitment,
        by=by,
        base=digests[continued.base],
        pdf=vault.keep(content),
        signatures=[signature.as_record() for signature in continued.signatures],
        is_made_here=is_made_here,
    )
