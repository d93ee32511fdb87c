"""Các trang để đọc của lãnh đạo: server time, its 95th percentile, and queries, with the national data."""

from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from commitments.models import Commitment
from tests.bench import national
from tests.bench.measures import timed
from tests.world import account
from units.models import Unit
from units.roles import Role

SAMPLES = 20


def pages(campaign):
    """{tên: địa chỉ}."""
    query = f"?campaign={national.CODE}&period={national.LAST}"
    commitment = Commitment.objects.filter(campaign=campaign).order_by("pk")[5]
    return {
        "heat_map": reverse("reports:heat_map") + query,
        "indicator": reverse("reports:indicator", args=[campaign.pk, "3"]) + query,
        "unit": reverse("reports:unit", args=[commitment.pk]),
        "gaps": reverse("reports:gaps") + query,
        "explain": reverse("reports:explain", args=[commitment.pk, national.LAST]),
    }


def measured(campaign):
    """{tên_ms, tên_queries}: p95 of SAMPLES openings after the first."""
    unit = Unit.objects.get(code="CP")
    client, results = Client(), {}
    client.force_login(account("lanh-dao", Role.LEADER, unit, unit))
    for name, address in pages(campaign).items():
        with override_settings(DEBUG=True):
            reset_queries()
            results[f"{name}_status"] = client.get(address).status_code
            results[f"{name}_queries"] = len(connection.queries)
        times = sorted(timed(client.get, address)[0] for _ in range(SAMPLES))
        results[f"{name}_ms"] = 1000 * times[-(-95 * SAMPLES // 100) - 1]
    return results
