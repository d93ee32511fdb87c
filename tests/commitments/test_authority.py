"""Cơ quan nhận cam kết suy ra từ lễ ký, nếu không thì từ cấp trên chung."""

import pytest

from commitments.models import Campaign
from tests import world

pytestmark = pytest.mark.django_db


def authority(**changes):
    place = world.bundle()
    campaign = place["campaigns"][0]
    parties, parents = changes.get("parties"), changes.get("parents", {})
    if parties is None:
        del campaign["ceremony"]
    else:
        campaign["ceremony"]["parties"] = parties
    for unit in place["units"]:
        if unit["code"] in parents:
            unit["parent"] = parents[unit["code"]]
    world.import_data(place)
    found = Campaign.objects.get(code="C2022").authority
    return found and found.code


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"parties": [{"role": "recipient", "title": "Chủ tịch", "unit": "SNV"}]}, "SNV"),
        (
            {
                "parties": [
                    {"role": "witness", "title": "Chứng kiến", "unit": "SNV"},
                    {"role": "recipient", "title": "Chủ tịch", "unit": "UB"},
                ]
            },
            "UB",
        ),
        ({"parties": [{"role": "witness", "title": "Chứng kiến", "unit": "SNV"}]}, "SNV"),
        ({"parties": [{"role": "host", "title": "Chủ trì"}]}, "UB"),
        ({}, "UB"),
        ({"parents": {"U1": "SNV", "U2": "SNV", "U3": "SNV"}}, "SNV"),
        ({"parents": {"U1": "SNV"}}, "UB"),
        ({"parents": {"U1": None}}, None),
    ],
)
def test_authority_of_a_campaign(changes, expected):
    assert authority(**changes) == expected


def test_an_authority_set_by_hand_stays():
    place = world.build(signed_on=None)
    place.campaign.authority = place.units["SNV"]
    place.campaign.save()

    world.import_data(world.bundle(signed_on=None))

    place.campaign.refresh_from_db()
    assert place.campaign.authority == place.units["SNV"]
