"""Ai báo cáo với ai, ở đâu: the heads of a period report and of the decision on results."""

from datetime import date

import pytest

from reports.decision import reading as decision
from reports.filters import choose
from reports.listing import read
from reports.period_report.reading import frame_of
from tests import world
from units.models import Unit
from units.models.unit import UnitLevel

pytestmark = pytest.mark.django_db
DAY = date(2022, 7, 15)


def made_of_a_city(campaign):
    city = campaign.authority
    city.name, city.level = "Ủy ban nhân dân thành phố Thử Hai", UnitLevel.DISTRICT
    city.save()
    Unit.objects.filter(parent=city, code="SNV").update(level=UnitLevel.DISTRICT)


def test_place_is_that_of_the_province_where_the_authority_is_its_committee():
    small = world.build()

    assert frame_of(small.campaign, None, DAY).place == small.campaign.province.place


def test_place_is_the_city_that_receives_the_commitments():
    small = world.build()
    made_of_a_city(small.campaign)

    assert frame_of(small.campaign, None, DAY).place == "Thử Hai"


def test_decision_of_a_city_is_dated_there():
    small = world.build()
    made_of_a_city(small.campaign)
    choice = choose({"period": "2022-Q1"}, (small.campaign,), DAY)

    assert decision.result_of(choice, read(choice)).place == "Thử Hai"
