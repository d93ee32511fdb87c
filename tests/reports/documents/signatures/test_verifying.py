"""Kiểm tra mọi chữ ký: who, where, whether it holds, whom the server trusts, and what came later."""

from datetime import timedelta
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf import PdfReader, PdfWriter

from reports.documents.signatures import engine
from reports.documents.signatures.findings import Later, Reason, Refused, Trust
from tests.reports.documents.signatures.authority import NOW, root, signer
from tests.reports.documents.signatures.made import LEADER, WITNESS, base, once, roots, signed, twice


def verified(content, trusted=(), at=NOW):
    return engine().verify(content, roots=trusted, at=at)


def rotated(content):
    """Người khác xoay trang đầu rồi lưu nối tiếp."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Rotate"] = generic.NumberObject(90)
    writer.update_container(page)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def tampered(content):
    """Một byte trong nội dung trang đầu bị đổi."""
    place = content.index(b"stream\n") + 60
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def locked(content):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt("mật khẩu")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def test_unsigned_document_has_no_signature():
    assert verified(base()) == ()


def test_both_signatures_are_listed_in_the_order_of_signing():
    first, second = verified(twice(), roots())

    assert (first.field, first.signer, first.agency) == (LEADER, "Nguyễn Văn U1 (thử)", "Sở Thử U1")
    assert (second.field, second.signer) == (WITNESS, "Trần Thị Hai (thử)")
    assert (first.later, second.later) == (Later.SIGNATURES, Later.NOTHING)
    assert first.issuer == "Tổ chức chứng thực thử"
    assert first.signed_at is not None
    assert all(signature.is_sound and signature.trust == Trust.TRUSTED for signature in (first, second))


def test_without_roots_nobody_can_say_who_issued():
    assert [signature.trust for signature in verified(once())] == [Trust.UNKNOWN]


def test_certificate_of_an_unknown_issuer_is_not_trusted():
    elsewhere = signed(base(), key=signer("Kẻ lạ (thử)", "", "Tổ chức lạ (thử)"))

    (signature,) = verified(elsewhere, roots())
    assert (signature.trust, signature.is_sound) == (Trust.UNTRUSTED, True)


def test_certificate_is_judged_at_the_moment_given():
    (signature,) = verified(once(), roots(), at=NOW + timedelta(days=4000))

    assert signature.trust == Trust.UNTRUSTED


def test_one_changed_byte_breaks_both_signatures():
    first, second = verified(tampered(twice()))

    assert (first.is_intact, second.is_intact) == (False, False)
    assert first.problem == "Chữ ký không khớp với nội dung tệp."


def test_page_rotated_later_is_told_of_every_signature():
    first, second = verified(rotated(twice()))

    assert (first.is_intact, first.later, first.is_sound) == (True, Later.CONTENT, False)
    assert second.problem == "Nội dung tệp bị thay đổi sau khi ký."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.NOT_PDF),
        (b"PK\x03\x04 a Word file", Reason.NOT_PDF),
        (b"%PDF-1.7\n", Reason.DAMAGED),
        (once()[:-200], Reason.DAMAGED),
        (locked(base()), Reason.ENCRYPTED),
        (b"%PDF-1.7\n" + b"0" * (30 * 1024 * 1024), Reason.TOO_LARGE),
    ],
    ids=["empty", "word", "head only", "truncated", "encrypted", "huge"],
)
def test_file_that_cannot_be_read_has_a_named_problem(content, reason):
    with pytest.raises(Refused) as refused:
        verified(content)

    assert refused.value.reason == reason


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_damage_makes_the_verification_stumble(data):
    content = bytearray(once())
    for place in data.draw(
        st.lists(st.integers(len(content) - 9000, len(content) - 1), min_size=1, max_size=4)
    ):
        content[place] = data.draw(st.integers(0, 255))

    try:
        found = verified(bytes(content))
    except Refused:
        return
    assert isinstance(found, tuple)


def test_roots_are_read_from_a_folder(tmp_path):
    (tmp_path / "thu.pem").write_bytes(root()[1])
    (tmp_path / "doc-toi.txt").write_text("không phải chứng thư", encoding="utf-8")

    assert [found.dump() for found in engine().read_roots(tmp_path)] == [known.dump() for known in roots()]
    assert engine().read_roots(None) == ()
