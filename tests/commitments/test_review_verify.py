"""Ghi kết quả thẩm định từng chỉ tiêu."""

from decimal import Decimal

import pytest

from commitments import entries, standings, workflow
from commitments.conflicts import Conflict, Refused
from commitments.entries import Verdict
from commitments.models import Campaign, Entry, Report, Standing
from indicators.figures import BadFigure, Figure
from tests import world
from units.models import AuditEvent
from units.roles import Role

pytestmark = pytest.mark.django_db
LOWER = Verdict(Figure(numerator=Decimal(45), denominator=Decimal(100)), "Đếm lại theo sổ một cửa")


@pytest.fixture
def place():
    return world.build(reports=[world.report("U1"), world.report("U2")])


def state():
    """Mọi điều mà một lần thẩm định có thể đổi."""
    return (
        list(Entry.objects.order_by("pk").values()),
        list(Report.objects.order_by("pk").values("pk", "version", "status")),
        AuditEvent.objects.count(),
    )


def verify(verdicts, by, version=1, report=None):
    return entries.verify(report or world.filed(), verdicts, by=by, version=version)


def test_a_verified_figure_stands_beside_the_reported_one(place):
    verify({"1": LOWER}, place.chi)

    entry = Entry.objects.get(report=world.filed(), item__indicator__number="1")
    assert entry.reported == Figure(numerator=Decimal(90), denominator=Decimal(100))
    assert entry.verified == LOWER.figure
    assert entry.comment == "Đếm lại theo sổ một cửa"
    assert world.filed().version == 2


def test_the_verified_figure_counts_for_the_official_score_only(place):
    verify({"1": LOWER}, place.chi)

    lines = {
        row.basis: row.card["lines"][0][5]
        for row in Standing.objects.filter(commitment=place.commitments["U1"], period="2022-Q1")
    }
    assert lines == {"official": "12.50", "self": "25.00"}
    assert list(standings.discrepancies(place.campaign)) == []


def test_the_rank_follows_the_verified_figure(place):
    verify({"1": LOWER}, place.chi)

    ranks = Standing.objects.filter(
        period="2022-Q1", basis="official", group__code="SO", campaign=place.campaign
    )
    assert dict(ranks.values_list("commitment__unit__code", "rank")) == {"U1": 2, "U2": 1}


def test_points_by_hand_replace_the_computed_ones(place):
    verify({"3": Verdict(points=Decimal("12.5"), reason="Kế hoạch ban hành chậm")}, place.chi)

    row = Standing.objects.get(commitment=place.commitments["U1"], period="2022-Q1", basis="official")
    assert row.card["lines"][2][5:9] == ["12.50", "25.00", True, "25.00"]
    assert list(standings.discrepancies(place.campaign)) == []


def test_a_comment_may_stand_where_nothing_was_reported(place):
    verify({"4": Verdict(comment="Chưa thấy số công bố")}, place.chi)

    entry = Entry.objects.get(report=world.filed(), item__indicator__number="4")
    assert entry.comment == "Chưa thấy số công bố"
    assert entry.reported.is_empty


def test_an_empty_verdict_takes_back_what_was_verified(place):
    verify({"1": LOWER}, place.chi)

    verify({"1": Verdict()}, place.chi, version=2)

    entry = Entry.objects.get(report=world.filed(), item__indicator__number="1")
    assert entry.verified.is_empty
    assert list(standings.discrepancies(place.campaign)) == []


def test_what_changed_is_in_the_audit_trail(place):
    verify({"1": LOWER, "2": Verdict()}, place.chi)

    event = AuditEvent.objects.get(verb="tham-dinh")
    assert (event.by, event.subject) == (place.chi, "2022-Q1")
    changed = {
        "verified_numerator": "45",
        "verified_denominator": "100",
        "comment": "Đếm lại theo sổ một cửa",
    }
    assert event.data == {"1": changed}


@pytest.mark.parametrize("persona", ["an", "binh", "mai", "giang", "hoa", "khanh", "quan", "dung"])
def test_only_a_reviewer_verifies(place, persona):
    before = state()

    with pytest.raises(Refused):
        verify({"1": LOWER}, getattr(place, persona))

    assert state() == before


def test_nobody_verifies_the_unit_they_work_in(place):
    own = world.account("tu", Role.REVIEWER, place.units["UB"], place.units["U1"])
    before = state()

    with pytest.raises(Refused):
        verify({"1": LOWER}, own)

    assert state() == before


@pytest.mark.parametrize("status", ["draft", "returned", "approved"])
def test_only_a_submitted_report_is_verified(status):
    place = world.build(reports=[world.report(status=status)])
    before = state()

    with pytest.raises(Refused):
        verify({"1": LOWER}, place.chi)

    assert state() == before


def test_nothing_is_verified_in_a_closed_year_even_when_the_page_was_read_before(place):
    campaign = Campaign.objects.with_rules().get(pk=place.campaign.pk)
    report = world.filed()
    report.commitment.campaign = campaign
    workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)
    before = state()

    with pytest.raises(Refused):
        verify({"1": LOWER}, place.chi, report=report)

    assert state() == before


def test_the_second_of_two_reviewers_is_told(place):
    verify({"1": LOWER}, place.chi)
    before = state()

    with pytest.raises(Conflict):
        verify({"2": Verdict(comment="Khác")}, place.chi, version=1)

    assert state() == before


@pytest.mark.parametrize(
    ("number", "verdict", "part"),
    [
        ("1", Verdict(LOWER.figure), "comment"),
        ("1", Verdict(Figure(value=Decimal(1)), "Lý do"), "value"),
        ("1", Verdict(Figure(numerator=Decimal(1)), "Lý do"), "denominator"),
        ("2", Verdict(points=Decimal("25.01"), reason="Lý do"), "points"),
        ("2", Verdict(points=Decimal(-1), reason="Lý do"), "points"),
        ("2", Verdict(points=Decimal("1.005"), reason="Lý do"), "points"),
        ("2", Verdict(points=Decimal(1)), "reason"),
        ("4", Verdict(points=Decimal(1), reason="Lý do"), ""),
        ("4", Verdict(Figure(value=Decimal(1)), "Lý do"), ""),
    ],
)
def test_a_verdict_that_cannot_be_is_refused_as_a_whole(place, number, verdict, part):
    before = state()

    with pytest.raises(BadFigure) as fault:
        verify({"3": Verdict(comment="Đúng"), number: verdict}, place.chi)

    assert fault.value.part == part
    assert state() == before


def test_an_unknown_indicator_is_refused(place):
    before = state()

    with pytest.raises(Refused):
        verify({"99": Verdict(comment="?")}, place.chi)

    assert state() == before
