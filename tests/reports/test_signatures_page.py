"""Trang chữ ký số: who may see, download, send up and sign, and what is said when it does not work."""

import logging
import sys
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from commitments.models import Revision
from reports import issuing
from reports.documents import signatures
from tests.reports import agreed
from tests.reports.documents.signatures.authority import PASSWORD, signer
from tests.reports.documents.signatures.made import signed
from units import vault

pytestmark = pytest.mark.django_db
LEADER = "ky-cam-ket"


@pytest.fixture
def small():
    """Chưa ai ký trên giấy; the document of U1 is agreed."""
    place = agreed.build("U1")
    place.document = place.documents["U1"]
    return place


def address(small, name="signatures", *more):
    return reverse(f"reports:{name}", args=[small.commitments["U1"].pk, small.document.pk, *more])


def page(client, small, persona):
    client.force_login(getattr(small, persona))
    return client.get(address(small))


def send(client, small, persona, content, name="ban-ky.pdf"):
    client.force_login(getattr(small, persona))
    return client.post(address(small, "accept_revision"), {"file": SimpleUploadedFile(name, content)})


def sign(client, small, persona="binh", **changes):
    client.force_login(getattr(small, persona))
    usual = {
        "place": LEADER,
        "key": SimpleUploadedFile("thu.p12", signer()),
        "password": PASSWORD,
    }
    return client.post(address(small, "sign_here"), usual | changes)


def signed_file(small):
    return signed(issuing.content(small.document), LEADER)


def errors(response, form):
    return {name: list(each) for name, each in response.context[form].errors.items()}


def told(response):
    return [str(message) for message in response.context["messages"]]


def test_head_sends_the_signed_file_up_and_everybody_gets_it(client, small):
    upload = signed_file(small)

    response = send(client, small, "binh", upload)

    assert response.status_code == 302
    shown = page(client, small, "hoa")
    assert "Nguyễn Văn U1 (thử)" in shown.text
    assert "Toàn vẹn, chưa kiểm tra được tổ chức cấp" in shown.text
    assert client.get(address(small, "revision", 1)).content == upload
    assert client.get(address(small, "revision", 0)).content == issuing.vault.read(small.document.pdf)


def test_signing_here_works_for_the_head(client, small):
    response = sign(client, small)

    assert response.status_code == 302
    (revision,) = Revision.objects.all()
    assert (revision.added_by, revision.is_made_here) == (small.binh, True)
    assert "Đã nhận bản ký số 1: 1 chữ ký." in told(client.get(response.url))


def test_the_commitment_page_lists_the_signatures(client, small):
    sign(client, small)

    shown = client.get(small.commitments["U1"].get_absolute_url())

    assert "Nguyễn Văn U1 (thử)" in shown.text
    assert address(small) in shown.text


@pytest.mark.parametrize("name", ["signatures", "revision"])
def test_a_stranger_does_not_even_see_it(client, small, name):
    client.force_login(small.dung)

    more = [0] if name == "revision" else []
    assert client.get(address(small, name, *more)).status_code == 404


@pytest.mark.parametrize("deed", [lambda *a: send(*a, b"%PDF-"), sign])
@pytest.mark.parametrize(("persona", "status"), [("dung", 404), ("mai", 404), ("an", 403), ("hoa", 403)])
def test_others_neither_send_nor_sign(client, small, deed, persona, status):
    assert deed(client, small, persona).status_code == status
    assert Revision.objects.count() == 0


def test_insiders_without_the_right_read_without_forms(client, small):
    shown = page(client, small, "an")

    assert shown.status_code == 200
    assert "<form method" not in shown.text.partition("<main")[2].partition("</main")[0]


def test_a_document_of_another_commitment_is_not_found_here(client, small):
    client.force_login(small.giang)

    elsewhere = reverse("reports:signatures", args=[small.commitments["U2"].pk, small.document.pk])
    assert client.get(elsewhere).status_code == 404


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"GIF89a", "Tệp không phải PDF."),
        (b"", "Tệp rỗng. Chọn lại tệp đã ký."),
    ],
)
def test_a_wrong_file_is_refused_beside_its_field(client, small, content, message):
    response = send(client, small, "binh", content)

    assert errors(response, "revision_form") == {"file": [message]}
    assert Revision.objects.count() == 0


def test_a_file_that_is_too_large_is_not_even_read(client, small, monkeypatch):
    monkeypatch.setattr("reports.views.signatures.LARGEST", 10)

    response = send(client, small, "binh", b"%PDF-1.7 long enough")

    assert errors(response, "revision_form") == {"file": ["Tệp quá lớn so với một văn bản đã ký."]}


