"""Trang bản quét của một văn bản: xem, tải về, tải lên, thay, sắp lại."""

import pytest
from django.urls import reverse
from pypdf import PdfReader

from commitments.models import Scan
from commitments.scans import content, filing
from commitments.scans.filing import Kept
from commitments.views.scan import SANDBOX
from tests import world
from tests.commitments.scans import keeping, making
from tests.commitments.scans.keeping import leaf
from units import vault

pytestmark = pytest.mark.django_db
OUTSIDERS = ["mai", "dung"]
INSIDERS = ["an", "binh", "chi", "hoa", "khanh", "quan"]


@pytest.fixture
def place():
    return world.build(2)


@pytest.fixture
def paper(place):
    return keeping.document(place)


@pytest.fixture
def scan(place, paper):
    file = vault.keep(making.stack([leaf(0), leaf(1)]))
    return filing.file(paper, Kept(file, content.PDF, 2, 150), by=place.giang)


def at(name, *keys):
    return reverse(f"commitments:{name}", args=keys)


def taken(client, scan):
    """(trả lời, nội dung tệp)."""
    response = client.get(at("scan_file", scan.pk))
    content = b"".join(response.streaming_content)
    response.close()
    return response, content


def upload(client, account, paper, *files, **fields):
    client.force_login(account)
    return client.post(at("scan_upload", paper.pk), {"files": files, **fields})


def test_the_page_shows_every_page_and_what_to_look_at(client, place, scan):
    client.force_login(place.binh)

    response = client.get(scan.get_absolute_url())

    assert response.status_code == 200
    text = response.content.decode()
    assert "Bản quét có 2 trang, văn bản in có 3 trang." in text
    assert all(at("scan_page", scan.pk, number) in text for number in (1, 2))
    assert at("scan_upload", scan.document_id) not in text


@pytest.mark.parametrize("persona", OUTSIDERS)
@pytest.mark.parametrize("name", ["scan", "scan_file", "scan_arrange"])
def test_a_stranger_does_not_even_see_it(client, place, scan, persona, name):
    client.force_login(getattr(place, persona))

    assert client.get(at(name, scan.pk)).status_code == 404
    assert client.get(at("scan_page", scan.pk, 1)).status_code == 404
    assert client.get(at("scan_upload", scan.document_id)).status_code == 404


@pytest.mark.parametrize("persona", INSIDERS)
def test_who_sees_the_commitment_reads_and_changes_nothing(client, place, scan, persona):
    client.force_login(getattr(place, persona))

    assert client.get(at("scan", scan.pk)).status_code == 200
    assert client.post(at("scan_upload", scan.document_id)).status_code == 403
    assert client.post(at("scan_arrange", scan.pk)).status_code == 403
    assert Scan.objects.count() == 1


def test_the_file_comes_whole_under_its_vietnamese_name_and_may_do_nothing(client, place, scan):
    client.force_login(place.hoa)

    response, file = taken(client, scan)

    assert file == vault.read(scan.file)
    assert response["Content-Type"] == "application/pdf"
    name = "B%E1%BA%A3n%20qu%C3%A9t%20%E2%80%93%20S%E1%BB%9F%20Th%E1%BB%AD%20U1.pdf"
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"
    assert response["Content-Security-Policy"] == SANDBOX
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("change", [lambda path: path.unlink(), lambda path: path.write_bytes(b"other")])
def test_a_file_lost_or_changed_is_not_served(client, place, scan, change):
    change(vault.path(scan.file))
    client.force_login(place.giang)

    assert client.get(at("scan_file", scan.pk)).status_code == 404


