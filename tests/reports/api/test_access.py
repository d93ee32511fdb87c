"""Ai đọc được qua giao diện: a key that is valid, as often as it may, what it may; sessions count for nothing."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests import publishing, world
from tests.reports.api import keys
from units import tokens
from units.models import AccessToken, AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return world.build(reports=[world.report("U1")])


def problem(response):
    assert response["Content-Type"] == "application/problem+json"
    said = response.json()
    assert (said["status"], said["type"]) == (response.status_code, "about:blank")
    return response.status_code, said["title"]


@pytest.mark.parametrize("value", ["", "Bearer", "Bearer camket_x", "Basic eDp5", "Bearer ả"])
def test_without_a_key_nothing_is_read_and_a_session_is_no_key(client, small, value):
    client.force_login(small.chi)

    response = client.get("/api/v1/units", headers={"Authorization": value})

    assert problem(response) == (401, "Chưa có khoá truy cập hợp lệ")
    assert response["WWW-Authenticate"] == 'Bearer realm="Camket"'


def test_a_key_that_is_revoked_or_over_reads_nothing_more(client, small):
    token, headers = keys.issue(small, by=small.quan)
    assert keys.get(client, "units", headers).status_code == 200

    AccessToken.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    assert keys.get(client, "units", headers).status_code == 401
    AccessToken.objects.update(expires_on=timezone.localdate())
    assert keys.get(client, "units", headers).status_code == 200

    assert tokens.revoke(token, by=small.quan, now=timezone.now())
    assert not tokens.revoke(token, by=small.quan, now=timezone.now())
    assert keys.get(client, "units", headers).status_code == 401
    assert list(
        AuditEvent.objects.filter(verb__contains="khoa-truy-cap").values_list("verb", "by__username")
    ) == [
        ("cap-khoa-truy-cap", "quan"),
        ("thu-hoi-khoa-truy-cap", "quan"),
    ]


def test_the_key_itself_is_kept_nowhere(small):
    token, headers = keys.issue(small)
    key = headers["Authorization"].removeprefix("Bearer ")

    kept = json.dumps(list(AccessToken.objects.values()), default=str)

    assert key not in kept
    assert key.startswith(token.prefix)
    assert len(key) > 40


def test_turns_of_a_minute_are_counted_in_the_database_and_begin_anew_with_the_next(client, small):
    token, headers = keys.issue(small, per_minute=2)
    now = timezone.now().replace(second=20, microsecond=0)

    waits = [tokens.spend(token, now=now) for _ in range(3)]
    later = tokens.spend(token, now=now + timedelta(minutes=1))

    assert (waits, later) == ([0, 0, 40], 0)
    token.refresh_from_db()
    assert (token.requests, token.last_used_at) == (1, now + timedelta(minutes=1))


def test_who_asks_too_often_is_told_when_to_come_back(client, small):
    _, headers = keys.issue(small, per_minute=1)

    answers = [keys.get(client, "units", headers) for _ in range(3)]

    refused = [each for each in answers if each.status_code == 429]
    assert refused
    assert problem(refused[0]) == (429, "Quá số lượt mỗi phút")
    assert 1 <= int(refused[0]["Retry-After"]) <= 60


@pytest.mark.parametrize(
    ("path", "asked", "lacking"),
    [
        ("campaigns/C2022/rankings/2022-Q1", {}, {"reads_rankings": False}),
        ("campaigns/C2022/cards/2022-Q1", {}, {"reads_cards": False}),
        ("campaigns/C2022/conclusions/2022", {}, {"reads_conclusions": False}),
        ("campaigns/C2022/rankings/2022-Q1", {"source": "current"}, {"reads_unpublished": False}),
        ("campaigns/C2022/cards/2022-Q1", {"source": "current"}, {"reads_unpublished": False}),
    ],
)
def test_a_key_reads_only_its_kinds_of_data(client, small, path, asked, lacking):
    _, headers = keys.issue(small, **keys.ALL | lacking)

    assert problem(keys.get(client, path, headers, **asked)) == (403, "Khoá truy cập không có quyền này")


def test_another_province_is_not_there(client, small):
    _, headers = keys.issue(small, **keys.ALL)

    assert problem(keys.get(client, "campaigns/KHAC", headers))[0] == 404
    assert [each["code"] for each in keys.get(client, "campaigns", headers).json()["items"]] == ["C2022"]
    assert keys.get(client, "units", headers).json()["total"] == 5


def test_a_key_of_one_unit_reads_that_unit_only(client):
    place = publishing.closed()
    publishing.published(place)
    _, headers = keys.issue(place, unit=place.units["U2"], **keys.ALL)

    def units_of(path, **asked):
        data = keys.get(client, path, headers, **asked).json()
        return [row["unit"] for group in data["groups"] for row in group["rows"]]

    assert [each["code"] for each in keys.get(client, "units", headers).json()["items"]] == ["U2"]
    assert units_of("campaigns/C2022/rankings/2022-Q1") == ["U2"]
    assert units_of("campaigns/C2022/rankings/2022-Q1", source="current") == ["U2"]
    cards = keys.get(client, "campaigns/C2022/cards/2022-Q1", headers).json()
    assert (cards["total"], [each["unit"] for each in cards["items"]]) == (1, ["U2"])
    rows = keys.get(client, "campaigns/C2022/conclusions/2022", headers).json()["rows"]
    assert [row["unit"] for row in rows] == ["U2"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["units", "openapi.json"])
def test_it_is_for_reading_only(client, small, method, path):
    _, headers = keys.issue(small)

    response = getattr(client, method)(f"/api/v1/{path}", headers=headers)

    assert problem(response) == (405, "Chỉ đọc được bằng GET")
    assert response["Allow"] == "GET, HEAD"


def test_the_command_prints_the_key_once_and_another_revokes_it(client, small):
    out, err = StringIO(), StringIO()

    call_command("issue_token", "90", "Trục", "--unit", "U1", "--cards", stdout=out, stderr=err)

    key = out.getvalue().strip()
    assert keys.get(client, "units", {"Authorization": f"Bearer {key}"}).json()["total"] == 1
    assert "Đã cấp khoá Trục" in err.getvalue()
    call_command("revoke_token", key[:11], stdout=out)
    call_command("revoke_token", key[:11], stdout=out)
    assert out.getvalue().splitlines()[1:] == [
        "Đã thu hồi 1 khoá, 0 khoá đã thu hồi từ trước.",
        "Đã thu hồi 0 khoá, 1 khoá đã thu hồi từ trước.",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("x", "Trục"), "Không có tỉnh mã “x”"),
        (("90", "Trục", "--unit", "x"), "Không có đơn vị mã “x”"),
        (("90", "Trục", "--days", "-1"), "Ngày hết hạn đã qua"),
        (("90", "Trục", "--per-minute", "0"), "lớn hơn hoặc bằng với 1"),
    ],
)
def test_the_command_says_what_is_wrong(small, arguments, words):
    with pytest.raises(CommandError, match=words):
        call_command("issue_token", *arguments)

    assert not AccessToken.objects.exists()
