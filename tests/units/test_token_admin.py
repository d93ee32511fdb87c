"""Khoá truy cập trong trang quản trị: issued with a key that is shown once, revoked, and changed in no other way."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from tests import world
from units.models import AccessToken, AuditEvent

pytestmark = [pytest.mark.django_db, pytest.mark.both]  # pages are the way to these verbs
ADD = reverse("admin:units_accesstoken_add")


@pytest.fixture
def small():
    return world.build()


def wanted(place, **changes):
    last = timezone.localdate() + timedelta(days=30)
    return {
        "name": "Trục liên thông",
        "province": place.campaign.province_id,
        "unit": "",
        "reads_rankings": "on",
        "per_minute": "60",
        "expires_on": f"{last:%d/%m/%Y}",
    } | changes


def issued(client, place, **changes):
    client.force_login(place.quan)
    response = client.post(ADD, wanted(place, **changes))
    return response, AccessToken.objects.first()


def test_the_key_is_shown_once_and_opens_the_data(client, small):
    response, token = issued(client, small)

    said = [str(each) for each in get_messages(response.wsgi_request)]
    key = next(each for each in said if each.startswith("Khoá: ")).split()[1]
    assert client.get("/api/v1/units", headers={"Authorization": f"Bearer {key}"}).json()["total"] == 5
    assert (token.issued_by, token.reads_rankings, token.reads_unpublished) == (small.quan, True, False)
    page = reverse("admin:units_accesstoken_change", args=[token.pk])
    client.get(page)
    assert key not in client.get(page).content.decode()


def test_it_is_revoked_and_nothing_else_of_it_changes(client, small):
    _, token = issued(client, small)
    page = reverse("admin:units_accesstoken_change", args=[token.pk])

    client.post(page, {"name": "Khác", "reads_unpublished": "on"})
    token.refresh_from_db()
    assert (token.name, token.reads_unpublished, token.revoked_at) == ("Trục liên thông", False, None)

    client.post(page, {"is_revoked": "on"})
    token.refresh_from_db()
    assert token.revoked_by == small.quan
    assert AuditEvent.objects.filter(verb="thu-hoi-khoa-truy-cap").count() == 1
    assert client.get(page).status_code == 200
    assert client.post(page, {"is_revoked": "on"}).status_code == 403


@pytest.mark.parametrize(
    "changes", [{"expires_on": "01/01/2020"}, {"per_minute": "0"}, {"unit": "x"}, {"name": ""}]
)
def test_a_scope_that_is_wrong_issues_nothing(client, small, changes):
    response, token = issued(client, small, **changes)

    assert (response.status_code, token) == (200, None)


def test_neither_a_unit_nor_a_province_of_others_can_be_chosen(client, small):
    for changes in ({"unit": small.dung.unit_id}, {"province": small.dung.unit.province_id}):
        assert issued(client, small, **changes)[1] is None


def test_who_is_no_administrator_issues_nothing(client, small):
    client.force_login(small.chi)

    assert client.post(ADD, wanted(small)).status_code in (302, 403)
    assert not AccessToken.objects.exists()
