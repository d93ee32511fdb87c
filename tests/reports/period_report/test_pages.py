"""Trang báo cáo kỳ: ai xem được, số truy vấn không đổi, địa chỉ sai là không có."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from indicators.models import Indicator
from tests import world
from units.roles import Role

pytestmark = pytest.mark.django_db
LIST = reverse("reports:period_reports")
SAID = {"difficulties": "Thiếu máy quét", "next_tasks": "Rà soát thủ tục"}


def build(units=3):
    codes = [f"U{number}" for number in range(1, units + 1)]
    quarters = ("2022-Q1", "2022-Q2")
    filed = [world.report(code, quarter, "approved", **SAID) for code in codes for quarter in quarters]
    return world.build(units, reports=filed)


@pytest.fixture
def small():
    return build()


def address(place, span="2022-H1", scope="chung"):
    return reverse("reports:period_report", args=[place.campaign.pk, span, scope])


def opened(client, account, url):
    client.force_login(account)
    return client.get(url)


def lead(place, unit="SNV", number="2"):
    """Đơn vị này chủ trì một chỉ tiêu; its reviewer is returned."""
    Indicator.objects.filter(indicator_set=place.campaign.indicator_set, number=number).update(
        lead_unit=place.units[unit]
    )
    return world.account("lan", Role.REVIEWER, place.units[unit], place.units[unit])


@pytest.mark.parametrize("persona", ["chi", "giang", "hoa", "khanh", "quan"])
def test_who_oversees_the_campaign_reads_the_report(client, small, persona):
    response = opened(client, getattr(small, persona), address(small))

    assert response.context["content"].subject == (
        "Kết quả thực hiện các nội dung cam kết cải cách hành chính 6 tháng đầu năm 2022"
    )
    assert "- Thiếu máy quét (Sở Thử U1; Sở Thử U2)." in response.content.decode()


@pytest.mark.parametrize("persona", ["an", "binh", "mai", "dung"])
def test_a_unit_and_a_stranger_do_not_see_what_is_being_written(client, small, persona):
    assert opened(client, getattr(small, persona), address(small)).status_code == 404


def test_tasks_of_an_earlier_quarter_are_not_told_again(client, small):
    world.filed(period="2022-Q2").__class__.objects.filter(period="2022-Q2").update(next_tasks="")

    response = opened(client, small.chi, address(small))

    assert response.context["content"].parts[-1].paragraphs == ("Các đơn vị không nêu nhiệm vụ cho kỳ tới.",)


@pytest.mark.parametrize("span", ["2022-Q5", "2022-M01", "2021-H1", "2023-Y", "x"])
def test_a_span_that_the_campaign_does_not_have_is_not_found(client, small, span):
    assert opened(client, small.chi, address(small, span)).status_code == 404


def test_a_unit_that_leads_nothing_has_no_thematic_report(client, small):
    assert opened(client, small.chi, address(small, scope="U1")).status_code == 404


def test_the_reviewer_of_a_lead_unit_reads_its_thematic_report_and_not_the_general_one(client, small):
    lan = lead(small)

    response = opened(client, lan, address(small, scope="SNV"))

    assert [row[0] for row in response.context["content"].annexes[1].grids[0].rows] == ["2"]
    assert opened(client, lan, address(small)).status_code == 404
    assert opened(client, small.hoa, address(small, scope="SNV")).status_code == 200


def test_the_list_offers_what_each_may_read(client, small):
    lan = lead(small)

    titles = {
        name: [table.title for table in opened(client, account, LIST).context["tables"]]
        for name, account in {"hoa": small.hoa, "lan": lan}.items()
    }

    assert titles == {
        "hoa": ["Báo cáo chung", "Chuyên đề: chỉ tiêu do Sở Nội vụ chủ trì"],
        "lan": ["Chuyên đề: chỉ tiêu do Sở Nội vụ chủ trì"],
    }


def test_who_has_no_report_to_read_is_told_why(client, small):
    response = opened(client, small.an, LIST)

    assert "Chưa có báo cáo nào được ban hành trong năm" in response.content.decode()
    assert opened(client, small.dung, f"{LIST}?campaign=C2022").status_code == 404


def test_who_takes_part_in_nothing_is_told_for_whom_reports_are(client, small):
    lost = world.Account.objects.create_user("lac")

    response = opened(client, lost, LIST)

    assert "Báo cáo kỳ dành cho cơ quan nhận cam kết" in response.content.decode()


@pytest.mark.parametrize("units", [1, 3])
def test_number_of_queries_depends_neither_on_units_nor_on_the_span(client, units):
    place = build(units)
    client.force_login(place.hoa)
    client.get(address(place))
    counts = set()

    for span in ("2022-Q1", "2022-H1", "2022-Y"):
        client.get(address(place, span))
        with CaptureQueriesContext(connection) as queries:
            client.get(address(place, span))
        counts.add(len(queries))

    assert counts == {17}
