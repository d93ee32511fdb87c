"""Chữ ký số của một bản cam kết, to be read: each document in force with its newest signed file and who signed it."""

from dataclasses import dataclass
from datetime import datetime

from commitments import revisions
from commitments.models import Commitment, Document, Revision

# trust as found on receipt: (sign of state, words)
_TRUST = {
    "trusted": ("done", "Toàn vẹn, tổ chức cấp tin cậy"),
    "unknown": ("waiting", "Toàn vẹn, chưa kiểm tra được tổ chức cấp"),
    "untrusted": ("failed", "Toàn vẹn, tổ chức cấp không có trong danh sách tin cậy"),
}


@dataclass(frozen=True)
class SignatureLine:
    """Một chữ ký số thành lời; `field` is the name of its place in the file."""

    field: str
    place: str
    signer: str
    agency: str
    issuer: str
    signed_at: datetime | None
    state: str
    words: str


@dataclass(frozen=True)
class SignedFile:
    """Một văn bản, its newest revision (None: nobody has signed digitally) and the signatures of that."""

    document: Document
    newest: Revision | None
    lines: list[SignatureLine]

    @property
    def name(self) -> str:
        """Bản cam kết, bản chung hay phụ lục nào."""
        document = self.document
        if document.amendment_id:
            return f"Phụ lục số {document.amendment.number}"
        return "Bản cam kết" if document.commitment_id else "Bản cam kết chung"

    @property
    def number(self) -> int:
        """Số của bản mới nhất; 0 is the file that was agreed."""
        return self.newest.number if self.newest else 0

    @property
    def version(self) -> str:
        """Bản mới nhất, in words."""
        return f"Bản ký số {self.number}" if self.newest else "Bản đã chốt, chưa ký số"

    @property
    def received_at(self) -> datetime:
        """Có bản này từ lúc nào."""
        return self.newest.added_at if self.newest else self.document.agreed_at

    @property
    def received_by(self):
        """Ai đưa bản này lên, or agreed on it."""
        return self.newest.added_by if self.newest else self.document.agreed_by


def files(commitment: Commitment) -> list[SignedFile]:
    """Các văn bản đang dùng, with what is known of their signatures; two queries."""
    documents = revisions.documents_of(commitment).select_related("amendment").prefetch_related("revisions")
    return [signed_file(document) for document in documents]


def signed_file(document: Document) -> SignedFile:
    """Một văn bản với các chữ ký số của nó."""
    newest = max(document.revisions.all(), key=lambda revision: revision.number, default=None)
    lines = [_line(record) for record in newest.signatures] if newest else []
    return SignedFile(document, newest, lines)


def _line(record):
    state, words = _TRUST[record["trust"]]
    signed_at = record["signed_at"]
    return SignatureLine(
        field=record["field"],
        place=record["place"],
        signer=record["signer"],
        agency=record["agency"],
        issuer=record["issuer"],
        signed_at=datetime.fromisoformat(signed_at) if signed_at else None,
        state=state,
        words=words,
    )
