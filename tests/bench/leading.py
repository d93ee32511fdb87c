"""Tổng quan khi chưa giữ gì, và sau khi một đơn vị vừa đổi; with the national data, time of the processor."""

from datetime import timedelta

from django.core.cache import caches
from django.urls import reverse

from commitments.models import Standing
from tests.bench import national
from tests.bench.furnishing import MIDDLE
from tests.bench.readers import clients
from tests.bench.reading import processor_ms
from units.roles import Role


def measured(campaign):
    """{tên_ms}; what is kept is kept on disk, so a restart does not make it cold."""
    client, asked = clients()[Role.LEADER], {"campaign": national.CODE, "period": MIDDLE}
    caches["readings"].clear()
    results = {"overview_cold_ms": processor_ms(lambda: client.get(reverse("reports:overview"), asked))}
    _change_one(campaign)
    return results | {
        "overview_changed_ms": processor_ms(lambda: client.get(reverse("reports:overview"), asked))
    }


def _change_one(campaign):
    """Một đơn vị vừa đổi: its group is no longer as it is kept."""
    standing = Standing.objects.filter(campaign=campaign, period=MIDDLE, basis="official").first()
    moment = standing.computed_at + timedelta(hours=1)
    Standing.objects.filter(pk=standing.pk).update(computed_at=moment)
