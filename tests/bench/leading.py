"""Tổng quan và bảng xếp hạng, với dữ liệu cả nước: leader, reviewer and clerk, of whom the slowest counts."""

from datetime import timedelta

from django.core.cache import cache
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from commitments.models import Standing
from tests.bench import national
from tests.bench.measures import timed
from tests.world import account
from units.models import Unit
from units.roles import Role

SAMPLES = 20
MIDDLE = national.PERIODS[-3]
"""Giữa năm: then there is time left, and with it a risk to reckon."""


def clients():
    """Một người mỗi vai trò."""
    receiving, unit = Unit.objects.get(code="CP"), Unit.objects.get(code="X0005")
    people = {Role.LEADER: receiving, Role.REVIEWER: receiving, Role.CLERK: unit}
    for role, over in people.items():
        client = Client()
        client.force_login(account(f"doc-{role}", role, over, over))
        yield client


def measured(campaign):
    """{tên_ms, tên_queries} of the slowest role; the overview also cold, and after one unit changed."""
    group = campaign.groups.order_by("pk")[3]
    asked = {"campaign": national.CODE, "period": MIDDLE}
    one = asked | {"group": group.code}
    pages = {
        "overview": (reverse("reports:overview"), asked),
        "overview_group": (reverse("reports:overview"), one),
        "filed": (reverse("reports:overview_filed"), asked | {"state": "late"}),
        "by_indicator": (reverse("reports:ranking"), one | {"by": "indicator:3", "sort": "period"}),
    }
    people = list(clients())
    cache.clear()
    results = {"overview_cold_ms": 1000 * timed(people[0].get, *pages["overview"])[0]}
    _change_one(campaign)
    results["overview_changed_ms"] = 1000 * timed(people[0].get, *pages["overview"])[0]
    for name, page in pages.items():
        found = [_of_one(client, *page) for client in people]
        results |= {
            f"{name}_{what}": max(each[what] for each in found) for what in ("status", "queries", "ms", "kB")
        }
    return results


def _change_one(campaign):
    """Một đơn vị vừa đổi: its group is no longer as it is kept."""
    standing = Standing.objects.filter(campaign=campaign, period=MIDDLE, basis="official").first()
    moment = standing.computed_at + timedelta(hours=1)
    Standing.objects.filter(pk=standing.pk).update(computed_at=moment)


def _of_one(client, address, asked):
    with override_settings(DEBUG=True):
        reset_queries()
        answer = client.get(address, asked)
        queries = len(connection.queries)
    times = sorted(timed(client.get, address, asked)[0] for _ in range(SAMPLES))
    return {
        "status": answer.status_code,
        "queries": queries,
        "ms": 1000 * times[-(-95 * SAMPLES // 100) - 1],
        "kB": len(answer.content) / 1000,
    }
