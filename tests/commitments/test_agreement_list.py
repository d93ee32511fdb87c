"""Danh sách bản cam kết: ai thấy bản nào, theo thứ tự ký, lọc được."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.models import Commitment
from tests import world

pytestmark = pytest.mark.django_db
URL = reverse("commitments:list")


@pytest.fixture
def small():
    return world.build()


def shown(client, account, **asked):
    client.force_login(account)
    return client.get(URL, asked)


def units(response):
    return [commitment.unit.code for commitment in response.context["page"]]


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def rename(small, code, name):
    unit = small.units[code]
    type(unit).objects.filter(pk=unit.pk).update(name=name)


@pytest.mark.parametrize("persona", ["chi", "giang", "hoa", "khanh", "quan"])
def test_those_over_the_units_see_all_commitments(client, small, persona):
    assert units(shown(client, getattr(small, persona))) == ["U1", "U2", "U3"]


@pytest.mark.parametrize(("persona", "code"), [("an", "U1"), ("binh", "U1"), ("mai", "U2")])
def test_a_unit_sees_its_own(client, small, persona, code):
    assert units(shown(client, getattr(small, persona))) == [code]


def test_a_stranger_sees_nothing_of_this_province(client, small):
    response = shown(client, small.dung)

    assert [each.campaign.code for each in response.context["page"]] == ["KHAC"]


def test_the_list_asks_for_a_sign_in(client, small):
    assert client.get(URL).status_code == 302


def test_commitments_stand_in_signing_order_those_without_one_last(client, small):
    Commitment.objects.filter(pk=small.commitments["U1"].pk).update(order=None)
    Commitment.objects.filter(pk=small.commitments["U3"].pk).update(order=1)

    assert units(shown(client, small.chi)) == ["U3", "U2", "U1"]


def test_the_newest_campaign_comes_first(client, small):
    bundle = world.bundle(1, campaign="C2021")
    bundle["campaigns"][0]["year_from"] = 2021
    world.import_data(bundle)

    page = shown(client, small.chi).context["page"]

    assert [each.campaign.code for each in page] == ["C2022", "C2022", "C2022", "C2021"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"status": "draft"}, ["U2"]),
        ({"status": "signed"}, ["U1", "U3"]),
        ({"campaign": "C2022"}, ["U1", "U2", "U3"]),
        ({"q": "so noi"}, ["U3"]),
        ({"q": "SỞ NỘI VỤ"}, ["U3"]),
        ({"q": "văn u1"}, ["U1"]),
        ({"q": "U2", "status": "signed"}, []),
        ({"status": "x"}, ["U1", "U2", "U3"]),
    ],
)
def test_the_list_can_be_filtered(client, small, asked, found):
    rename(small, "U3", "Sở Nội vụ")
    Commitment.objects.filter(pk=small.commitments["U2"].pk).update(status="draft", signed_on=None)

    assert units(shown(client, small.chi, **asked)) == found


def test_one_group_can_be_shown_alone(client, small):
    group = small.commitments["U3"].group

    assert units(shown(client, small.chi, group=group.pk)) == ["U3"]


def test_groups_and_campaigns_of_others_are_not_offered(client, small):
    form = shown(client, small.dung).context["form"]

    assert [label for _, label in form.fields["group"].choices] == [
        "Tất cả",
        "Các sở (KHAC)",
        "Các huyện (KHAC)",
    ]
    assert [label for _, label in form.fields["campaign"].choices][1:] == [
        "Cam kết cải cách hành chính năm 2022"
    ]


def test_an_empty_list_says_why(client, small):
    nobody = world.Account.objects.create_user("nobody", password="mật khẩu dài")

    assert "Chưa có bản cam kết nào để xem" in text_of(shown(client, nobody))
    assert "Không có bản cam kết nào khớp bộ lọc" in text_of(shown(client, small.chi, q="không có"))


def test_a_long_list_is_turned_page_by_page_with_its_filter(client, small, monkeypatch):
    monkeypatch.setattr("commitments.views.agreement.PER_PAGE", 2)

    response = shown(client, small.chi, status="signed", page="2")

    assert units(response) == ["U3"]
    assert 'href="?page=1&amp;status=signed"' in response.content.decode()


def test_reading_takes_no_post(client, small):
    client.force_login(small.chi)

    assert client.post(URL).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_depend_on_the_rows(client, count):
    small = world.build(count)
    client.force_login(small.chi)

    with CaptureQueriesContext(connection) as queries:
        client.get(URL)

    assert len(queries) == 8
