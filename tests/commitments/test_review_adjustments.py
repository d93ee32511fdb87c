"""Điểm cộng, điểm trừ."""

from decimal import Decimal

import pytest

from commitments import standings, workflow
from commitments.adjustments import adjust
from commitments.conflicts import Conflict, NotReady, Refused
from commitments.models import Adjustment, Campaign, Standing
from tests import world
from units.models import AuditEvent
from units.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return world.build(reports=[world.report("U1"), world.report("U2")])


def state():
    return list(Adjustment.objects.values()), AuditEvent.objects.count()


def score_of(unit, period="2022-Q1", basis="official"):
    return Standing.objects.get(
        commitment__unit__code=unit, campaign__code="C2022", period=period, basis=basis
    ).score


def test_points_are_taken_off_the_official_score_only(place):
    before = score_of("U1")

    adjust(place.commitments["U1"], "2022-Q1", Decimal("-2.5"), "Bị nhắc nhở bằng văn bản", by=place.chi)

    assert score_of("U1") == before - Decimal("2.5")
    assert score_of("U1", basis="self") == before
    assert list(standings.discrepancies(place.campaign)) == []


def test_points_count_from_their_period_to_the_end_of_the_year(place):
    first, second = score_of("U1"), score_of("U1", "2022-Q2")

    adjust(place.commitments["U1"], "2022-Q2", Decimal("-1"), "Chậm công khai", by=place.chi)

    assert score_of("U1") == first
    assert score_of("U1", "2022-Q2") == second - 1


def test_points_move_the_ranks_of_the_group(place):
    adjust(place.commitments["U1"], "2022-Q1", Decimal("-1"), "Chậm công khai", by=place.chi)

    ranks = Standing.objects.filter(
        campaign=place.campaign, period="2022-Q1", basis="official", group__code="SO"
    )
    assert dict(ranks.values_list("commitment__unit__code", "rank")) == {"U1": 2, "U2": 1}


def test_each_adjustment_has_a_code_of_its_own_in_the_campaign(place):
    for unit in ("U1", "U3", "U1"):
        adjust(place.commitments[unit], "2022-Q1", Decimal(1), "Sáng kiến", by=place.chi)

    assert list(Adjustment.objects.order_by("pk").values_list("code", flat=True)) == [
        "DC-0001",
        "DC-0002",
        "DC-0003",
    ]


def test_codes_given_elsewhere_are_passed_over(place):
    where = {"campaign": place.campaign, "commitment": place.commitments["U1"], "period": "2022-Q1"}
    for code in ("DC-0041", "THUONG-1", "DC-x"):
        Adjustment.objects.create(code=code, points=1, reason="Nhập trước", **where)

    made = adjust(place.commitments["U2"], "2022-Q1", Decimal(1), "Sáng kiến", by=place.chi)

    assert made.code == "DC-0042"


def test_who_gave_how_many_points_and_why_is_in_the_audit_trail(place):
    adjust(place.commitments["U1"], "2022-Q1", Decimal("1.50"), "  Sáng kiến  ", by=place.chi)

    event = AuditEvent.objects.get(verb="dieu-chinh")
    assert (event.by, event.subject, event.note) == (place.chi, "2022-Q1", "Sáng kiến")
    assert event.data == {"code": "DC-0001", "points": "1.5"}


@pytest.mark.parametrize("persona", ["an", "binh", "mai", "giang", "hoa", "khanh", "quan", "dung"])
def test_only_a_reviewer_adjusts(place, persona):
    before = state()

    with pytest.raises(Refused):
        adjust(place.commitments["U1"], "2022-Q1", Decimal(1), "Sáng kiến", by=getattr(place, persona))

    assert state() == before


def test_nobody_adjusts_the_unit_they_work_in(place):
    own = world.account("tu", Role.REVIEWER, place.units["UB"], place.units["U1"])
    before = state()

    with pytest.raises(Refused):
        adjust(place.commitments["U1"], "2022-Q1", Decimal(1), "Sáng kiến", by=own)

    assert state() == before


@pytest.mark.parametrize("period", ["2021-Q4", "2023-Q1", "2022-M01", "?"])
def test_nothing_is_adjusted_in_a_period_that_is_not_owed(place, period):
    before = state()

    with pytest.raises(Refused):
        adjust(place.commitments["U1"], period, Decimal(1), "Sáng kiến", by=place.chi)

    assert state() == before


def test_nothing_is_adjusted_in_a_closed_year_even_when_the_page_was_read_before(place):
    commitment = place.commitments["U1"]
    commitment.campaign = Campaign.objects.with_rules().get(pk=place.campaign.pk)
    workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)
    before = state()

    with pytest.raises(Refused):
        adjust(commitment, "2022-Q1", Decimal(1), "Sáng kiến", by=place.chi)

    assert state() == before


@pytest.mark.parametrize(
    ("points", "reason"),
    [("0", "Sáng kiến"), ("0.00001", "Sáng kiến"), ("-100.5", "Sáng kiến"), ("1", ""), ("1", "  ")],
)
def test_points_without_size_or_reason_are_refused(place, points, reason):
    before = state()

    with pytest.raises(NotReady):
        adjust(place.commitments["U1"], "2022-Q1", Decimal(points), reason, by=place.chi)

    assert state() == before


def test_an_adjustment_made_in_between_is_not_doubled(place):
    adjust(place.commitments["U1"], "2022-Q1", Decimal(-1), "Chậm", by=place.chi, known=0)

    with pytest.raises(Conflict):
        adjust(place.commitments["U1"], "2022-Q1", Decimal(-1), "Chậm", by=place.chi, known=0)

    assert Adjustment.objects.count() == 1
