"""Bản đồ nhiệt thành tệp: real numbers under the filter of the page, and what they rest on; printed all at once."""

from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.models import Standing
from reports.views import heat_map as page_of_heat_map
from tests import world
from tests.reports.exports.test_pages import column, got, parts
from tests.reports.test_heat_map import ADDRESS
from tests.reports.test_scorecard_page import FIRST

pytestmark = pytest.mark.django_db
PERIOD = {"period": "2022-Q1"}


@pytest.fixture
def small():
    return world.build(4, reports=[world.report("U1", status="approved", **FIRST), world.report("U2")])


def test_the_file_holds_the_shares_of_the_page_and_says_in_words_what_has_none(client, small):
    response = got(client, small.hoa, "export_heat_map", **PERIOD)

    _, head, rows = parts(response)
    assert head[5:] == [
        *(f"Chỉ tiêu {number} (% điểm tối đa)" for number in "1234"),
        "Thiếu số liệu, tính 0 điểm",
        "Không tính điểm",
        "Kết quả",
    ]
    assert [row[3:4] + row[5:] for row in rows] == [
        ["Sở Thử U1", "90,00", "40,00", "100,00", "", "", "4: chưa đến hạn", "Chính thức"],
        ["Sở Thử U2", "100,00", "25,00", "100,00", "", "", "4: chưa đến hạn", "Tạm tính"],
        ["Sở Thử U3", "0,00", "0,00", "0,00", "", "1, 2, 3", "4: chưa đến hạn", "Tạm tính"],
        ["Sở Thử U4", "0,00", "0,00", "0,00", "", "1, 2, 3", "4: chưa đến hạn", "Tạm tính"],
    ]


def test_the_workbook_has_numbers_as_numbers(client, small):
    response = got(client, small.hoa, "export_heat_map", "xlsx", **PERIOD)

    data = openpyxl.load_workbook(BytesIO(response.content))["Số liệu"]
    score = Standing.objects.get(commitment=small.commitments["U1"], basis="official", period="2022-Q1").score
    assert [cell.value for cell in data[5]][4:9] == [float(score), 90, 40, 100, None]
    assert "B%E1%BA%A3n%20%C4%91%E1%BB%93%20nhi%E1%BB%87t" in response["Content-Disposition"]


def test_it_says_what_it_rests_on(client, small):
    basis, *_ = parts(got(client, small.hoa, "export_heat_map", **PERIOD, group="SO"))

    assert basis["Đợt cam kết"] == f"{small.campaign.title} (C2022)"
    assert basis["Kỳ"] == "Quý I/2022, luỹ kế từ đầu năm"
    assert basis["Cơ sở tính điểm"].startswith("Chính thức")
    assert basis["Tình trạng số liệu"] == "Tạm tính: 1 trên 2 đơn vị"
    assert (basis["Bộ lọc"], basis["Số dòng"]) == ("Khối: Các sở", "2")
    assert basis["Người xuất"].startswith("Hoa")
    assert "ngày" in basis["Xuất lúc"]


def test_the_file_follows_the_filter_and_what_the_account_may_see(client, small):
    assert column(got(client, small.hoa, "export_heat_map", **PERIOD, group="HUYEN"), "Đơn vị") == [
        "Sở Thử U3",
        "Sở Thử U4",
    ]
    assert column(got(client, small.an, "export_heat_map", **PERIOD), "Đơn vị") == ["Sở Thử U1"]
    self_scored = parts(got(client, small.hoa, "export_heat_map", **PERIOD, basis="self"))[0]
    assert self_scored["Cơ sở tính điểm"] == "Tự chấm: số đơn vị báo cáo"


def test_strangers_and_other_endings_get_nothing(client, small):
    assert got(client, small.dung, "export_heat_map", campaign="C2022").status_code == 404
    assert got(client, small.hoa, "export_heat_map", "pdf").status_code == 404


def test_the_file_holds_all_pages_and_all_pages_can_be_printed_at_once(client, small, monkeypatch):
    monkeypatch.setattr(page_of_heat_map, "ROWS", 2)

    first = client_page(client, small.hoa)
    second = client_page(client, small.hoa, page="2")
    everything = client_page(client, small.hoa, page="tat-ca")

    assert [names(page) for page in (first, second, everything)] == [
        ["Sở Thử U1", "Sở Thử U2"],
        ["Sở Thử U3", "Sở Thử U4"],
        ["Sở Thử U1", "Sở Thử U2", "Sở Thử U3", "Sở Thử U4"],
    ]
    assert "Trang 1/2: đơn vị thứ 1–2 trong 4." in first.content.decode()
    assert len(column(got(client, small.hoa, "export_heat_map", **PERIOD, page="2"), "Đơn vị")) == 4


def client_page(client, account, **asked):
    client.force_login(account)
    return client.get(ADDRESS, PERIOD | asked)


def names(page):
    return [row.unit for group in page.context["groups"] for row, _ in group["rows"]]


def test_the_page_offers_both_files_under_its_filter(client, small):
    page = client_page(client, small.hoa, group="SO").content.decode()

    for ending in ("csv", "xlsx"):
        assert f"{reverse('reports:export_heat_map', args=[ending])}?period=2022-Q1&amp;group=SO" in page


@pytest.mark.parametrize("units", [1, 3])
def test_the_number_of_queries_does_not_depend_on_the_units(client, units):
    place = world.build(units, reports=[world.report("U1")])
    client.force_login(place.hoa)

    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("reports:export_heat_map", args=["xlsx"]), PERIOD)

    assert len(queries) == 7
