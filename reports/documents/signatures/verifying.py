"""Kiểm tra chữ ký số: every signature of a file, who made it, when, whether it still holds and what came after it.

Chains of certificates are checked against the roots given and nothing else: no list of the operating system, no
network, hence no answer about revocation. The moment of judging is given, as the time inside a signature is only
what the signer's computer said.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from asn1crypto import x509
from pyhanko.keys import load_certs_from_pemder
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from reports.documents.signatures.findings import Later, Signature, Trust
from reports.documents.signatures.reading import HOSTILE, named_problems, open_pdf

ROOT_FILES = ("*.pem", "*.crt", "*.cer", "*.der")
SIGNERS = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
UNREADABLE = "Không đọc được chữ ký này."
BROKEN = "Chữ ký không khớp với nội dung tệp."
CHANGED = "Nội dung tệp bị thay đổi sau khi ký."
PARTIAL = "Chữ ký không bao trùm cả văn bản."


def read_roots(folder: Path | None) -> tuple[x509.Certificate, ...]:
    """Các chứng thư gốc tin cậy, from the PEM or DER files of a folder."""
    if folder is None:
        return ()
    files = sorted(path for pattern in ROOT_FILES for path in folder.glob(pattern))
    return tuple(load_certs_from_pemder([str(path) for path in files]))


def verify(content: bytes, *, roots: Sequence[x509.Certificate], at: datetime) -> tuple[Signature, ...]:
    """Mọi chữ ký trong tệp, oldest first; raises Refused where the file itself cannot be read."""
    reader = open_pdf(content)
    with named_problems():
        filled = list(enumerate_sig_fields(reader, filled_status=True))
        found = [_examined(reader, field, name, roots, at) for name, _, field in filled]
    return tuple(signature for _, signature in sorted(found, key=lambda pair: pair[0]))


def _examined(reader, field, name, roots, at):
    """(bản nào của tệp, chữ ký); one that cannot be read is listed as such and stands last."""
    try:
        embedded = EmbeddedPdfSignature(reader, field, name)
        return embedded.signed_revision, _judged(embedded, roots, at)
    except HOSTILE:
        nobody = Signature(name, "", "", "", None, False, Trust.UNKNOWN, False, Later.NOTHING, UNREADABLE)
        return reader.xrefs.total_revisions, nobody


def _judged(embedded, roots, at):
    context = ValidationContext(
        trust_roots=list(roots), moment=at, allow_fetching=False, other_certs=embedded.other_embedded_certs
    )
    if embedded.sig_object_type == "/DocTimeStamp":
        status = validate_pdf_timestamp(embedded, context)
        moment = status.timestamp
    else:
        status = validate_pdf_signature(embedded, context, key_usage_settings=SIGNERS)
        moment = embedded.self_reported_timestamp
    is_intact = status.intact and status.valid
    covers = embedded.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    later = _later(embedded)
    subject, issuer = embedded.signer_cert.subject, embedded.signer_cert.issuer
    return Signature(
        field=embedded.field_name,
        signer=named(subject, ("common_name",)),
        agency=named(subject, ("organizational_unit_name", "organization_name")),
        issuer=named(issuer, ("common_name", "organization_name")),
        signed_at=moment,
        is_intact=is_intact,
        trust=_trust(status, roots),
        covers_revision=covers,
        later=later,
        problem=_problem(is_intact, covers, later),
    )


def _trust(status, roots):
    if not roots:
        return Trust.UNKNOWN
    return Trust.TRUSTED if status.trusted else Trust.UNTRUSTED


def _later(embedded) -> Later:
    change = embedded.diff_result
    if not isinstance(change, DiffResult) or not embedded.summarise_integrity_info()["docmdp_ok"]:
        return Later.CONTENT
    return Later.NOTHING if change.modification_level == ModificationLevel.NONE else Later.SIGNATURES


def _problem(is_intact: bool, covers: bool, later: Later) -> str:
    if not is_intact:
        return BROKEN
    if not covers:
        return PARTIAL
    return CHANGED if later == Later.CONTENT else ""


def named(name: x509.Name, kinds: Iterable[str]) -> str:
    """Tên ghi trong chứng thư; the first kind that is there, the innermost of several."""
    written = name.native
    for kind in kinds:
        value = written.get(kind)
        if isinstance(value, list):
            value = value[0]
        if value:
            return str(value)
    return ""
