"""Bộ tài liệu lễ ký trên trang: ai tải được, từ dữ liệu nào."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.models import Campaign, Commitment
from reports.documents import fonts, kit_press, press
from reports.kits import kit_of
from tests import world
from tests.reports.documents.reading import pages, text

pytestmark = pytest.mark.django_db
NAMES = [*kit_press.NAMES, "tat-ca"]


@pytest.fixture
def small():
    return world.build(signed_on=None)


def address(small, name=None):
    if name is None:
        return reverse("reports:kit", args=[small.campaign.pk])
    return reverse("reports:kit_document", args=[small.campaign.pk, name])


def opened(client, account, url):
    client.force_login(account)
    return client.get(url)


@pytest.mark.parametrize("persona", ["chi", "giang", "hoa", "khanh", "quan"])
def test_those_over_the_units_see_the_kit(client, small, persona):
    assert opened(client, getattr(small, persona), address(small)).status_code == 200


@pytest.mark.parametrize("persona", ["an", "binh", "mai", "dung"])
@pytest.mark.parametrize("name", [None, "bien-ban"])
def test_units_and_strangers_do_not_find_it(client, small, persona, name):
    assert opened(client, getattr(small, persona), address(small, name)).status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_each_document_and_the_whole_kit_open_in_the_browser(client, small, name):
    response = opened(client, small.giang, address(small, name))

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith("inline; filename")
    assert response.content.startswith(b"%PDF")


def test_another_name_is_not_found(client, small):
    assert opened(client, small.giang, address(small, "giay-moi")).status_code == 404


def test_only_the_officer_is_offered_to_edit_the_programme(client, small):
    pages_of = {
        persona: opened(client, getattr(small, persona), address(small)).content.decode()
        for persona in ("giang", "chi")
    }

    assert {persona: "Sửa chương trình" in page for persona, page in pages_of.items()} == {
        "giang": True,
        "chi": False,
    }


def test_the_minutes_tell_what_the_database_knows(client, small):
    Commitment.objects.filter(pk=small.commitments["U1"].pk).update(status="signed", signed_on="2022-01-05")

    content = opened(client, small.giang, address(small, "bien-ban")).content

    said = " ".join(text(page) for page in pages(content))
    assert "Số: /BB-UBND" in said
    assert "Chủ trì (chủ tọa): ………………………………, Chủ tịch Ủy ban nhân dân tỉnh Thử." in said
    assert "Số bản cam kết được ký tại buổi lễ: 01/03." in said
    assert "Không ký tại buổi lễ: Sở Thử U2; Sở Thử U3." in said
    assert "Dữ liệu thử." in said


def test_a_campaign_without_a_ceremony_has_a_kit_with_open_places(client, small):
    small.campaign.ceremony.delete()

    content = opened(client, small.giang, address(small, "chuong-trinh")).content

    assert "Thời gian: ngày ……… tháng ……… năm ………. Địa điểm: ………" in text(pages(content)[0])


def test_a_machine_without_the_fonts_says_what_to_install(client, small, monkeypatch, tmp_path):
    press._tools.cache_clear()
    monkeypatch.setattr(fonts.folder, "__defaults__", ((tmp_path,),))
    fonts._advances.cache_clear()

    response = opened(client, small.giang, address(small, "danh-sach"))

    press._tools.cache_clear()
    assert response.status_code == 503
    assert "Chưa cài phông chữ Tinos" in response.content.decode()


@pytest.mark.parametrize("units", [1, 3])
def test_reading_asks_the_database_as_often_for_many_as_for_one(units):
    small = world.build(units, signed_on=None)
    campaign = Campaign.objects.select_related("province", "authority__parent").get(pk=small.campaign.pk)

    with CaptureQueriesContext(connection) as asked:
        kit_of(campaign)

    assert len(asked) == 7
