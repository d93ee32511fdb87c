"""Tải bản Word: ai được, khi nào."""

from io import BytesIO
from urllib.parse import quote

import docx
import pytest
from django.urls import reverse

from commitments.models import Campaign, Commitment
from reports import issuing
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def unsigned():
    return world.build(signed_on=None)


def opened(client, account, commitment):
    client.force_login(account)
    return client.get(reverse("reports:draft", args=[commitment.pk]))


@pytest.mark.parametrize("persona", ["giang", "binh"])
def test_officer_and_head_of_the_unit_get_the_draft(client, unsigned, persona):
    response = opened(client, getattr(unsigned, persona), unsigned.commitments["U1"])

    document = docx.Document(BytesIO(response.content))
    assert "Tôi là: Nguyễn Văn U1" in [paragraph.text for paragraph in document.paragraphs]
    assert response.headers["Content-Disposition"] == (
        f"attachment; filename*=utf-8''{quote('BẢN CAM KẾT - Sở Thử U1 - dự thảo.docx')}"
    )


@pytest.mark.parametrize(
    ("persona", "status"),
    [("an", 403), ("chi", 403), ("hoa", 403), ("khanh", 403), ("mai", 404), ("dung", 404)],
)
def test_others_do_not(client, unsigned, persona, status):
    assert opened(client, getattr(unsigned, persona), unsigned.commitments["U1"]).status_code == status


def test_what_is_signed_is_no_more_handed_out(client):
    small = world.build()

    response = opened(client, small.giang, small.commitments["U1"])

    assert response.status_code == 409
    assert "không tải bản Word được nữa" in response.content.decode()
    assert "Dữ liệu thử." in response.content.decode()


def test_what_is_agreed_is_no_more_handed_out_until_it_is_reopened(client, unsigned):
    first = unsigned.commitments["U1"]
    document = issuing.agree(first, by=unsigned.giang)

    response = opened(client, unsigned.giang, first)

    assert response.status_code == 409
    assert "Nội dung đã chốt" in response.content.decode()
    assert reverse("reports:reopen", args=[first.pk]) in response.content.decode()
    issuing.withdraw(document, by=unsigned.giang, reason="Sửa lời.")
    assert opened(client, unsigned.giang, first).status_code == 200


def test_a_joint_paper_that_one_has_signed_is_no_more_handed_out(client, unsigned):
    Campaign.objects.update(template="joint")
    Commitment.objects.filter(unit__code="U2").update(signed_on="2022-01-05", status="signed")

    assert opened(client, unsigned.giang, unsigned.commitments["U1"]).status_code == 409


@pytest.mark.parametrize(("persona", "offered"), [("giang", True), ("binh", True), ("an", False)])
def test_the_page_offers_it_to_those_who_may(client, unsigned, persona, offered):
    client.force_login(getattr(unsigned, persona))

    page = client.get(unsigned.commitments["U1"].get_absolute_url()).content.decode()

    assert ("Tải bản Word (dự thảo)" in page) == offered


def test_the_page_of_a_signed_commitment_does_not_offer_it(client):
    small = world.build()
    client.force_login(small.giang)

    assert "Tải bản Word" not in client.get(small.commitments["U1"].get_absolute_url()).content.decode()
