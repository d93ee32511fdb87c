"""Các trang để đọc, với dữ liệu cả nước: time of the processor, its 95th percentile, of the slowest role; queries."""

import time

from django.core.cache import caches
from django.db import connection, reset_queries
from django.test.utils import override_settings

from tests.bench import readers

SAMPLES = 20


def measured(campaign):
    """{trang: {ms, queries, kB, role}} of the role that waits longest; the first opening is not counted."""
    readers.publish(campaign)
    people = readers.clients()
    return {
        name: max(
            (_of_one(people[role], address, asked) | {"role": str(role)} for role in roles),
            key=lambda each: each["ms"],
        )
        for name, (address, asked, roles) in readers.pages(campaign).items()
    }


def processor_ms(work):
    """Mili giây của bộ xử lý: what other processes of the machine do is not in it."""
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def _of_one(client, address, asked):
    with override_settings(DEBUG=True):
        reset_queries()
        answer = client.get(address, asked)
        queries = len(connection.queries)
    assert answer.status_code == 200, (address, answer.status_code)
    times = sorted(processor_ms(lambda: _fresh(client, address, asked)) for _ in range(SAMPLES))
    return {"ms": times[-(-95 * SAMPLES // 100) - 1], "queries": queries, "kB": len(answer.content) / 1000}


def _fresh(client, address, asked):
    """Một lần mở; public pages as if nothing had been kept for them."""
    caches["public"].clear()
    client.get(address, asked)
