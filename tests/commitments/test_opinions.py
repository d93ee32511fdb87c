"""Cho ý kiến chuyên ngành: the verb."""

from datetime import date
from decimal import Decimal

import pytest

from commitments import opinions, workflow
from commitments.conflicts import Overtaken, Refused
from commitments.models import ClosedYear, LeadReview
from commitments.models.lead_review import Opinion
from commitments.opinions import Said, mark_of, verdict_from
from indicators.figures import BadFigure, Figure
from tests import world
from tests.commitments.leading import SENT_ON, answer, asked, built_and_sent
from tests.commitments.reviewing import state
from tests.snapshot import kept
from units.models import Assignment, AuditEvent
from units.roles import Role

pytestmark = pytest.mark.django_db
OTHER = Figure(numerator=Decimal(85), denominator=Decimal(100))


@pytest.fixture
@kept
def place():
    return built_and_sent()


def everything():
    return state(), list(LeadReview.objects.values())


def test_an_opinion_is_recorded_and_the_entry_stays_as_it_was(place):
    before = state()[0]

    answer(place, Opinion.OTHER, figure=OTHER, comment="Trừ hồ sơ tạm dừng")

    row = asked()
    assert (row.opinion, row.figure, row.given_by) == (
        "other",
        {"numerator": "85", "denominator": "100"},
        place.tai,
    )
    assert state()[0] == before
    event = AuditEvent.objects.get(verb="cho-y-kien")
    assert (event.by, event.data["unit"], event.data["said"]["1"]["opinion"]) == (
        place.tai,
        "Sở Thử U2",
        "other",
    )


def test_an_opinion_may_be_revised_while_the_report_waits(place):
    answer(place)

    answer(place, Opinion.RETURN, comment="Thiếu hồ sơ", by=place.nam)

    assert (asked().opinion, asked().given_by) == ("return", place.nam)


@pytest.mark.parametrize("persona", ["an", "binh", "chi", "hoa", "quan", "mai", "dung"])
def test_nobody_else_gives_it(place, persona):
    before = everything()

    with pytest.raises(Refused):
        answer(place, by=getattr(place, persona))

    assert everything() == before


def test_nobody_advises_on_the_unit_they_work_in(place):
    own = world.account("tu", Role.REVIEWER, place.units["U2"], place.units["U1"])

    with pytest.raises(Refused):
        answer(place, by=own)


def test_only_the_own_items_are_answered(place):
    item = world.filed().commitment.items.get(indicator__number="2").pk
    before = everything()

    with pytest.raises(Refused):
        opinions.give(world.filed(), {item: Said(Opinion.AGREE)}, by=place.tai, seen={item: ""})

    assert everything() == before


def test_a_report_that_went_back_is_not_advised_on(place):
    workflow.perform(workflow.RETURN, world.filed(), by=place.chi, version=2, today=SENT_ON, note="Sai")
    before = everything()

    with pytest.raises(Refused):
        answer(place)

    assert everything() == before


def test_in_a_closed_year_nothing_is_said(place):
    ClosedYear.objects.create(campaign=place.campaign, year=2022)

    with pytest.raises(Refused):
        answer(place)


def test_of_two_colleagues_the_second_is_told(place):
    row = asked()
    seen = {row.item_id: mark_of(row)}
    answer(place)
    before = everything()

    with pytest.raises(Overtaken):
        opinions.give(world.filed(), {row.item_id: Said(Opinion.AGREE)}, by=place.nam, seen=seen)

    assert everything() == before


@pytest.mark.parametrize(
    ("opinion", "words", "part"),
    [
        ("", {}, "opinion"),
        ("maybe", {}, "opinion"),
        (Opinion.RETURN, {}, "comment"),
        (Opinion.OTHER, {"figure": OTHER}, "comment"),
        (Opinion.OTHER, {"comment": "Sai"}, ""),
        (Opinion.OTHER, {"comment": "Sai", "figure": Figure(value=Decimal(1))}, "value"),
        (Opinion.AGREE, {"figure": OTHER}, "opinion"),
    ],
)
def test_an_opinion_is_whole_or_not_recorded(place, opinion, words, part):
    before = everything()

    with pytest.raises(BadFigure) as fault:
        answer(place, opinion, **words)

    assert fault.value.part == part
    assert everything() == before


@pytest.mark.parametrize(
    ("opinion", "words", "decision", "comment"),
    [
        (Opinion.AGREE, {}, "accepted", "Sở Thử U2 đồng ý."),
        (Opinion.OTHER, {"figure": OTHER, "comment": "Trừ hồ sơ"}, "accepted", "Sở Thử U2: Trừ hồ sơ"),
        (Opinion.RETURN, {"comment": "Thiếu"}, "returned", "Sở Thử U2: Thiếu"),
    ],
)
def test_the_verdict_taken_over_says_whose_opinion_it_was(place, opinion, words, decision, comment):
    answer(place, opinion, **words)

    verdict = verdict_from(asked())

    assert (verdict.decision, verdict.comment, verdict.figure) == (
        decision,
        comment,
        words.get("figure", Figure()),
    )


@pytest.mark.parametrize(
    ("persona", "sees"), [("tai", True), ("nam", True), ("chi", False), ("an", False), ("dung", False)]
)
def test_only_the_lead_unit_sees_what_it_was_asked(place, persona, sees):
    assert LeadReview.objects.visible_to(getattr(place, persona)).exists() is sees


def test_who_lost_the_role_sees_nothing_any_more(place):
    Assignment.objects.filter(account=place.tai).delete()

    assert not LeadReview.objects.visible_to(place.tai).exists()


def test_overdue_is_counted_while_nobody_answers(place):
    assert asked().days_overdue(date(2022, 4, 9)) == 3

    answer(place)

    assert asked().days_overdue(date(2022, 4, 9)) == 0
