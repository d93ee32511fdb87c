"""Trang bảng xếp hạng: ai thấy gì, kỳ nào hiện ra trước, dòng nào mở được phiếu điểm."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.models import Campaign, RankingGroup, Report, Standing
from tests import world

pytestmark = pytest.mark.django_db
URL = reverse("reports:ranking")
PERFECT = [
    {"indicator": "1", "numerator": "90", "denominator": "90"},
    {"indicator": "2", "value": "4"},
    {"indicator": "3", "done": True},
]


@pytest.fixture
def small():
    """U1 behind U2 after the first quarter; U3 alone in its group."""
    better = world.report("U2", status="approved", entries=PERFECT)
    return world.build(reports=[world.report("U1"), better])


def shown(client, account, **asked):
    client.force_login(account)
    return client.get(URL, asked)


def rows(response):
    return [(row["rank"], row["unit"]) for section in response.context["sections"] for row in section["rows"]]


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize("persona", ["an", "binh", "mai", "chi", "giang", "hoa", "khanh", "quan"])
def test_everybody_in_the_campaign_sees_the_whole_table(client, small, persona):
    response = shown(client, getattr(small, persona))

    assert rows(response) == [(1, "Sở Thử U2"), (2, "Sở Thử U1"), (1, "Sở Thử U3")]


def test_a_stranger_sees_the_table_of_the_own_campaign_only(client, small):
    assert shown(client, small.dung, campaign="C2022").status_code == 404
    assert shown(client, small.dung).context["choice"].campaign.code == "KHAC"


def test_an_account_without_a_role_is_told_what_to_do(client, small):
    nobody = world.Account.objects.create_user("nobody", password="mật khẩu dài")

    response = shown(client, nobody)

    assert "Chưa có đợt cam kết nào để xem" in text_of(response)
    assert shown(client, nobody, campaign="C2022").status_code == 404


def test_the_table_asks_for_a_sign_in(client, small):
    assert client.get(URL).status_code == 302


def test_the_latest_period_with_a_report_comes_first(client, small):
    assert shown(client, small.an).context["choice"].period == "2022-Q1"

    Report.objects.create(
        commitment=small.commitments["U3"], period="2022-Q2", status="returned", submitted_on="2022-06-10"
    )
    Report.objects.create(commitment=small.commitments["U3"], period="2022-Q3")

    assert shown(client, small.an).context["choice"].period == "2022-Q2"


def test_without_any_report_the_last_period_that_has_begun_comes_first(client, small):
    Report.objects.all().delete()

    assert shown(client, small.an).context["choice"].period == "2022-Q4"


def test_the_newest_campaign_comes_first(client, small):
    bundle = world.bundle(campaign="C2021")
    bundle["campaigns"][0] |= {"year_from": 2021, "commitments": [], "reports": []}
    world.import_data(bundle)

    assert shown(client, small.chi).context["choice"].campaign.code == "C2022"
    assert shown(client, small.chi, campaign="C2021").context["choice"].campaign.code == "C2021"


@pytest.mark.parametrize(
    ("asked", "period"), [("2022-Q3", "2022-Q3"), ("2022-H1", "2022-Q2"), ("2022-Y", "2022-Q4")]
)
def test_a_period_may_be_called_in_every_way(client, small, asked, period):
    assert shown(client, small.an, period=asked).context["choice"].period == period


@pytest.mark.parametrize("asked", ["2023-Q1", "2022-Q9", "2022-M01", "x"])
def test_a_period_that_is_not_there_is_said_to_be_so(client, small, asked):
    response = shown(client, small.an, period=asked)

    assert response.context["choice"].period == "2022-Q1"
    assert f"Đợt này không có kỳ “{asked}”." in text_of(response)


def test_one_group_can_be_shown_alone(client, small):
    assert rows(shown(client, small.an, group="HUYEN")) == [(1, "Sở Thử U3")]
    assert rows(shown(client, small.an, group="KHONG")) == rows(shown(client, small.an))


def test_the_basis_is_chosen_in_the_address(client, small):
    response = shown(client, small.an, basis="self")

    assert response.context["choice"].basis == "self"
    assert response.context["form"]["basis"].value() == "self"
    assert "điểm tự chấm" in text_of(response)
    assert shown(client, small.an, basis="x").context["choice"].basis == "official"


def test_a_clerk_opens_the_own_score_card_only(client, small):
    sections = shown(client, small.an).context["sections"]

    urls = {row["unit"]: row["url"] for section in sections for row in section["rows"]}
    own = reverse("reports:card", args=[small.commitments["U1"].pk, "2022-Q1"])
    assert urls == {"Sở Thử U1": f"{own}?basis=official", "Sở Thử U2": "", "Sở Thử U3": ""}


def test_a_reviewer_opens_every_score_card(client, small):
    sections = shown(client, small.chi).context["sections"]

    assert all(row["url"] for section in sections for row in section["rows"])


def test_the_own_unit_is_marked(client, small):
    sections = shown(client, small.mai).context["sections"]

    assert [row["unit"] for row in sections[0]["rows"] if row["is_mine"]] == ["Sở Thử U2"]
    assert "đơn vị của tôi" in text_of(shown(client, small.mai))


def test_a_change_of_rank_is_counted_from_the_period_before(client, small):
    world.import_data(
        world.bundle(
            reports=[
                world.report("U1", "2022-Q2", "approved", submitted_on="2022-06-10", entries=PERFECT),
                world.report("U1", "2022-Q1"),
            ]
        )
    )

    rows = shown(client, small.an, period="2022-Q2").context["sections"][0]["rows"]

    assert [[(name, change.rank) for name, change in row["changes"]] for row in rows] == [
        [("Quý I/2022", 1)],
        [("Quý I/2022", -1)],
    ]


def test_marks_of_state_and_lateness_are_shown(client, small):
    first, second = shown(client, small.an).context["sections"][0]["rows"]

    assert (first["state"], first["late"], second["state"], second["late"]) == (
        "official",
        0,
        "provisional",
        0,
    )
    assert shown(client, small.an).context["state"] == "provisional"


def test_an_unranked_unit_stands_last_with_the_reason(client, small):
    mine = Standing.objects.filter(commitment=small.commitments["U2"], period="2022-Q1")
    mine.update(rank=None, is_covered=False)
    covered = shown(client, small.an).context["sections"][0]["rows"][-1]
    mine.update(score=None)
    scored = shown(client, small.an).context["sections"][0]["rows"][-1]

    assert (covered["unit"], covered["reason"][:15]) == ("Sở Thử U2", "Chưa xếp hạng: ")
    assert (scored["unit"], scored["reason"][:14]) == ("Sở Thử U2", "Chưa có điểm: ")


def test_a_unit_that_has_not_signed_is_counted_below_the_table(client):
    bundle = world.bundle()
    del bundle["campaigns"][0]["commitments"][1]["signed_on"]
    world.import_data(bundle)
    response = shown(client, world.populate().chi)

    assert rows(response)[0] == (1, "Sở Thử U1")
    assert "1 đơn vị trong khối không có trong bảng" in text_of(response)


def test_the_notice_and_the_method_stand_on_the_page(client, small):
    Campaign.objects.filter(code="C2022").update(notice="Số liệu giả định của đợt này.")

    text = text_of(shown(client, small.an))

    assert "Số liệu giả định của đợt này." in text
    assert "điểm bằng nhau thì cùng hạng và hạng kế tiếp bị bỏ qua" in text


def test_reading_writes_nothing_and_takes_no_post(client, small):
    client.force_login(small.an)

    assert client.post(URL).status_code == 405


@pytest.mark.parametrize("units", [1, 3, 9])
def test_the_number_of_queries_does_not_depend_on_the_rows(client, units):
    small = world.build(units, reports=[world.report("U1")])
    client.force_login(small.chi)

    with CaptureQueriesContext(connection) as queries:
        client.get(URL)

    assert len(queries) == 11


def test_whole_cards_are_read_only_of_the_group_that_is_shown(client, small):
    client.force_login(small.chi)

    with CaptureQueriesContext(connection) as queries:
        client.get(URL, {"group": "HUYEN"})

    group = RankingGroup.objects.get(campaign=small.campaign, code="HUYEN")
    asked = [query["sql"] for query in queries if '"card"' in query["sql"]]
    assert [f'"group_id" IN ({group.pk})' in sql for sql in asked] == [True]
