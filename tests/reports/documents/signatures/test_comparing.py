"""Đối chiếu bản ký gửi lên: only our bytes with more signatures behind them come in."""

from io import BytesIO

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pypdf import PdfReader, PdfWriter

from reports.documents.signatures import engine
from reports.documents.signatures.findings import Reason, Refused
from tests.reports.documents.signatures.authority import NOW
from tests.reports.documents.signatures.made import LEADER, base, once, other, signed, twice
from tests.reports.documents.signatures.test_verifying import locked, rotated, tampered


def compared(upload, *known):
    return engine().compare(upload, known or (base(),), roots=(), at=NOW)


def refusal(upload, *known):
    with pytest.raises(Refused) as refused:
        compared(upload, *known)
    return refused.value.reason


def changed(content, change):
    writer = IncrementalPdfFileWriter(BytesIO(content))
    change(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def saved_anew(content):
    """Tệp được một phần mềm khác lưu lại: same look, other bytes, same identity."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def script(kind):
    def added(writer):
        action = generic.DictionaryObject(
            {
                generic.pdf_name("/S"): generic.pdf_name("/JavaScript"),
                generic.pdf_name("/JS"): generic.pdf_string("app.alert(1)"),
            }
        )
        writer.root[generic.pdf_name(kind)] = writer.add_object(action)
        writer.update_root()

    return added


def field(name, box):
    return lambda writer: append_signature_field(writer, SigFieldSpec(name, on_page=0, box=box))


def ballast():
    """Tệp bắt đầu bằng các byte của ta nhưng là văn bản khác: its cross-references never lead back to ours."""
    prefix = base()
    writer = PdfWriter(clone_from=PdfReader(BytesIO(other())))
    target = BytesIO()
    target.write(prefix)
    shifted = BytesIO()
    writer.write(shifted)
    return prefix + shifted.getvalue()


def test_first_signature_continues_the_agreed_document():
    continued = compared(once())

    assert continued.base == 0
    assert [signature.field for signature in continued.signatures] == [LEADER]


def test_second_signature_continues_the_newest_revision_it_begins_with():
    continued = compared(twice(), base(), once())

    assert continued.base == 1
    assert len(continued.signatures) == 2


def test_two_signatures_may_come_at_once():
    assert compared(twice()).base == 0


def test_signature_in_a_place_that_the_signing_program_made_is_taken():
    elsewhere = signed(changed(base(), field("VGCA1", (100, 100, 250, 160))), "VGCA1")

    assert [signature.place for signature in compared(elsewhere).signatures] == ["Ô do phần mềm ký tạo"]


@pytest.mark.parametrize(
    ("upload", "reason"),
    [
        (lambda: base(), Reason.KNOWN),
        (lambda: base() + b"\n", Reason.UNSIGNED),
        (lambda: changed(base(), field("VGCA1", (100, 100, 250, 160))), Reason.UNSIGNED),
        (lambda: base()[:-300], Reason.DAMAGED),
        (lambda: once()[:-300], Reason.DAMAGED),
        (lambda: locked(once()), Reason.ENCRYPTED),
        (lambda: b"GIF89a", Reason.NOT_PDF),
        (lambda: signed(other()), Reason.OTHER_DOCUMENT),
        (lambda: tampered(once()), Reason.CHANGED),
        (lambda: saved_anew(once()), Reason.CHANGED),
        (lambda: signed(rotated(base())), Reason.CHANGED),
        (lambda: rotated(once()), Reason.CHANGED),
        (lambda: ballast(), Reason.DAMAGED),
        (lambda: signed(changed(base(), script("/OpenAction"))), Reason.SCRIPT),
        (lambda: changed(once(), script("/AA")), Reason.SCRIPT),
        (lambda: signed(changed(base(), field("VGCA1", (40, 100, 560, 700))), "VGCA1"), Reason.COVERED),
    ],
    ids=[
        "nothing new",
        "blank line",
        "empty place",
        "document cut off",
        "revision cut off",
        "password",
        "picture",
        "other document",
        "one byte",
        "saved anew",
        "rotated, then signed",
        "signed, then rotated",
        "other document behind ours",
        "script, then signed",
        "signed, then script",
        "place over the text",
    ],
)
def test_anything_but_our_bytes_with_signatures_is_refused(upload, reason):
    assert refusal(upload()) == reason


def test_broken_signature_over_our_bytes_is_refused():
    place = once().rindex(b"/Contents <") + 400
    forged = once()[:place] + (b"0" if once()[place : place + 1] != b"0" else b"1") + once()[place + 1 :]

    assert refusal(forged) == Reason.BROKEN