def test_a_second_file_on_the_older_base_is_told_to_take_the_newest(client, small):
    send(client, small, "binh", signed_file(small))

    response = send(client, small, "giang", signed(issuing.content(small.document), "ky-nhan-1"))

    (message,) = errors(response, "revision_form")["file"]
    assert message.startswith("Bản ký số 1 vừa được nhận trước.")
    assert Revision.objects.count() == 1


def test_a_wrong_password_is_told_and_shown_or_logged_nowhere(client, small, caplog):
    with caplog.at_level(logging.DEBUG):
        response = sign(client, small, password="mật khẩu sai")

    (message,) = errors(response, "sign_form")["__all__"]
    assert message.startswith("Mật khẩu không đúng")
    assert "mật khẩu sai" not in response.text + caplog.text
    assert Revision.objects.count() == 0


def test_what_is_missing_is_said_beside_its_field(client, small):
    client.force_login(small.binh)

    response = client.post(address(small, "sign_here"), {"place": "no-such-place"})

    assert set(errors(response, "sign_form")) == {"place", "key", "password"}


def test_an_image_of_another_kind_is_refused(client, small):
    response = sign(client, small, image=SimpleUploadedFile("ky.png", b"GIF89a"))

    assert errors(response, "sign_form") == {"image": ["Tệp không phải ảnh PNG."]}


def test_an_image_stands_in_the_place(client, small):
    drawing = BytesIO()
    Image.new("RGBA", (60, 30), (0, 0, 200, 255)).save(drawing, "PNG")

    sign(client, small, image=SimpleUploadedFile("ky.png", drawing.getvalue()))

    small.document.refresh_from_db()
    assert b"/Subtype /Image" in issuing.content(small.document)


def test_the_officer_may_use_the_certificate_of_the_server(client, small, settings, tmp_path):
    (tmp_path / "may-chu.p12").write_bytes(signer("Văn thư (thử)", "Ủy ban nhân dân tỉnh Thử"))
    settings.SIGNING_PKCS12 = tmp_path / "may-chu.p12"

    refused = sign(client, small, "binh", key="")
    done = sign(client, small, "giang", key="", place="van-thu-dau")

    assert set(errors(refused, "sign_form")) == {"key"}
    assert done.status_code == 302
    assert Revision.objects.get().signatures[0]["signer"] == "Văn thư (thử)"


@pytest.fixture
def without_pyhanko(monkeypatch):
    """Máy chưa cài phần ký số."""
    for name in [*sys.modules]:
        if name.partition(".")[0] == "pyhanko" or name == "reports.documents.signatures.with_pyhanko":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    for name in ("comparing", "reading", "signing", "verifying"):
        monkeypatch.delitem(sys.modules, f"reports.documents.signatures.{name}", raising=False)


@pytest.mark.usefixtures("without_pyhanko")
def test_without_the_extra_the_page_says_what_is_missing(client, small):
    shown = page(client, small, "binh")
    sent = send(client, small, "binh", b"%PDF-1.7")

    for response in (shown, sent):
        assert signatures.INSTALL in response.text
        assert client.get(address(small, "revision", 0)).status_code == 200
    assert sign(client, small).status_code == 200
    assert Revision.objects.count() == 0


def test_only_post_sends_and_signs(client, small):
    client.force_login(small.binh)

    assert client.get(address(small, "accept_revision")).status_code == 405
    assert client.get(address(small, "sign_here")).status_code == 405


def test_number_is_asked_only_where_the_paper_has_a_place_for_it(client, small):
    assert "number" not in page(client, small, "binh").context["sign_form"].fields

    issuing.withdraw(small.document, by=small.giang, reason="Thêm số")
    type(small.campaign).objects.filter(pk=small.campaign.pk).update(symbol="BCK-SNV")
    small.document = issuing.agree(small.commitments["U1"], by=small.giang)

    unnumbered = sign(client, small, place="van-thu-so")
    assert errors(unnumbered, "sign_form") == {"number": ["Ghi số văn bản."]}
    assert sign(client, small, place="van-thu-so", number="12").status_code == 302


def test_the_page_asks_the_same_of_the_database_with_one_signature_and_with_two(client, small):
    send(client, small, "binh", signed_file(small))
    with CaptureQueriesContext(connection) as once:
        page(client, small, "hoa")
    small.document.refresh_from_db()
    send(client, small, "giang", signed(issuing.content(small.document), "ky-nhan-1"))

    with CaptureQueriesContext(connection) as twice:
        page(client, small, "hoa")

    assert len(once) == len(twice)


def test_a_file_that_is_lost_is_told(client, small, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    shown = page(client, small, "giang")
    answers = send(client, small, "giang", b"%PDF-1.7 x"), sign(client, small, "giang")

    assert all(vault.ABSENT in answer.content.decode() for answer in (shown, *answers))
    assert client.get(address(small, "revision", 0)).status_code == 404
