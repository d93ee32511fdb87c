"""Trang lãnh đạo khi chưa giữ gì, và sau khi một đơn vị vừa đổi; with the national data, time of the processor."""

from datetime import timedelta

from commitments.models import Standing
from tests.bench import furnishing, readers
from tests.bench.furnishing import MIDDLE
from tests.bench.reading import forget, processor_ms
from units.roles import Role

PAGES = {
    "overview": "overview",
    "profile": "profile of an indicator",
    "report": "a period report",
    "thematic": "a thematic report",
}


def measured(campaign):
    """{trang_cold_ms, trang_changed_ms}; what is kept is kept on disk, so a restart does not make it cold."""
    pages = readers.pages(campaign, furnishing.furnish(campaign))
    client, results = readers.clients()[Role.LEADER], {}
    for name, page in PAGES.items():
        address, asked, _ = pages[page]
        forget()
        results[f"{name}_cold_ms"] = processor_ms(lambda a=address, q=asked: client.get(a, q))
        _change_one(campaign)
        results[f"{name}_changed_ms"] = processor_ms(lambda a=address, q=asked: client.get(a, q))
    return results


def _change_one(campaign):
    """Một đơn vị vừa đổi: its group is no longer as it is kept."""
    standing = Standing.objects.filter(campaign=campaign, period=MIDDLE, basis="official")
    standing = standing.order_by("-computed_at").first()
    Standing.objects.filter(pk=standing.pk).update(computed_at=standing.computed_at + timedelta(hours=1))
