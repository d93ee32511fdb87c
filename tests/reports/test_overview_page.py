"""Trang tổng quan: the numbers of a period, each leading to its cause, for who may see it."""

import re
from datetime import date, timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments import workflow
from commitments.models import Campaign, Commitment, Report, Standing
from indicators.verdicts import ALL_INDICATORS
from reports.filings import owing
from tests import world
from units.models import Unit

pytestmark = pytest.mark.django_db
URL, FILED = reverse("reports:overview"), reverse("reports:overview_filed")
FULL = [
    {"indicator": "1", "numerator": "95", "denominator": "100"},
    {"indicator": "2", "value": "4"},
    {"indicator": "3", "done": True},
]


@pytest.fixture(autouse=True)
def nothing_is_kept():
    caches["readings"].clear()


@pytest.fixture
def small():
    """Of the first quarter U1 waits, U2 is approved and complete, U3 has not reported; then U1 does better."""
    return world.build(
        reports=[
            world.report("U1"),
            world.report("U2", status="approved", entries=FULL),
            world.report("U1", "2022-Q2", "approved", submitted_on="2022-06-20", entries=FULL),
            world.report("U2", "2022-Q2", "returned", submitted_on="2022-06-10", entries=FULL),
        ]
    )


def shown(client, account, url=URL, **asked):
    client.force_login(account)
    return client.get(url, {"period": "2022-Q1"} | asked)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def counts(response):
    return {each["label"]: each["count"] for each in response.context["tally"]}


@pytest.mark.parametrize("persona", ["an", "binh", "mai", "chi", "giang", "hoa", "khanh", "quan"])
def test_everybody_in_the_campaign_reads_the_numbers(client, small, persona):
    response = shown(client, getattr(small, persona))

    assert response.context["owed"] == 3
    assert counts(response) == {"Chưa gửi": 1, "Bị trả lại": 0, "Chờ duyệt": 1, "Đã duyệt": 1, "Trễ hạn": 1}


def test_a_stranger_sees_nothing_of_it(client, small):
    assert shown(client, small.dung, campaign="C2022").status_code == 404
    assert shown(client, small.dung, FILED, campaign="C2022", state="unsent").status_code == 404


def test_an_account_without_a_role_is_told_what_to_do(client, small):
    nobody = world.Account.objects.create_user("nobody", password="mật khẩu dài")

    assert "Chưa có đợt cam kết nào để xem" in text_of(shown(client, nobody))


def test_both_pages_ask_for_a_sign_in_and_take_no_post(client, small):
    assert (client.get(URL).status_code, client.get(FILED).status_code) == (302, 302)
    client.force_login(small.chi)
    assert (client.post(URL).status_code, client.post(FILED).status_code) == (405, 405)


def test_what_is_returned_or_sent_late_is_counted(client, small):
    found = counts(shown(client, small.hoa, period="2022-Q2"))

    assert found == {"Chưa gửi": 1, "Bị trả lại": 1, "Chờ duyệt": 0, "Đã duyệt": 1, "Trễ hạn": 2}


def test_a_report_not_due_yet_is_not_late(client, small):
    last = small.campaign.calendar()[-1]
    small.campaign.overrides.create(
        code=last.code,
        data_from=last.starts_on,
        data_to=last.last_day,
        due_on=date.today() + timedelta(days=30),
    )

    assert counts(shown(client, small.hoa, period=last.code))["Trễ hạn"] == 0


def test_each_number_leads_to_its_reports(client, small):
    page = shown(client, small.hoa)
    url = {each["label"]: each["url"] for each in page.context["tally"]}["Chờ duyệt"]

    rows = client.get(url).context["rows"]

    own = reverse("commitments:report", args=[small.commitments["U1"].pk, "2022-Q1"])
    assert [(each.unit.code, link) for each, link, _ in rows] == [("U1", own)]
    assert client.get(own).status_code == 200


def test_a_unit_is_told_of_no_other_units_reports(client, small):
    rows = shown(client, small.an, FILED, state="approved").context["rows"]

    assert rows == []
    assert "Không có báo cáo nào ở tình trạng này" in text_of(
        shown(client, small.an, FILED, state="approved")
    )


def test_an_unknown_state_of_reports_is_not_there(client, small):
    assert shown(client, small.hoa, FILED, state="x").status_code == 404


def test_scores_lie_in_their_bins(client, small):
    spread = shown(client, small.hoa).context["found"].spreads[0]

    group = small.campaign.groups.get(code="SO")
    assert (spread.group, spread.count, sum(spread.bins)) == (group.pk, 2, 2)
    assert spread.bins[-1] == 1
    assert spread.middle == (spread.low + spread.high) / 2


def test_the_indicators_that_fail_most_come_first_with_what_is_missing(client, small):
    rows = shown(client, small.hoa).context["failing"]

    assert [(row["number"], row["failures"].failed, row["failures"].missing) for row in rows] == [
        ("2", 2, 1),
        ("1", 1, 1),
        ("3", 1, 1),
    ]
    assert client.get(rows[0]["url"]).context["choice"].scope.indicator.number == "2"


def test_movers_are_those_of_the_ranking(client, small):
    response = shown(client, small.hoa, period="2022-Q2", group="SO")

    up, down = (rows for _, rows in response.context["movers"])
    ranking = client.get(reverse("reports:ranking"), {"period": "2022-Q2", "group": "SO"})
    gained = {row["unit"]: row["changes"][0][1] for row in ranking.context["sections"][0]["rows"]}
    assert [(row["unit"], row["change"]) for row in up] == [("Sở Thử U1", gained["Sở Thử U1"])]
    assert {row["unit"]: row["change"] for row in down} == {
        unit: change for unit, change in gained.items() if change.score < 0
    }