def test_a_page_is_a_picture_of_its_own(client, place, scan):
    client.force_login(place.hoa)

    response = client.get(at("scan_page", scan.pk, 2))

    assert (response["Content-Type"], response.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert response["Content-Security-Policy"] == SANDBOX
    assert client.get(at("scan_page", scan.pk, 3)).status_code == 404
    assert client.get(at("scan_page", scan.pk, 0)).status_code == 404


def test_one_file_is_kept_as_it_came(client, place, paper):
    sent = making.stack([leaf(0), leaf(1), leaf(2)])

    response = upload(client, place.giang, paper, keeping.file(sent))

    scan = filing.current(paper)
    assert response.url == scan.get_absolute_url()
    assert vault.read(scan.file) == sent
    assert (scan.media_type, scan.pages, scan.dpi) == ("application/pdf", 3, making.DPI)


def test_several_pictures_are_sewn_together_upright_in_the_order_of_their_names(client, place, paper):
    back = making.jpeg(making.dirtied(making.page(1), turn=180))

    upload(client, place.giang, paper, keeping.file(back, "b.jpg"), keeping.file(leaf(0), "a.jpg"))

    scan = filing.current(paper)
    pages = PdfReader(vault.path(scan.file)).pages
    assert (scan.media_type, [page.rotation for page in pages]) == ("application/pdf", [0, 180])


def test_a_picture_alone_stays_a_picture(client, place, paper):
    upload(client, place.giang, paper, keeping.file(leaf(0), "giay-da-ky.pdf"))

    scan = filing.current(paper)
    assert (scan.media_type, scan.pages) == ("image/jpeg", 1)
    assert client.get(at("scan_page", scan.pk, 1))["Content-Type"] == "image/jpeg"
    assert ".jpg" in taken(client, scan)[0]["Content-Disposition"]


def test_files_that_are_no_scans_are_named_with_what_is_wrong(client, place, paper):
    files = [keeping.file(making.TINY_ZIP, "ảnh.zip"), keeping.file(b"", "trống.pdf"), keeping.file(leaf(0))]

    response = upload(client, place.giang, paper, *files)

    assert response.context["form"].errors == {
        "files": [f"“trống.pdf”: {content.EMPTY}", f"“ảnh.zip”: {content.OTHER}"]
    }
    assert not Scan.objects.exists()


def test_without_a_file_one_is_asked_for(client, place, paper):
    response = upload(client, place.giang, paper)

    assert response.context["form"].errors == {"files": ["Chọn tệp quét."]}


def test_the_page_says_beforehand_how_much_it_takes(client, place, paper):
    client.force_login(place.giang)

    page = client.get(at("scan_upload", paper.pk)).content.decode()

    assert "Mỗi lần tối đa 300 MB, 400 trang." in page


def test_more_than_that_is_told_beside_the_field(client, place, paper, settings):
    settings.SCAN_MEGABYTES = 0

    response = upload(client, place.giang, paper, keeping.file(leaf(0)))

    told = "Tệp tải lên lớn hơn 0 MB. Quét ở 200–300 dpi, hoặc chia thành nhiều lần tải lên."
    assert response.context["form"].errors == {"files": [told]}
    assert not Scan.objects.exists()


def test_the_paper_of_another_unit_is_refused(client, place, paper):
    sent = making.stack([leaf(0), leaf(1, making.SECOND)])

    response = upload(client, place.giang, paper, keeping.file(sent))

    assert response.context["form"].errors == {
        "files": ["Trang 2 mang mã PRTVW-23456, không phải mã của văn bản này."]
    }
    assert not Scan.objects.exists()


def test_a_replacement_needs_a_reason_and_keeps_the_old_one(client, place, paper, scan):
    sent = keeping.file(leaf(0))
    response = upload(client, place.giang, paper, sent)
    assert response.context["form"].errors == {"reason": ["Ghi lý do thay bản quét."]}
    assert filing.current(paper) == scan

    upload(client, place.giang, paper, keeping.file(leaf(0)), reason="Mờ dấu")

    scan.refresh_from_db()
    assert (scan.replaced_reason, filing.current(paper).pages) == ("Mờ dấu", 1)
    assert "Mờ dấu" in client.get(filing.current(paper).get_absolute_url()).content.decode()
    assert taken(client, scan)[0].status_code == 200


def test_a_full_vault_is_told_beside_the_field(client, place, paper, monkeypatch):
    def no_room(path):
        raise vault.NoRoom("Máy chủ đã hết chỗ lưu tệp.")

    with monkeypatch.context() as full:
        full.setattr(vault, "keep_file", no_room)
        response = upload(client, place.giang, paper, keeping.file(leaf(0)))
    assert response.context["form"].errors == {"files": ["Máy chủ đã hết chỗ lưu tệp."]}
    assert not Scan.objects.exists()

    upload(client, place.giang, paper, keeping.file(leaf(0)))
    assert filing.current(paper).pages == 1


def arranged(client, scan, *wishes):
    sent = {"form-TOTAL_FORMS": len(wishes), "form-INITIAL_FORMS": len(wishes)}
    for number, (place, turn) in enumerate(wishes):
        sent |= {f"form-{number}-place": place, f"form-{number}-turn": turn}
    return client.post(at("scan_arrange", scan.pk), sent)


def test_pages_are_put_in_another_order_and_turned(client, place, paper, scan):
    client.force_login(place.giang)

    arranged(client, scan, (2, 0), (1, 90))

    made = filing.current(paper)
    assert [page.rotation for page in PdfReader(vault.path(made.file)).pages] == [90, 0]
    scan.refresh_from_db()
    assert scan.replaced_reason == "Sắp lại trang."


@pytest.mark.parametrize("wishes", [[("x", 0), (1, 0)], [(1, 45), (2, 0)], [(1, 0)]])
def test_an_order_that_makes_no_sense_changes_nothing(client, place, paper, scan, wishes):
    client.force_login(place.giang)

    response = arranged(client, scan, *wishes)

    assert response.status_code == 200
    assert filing.current(paper) == scan


def test_a_scan_that_was_replaced_is_not_arranged(client, place, paper, scan):
    filing.file(paper, Kept(scan.file, content.PDF, 2, 150), by=place.giang, instead_of=scan, reason="Mờ")
    client.force_login(place.giang)

    assert arranged(client, scan, (2, 0), (1, 0)).status_code == 403
    assert Scan.objects.count() == 2


def test_the_page_of_the_commitment_leads_to_the_scan(client, place, scan):
    client.force_login(place.giang)

    text = client.get(place.commitments["U1"].get_absolute_url()).content.decode()

    assert scan.get_absolute_url() in text
    assert at("scan_upload", scan.document_id) in text


@pytest.mark.django_db
def test_the_page_asks_the_same_number_of_questions_for_one_scan_or_three(
    client, place, paper, scan, django_assert_max_num_queries
):
    client.force_login(place.giang)
    with django_assert_max_num_queries(100) as one:
        client.get(scan.get_absolute_url())
    latest = scan
    for reason in ("Mờ", "Thiếu"):
        kept = Kept(scan.file, content.PDF, 2, 150)
        latest = filing.file(paper, kept, by=place.giang, instead_of=latest, reason=reason)

    with django_assert_max_num_queries(len(one)):
        client.get(latest.get_absolute_url())
