"""Bản đồ nhiệt: mỗi ô nói phần điểm đạt được, lớp màu đúng ngưỡng, mỗi người chỉ thấy phiếu mình được xem."""

from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.scorecard import CardLine
from reports import heat_map
from tests import world
from tests.reports.test_scorecard_page import FIRST

pytestmark = pytest.mark.django_db
ADDRESS = "/ban-do-nhiet/"


def line(points, maximum="10.00", state="scored", met=False):
    return CardLine("1", state, None, None, None, points, maximum, met, points, None, None, ())


@pytest.mark.parametrize(
    ("share", "heat"),
    [
        ("100", "full"),
        ("99.99", "high"),
        ("90", "high"),
        ("89.99", "middle"),
        ("70", "middle"),
        ("69.99", "low"),
        ("50", "low"),
        ("49.99", "least"),
        ("0", "least"),
    ],
)
def test_classes_begin_where_they_say(share, heat):
    assert heat_map.heat_of(Fraction(share)) == heat


@pytest.mark.parametrize(
    ("points", "shown", "heat"),
    [
        ("10.00", "100", "full"),
        ("9.99", "99", "high"),
        ("9.94", "99", "high"),
        ("0.01", "1", "least"),
        ("0.00", "0", "least"),
    ],
)
def test_what_is_not_full_never_reads_as_a_hundred_nor_what_is_something_as_nothing(points, shown, heat):
    cell = heat_map.cell_of(line(points))

    assert (cell.shown, cell.heat) == (shown, heat)


@pytest.mark.parametrize(
    ("state", "shown"),
    [("not_applicable", "KAD"), ("not_due", "CĐH"), ("none_arose", "KPS"), ("pending", "chờ")],
)
def test_what_does_not_count_has_a_word_and_no_colour(state, shown):
    cell = heat_map.cell_of(line("0.00", "0.00", state, met=None))

    assert (cell.shown, cell.heat) == (shown, "")


def test_silence_is_dark_and_says_so_unless_points_were_awarded():
    assert heat_map.cell_of(line("0.00", state="missing")).shown == "thiếu"
    assert heat_map.cell_of(line("0.00", state="missing")).heat == "least"
    assert heat_map.cell_of(line("8.00", state="missing")).shown == "80"


@pytest.fixture
def small():
    return world.build(4, reports=[world.report("U1", status="approved", **FIRST), world.report("U2")])


def rows(client, account, **asked):
    client.force_login(account)
    groups = client.get(ADDRESS, {"period": "2022-Q1"} | asked).context["groups"]
    return [
        (group["name"], row.unit, [cell.shown for cell in row.cells])
        for group in groups
        for row, _ in group["rows"]
    ]


def test_a_leader_sees_every_unit_by_group_and_rank(client, small):
    assert rows(client, small.hoa) == [
        ("Các sở", "Sở Thử U1", ["90", "40", "100", "CĐH"]),
        ("Các sở", "Sở Thử U2", ["100", "25", "100", "CĐH"]),
        ("Các huyện", "Sở Thử U3", ["thiếu", "thiếu", "thiếu", "CĐH"]),
        ("Các huyện", "Sở Thử U4", ["thiếu", "thiếu", "thiếu", "CĐH"]),
    ]


def test_a_group_can_be_chosen(client, small):
    assert {name for name, _, _ in rows(client, small.hoa, group="HUYEN")} == {"Các huyện"}


def test_a_unit_sees_its_own_row_only(client, small):
    assert [unit for _, unit, _ in rows(client, small.an)] == ["Sở Thử U1"]


def test_another_campaign_is_not_there_for_a_stranger(client, small):
    client.force_login(small.dung)

    assert client.get(ADDRESS, {"campaign": "C2022"}).status_code == 404


def test_each_cell_opens_its_line_of_the_score_card(client, small):
    client.force_login(small.hoa)
    page = client.get(ADDRESS, {"period": "2022-Q1"}).content.decode()
    card = reverse("reports:card", args=[small.commitments["U1"].pk, "2022-Q1"])

    assert f'href="{card}?basis=official#chi-tieu-2"' in page
    assert 'id="chi-tieu-2"' in client.get(card).content.decode()


def test_without_any_card_the_page_says_why(client):
    small = world.build(signed_on=None)
    client.force_login(small.hoa)

    assert "Chưa có phiếu điểm nào để xem" in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize("units", [1, 3])
def test_the_number_of_queries_does_not_depend_on_the_units(client, units):
    small = world.build(units, reports=[world.report("U1")])
    client.force_login(small.hoa)

    with CaptureQueriesContext(connection) as queries:
        client.get(ADDRESS, {"period": "2022-Q1"})

    assert len(queries) == 9