def test_without_a_period_to_compare_with_the_reason_stands_there(client, small):
    assert "Không so với Quý IV/2021: kỳ đó chưa có đợt cam kết." in text_of(shown(client, small.hoa))


def test_units_at_risk_say_what_is_needed(client, small):
    rows = shown(client, small.hoa).context["risks"]

    assert [row["unit"] for row in rows] == ["Sở Thử U3"]
    assert (rows[0]["slow"], rows[0]["missing"], rows[0]["lines"]) == (3, 3, [])


def test_a_sum_that_is_slow_says_the_pace_it_needs(client):
    done = [{"indicator": "1", "numerator": "95", "denominator": "100"}, {"indicator": "3", "done": False}]
    place = world.build(1, reports=[world.report("U1", entries=[{"indicator": "2", "value": "0.5"}, *done])])

    rows = shown(client, place.hoa).context["risks"]

    assert rows[0]["lines"] == [
        "Chỉ tiêu 3: đang là 0, cuối năm ≥ 1.",
        "Chỉ tiêu 2: cần 1,17 cuộc mỗi kỳ còn lại, đến nay 0,5 mỗi kỳ (gấp 2,3 lần).",
    ]


def test_the_campaigns_own_rule_says_who_is_at_risk(client, small):
    Campaign.objects.filter(pk=small.campaign.pk).update(met_rule=ALL_INDICATORS, met_value=None)

    response = shown(client, small.hoa)

    assert [row["unit"] for row in response.context["risks"]] == ["Sở Thử U3"]
    assert "mọi chỉ tiêu được tính phải đạt" in text_of(response)


def test_a_unit_reads_of_its_own_risk_only(client, small):
    response = shown(client, small.an)

    assert response.context["risks"] == []
    assert "Giữ nhịp như đến nay thì đơn vị mình được xem đạt cam kết năm." in text_of(response)


def test_at_the_end_of_the_year_there_is_a_conclusion_instead(client, small):
    text = text_of(shown(client, small.hoa, period="2022-Q4"))

    assert "Đây là kỳ cuối năm, không còn thời gian: xem kết luận năm" in text


def test_a_summary_that_is_kept_holds_until_something_changes(client, small):
    before = shown(client, small.hoa).context["found"]

    Standing.objects.filter(period="2022-Q1").update(score=1, rank=None)
    kept = shown(client, small.hoa).context["found"]
    standing = Standing.objects.filter(period="2022-Q1", basis="official", group__code="SO").first()
    standing.computed_at += timedelta(seconds=1)
    standing.save(update_fields=["computed_at"])
    fresh = shown(client, small.hoa).context["found"]

    assert before.spreads == kept.spreads
    assert (fresh.spreads[0].low, fresh.spreads[0].high) == (1, 1)
    assert fresh.spreads[1] == before.spreads[1]


def test_one_group_alone(client, small):
    response = shown(client, small.hoa, group="HUYEN")

    assert response.context["owed"] == 1
    assert [each["name"] for each in response.context["distribution"]] == ["Các huyện"]


@pytest.mark.parametrize("url", [URL, FILED])
@pytest.mark.parametrize("units", [1, 3, 9])
def test_the_number_of_queries_does_not_depend_on_the_units(client, units, url):
    place = world.build(units, reports=[world.report("U1"), world.report("U1", "2022-Q2")])
    client.force_login(place.hoa)
    asked = {"period": "2022-Q2", "state": "submitted"}

    with CaptureQueriesContext(connection) as first:
        client.get(url, asked)
    with CaptureQueriesContext(connection) as again:
        client.get(url, asked)

    assert Report.objects.filter(period="2022-Q2").count() == 1
    assert (len(first), len(again)) == ((16, 13) if url == URL else (11, 11))


def test_what_is_kept_is_read_without_any_card(client, small):
    shown(client, small.hoa)

    with CaptureQueriesContext(connection) as queries:
        shown(client, small.hoa)

    assert not [query["sql"] for query in queries if '"card"' in query["sql"]]


@pytest.mark.parametrize("signed_on", ["2022-01-05", "2022-03-14", "2022-03-15", "2022-03-31", "2022-04-01"])
@pytest.mark.parametrize("ended_on", [None, date(2022, 3, 31), date(2022, 4, 1)])
@pytest.mark.parametrize("valid_to", [None, date(2022, 3, 30), date(2022, 3, 31)])
def test_who_owes_a_report_is_the_same_for_the_database(signed_on, ended_on, valid_to):
    place = world.build(1)
    if ended_on and date.fromisoformat(signed_on) > ended_on:
        ended_on = None
    ending = {"ended_on": ended_on, "status": "ended" if ended_on else "signed"}
    Commitment.objects.filter(campaign=place.campaign).update(signed_on=signed_on, **ending)
    Unit.objects.filter(pk=place.units["U1"].pk).update(valid_to=valid_to)
    period = place.campaign.calendar()[0]

    mine = Commitment.objects.filter(campaign=place.campaign)
    commitment = mine.select_related("unit").get()

    assert mine.filter(owing(period)).exists() == workflow.owes(commitment, period)
