"""Các phép đo: each prints one line of JSON; run in a process of its own, so that its peak memory is its own."""

import json
import resource
import statistics
import sys
import time
from datetime import date

import django
from django.db import connection, reset_queries, transaction
from django.test.utils import override_settings

CLERKS_DAY = date(2026, 1, 10)
SAMPLES = 15


def timed(work, *arguments):
    """(thời gian tính bằng giây, kết quả)."""
    start = time.perf_counter()
    result = work(*arguments)
    return time.perf_counter() - start, result


def median_ms(work, samples=SAMPLES):
    """Trung vị, mili giây."""
    work()
    return 1000 * statistics.median(timed(work)[0] for _ in range(samples))


def load(units):
    """Nhập cả đợt: check, merge with standings; beside it the bare insertion of as many rows."""
    from commitments.bundle.checking import check
    from commitments.bundle.importing import import_data
    from tests.bench import floor, national

    raw = json.dumps(national.bundle(units), ensure_ascii=False).encode()
    checking, checked = timed(check, raw)
    merging, outcome = timed(import_data, checked.data)
    rebuilding = _recomputing()
    with transaction.atomic():
        inserting, entries = timed(floor.insert_entries, checked.data)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return {
        "MiB": len(raw) / 2**20,
        "entries": entries,
        "check_s": checking,
        "import_s": merging,
        "entries_per_s": entries / merging,
        "raw_insert_s": inserting,
        "import_without_standings_to_raw": (merging - rebuilding) / inserting,
        "outcome": outcome.line(),
    }


def _recomputing():
    from commitments import standings

    campaign = _campaign()
    return timed(standings.rebuild, campaign)[0]


def _campaign():
    from commitments.models import Campaign
    from tests.bench import national

    return Campaign.objects.with_rules().get(code=national.CODE)


def recompute():
    """Tính lại tất cả; its peak memory is this process's."""
    seconds = _recomputing()
    return {"seconds": seconds, "standings": _campaign().standings.count()}


def recompute_floor():
    """Sàn của việc tính lại tất cả."""
    from tests.bench import floor, national

    groups = list(_campaign().groups.order_by("pk").values_list("pk", flat=True))

    def work():
        with transaction.atomic():
            floor.recompute(groups, national.LEAVES, national.PERIODS)

    return {"seconds": timed(work)[0]}


def approve():
    """Duyệt một báo cáo, kể cả xếp hạng lại khối."""
    from commitments import workflow
    from commitments.models import Report
    from tests.bench import national
    from tests.world import account
    from units.models import Unit
    from units.roles import Role

    unit = Unit.objects.get(code="CP")
    reviewer = account("nguoi-duyet", Role.REVIEWER, unit, unit)
    waiting = Report.objects.awaiting_review().filter(period=national.LAST).order_by("pk")
    waiting = waiting.select_related("commitment__campaign", "commitment__group", "commitment__unit")
    times = []
    for report in waiting[:SAMPLES]:
        work = {"by": reviewer, "version": report.version, "today": CLERKS_DAY}
        times.append(timed(lambda r=report, w=work: workflow.perform(workflow.APPROVE, r, **w))[0])
    return {"median_ms": 1000 * statistics.median(times), "worst_ms": 1000 * max(times)}


def pages():
    """Trang xếp hạng của một khối và của cả đợt: server time and queries, beside one raw query of the same rows."""
    from django.test import Client
    from django.urls import reverse

    from tests.bench import floor, national
    from tests.world import account
    from units.models import Unit
    from units.roles import Role

    unit = Unit.objects.get(code="CP")
    leader = account("lanh-dao", Role.LEADER, unit, unit)
    group = _campaign().groups.order_by("pk")[3]
    client, address = Client(), reverse("reports:ranking")
    client.force_login(leader)
    results = {"raw_group_ms": median_ms(lambda: floor.group_page(group.pk, national.LAST))}
    for name, query in {"group": {"group": group.code}, "national": {"group": ""}}.items():
        query = {"campaign": national.CODE, "period": national.LAST, "basis": "official"} | query
        with override_settings(DEBUG=True):
            reset_queries()
            answer = client.get(address, query)
            results[f"{name}_queries"] = len(connection.queries)
        results[f"{name}_status"] = answer.status_code
        results[f"{name}_kB"] = len(answer.content) / 1000
        results[f"{name}_ms"] = median_ms(lambda query=query: client.get(address, query), samples=9)
    return results


def reading(only=""):
    """Các trang để đọc, all of them (or whose name has `only`), by every role."""
    from tests.bench import reading as pages_to_read

    return pages_to_read.measured(_campaign(), only)


def wholes(only=""):
    """Tệp, và trang hiện mọi đơn vị."""
    from tests.bench import reading as pages_to_read

    return pages_to_read.wholes(_campaign(), only)


def leading():
    """Tổng quan khi chưa giữ gì."""
    from tests.bench import leading as leaders_pages

    return leaders_pages.measured(_campaign())


def main():
    """`python -m tests.bench.measures NAME [ARGUMENT]`."""
    django.setup()
    name, *arguments = sys.argv[1:]
    result = globals()[name](*(int(each) if each.isdigit() else each for each in arguments))
    result["peak_MiB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(result))


if __name__ == "__main__":
    main()
