"""Bản đã chốt mà nội dung đã khác: the page of the ceremony says so."""

import pytest
from django.urls import reverse
from django.utils import timezone

from commitments.models import Campaign, Target
from reports import issuing
from tests import world

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
