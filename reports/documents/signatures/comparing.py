"""Đối chiếu bản ký gửi lên với bản đang giữ: it must begin with our very bytes and add signatures, nothing else.

A valid signature alone proves little: whoever signs may first have changed the page, and the signature then covers
the change. So the file must start with a revision we know, continue that revision's own chain of cross-references
(else our bytes would only be ballast), and every later revision may only add signatures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields

from reports.documents.signatures.findings import Reason, Refused, Signature
from reports.documents.signatures.reading import named_problems, open_pdf
from reports.documents.signatures.verifying import verify

ACTIVE = {"/JS", "/JavaScript", "/OpenAction", "/AA", "/Launch", "/EmbeddedFile", "/EF", "/RichMedia", "/XFA"}
WIDEST, HIGHEST = 300.0, 180.0  # points; a new place of that size could still not hide a paragraph unseen
DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Continuation:
    """Bản ký nối tiếp: which of the known revisions it continues, and all the signatures it has."""

    base: int
    signatures: tuple[Signature, ...]


def compare(
    upload: bytes, known: Sequence[bytes], *, roots: Sequence[x509.Certificate], at: datetime
) -> Continuation:
    """Đối chiếu; raises Refused with the reason where the file is not ours with more signatures."""
    reader = open_pdf(upload)
    if upload in known:
        raise Refused(Reason.KNOWN)
    base = _continued(upload, known)
    if base is None:
        raise Refused(_why_not_ours(reader, upload, known))
    ours = open_pdf(known[base])
    with named_problems():
        _only_signatures_added(reader, ours)
    signatures = verify(upload, roots=roots, at=at)
    with named_problems():
        before = len(list(enumerate_sig_fields(ours, filled_status=True)))
    if len(signatures) <= before:
        raise Refused(Reason.UNSIGNED)
    if broken := [signature for signature in signatures if not signature.is_sound]:
        raise Refused(Reason.BROKEN, f"{broken[0].place}: {broken[0].problem}")
    return Continuation(base, signatures)


def _continued(upload, known):
    """Bản dài nhất trong các bản đang giữ mà tệp bắt đầu bằng nó."""
    ours = [number for number, revision in enumerate(known) if upload.startswith(revision)]
    return max(ours, key=lambda number: len(known[number]), default=None)


def _why_not_ours(reader, upload, known):
    if any(revision.startswith(upload) for revision in known):
        return Reason.DAMAGED
    with named_problems():
        identity = _identity(reader)
        ours = {_identity(open_pdf(revision)) for revision in known}
    return Reason.CHANGED if identity in ours else Reason.OTHER_DOCUMENT


def _identity(reader: PdfFileReader) -> bytes | None:
    """Số hiệu cố định của tệp, which programs keep when they save it anew."""
    if "/ID" not in reader.trailer.flatten():
        return None
    return reader.trailer["/ID"][0].original_bytes


def _only_signatures_added(reader: PdfFileReader, ours: PdfFileReader) -> None:
    last = ours.xrefs.total_revisions - 1
    if (
        reader.xrefs.total_revisions <= last + 1
        or reader.xrefs.get_startxref_for_revision(last) != ours.last_startxref
    ):
        raise Refused(Reason.UNSIGNED if reader.last_startxref == ours.last_startxref else Reason.CHANGED)
    for revision in range(last + 1, reader.xrefs.total_revisions):
        later = reader.get_historical_resolver(revision)
        if any(_is_active(later(reference)) for reference in later.explicit_refs_in_revision()):
            raise Refused(Reason.SCRIPT)
    change = DEFAULT_DIFF_POLICY.review_file(reader, last)
    if not isinstance(change, DiffResult) or change.modification_level > ModificationLevel.FORM_FILLING:
        raise Refused(Reason.CHANGED)
    if any(_is_huge(field) for field in _new_fields(reader, ours)):
        raise Refused(Reason.COVERED)


def _is_active(thing, depth: int = 0) -> bool:
    """Có mã lệnh, hành động tự chạy hay tệp đính kèm: looked for in every object that was added."""
    if depth > DEEPEST:
        return True
    if isinstance(thing, generic.DictionaryObject):
        kinds = {thing.raw_get(key) for key in ("/S", "/Type", "/Subtype") if key in thing}
        return bool(ACTIVE & {*thing, *filter(lambda kind: isinstance(kind, str), kinds)}) or any(
            _is_active(thing.raw_get(key), depth + 1) for key in thing
        )
    if isinstance(thing, generic.ArrayObject):
        return any(_is_active(thing.raw_get(index), depth + 1) for index in range(len(thing)))
    return False


def _new_fields(reader, ours):
    old = {name for name, _, _ in enumerate_sig_fields(ours)}
    return [field.get_object() for name, _, field in enumerate_sig_fields(reader) if name not in old]


def _is_huge(field) -> bool:
    widgets = [kid.get_object() for kid in field.get("/Kids", ())] or [field]
    for widget in widgets:
        left, bottom, right, top = (float(edge) for edge in widget.get("/Rect", (0, 0, 0, 0)))
        if abs(right - left) > WIDEST or abs(top - bottom) > HIGHEST:
            return True
    return False
