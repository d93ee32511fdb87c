"""Xác thực một văn bản: what anybody who holds the paper may be told of it, no more than stands on it."""

from dataclasses import dataclass
from datetime import date, datetime

from commitments import revisions
from commitments.models import Amendment, Document, Revision
from commitments.models.commitment import Status
from commitments.signed_files import signed_file
from reports.documents import snapshot
from reports.documents.amendment_paper import AmendmentPaper
from reports.documents.phrases import party_title, position
from reports.documents.signatures import fields

VALID, UNSIGNED, REPLACED, ENDED = "valid", "unsigned", "replaced", "ended"


@dataclass(frozen=True)
class Signer:
    """Người có tên trên văn bản."""

    name: str
    title: str


@dataclass(frozen=True)
class Change:
    """Một phụ lục đã ký sau đó."""

    number: int
    unit: str
    decision: str
    effective_on: date


@dataclass(frozen=True)
class Signature:
    """Một chữ ký số trong tệp mới nhất: what the office signed for itself is told by its name, not by a clerk's."""

    place: str
    who: str
    signed_at: datetime | None
    state: str
    words: str


@dataclass(frozen=True)
class Facts:
    """Những gì trang xác thực nói về một văn bản."""

    state: str
    code: str
    title: str
    subtitle: str
    unit: str
    place: str
    day: date | None
    signers: tuple[Signer, ...]
    parties: tuple[Signer, ...]
    contents: int
    pages: int
    signed_on: date | None
    signed: int
    to_sign: int
    signed_for: bool
    is_made_afterwards: bool
    agreed_at: datetime
    withdrawn_at: datetime | None
    changes: tuple[Change, ...]
    sha256: str
    revision: Revision | None
    signatures: tuple[Signature, ...]
    notice: str


def document_with(code: str) -> Document | None:
    """Văn bản mang mã này."""
    rows = Document.objects.select_related("campaign", "commitment__unit", "amendment")
    return rows.filter(code=code).first()


def facts(document: Document) -> Facts:
    """Nói về một văn bản; names and titles as they stand in it, not as they are today."""
    content = snapshot.read(document.snapshot)
    is_annex = isinstance(content, AmendmentPaper)
    paper = content.base if is_annex else content
    file = signed_file(document)
    commitments = _commitments(document)
    return Facts(
        state=_state(document, commitments),
        code=document.shown_code,
        title=f"PHỤ LỤC ĐIỀU CHỈNH SỐ {content.number:02d}" if is_annex else paper.title,
        subtitle=f"{paper.title}: {paper.subtitle}" if is_annex else paper.subtitle,
        unit=paper.unit_name,
        place=paper.place,
        day=paper.signed_on,
        signers=_signers(paper),
        parties=tuple(Signer(party.name, party_title(party)) for party in paper.parties),
        contents=len(content.lines) if is_annex else sum(len(group.lines) for group in paper.groups),
        pages=document.pages,
        signed_on=document.signed_on,
        signed=sum(each.is_signed for each in commitments),
        to_sign=len(commitments),
        signed_for=document.signed_for,
        is_made_afterwards=document.is_made_afterwards,
        agreed_at=document.agreed_at,
        withdrawn_at=document.withdrawn_at,
        changes=_changes(document, commitments),
        sha256=document.pdf,
        revision=file.newest,
        signatures=tuple(_signature(line) for line in file.lines),
        notice=paper.notice,
    )


def version(document: Document, digest: str) -> int | None:
    """Tệp có mã băm này là bản nào: 0 as it was agreed, else the number of the signed revision; None: another file."""
    found = revisions.known(digest)
    return found.number if found is not None and found.document.pk == document.pk else None


def _signature(line):
    is_of_office = line.field.startswith(fields.OFFICE) and line.agency
    names = [line.agency] if is_of_office else [line.signer, line.agency]
    return Signature(line.place, ", ".join(filter(None, names)), line.signed_at, line.state, line.words)


def _commitments(document):
    if document.commitment is not None:
        return [document.commitment]
    return list(document.campaign.commitments.select_related("unit"))


def _state(document, commitments):
    if not document.is_current:
        return REPLACED
    if not document.is_signed:
        return UNSIGNED
    return ENDED if all(each.status == Status.ENDED for each in commitments) else VALID


def _signers(paper):
    if paper.signers:
        return tuple(Signer(each.name, f"{each.title}, {each.unit}") for each in paper.signers)
    if paper.deputy_name:
        head = position(paper.leader_title, paper.unit_name)
        return (Signer(paper.deputy_name, f"KT. {head}, {paper.deputy_title}"),)
    return (Signer(paper.leader_name, position(paper.leader_title, paper.unit_name)),)


def _changes(document, commitments):
    """Các phụ lục đã ký của bản cam kết; of an annex itself those after it."""
    if not document.is_signed:
        return ()
    rows = Amendment.objects.signed().filter(commitment__in=commitments).exclude(pk=document.amendment_id)
    return tuple(
        Change(each.number, each.commitment.unit.name, each.decision, each.effective_on)
        for each in rows.select_related("commitment__unit").order_by("effective_on", "number", "pk")
        if document.amendment is None or each.number > document.amendment.number
    )
