"""Ký số bằng tệp chứng thư PKCS#12: a PAdES signature is added to the file behind what is there.

For tests and small sites; leaders sign with their tokens elsewhere and the file comes back. The password opens the
certificate and is forgotten.
"""

from datetime import datetime
from io import BytesIO
from tempfile import NamedTemporaryFile

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp import StaticStampStyle

from reports.documents.signatures.fields import DATE
from reports.documents.signatures.findings import Reason, Refused
from reports.documents.signatures.reading import open_pdf
from reports.documents.signatures.stamp import Look, drawn
from reports.documents.signatures.verifying import named

REASON = "Ký bản cam kết"
WHOLE_BOX = SimpleBoxLayoutRule(
    AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins.uniform(0), InnerScaling.STRETCH_FILL
)


def sign(
    content: bytes,
    *,
    field: str,
    key: bytes,
    password: str,
    at: datetime,
    words: str = "",
    image: bytes = b"",
    location: str = "",
) -> bytes:
    """Ký vào một ô còn trống; returns `content` with a signature added behind it.

    `words` are printed in the place instead of who signs (the number or the date); `image` is a PNG of the
    handwritten signature (blue) or the seal (red).
    """
    signer = _signer(key, password)
    certificate = signer.signing_cert
    if not certificate.not_valid_before <= at <= certificate.not_valid_after:
        raise Refused(Reason.EXPIRED, f"Hiệu lực đến {certificate.not_valid_after:%d/%m/%Y}.")
    box = _empty_box(content, field)
    subject = certificate.subject
    look = Look(
        width=box[2] - box[0],
        height=box[3] - box[1],
        signer=named(subject, ("common_name",)),
        agency=named(subject, ("organizational_unit_name", "organization_name")),
        at=at,
        words=words,
        is_date=field == DATE,
        image=image,
    )
    with NamedTemporaryFile(suffix=".pdf") as stamp:
        stamp.write(drawn(look))
        stamp.flush()
        style = StaticStampStyle.from_pdf_file(stamp.name, border_width=0, background_layout=WHOLE_BOX)
        return _added(content, field, signer, style, location)


def empty_places(content: bytes) -> list[str]:
    """Các ô còn trống, in the order in which they stand on the paper."""
    return [name for name, _, _ in enumerate_sig_fields(open_pdf(content), filled_status=False)]


def _signer(key, password):
    try:
        signer = SimpleSigner.load_pkcs12_data(key, other_certs=(), passphrase=password.encode())
    except (ValueError, TypeError, AttributeError) as problem:  # the last two: a file without a key
        raise Refused(Reason.KEY) from problem
    return signer


def _empty_box(content, field):
    for name, value, reference in enumerate_sig_fields(open_pdf(content), with_name=field):
        if name == field and value is None:
            return [float(edge) for edge in reference.get_object()["/Rect"]]
    raise Refused(Reason.PLACE)


def _added(content, field, signer, style, location):
    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=REASON,
        location=location or None,
    )
    writer = IncrementalPdfFileWriter.from_reader(open_pdf(content))
    signed = BytesIO()
    try:
        PdfSigner(metadata, signer, stamp_style=style).sign_pdf(
            writer, existing_fields_only=True, output=signed
        )
    except SigningError as problem:
        raise Refused(Reason.PLACE) from problem
    return signed.getvalue()
