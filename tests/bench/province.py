"""Đo báo cáo kỳ và trang kết luận năm của một tỉnh: `python -m tests.bench.province`, or the last part of `make bench`.

A province of 36 units with 14 indicators, and one ten times as large, each in a database and process of its own; every
figure is the time of a whole request, as a leader or the reviewer makes it.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

UNITS = (36, 360)
SAMPLES = 9
SECRET_KEY = "a-key-that-protects-nothing-" + "0123456789" * 4


def _asked(client, address, **options):
    """(trung vị, mili giây; số truy vấn; kB) of a page or file, first asked once to warm up."""
    from django.db import connection, reset_queries
    from django.test.utils import override_settings

    with override_settings(DEBUG=True):
        reset_queries()
        answer = client.get(address, options)
        asked = len(connection.queries)
    assert answer.status_code == 200, answer.status_code
    times = []
    for _ in range(SAMPLES):
        start = time.perf_counter()
        client.get(address, options)
        times.append(1000 * (time.perf_counter() - start))
    return {"ms": statistics.median(times), "worst_ms": max(times), "queries": asked}


def measure(units):
    """Mọi phép đo của một tỉnh có từng ấy đơn vị."""
    from django.test import Client
    from django.urls import reverse

    from commitments.bundle.importing import import_data
    from commitments.models import Campaign, Report
    from tests.bench import national
    from tests.world import account
    from units.models import Unit
    from units.roles import Role

    import_data(national.bundle(units))
    Report.objects.update(difficulties="Thiếu máy quét; kinh phí còn chậm", proposals="Mở lớp tập huấn")
    unit = Unit.objects.get(code="CP")
    people = {
        "leader": account("lanh-dao", Role.LEADER, unit, unit),
        "reviewer": account("tham-dinh", Role.REVIEWER, unit, unit),
    }
    clients = {name: Client() for name in people}
    for name, client in clients.items():
        client.force_login(people[name])
    campaign = Campaign.objects.get(code=national.CODE)
    report, year = [campaign.pk, "2025-H1", "chung"], [campaign.pk, 2025]
    asked = {"campaign": national.CODE, "year": 2025}
    return {
        "page": _asked(clients["leader"], reverse("reports:period_report", args=report)),
        "word": _asked(clients["leader"], reverse("reports:period_report_file", args=[*report, "docx"])),
        "pdf": _asked(clients["leader"], reverse("reports:period_report_file", args=[*report, "pdf"])),
        "part": _asked(
            clients["reviewer"], reverse("reports:period_report_part", args=[*report, "kho-khan"])
        ),
        "conclusions": _asked(clients["leader"], reverse("reports:conclusions"), **asked),
        "rulings": _asked(clients["reviewer"], reverse("reports:rulings", args=year)),
        "emulation": _asked(clients["leader"], reverse("reports:emulation", args=year)),
    }


LINES = {
    "six-month report, page, ms (goal ≤ 300)": ("page", "ms"),
    "six-month report, page, queries": ("page", "queries"),
    "six-month report in Word, ms (goal ≤ 3.000)": ("word", "ms"),
    "six-month report in PDF, ms": ("pdf", "ms"),
    "writing a part of it, ms (goal ≤ 300)": ("part", "ms"),
    "verdicts of a year, page, ms (goal ≤ 300)": ("conclusions", "ms"),
    "verdicts of a year, page, queries": ("conclusions", "queries"),
    "ruling on proposals, page, ms (goal ≤ 300)": ("rulings", "ms"),
    "emulation list, page, ms (goal ≤ 300)": ("emulation", "ms"),
}


def measured(units):
    """Một tỉnh trong tiến trình và cơ sở dữ liệu riêng."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "VAR_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "SECRET_KEY": SECRET_KEY,
            "ALLOWED_HOSTS": "testserver",
        }
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        subprocess.run(migrate, env=environment, check=True)
        command = [sys.executable, "-m", "tests.bench.province", str(units)]
        finished = subprocess.run(command, env=environment, capture_output=True, text=True)
    if finished.returncode:
        sys.exit(f"{units} units: {finished.stderr[-3000:]}")
    return json.loads(finished.stdout.splitlines()[-1])


def show():
    """Bảng kết quả."""
    results = [measured(units) for units in UNITS]
    print(
        f"{'a province, SQLite, median of requests':<56}"
        + "".join(f"{f'{each} units':>14}" for each in UNITS)
    )
    for label, (name, key) in LINES.items():
        print(f"{label:<56}" + "".join(f"{each[name][key]:>14,.1f}" for each in results))


def main():
    """`python -m tests.bench.province [UNITS]`."""
    if not sys.argv[1:]:
        show()
        return
    import django

    django.setup()
    print(json.dumps(measure(int(sys.argv[1]))))


if __name__ == "__main__":
    main()
