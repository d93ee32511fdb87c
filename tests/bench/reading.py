"""Các trang để đọc, với dữ liệu cả nước: time of the processor for every role; queries; the first opening of all."""

import functools
import gc
import os
import statistics
import time

from django.core.cache import caches
from django.db import connection, reset_queries
from django.test.utils import override_settings

from tests.bench import furnishing, readers

SAMPLES, FEWEST, ENOUGH_MS = int(os.environ.get("SAMPLES", "20")), 5, 6000
"""Lần mở mỗi trang; of a slow page fewer, but never less than FEWEST."""
OURS = ("commitments.", "indicators.", "reports.", "units.")


def measured(campaign, only=""):
    """{trang: {ms (p95), least_ms, middle_ms, first_ms, queries, kB, role}} of the role that waits longest."""
    return _measured(readers.pages, campaign, only)


def wholes(campaign, only=""):
    """Như trên, of files and of what shows every unit: no goal for a page holds for them."""
    return _measured(readers.wholes, campaign, only, fewest=1)


def _measured(choose, campaign, only, fewest=FEWEST):
    furnished = furnishing.furnish(campaign)
    people = readers.clients()
    return {
        name: max(
            (_of_one(people[role], address, asked, fewest) | {"role": str(role)} for role in roles),
            key=lambda each: each["ms"],
        )
        for name, (address, asked, roles) in choose(campaign, furnished).items()
        if only in name
    }


def processor_ms(work):
    """Mili giây của bộ xử lý: what other processes of the machine do is not in it."""
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def forget():
    """Bỏ mọi điều đang giữ, on disk and in this process: as after an import, and a restart of the server."""
    for name in ("readings", "public"):
        caches[name].clear()
    gc.unfreeze()
    for each in gc.get_objects():
        if type(each) is functools._lru_cache_wrapper and each.__module__.startswith(OURS):
            each.cache_clear()
    gc.collect()
    gc.freeze()  # as `config/gunicorn.py` has it


def _of_one(client, address, asked, fewest):
    client.get(address, asked)  # templates are read, whatever is kept
    forget()
    first = processor_ms(lambda: client.get(address, asked))
    with override_settings(DEBUG=True):
        reset_queries()
        answer = client.get(address, asked)
        queries = len(connection.queries)
    assert answer.status_code in (200, 302), (address, answer.status_code)
    times = []
    while len(times) < SAMPLES and (len(times) < fewest or sum(times) < ENOUGH_MS):
        times.append(processor_ms(lambda: client.get(address, asked)))
    times.sort()
    return {
        "ms": times[-(-95 * len(times) // 100) - 1],
        "least_ms": times[0],
        "middle_ms": statistics.median(times),
        "first_ms": first,
        "queries": queries,
        "kB": len(answer.content) / 1000,
    }
