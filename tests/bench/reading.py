"""Các trang để đọc, với dữ liệu cả nước: time of the processor, its 95th percentile, of the slowest role; queries."""

import time

from django.db import connection, reset_queries
from django.test.utils import override_settings

from tests.bench import readers

SAMPLES, FEWEST, ENOUGH_MS = 20, 5, 6000
"""Lần mở mỗi trang; of a slow page fewer, but never less than FEWEST."""


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
        client.get(address, asked)
        reset_queries()
        answer = client.get(address, asked)
        queries = len(connection.queries)
    assert answer.status_code == 200, (address, answer.status_code)
    times = []
    while len(times) < SAMPLES and (len(times) < FEWEST or sum(times) < ENOUGH_MS):
        times.append(processor_ms(lambda: client.get(address, asked)))
    times.sort()
    return {"ms": times[-(-95 * len(times) // 100) - 1], "queries": queries, "kB": len(answer.content) / 1000}
