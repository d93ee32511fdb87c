"""`make bench`: measures on both engines and prints one table; ratios compare things of the same run.

UNITS=400 makes it short. Figures belong in the CHANGELOG or a decision, not in tests.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import documents, province, reading_tables
from tests.postgres import Cluster, ServerMissing

UNITS = os.environ.get("UNITS", "4001")
SETTINGS = "tests.bench.settings"
FEW = os.environ.get("FEW_UNITS", "400")
"""Đợt nhỏ hơn mười lần: a page of the same size should take no more than 1.5 times as long with ten times the units."""
GOALS = {
    "group page, ms (goal ≤ 50)": ("pages", "group_ms"),
    "group page, queries (goal ≤ 15)": ("pages", "group_queries"),
    "group page, one raw query of its rows, ms": ("pages", "raw_group_ms"),
    "national page, ms": ("pages", "national_ms"),
    "national page, queries": ("pages", "national_queries"),
    "overview, after one unit changed, ms (goal ≤ 300)": ("leading", "overview_changed_ms"),
    "profile of an indicator, after one unit changed, ms (goal ≤ 300)": ("leading", "profile_changed_ms"),
    "period report, after one unit changed, ms (goal ≤ 300)": ("leading", "report_changed_ms"),
    "thematic report, after one unit changed, ms (goal ≤ 300)": ("leading", "thematic_changed_ms"),
    "overview, nothing kept yet, ms (the worker does it before)": ("leading", "overview_cold_ms"),
    "profile of an indicator, nothing kept yet, ms (likewise)": ("leading", "profile_cold_ms"),
    "period report, nothing kept yet, ms (likewise)": ("leading", "report_cold_ms"),
    "approval with re-ranking, median ms (goal ≤ 150)": ("approve", "median_ms"),
    "approval with re-ranking, worst ms": ("approve", "worst_ms"),
    "recompute everything, s": ("recompute", "seconds"),
    "recompute everything, raw floor, s": ("recompute_floor", "seconds"),
    "recompute everything, peak MiB (goal ≤ 400)": ("recompute", "peak_MiB"),
    "import, check only, s": ("load", "check_s"),
    "import with standings, s": ("load", "import_s"),
    "import with standings, entries/s": ("load", "entries_per_s"),
    "import without standings to raw insert, ratio": ("load", "import_without_standings_to_raw"),
    "import, peak MiB": ("load", "peak_MiB"),
}


def measured(url, folder, name, *arguments):
    """Một phép đo trong tiến trình riêng; what is kept lies in `folder`."""
    environment = os.environ | {
        "DATABASE_URL": url,
        "VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "SECRET_KEY": "a-key-that-protects-nothing-" + "0123456789" * 4,
        "ALLOWED_HOSTS": "testserver",
    }
    command = [sys.executable, "-m", "tests.bench.measures", name, *arguments]
    finished = subprocess.run(command, env=environment, capture_output=True, text=True)
    if finished.returncode:
        sys.exit(f"{name}: {finished.stderr[-3000:]}")
    return json.loads(finished.stdout.splitlines()[-1])


def run(url, folder):
    """Mọi phép đo trên một cơ sở dữ liệu còn trống."""
    _migrate(url)
    results = {"load": measured(url, folder, "load", UNITS)}
    for name in (
        "recompute",
        "recompute_floor",
        "approve",
        "pages",
        "reading",
        "wholes",
        "leading",
        "public",
    ):
        results[name] = measured(url, folder, name)
    return results


def few(url, folder):
    """Chỉ các trang để đọc, with fewer units."""
    _migrate(url)
    measured(url, folder, "load", FEW)
    return measured(url, folder, "reading")


def _migrate(url):
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, env=os.environ | {"DATABASE_URL": url}, check=True)


def main():
    """Print the table."""
    columns, smaller = {}, {}
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        columns["SQLite"] = run(f"sqlite:///{Path(folder) / 'bench.sqlite3'}", folder)
        smaller["SQLite"] = few(f"sqlite:///{Path(other) / 'few.sqlite3'}", other)
    for found, work in ((columns, run), (smaller, few)):
        try:
            cluster = Cluster()
        except ServerMissing as missing:
            print(f"PostgreSQL was not measured: {missing}")
            break
        with tempfile.TemporaryDirectory() as folder:
            found["PostgreSQL"] = work(cluster.url, folder)
        cluster.stop()
    show(columns)
    print()
    reading_tables.show(smaller, columns, (FEW, UNITS))
    print()
    documents.show()
    print()
    province.show()


def show(columns):
    """Bảng kết quả, rồi các tỷ số."""
    print(f"{UNITS} units × 14 indicators × 12 periods; both bases")
    print(f"{'':<66}" + "".join(f"{name:>14}" for name in columns))
    for label, (name, key) in GOALS.items():
        print(f"{label:<66}" + "".join(f"{results[name][key]:>14,.1f}" for results in columns.values()))
    for label, ratio in {
        "recompute everything to raw floor, ratio (goal ≤ 3)": lambda r: (
            r["recompute"]["seconds"] / r["recompute_floor"]["seconds"]
        ),
        "group page to raw query, ratio": lambda r: r["pages"]["group_ms"] / r["pages"]["raw_group_ms"],
    }.items():
        print(f"{label:<66}" + "".join(f"{ratio(results):>14,.1f}" for results in columns.values()))


if __name__ == "__main__":
    main()
