"""Hồ sơ đơn vị, hồ sơ chỉ tiêu thành tệp, và diễn biến của một chỉ tiêu qua các kỳ."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests import world

pytestmark = pytest.mark.django_db
FULL = [
    {"indicator": "1", "numerator": "95", "denominator": "100"},
    {"indicator": "2", "value": "4"},
    {"indicator": "3", "done": True},
]


@pytest.fixture
def small():
    return world.build(
        reports=[
            world.report("U1", "2022-Q1", "approved"),
            world.report("U1", "2022-Q2", "approved", submitted_on="2022-06-20", entries=FULL),
            world.report("U2", "2022-Q2", "approved", submitted_on="2022-06-14", entries=FULL),
        ]
    )


def unit_file(small, ending="xlsx", code="U1"):
    return reverse("reports:unit_file", args=[small.commitments[code].pk, ending])


def indicator_file(small, ending="xlsx", number="2"):
    return reverse("reports:indicator_file", args=[small.campaign.pk, number, ending])


def got(client, account, url, **asked):
    client.force_login(account)
    return client.get(url, asked)


def sheet(response):
    """{cột: ô của dòng đầu}, số dòng."""
    rows = list(load_workbook(BytesIO(response.content))["Số liệu"].iter_rows(min_row=4, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_a_units_file_has_the_periods_of_the_page_as_numbers(client, small):
    page = got(client, small.hoa, reverse("reports:unit", args=[small.commitments["U1"].pk])).context[
        "profile"
    ]

    rows = sheet(got(client, small.hoa, unit_file(small)))

    assert [row["Kỳ"] for row in rows] == [row.name for row in reversed(page.rows)]
    assert [row["Điểm chính thức"] for row in rows] == [float(row.score) for row in reversed(page.rows)]
    assert [row["Chậm (ngày)"] for row in rows] == [5, 0]
    assert rows[0]["Chỉ tiêu 2 (% điểm tối đa)"] == float(page.courses[1].points[-1][1])


def test_an_indicators_file_has_all_units_in_the_order_of_the_page(client, small):
    rows = sheet(got(client, small.hoa, indicator_file(small), period="2022-Q2"))

    assert [(row["Đơn vị"], row["Điểm"], row["Ghi nhận"]) for row in rows][0] == (
        "Sở Thử U3",
        0,
        "Thiếu số liệu",
    )
    assert {row["Đơn vị"]: row["Kết quả (cuộc)"] for row in rows}["Sở Thử U2"] == 4


def test_an_indicators_file_follows_the_filter_and_says_so(client, small):
    response = got(client, small.hoa, indicator_file(small, "csv"), period="2022-Q2", group="HUYEN")

    text = response.content.decode("utf-8-sig")
    assert "Sở Thử U3" in text
    assert "Sở Thử U1" not in text


def test_a_unit_takes_out_its_own_line_only(client, small):
    rows = sheet(got(client, small.an, indicator_file(small), period="2022-Q2"))

    assert [row["Đơn vị"] for row in rows] == ["Sở Thử U1"]


@pytest.mark.parametrize(
    ("persona", "status"), [("an", 200), ("chi", 200), ("hoa", 200), ("mai", 404), ("dung", 404)]
)
def test_whoever_sees_the_profile_of_a_unit_has_its_file(client, small, persona, status):
    assert got(client, getattr(small, persona), unit_file(small)).status_code == status


def test_what_is_not_there_has_no_file(client, small):
    assert got(client, small.dung, indicator_file(small)).status_code == 404
    assert got(client, small.hoa, indicator_file(small, number="9")).status_code == 404
    assert got(client, small.hoa, indicator_file(small, "pdf")).status_code == 404
    assert got(client, small.hoa, unit_file(small, "pdf")).status_code == 404


def test_files_ask_for_a_sign_in_and_take_no_post(client, small):
    assert client.get(unit_file(small)).status_code == 302
    client.force_login(small.hoa)
    assert client.post(unit_file(small)).status_code == client.post(indicator_file(small)).status_code == 405


@pytest.mark.parametrize("persona", ["hoa", "an"])
def test_an_indicators_course_is_what_each_period_shows(client, small, persona):
    url = reverse("reports:indicator", args=[small.campaign.pk, "2"])
    account = getattr(small, persona)

    course = got(client, account, url, period="2022-Q2").context["course"]

    single = [
        got(client, account, url, period=code).context["profile"].spread for code in ("2022-Q1", "2022-Q2")
    ]
    assert [each for _, each, _ in course] == single
    assert [name for name, _, _ in course] == ["Quý I/2022", "Quý II/2022"]


def test_the_course_can_be_heard(client, small):
    url = reverse("reports:indicator", args=[small.campaign.pk, "2"])

    page = got(client, small.an, url, period="2022-Q2").content.decode()

    assert 'aria-label="Bình quân phần trăm điểm tối đa qua các kỳ"' in page
    assert "<title>Quý I/2022: " in page
