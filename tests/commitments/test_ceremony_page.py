"""Trang lễ ký: ai thấy, điều còn thiếu ở trên, danh sách theo thứ tự ký."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.models import Commitment
from tests import world
from tests.commitments.ceremonial import address

pytestmark = pytest.mark.django_db
LIST = reverse("commitments:ceremonies")
OVERSEERS = ["chi", "giang", "hoa", "khanh", "quan"]


@pytest.fixture
def small():
    """Chưa ai ký."""
    return world.build(signed_on=None)


def shown(client, account, url):
    client.force_login(account)
    return client.get(url)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize("persona", OVERSEERS)
def test_those_over_the_units_see_the_ceremony(client, small, persona):
    account = getattr(small, persona)

    assert [row.code for row in shown(client, account, LIST).context["rows"]] == ["C2022"]
    assert shown(client, account, address(small)).status_code == 200


@pytest.mark.parametrize("persona", ["an", "binh", "mai", "dung"])
def test_units_and_strangers_do_not_find_it(client, small, persona):
    account = getattr(small, persona)

    assert list(shown(client, account, LIST).context["rows"]) == []
    assert shown(client, account, address(small)).status_code == 404


def test_only_officers_have_the_entry_in_the_navigation(client, small):
    labels = {
        persona: [
            entry["label"] for entry in shown(client, getattr(small, persona), "/").context["navigation"]
        ]
        for persona in ("giang", "chi", "an")
    }

    assert {persona: "Lễ ký" in found for persona, found in labels.items()} == {
        "giang": True,
        "chi": False,
        "an": False,
    }


def test_the_list_says_when_where_and_how_many_have_signed(client, small):
    Commitment.objects.filter(pk=small.commitments["U1"].pk).update(status="signed", signed_on="2022-01-05")

    text = text_of(shown(client, small.giang, LIST))

    assert "Cam kết cải cách hành chính năm 2022 05/01/2022 Thử Ủy ban nhân dân tỉnh Thử 1/3" in text


def test_commitments_stand_in_signing_order_with_their_stages(client, small):
    Commitment.objects.filter(pk=small.commitments["U3"].pk).update(order=0)
    Commitment.objects.filter(pk=small.commitments["U1"].pk).update(status="signed", signed_on="2022-01-05")

    rows = shown(client, small.giang, address(small)).context["rows"]

    assert [(each.unit.code, [mark.since for mark in marks]) for each, marks in rows] == [
        ("U3", [None, None, None, None]),
        ("U1", [None, None, date(2022, 1, 5), None]),
        ("U2", [None, None, None, None]),
    ]


def test_only_the_officer_is_offered_to_edit(client, small):
    offered = {
        persona: "nguoi-du-le/" in shown(client, getattr(small, persona), address(small)).content.decode()
        for persona in OVERSEERS
    }

    assert offered == dict.fromkeys(OVERSEERS, False) | {"giang": True}


def test_after_the_first_signature_the_page_says_why_nothing_can_be_edited(client, small):
    Commitment.objects.filter(pk=small.commitments["U1"].pk).update(status="signed", signed_on="2022-01-05")

    response = shown(client, small.giang, address(small))

    assert "nguoi-du-le/" not in response.content.decode()
    assert "Đã có bản cam kết được ký tại lễ này." in text_of(response)


def test_nothing_missing_is_said_too(client, small):
    small.campaign.copies = 2
    small.campaign.save()
    small.campaign.ceremony.parties.update(person=small.commitments["U1"].leader)

    response = shown(client, small.giang, address(small))

    assert response.context["gaps"] == []
    assert "Đủ điều kiện tổ chức lễ ký" in text_of(response)


def test_what_is_missing_leads_to_where_it_is_mended(client, small):
    small.campaign.ceremony.parties.all().delete()
    unit = small.units["U1"]
    unit.terms.all().delete()

    gaps = {row.text: row for row in shown(client, small.giang, address(small)).context["gaps"]}
    mended = {row.text: row for row in shown(client, small.quan, address(small)).context["gaps"]}

    assert gaps["Chưa có người nhận cam kết."].url == f"{address(small)}nguoi-du-le/"
    (spot,) = gaps["Chưa có người đứng đầu vào ngày tổ chức."].spots
    assert (spot.name, spot.url) == ("Sở Thử U1", small.commitments["U1"].get_absolute_url())
    (spot,) = mended["Chưa có người đứng đầu vào ngày tổ chức."].spots
    assert spot.url == reverse("admin:units_unit_change", args=[unit.pk])
    assert mended["Chưa có người nhận cam kết."].url == ""


def test_a_campaign_without_a_ceremony_has_the_page_too(client, small):
    small.campaign.ceremony.delete()

    response = shown(client, small.giang, address(small))

    assert "Chưa có ngày và địa điểm tổ chức." in text_of(response)
    assert "nguoi-du-le/" not in response.content.decode()


@pytest.mark.parametrize("units", [1, 3])
def test_questions_to_the_database_do_not_grow_with_the_units(client, units):
    small = world.build(units, signed_on=None)
    client.force_login(small.giang)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address(small))

    assert len(asked) == 21
