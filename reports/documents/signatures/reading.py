"""Đọc tệp PDF của người khác: nothing in it is trusted, and whatever goes wrong has a name."""

import logging
import struct
import zlib
from contextlib import contextmanager
from io import BytesIO

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.misc import PdfError, PdfStrictReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import CMSExtractionError, UnacceptableSignerError
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator.errors import PathError, ValidationError

from reports.documents.signatures.findings import LARGEST, Reason, Refused

HEAD = b"%PDF-"
# What a malformed file makes the reading library stumble over; anything else is a fault of ours and is not hidden.
HOSTILE = (
    PdfError,
    SignatureValidationError,
    CMSExtractionError,
    UnacceptableSignerError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    NotImplementedError,
    RecursionError,
    OSError,
    zlib.error,
    struct.error,
    InvalidSignature,
    UnsupportedAlgorithm,
    PathError,
    ValidationError,
)
for library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(library).setLevel(logging.CRITICAL)  # else the names of signers would stand in the log


class Reader(PdfFileReader):
    """Trình đọc tệp PDF; knows where each object of an object stream begins.

    pyHanko looks it up again for every object: over a second for a tagged document, a twentieth of that here.
    """

    def __init__(self, *arguments, **options):
        self._unpacked = {}
        super().__init__(*arguments, **options)

    def _get_object_from_stream(self, idnum, stmnum, idx):
        if stmnum not in self._unpacked:
            self._unpacked[stmnum] = self._unpack(generic.Reference(stmnum, 0, self).get_object())
        content, starts = self._unpacked[stmnum]
        if not 0 <= idx < len(starts) or starts[idx][0] != idnum:
            raise PdfStrictReadError("No such object in the object stream")
        content.seek(starts[idx][1])
        found = generic.read_object(content, generic.Reference(idnum, 0, self))
        if isinstance(found, generic.StreamObject | generic.IndirectObject):
            raise PdfStrictReadError("An object stream may not hold streams")
        return found

    def _unpack(self, stream):
        if not isinstance(stream, generic.StreamObject) or stream["/Type"] != "/ObjStm":
            raise PdfStrictReadError("Not an object stream")
        content, first = stream.read_data(DecodePurpose.OBJECT_STREAM), int(stream["/First"])
        numbers = [int(number) for number in content[:first].split()[: 2 * int(stream["/N"])]]
        starts = [(number, first + start) for number, start in zip(numbers[::2], numbers[1::2], strict=True)]
        return BytesIO(content), starts


@contextmanager
def named_problems():
    """Tệp hỏng kiểu gì cũng chỉ thành một lời từ chối có tên."""
    try:
        yield
    except Refused:
        raise
    except HOSTILE as problem:
        raise Refused(Reason.DAMAGED) from problem


def open_pdf(content: bytes) -> Reader:
    """Mở một tệp; refuses what is no PDF, is too large, is damaged, or wants a password."""
    if len(content) > LARGEST:
        raise Refused(Reason.TOO_LARGE)
    if not content.startswith(HEAD):
        raise Refused(Reason.NOT_PDF)
    with named_problems():
        reader = Reader(BytesIO(content), strict=True)
        if reader.encrypted:
            raise Refused(Reason.ENCRYPTED)
        reader.root["/Pages"]["/Count"]
    return reader
