"""Điều mà các bài kiểm thử giao diện đọc dữ liệu dùng chung."""

from datetime import timedelta

from django.utils import timezone

from units import tokens
from units.models import AccessToken

ALL = {"reads_rankings": True, "reads_cards": True, "reads_conclusions": True, "reads_unpublished": True}


def issue(place, *, by=None, **scope):
    """(khoá, chữ đầu yêu cầu); published rankings only unless told otherwise."""
    today = timezone.localdate()
    token = AccessToken(
        **{
            "province": place.campaign.province,
            "name": "Trục liên thông",
            "expires_on": today + timedelta(days=30),
        }
        | scope
    )
    key = tokens.issue(token, by=by, today=today)
    return token, {"Authorization": f"Bearer {key}"}


def get(client, path, headers=None, **asked):
    return client.get(f"/api/v1/{path}", asked, headers=headers or {})
