"""Bản đã chốt mà nội dung đã khác: the page of the ceremony says so."""

import pytest
from django.urls import reverse
from django.utils import timezone

from commitments.models import Campaign, Commitment, Target
from reports import issuing
from tests import world
from units.models import Person

pytestmark = pytest.mark.django_db
CHANGED = "Nội dung đã thay đổi sau khi chốt, phải chốt lại."


def shown(client, small):
    client.force_login(small.giang)
    return client.get(reverse("commitments:ceremony", args=[small.campaign.pk])).context


def lagging(context):
    return [[spot.name for spot in row.spots] for row in context["gaps"] if row.text == CHANGED]


def marked(context):
    return {each.unit.code: marks[0].since for each, marks in context["rows"]}


def test_only_what_was_agreed_and_changed_afterwards_is_named(client):
    small = world.build(signed_on=None)
    for unit in ("U1", "U2"):
        issuing.agree(small.commitments[unit], by=small.giang)
    Target.objects.filter(item__commitment=small.commitments["U2"], item__indicator__number="2").update(
        value=9
    )

    context = shown(client, small)

    assert lagging(context) == [["Sở Thử U2"]]
    assert marked(context) == {"U1": timezone.localdate(), "U2": timezone.localdate(), "U3": None}


def test_the_paper_of_a_joint_campaign_lags_for_all(client):
    small = world.build(signed_on=None)
    Campaign.objects.filter(pk=small.campaign.pk).update(template="joint")
    campaign = Campaign.objects.with_rules().get(pk=small.campaign.pk)
    issuing.agree(campaign, by=small.giang)
    Target.objects.filter(item__indicator__number="2").update(value=9)

    context = shown(client, small)

    assert lagging(context) == [["Sở Thử U1", "Sở Thử U2", "Sở Thử U3"]]
    assert set(marked(context).values()) == {timezone.localdate()}


def listed(client, small):
    client.force_login(small.giang)
    found = client.get(reverse("commitments:list"), {"campaign": small.campaign.code}).context["rows"]
    return {commitment.unit.code: state for commitment, state in found}


def test_the_list_and_the_page_of_a_commitment_say_where_its_paper_stands(client):
    small = world.build(signed_on=None)
    for unit in ("U1", "U2"):
        issuing.agree(small.commitments[unit], by=small.giang)
    Target.objects.filter(item__commitment=small.commitments["U2"], item__indicator__number="2").update(
        value=9
    )

    assert listed(client, small) == {"U1": "agreed", "U2": "stale", "U3": "draft"}
    said = {
        unit: "Nội dung đã thay đổi sau khi chốt." in client.get(each.get_absolute_url()).content.decode()
        for unit, each in small.commitments.items()
    }
    assert said == {"U1": False, "U2": True, "U3": False}


def test_of_a_joint_campaign_the_list_says_it_of_all(client):
    small = world.build(signed_on=None)
    Campaign.objects.filter(pk=small.campaign.pk).update(template="joint")
    issuing.agree(Campaign.objects.with_rules().get(pk=small.campaign.pk), by=small.giang)

    assert set(listed(client, small).values()) == {"agreed"}


def test_the_list_names_the_deputy_who_signs_for_the_head(client):
    small = world.build(signed_on=None)
    deputy = Person.objects.create(province=small.campaign.province, code="P-PHO", name="Trần Thị Phó")
    Commitment.objects.filter(pk=small.commitments["U1"].pk).update(deputy=deputy)
    client.force_login(small.giang)

    assert "KT. Trần Thị Phó ký thay" in client.get(reverse("commitments:list")).content.decode()
