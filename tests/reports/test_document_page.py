"""Văn bản của một bản cam kết trong trình duyệt: đúng người, đúng tên tệp, đúng chữ."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from commitments.models import Target
from reports import issuing
from reports.documents import fonts, press
from tests import world
from tests.reports.documents.reading import pages, text
from units.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return world.build()


def opened(client, account, commitment):
    client.force_login(account)
    return client.get(reverse("reports:document", args=[commitment.pk]))


def test_the_document_opens_in_the_browser_under_its_own_name(client, small):
    response = opened(client, small.an, small.commitments["U1"])

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == (
        "inline; filename*=utf-8''B%E1%BA%A2N%20CAM%20K%E1%BA%BET%20-%20S%E1%BB%9F%20Th%E1%BB%AD%20U1.pdf"
    )


def test_a_slash_in_a_name_does_not_become_a_folder(client, small):
    unit = small.commitments["U1"].unit
    type(unit).objects.filter(pk=unit.pk).update(name="Ban A/B")

    response = opened(client, small.an, small.commitments["U1"])

    assert response.headers["Content-Disposition"].endswith("Ban%20A-B.pdf")


def test_the_document_says_who_commits_to_what_and_carries_the_notice(client, small):
    response = opened(client, small.chi, small.commitments["U2"])

    printed = " ".join(text(page) for page in pages(response.content))
    assert "Tôi là: Nguyễn Văn U2" in printed
    assert "1 Chỉ tiêu 1 % ≥ 90" in printed
    assert printed.count("Dữ liệu thử.") == len(PdfReader(BytesIO(response.content)).pages)


def test_before_agreeing_the_page_is_a_draft_without_a_code_and_afterwards_the_stored_bytes(client):
    small = world.build(signed_on=None)
    first = small.commitments["U1"]

    draft = opened(client, small.an, first).content
    assert "Mã xác thực" not in text(pages(draft)[0])
    assert {"Ự", "Ả"} <= {char["text"] for char in pages(draft)[0].chars if char["size"] > 60}

    document = issuing.agree(first, by=small.giang)
    assert opened(client, small.an, first).content == issuing.content(document)

    issuing.sign(first, by=small.giang, signed_on=date(2022, 1, 9), today=date(2022, 2, 1))
    Person.objects.update(name="Người khác")
    assert opened(client, small.an, first).content == issuing.content(document)


def test_what_has_changed_since_it_was_agreed_is_not_printed(client):
    small = world.build(signed_on=None)
    first = small.commitments["U1"]
    issuing.agree(first, by=small.giang)
    Target.objects.filter(item__commitment=first).update(value=1)

    for persona, may in [("giang", True), ("an", False)]:
        response = opened(client, getattr(small, persona), first)
        assert response.status_code == 409
        assert ("Chốt lại nội dung" in response.content.decode()) is may


def test_a_stored_file_that_is_lost_is_told_and_not_made_anew(client, settings, tmp_path):
    small = world.build(signed_on=None)
    issuing.agree(small.commitments["U1"], by=small.giang)
    settings.MEDIA_ROOT = tmp_path

    response = opened(client, small.an, small.commitments["U1"])

    assert response.status_code == 503
    assert "Không tìm thấy tệp trong kho" in response.content.decode()


@pytest.mark.parametrize("persona", ["an", "binh", "chi", "giang", "hoa", "khanh", "quan"])
def test_the_unit_itself_and_those_over_it_may_print(client, small, persona):
    assert opened(client, getattr(small, persona), small.commitments["U1"]).status_code == 200


@pytest.mark.parametrize("persona", ["dung", "mai"])
def test_a_stranger_and_another_unit_may_not(client, small, persona):
    assert opened(client, getattr(small, persona), small.commitments["U1"]).status_code == 404


def test_a_machine_without_the_fonts_says_what_to_install(client, small, monkeypatch, tmp_path):
    press._tools.cache_clear()
    monkeypatch.setattr(fonts.folder, "__defaults__", ((tmp_path,),))

    response = opened(client, small.an, small.commitments["U1"])

    press._tools.cache_clear()
    assert response.status_code == 503
    assert "Chưa cài phông chữ Tinos" in response.content.decode()
    assert "Dữ liệu thử." in response.content.decode()
