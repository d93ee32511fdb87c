"""Tải bảng về: the file holds exactly what the page shows under its filter, and only for who may see the page."""

import csv
from io import BytesIO, StringIO
from urllib.parse import quote

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments import chasing
from commitments.models import Commitment, Standing
from tests import world

pytestmark = pytest.mark.django_db
PAGES = {
    "export_ranking": "reports:ranking",
    "export_commitments": "commitments:list",
    "export_queue": "commitments:queue",
    "export_debts": "commitments:chasing",
}


def small(units=3):
    filed = [world.report(f"U{number}") for number in range(1, units + 1)]
    return world.build(units, reports=filed)


def got(client, account, name, ending="csv", **asked):
    client.force_login(account)
    return client.get(reverse(f"reports:{name}", args=[ending]), asked)


def parts(response):
    """({căn cứ}, đầu bảng, các dòng)."""
    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig"), newline=""), delimiter=";"))
    gap = rows.index([])
    return dict(rows[1:gap]), rows[gap + 1], rows[gap + 2 :]


def column(response, title):
    _, head, rows = parts(response)
    return [row[head.index(title)] for row in rows]


def test_the_ranking_says_what_it_rests_on_and_holds_the_group_that_is_shown(client):
    place = small()

    response = got(client, place.chi, "export_ranking", group="SO", basis="self", period="2022-Q1")

    basis, _, rows = parts(response)
    assert basis.pop("Xuất lúc")
    assert basis == {
        "Đợt cam kết": "Cam kết cải cách hành chính năm 2022 (C2022)",
        "Kỳ": "Quý I/2022, luỹ kế từ đầu năm",
        "Cơ sở tính điểm": "Tự chấm: số đơn vị báo cáo",
        "Tình trạng số liệu": "Tạm tính: 2 trên 2 đơn vị còn báo cáo chưa duyệt hoặc chỉ tiêu chờ công bố",
        "So sánh": "Không so với Quý I/2021: kỳ đó chưa có đợt cam kết.",
        "Lưu ý": "Dữ liệu thử.",
        "Bộ lọc": "Khối: Các sở",
        "Số dòng": "2",
        "Người xuất": "Chi – Sở Nội vụ",
    }
    assert [row[2] for row in rows] == ["U1", "U2"]
    name = "Bảng xếp hạng Quý I-2022.csv"
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{quote(name)}"
    assert "no-store" in response["Cache-Control"]


def test_the_ranking_of_an_address_that_cannot_be_followed_says_so(client):
    place = small()

    basis, _, _ = parts(got(client, place.chi, "export_ranking", period="2030-Q1"))

    assert basis["Kỳ"] == "Quý I/2022, luỹ kế từ đầu năm"
    assert got(client, place.dung, "export_ranking", campaign="C2022").status_code == 404
    assert got(client, place.chi, "export_ranking", "pdf").status_code == 404


def test_the_list_holds_every_row_of_the_filter_and_no_page_of_it(client, monkeypatch):
    place = small()
    monkeypatch.setattr("commitments.views.agreement.PER_PAGE", 1)
    Commitment.objects.filter(unit__code="U2").update(status="draft", signed_on=None)

    assert column(got(client, place.chi, "export_commitments", page="2"), "Mã đơn vị") == ["U1", "U2", "U3"]

    response = got(client, place.chi, "export_commitments", status="draft")
    assert column(response, "Mã đơn vị") == ["U2"]
    assert parts(response)[0]["Bộ lọc"] == "Tình trạng: Dự thảo"
    assert column(got(client, place.an, "export_commitments"), "Mã đơn vị") == ["U1"]
    basis, _, rows = parts(got(client, place.chi, "export_commitments", campaign="KHAC"))
    assert (basis["Bộ lọc"], len(rows)) == (
        "không lọc theo Đợt cam kết, vì không có giá trị đã chọn",
        3,
    )


def test_the_queue_holds_what_waits_in_the_order_of_the_page(client):
    place = small()

    response = got(client, place.chi, "export_queue", period="2022-Q1")

    assert column(response, "Đơn vị") == ["Sở Thử U1", "Sở Thử U2", "Sở Thử U3"]
    assert column(response, "Gửi ngày") == ["14/03/2022"] * 3
    assert parts(response)[0]["Bộ lọc"] == "Kỳ: Quý I/2022; Tình trạng: Đã gửi"
    assert got(client, place.an, "export_queue").status_code == 403


def test_the_debts_are_those_of_the_part_that_is_shown(client):
    place = small()

    response = got(client, place.khanh, "export_debts")

    assert column(response, "Mã đơn vị") == [
        duty.commitment.unit.code for duty in chasing.duties(place.khanh, world.AFTERWARDS.replace(year=2030))
    ]
    assert set(column(response, "Tình trạng")) == {"Chưa có báo cáo"}
    assert column(got(client, place.khanh, "export_debts", loc="sap-den-han"), "Kỳ") == []
    assert got(client, place.an, "export_debts").status_code == 403


@pytest.mark.parametrize("name", PAGES)
def test_each_page_links_to_its_files_with_the_filter_that_is_shown(client, name):
    place = small()
    client.force_login(place.chi)

    page = client.get(reverse(PAGES[name]), {"period": "2022-Q1", "page": "1"}).content.decode()

    for ending in ("xlsx", "csv"):
        assert f'href="{reverse(f"reports:{name}", args=[ending])}?period=2022-Q1"' in page
    workbook = openpyxl.load_workbook(BytesIO(got(client, place.chi, name, "xlsx").content))
    assert workbook.sheetnames == ["Số liệu", "Thông tin"]


@pytest.mark.parametrize("name", PAGES)
def test_one_row_or_three_cost_the_same_number_of_queries(client, name):
    counts = []
    place = small()
    for left in (3, 1):
        kept = [f"U{number}" for number in range(1, left + 1)]
        world.Report.objects.exclude(commitment__unit__code__in=kept).delete()
        Standing.objects.exclude(commitment__unit__code__in=kept).delete()
        client.force_login(place.chi)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(f"reports:{name}", args=["csv"]))
        counts.append(len(queries))

    assert counts[0] == counts[1]
