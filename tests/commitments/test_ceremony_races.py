"""Hai văn thư cùng sửa một lễ ký, or one edits while another signs, with real transactions on PostgreSQL."""

from datetime import date

import pytest

from commitments import ceremonies, workflow
from commitments.ceremonies import DETAILS, ORDER
from commitments.conflicts import Overtaken, Refused
from commitments.models import Ceremony
from tests import world
from tests.commitments.ceremonial import order
from tests.race import on_postgres, run_together
from units.models import AuditEvent

pytestmark = [pytest.mark.django_db(transaction=True), on_postgres]


@pytest.fixture
def place():
    return world.build(signed_on=None)


def holding(place, where):
    seen = ceremonies.stamp(place.campaign, DETAILS)
    deed = {"held_on": date(2022, 1, 6), "place": where, "by": place.giang, "seen": seen}
    return lambda: ceremonies.set_details(place.campaign, **deed).place


def test_of_two_who_save_at_once_one_learns_of_the_other(place):
    outcomes = run_together(holding(place, "Hội trường A"), holding(place, "Hội trường B"))

    (saved,) = [each for each in outcomes if isinstance(each, str)]
    (late,) = [each for each in outcomes if not isinstance(each, str)]
    assert isinstance(late, Overtaken)
    assert Ceremony.objects.get(campaign=place.campaign).place == saved
    assert AuditEvent.objects.filter(verb=DETAILS).count() == 1


def test_of_two_who_give_a_campaign_its_ceremony_one_does(place):
    place.campaign.ceremony.delete()

    outcomes = run_together(holding(place, "Hội trường A"), holding(place, "Hội trường B"))

    assert sorted(type(each).__name__ for each in outcomes) == ["Overtaken", "str"]
    assert Ceremony.objects.filter(campaign=place.campaign).count() == 1


def test_an_order_saved_while_the_first_one_signs_is_whole_or_refused(place):
    first = place.commitments["U1"]
    seen = ceremonies.stamp(place.campaign, ORDER)
    places = {each.pk: 10 - each.order for each in place.commitments.values()}

    signed, ordered = run_together(
        lambda: (
            workflow.sign(first, by=place.giang, signed_on=date(2022, 1, 5), today=date(2022, 1, 5)).status
        ),
        lambda: ceremonies.set_order(place.campaign, places, by=place.giang, seen=seen),
    )

    before, after = {"U1": 1, "U2": 2, "U3": 3}, {"U1": 9, "U2": 8, "U3": 7}
    assert signed == "signed"
    assert order(place) == (before if isinstance(ordered, Refused) else after)
