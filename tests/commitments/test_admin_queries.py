"""Trang quản trị hỏi cơ sở dữ liệu bấy nhiêu lần, dù bản cam kết có mấy nội dung, đợt có mấy khối."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.models import CommitmentItem, RankingGroup
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return world.build()


def queries(client, name, row):
    address = reverse(f"admin:commitments_{name}_change", args=[row.pk])
    assert client.get(address).status_code == 200  # and Django knows its content types from now on
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_queries_do_not_grow_with_the_items(client, place):
    client.force_login(place.quan)
    commitment = place.commitments["U1"]
    queries_of_four = queries(client, "commitment", commitment)

    CommitmentItem.objects.filter(commitment=commitment).exclude(indicator__number="1").delete()

    assert queries(client, "commitment", commitment) == queries_of_four


def test_queries_do_not_grow_with_the_groups(client, place):
    client.force_login(place.quan)
    queries_of_two = queries(client, "campaign", place.campaign)

    RankingGroup.objects.create(campaign=place.campaign, code="XA", name="Các xã", order=9)

    assert queries(client, "campaign", place.campaign) == queries_of_two
