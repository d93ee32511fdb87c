"""Xếp hạng theo lĩnh vực, chỉ tiêu, tiến bộ: from the exact texts of the cards, and compared only with its like."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.models import Campaign, Standing
from reports import comparing, listing, scopes
from reports.filters import choose
from tests import world
from tests.snapshot import kept

pytestmark = pytest.mark.django_db
URL = reverse("reports:ranking")
AFTER = world.AFTERWARDS


def entries(numerator, meetings=1, *, done=True):
    return [
        {"indicator": "1", "numerator": str(numerator), "denominator": "100"},
        {"indicator": "2", "value": str(meetings)},
        {"indicator": "3", "done": done},
    ]


def filed(unit, period="2022-Q1", **changes):
    return world.report(unit, period, "approved", **changes)


def in_one_group(*reports):
    """U1…U4 in one group, with these reports added to what is there."""
    bundle = world.bundle(4, reports=reports)
    bundle["campaigns"][0]["groups"] = [{"code": "SO", "name": "Các sở", "units": ["U1", "U2", "U3", "U4"]}]
    world.import_data(bundle)


@pytest.fixture
@kept
def small():
    """U1 and U2 are alike in the field, U3 did nothing of it, U4 has not reported."""
    in_one_group(
        filed("U1", entries=entries(90)),
        filed("U2", entries=entries(90, done=False)),
        filed("U3", entries=entries(0, 0)),
    )
    return world.populate()


def read(account, **asked):
    choice = choose(asked, tuple(Campaign.objects.visible_to(account)), AFTER)
    return listing.read(choice)


def ranked(found):
    return [(each.row.rank, each.row.unit.code, each.row.score) for each in found.rows]


def since(found):
    return {each.row.unit.code: each.since_period for each in found.rows}


def test_a_field_adds_up_its_lines_and_equal_scores_share_a_rank(small):
    found = read(small.chi, by="field:TTHC")

    assert ranked(found) == [
        (1, "U1", Decimal("62.50")),
        (1, "U2", Decimal("62.50")),
        (3, "U3", Decimal("0.00")),
        (3, "U4", Decimal("0.00")),
    ]
    first = found.rows[0]
    assert (first.result.points, first.result.maximum) == (Decimal("31.25"), Decimal("50.00"))


def test_the_points_of_a_field_are_those_on_the_card(small):
    found = read(small.chi, by="field:TTHC")

    for each in found.rows:
        card = Standing.objects.get(
            commitment=each.row.commitment_id, period="2022-Q1", basis="official"
        ).card
        assert each.result.points == sum(Decimal(line[5]) for line in card["lines"][:2])


def test_an_indicator_ranks_by_its_own_points_and_says_what_is_missing(small):
    found = read(small.chi, by="indicator:3")

    assert ranked(found) == [
        (1, "U1", Decimal("100.00")),
        (1, "U3", Decimal("100.00")),
        (3, "U2", Decimal("0.00")),
        (3, "U4", Decimal("0.00")),
    ]
    assert [each.reason for each in found.rows] == ["", "", "", listing.MISSING]


def test_an_indicator_that_does_not_count_leaves_everybody_unranked_with_the_reason(small):
    found = read(small.chi, by="indicator:4", period="2022-Q4")

    assert {each.row.rank for each in found.rows} == {None}
    assert {each.reason for each in found.rows} == {"Chưa xếp hạng: chỉ tiêu chờ công bố."}


def test_the_ways_to_rank_are_offered_by_kind(small):
    offered = scopes.choices(scopes.scopes_of(scopes.leaves_of(small.campaign)))

    assert offered == [
        ("", "Điểm chung"),
        ("Lĩnh vực", [("field:TTHC", "Cải cách thủ tục hành chính")]),
        ("Chỉ tiêu", [(f"indicator:{number}", f"{number}. Chỉ tiêu {number}") for number in "1234"]),
    ]


def test_an_unknown_way_to_rank_is_said_to_be_so(client, small):
    client.force_login(small.chi)

    response = client.get(URL, {"by": "field:KHONG", "sort": "x"})

    assert response.context["choice"].scope.is_whole
    assert len(response.context["choice"].remarks) == 2


def second_quarter(unit, **changes):
    return filed(unit, "2022-Q2", submitted_on="2022-06-10", **changes)


def test_changes_are_counted_in_places_and_points(small):
    in_one_group(second_quarter("U2", entries=entries(100, 3)), second_quarter("U3", entries=entries(0, 0)))

    change = since(read(small.chi, period="2022-Q2"))["U2"]

    scores = dict(
        Standing.objects.filter(commitment=small.commitments["U2"], basis="official").values_list(
            "period", "score"
        )
    )
    assert (change.rank, change.score) == (1, scores["2022-Q2"] - scores["2022-Q1"])
    assert change.gained == f"+{str(change.score).replace('.', ',')}"


def test_the_most_improved_come_first_and_what_cannot_be_compared_last():
    nothing_arose = [{"indicator": "1", "none_arose": True}, *entries(0)[1:]]
    in_one_group(
        filed("U1", entries=nothing_arose),
        filed("U2", entries=entries(90, done=False)),
        filed("U3", entries=entries(0, 0)),
        second_quarter("U1", entries=entries(90)),
        second_quarter("U2", entries=entries(100, 0)),
        second_quarter("U3", entries=entries(100, 4)),
    )

    found = read(world.populate().chi, period="2022-Q2", sort="period")

    gains = [each.since_period.score for each in found.rows]
    assert [each.row.unit.code for each in found.rows] == ["U3", "U2", "U4", "U1"]
    assert gains[:-1] == sorted(gains[:-1], reverse=True)
    assert found.rows[-1].since_period == comparing.Change(reason=comparing.OTHER_CRITERIA)


def test_a_field_is_compared_with_its_own_rank_and_score(small):
    in_one_group(second_quarter("U2", entries=entries(100, 3)), second_quarter("U1", entries=entries(0)))

    change = since(read(small.chi, period="2022-Q2", by="field:TTHC"))

    assert (change["U2"].rank, change["U1"].rank) == (0, -1)
    assert change["U2"].score > 0 > change["U1"].score


def test_who_signed_later_was_not_there_yet(small):
    Standing.objects.filter(commitment=small.commitments["U1"], period="2022-Q1").update(
        is_in_force=False, rank=None
    )

    assert since(read(small.chi, period="2022-Q2"))["U1"].reason == comparing.NOT_THERE


def test_where_nobody_can_be_compared_one_sentence_says_so():
    in_one_group(filed("U1", entries=entries(90)))
    place = world.populate()
    Standing.objects.filter(period="2022-Q1").update(score=None, rank=None)

    found = read(place.chi, period="2022-Q2")

    assert found.period_before.reason == comparing.NOBODY


def earlier_campaign(version="1"):
    bundle = world.bundle(2, campaign="C2021", signed_on="2021-01-05")
    bundle["indicator_sets"][0]["version"] = version
    campaign = bundle["campaigns"][0]
    campaign |= {"year_from": 2021, "year_to": 2021}
    campaign["indicator_set"]["version"] = version
    campaign["ceremony"]["held_on"] = "2021-01-05"
    for commitment in campaign["commitments"]:
        commitment["items"] = [
            {"indicator": "1", "targets": {"2021": "90"}},
            {"indicator": "2", "targets": {"2021": "4"}},
            {"indicator": "3"},
            {"indicator": "4", "baseline": {"2021": "70"}},
        ]
    campaign["reports"] = [
        filed("U1", "2021-Q1", submitted_on="2021-03-12", entries=entries(45, done=False)),
    ]
    world.import_data(bundle)


def test_the_same_period_last_year_may_stand_in_another_campaign(small):
    earlier_campaign()

    found = read(small.chi, campaign="C2022", period="2022-Q1")

    changes = {each.row.unit.code: each.since_year for each in found.rows}
    assert changes["U1"].score > 0
    assert changes["U3"].reason == comparing.NOT_THERE


def test_another_set_of_indicators_is_not_compared(small):
    earlier_campaign(version="2")

    found = read(small.chi, campaign="C2022", period="2022-Q1")

    assert found.year_before.reason == "kỳ đó chấm theo bộ chỉ tiêu khác"
    assert {each.since_year.score for each in found.rows} == {None}


def test_a_campaign_one_may_not_see_is_not_compared_with(small):
    earlier_campaign()
    clerk = world.account("lan", world.Role.CLERK, small.units["U4"], small.units["U4"])

    assert read(clerk).year_before.reason == "kỳ đó chưa có đợt cam kết"


@pytest.mark.parametrize("asked", [{}, {"by": "field:TTHC"}, {"by": "indicator:1", "sort": "period"}])
@pytest.mark.parametrize("units", [1, 3])
def test_the_number_of_queries_does_not_depend_on_the_rows(client, units, asked):
    place = world.build(units, reports=[filed("U1"), second_quarter("U1")])
    client.force_login(place.chi)

    with CaptureQueriesContext(connection) as queries:
        response = client.get(URL, {"period": "2022-Q2"} | asked)

    assert response.status_code == 200
    assert len(queries) == 11


def test_the_file_holds_what_the_page_shows(client, small):
    client.force_login(small.chi)
    asked = {"by": "indicator:1", "group": "SO", "period": "2022-Q1"}

    text = client.get(reverse("reports:export_ranking", args=["csv"]), asked).content.decode("utf-8-sig")

    assert "Xếp theo: 1. Chỉ tiêu 1" in text
    assert "1;U1;Sở Thử U1;90,0000;90,0000;100,0000;25,00;25,00;100,00;Chính thức;" in text
