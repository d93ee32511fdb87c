"""Xác thực công khai một văn bản ký số: who signed which place, which file it is, and no clerk's name."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from reports import issuing, revising
from tests import world
from tests.reports.documents.signatures import authority, made
from tests.snapshot import kept
from units import vault

pytestmark = pytest.mark.django_db


@kept
def agreed():
    place = world.build(1, signed_on=None)
    place.document = issuing.agree(place.commitments["U1"], by=place.giang)
    return place


@kept
def agreed_and_signed():
    """Người đứng đầu ký số, rồi văn thư đóng dấu số của cơ quan."""
    place = agreed()
    head = made.signed(issuing.content(place.document), made.LEADER)
    seal = made.signed(head, made.SEAL, key=authority.signer("Phạm Văn Thư (thử)", "Sở Thử U1"))
    for content in (head, seal):
        place.document.refresh_from_db()
        revising.accept(place.document, place.commitments["U1"], content, by=place.giang, at=timezone.now())
    place.document.refresh_from_db()
    return place.document, head, seal


@pytest.fixture
def document():
    return agreed().document


def address(document):
    return reverse("reports:verify", args=[document.code])


def seen(client, document):
    return client.get(address(document)).content.decode()


@pytest.fixture
def signed_twice():
    """(văn bản, bản đã ký số, bản đã đóng dấu số)."""
    return agreed_and_signed()


def test_who_signed_digitally_is_told_and_of_the_seal_only_the_office(client, signed_twice):
    document, _, sealed = signed_twice
    page = seen(client, document)

    [first, second] = client.get(address(document)).context["facts"].signatures
    assert (first.place, first.who) == ("Chữ ký người cam kết", "Nguyễn Văn U1 (thử), Sở Thử U1")
    assert (second.place, second.who) == ("Dấu của cơ quan (văn thư)", "Sở Thử U1")
    assert "Bản ký số 2, hệ thống nhận lúc" in page
    assert "Toàn vẹn, chưa kiểm tra được tổ chức cấp" in page
    assert vault.digest_of(sealed) in page
    assert "Phạm Văn Thư" not in page


def test_without_digital_signatures_nothing_is_said_of_them(client, document):
    assert "Chữ ký số" not in seen(client, document)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "so với tệp đã chốt của văn bản này. Sau đó hệ thống đã nhận bản ký số 2, có thêm chữ ký."),
        (1, "so với bản ký số 1 của văn bản này. Sau đó hệ thống đã nhận bản ký số 2, có thêm chữ ký."),
        (2, "so với bản ký số 2 của văn bản này.</p>"),
    ],
)
def test_each_digitally_signed_revision_of_it_matches(client, signed_twice, number, said):
    document, *files = signed_twice
    content = (vault.read(document.pdf), *files)[number]

    file = SimpleUploadedFile("ban.pdf", content, "application/pdf")
    page = client.post(address(document), {"file": file}).content.decode()

    assert "<strong>Khớp.</strong>" in page
    assert said in page
