"""Giờ chót: `python -m tests.bench.deadline`, 200 clerks with 1-3 s of thought on national data, on both engines.

Prints the 95th percentile of each kind of request, the faults, and whether every acknowledged value is found again;
then the same while the server, and on PostgreSQL a backend, is killed with -9. UNITS, USERS, SECONDS make it short.
"""

import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import django

from tests.bench import deadline_users
from tests.postgres import AS_DELIVERED, Cluster, ServerMissing

UNITS, USERS = int(os.environ.get("UNITS", "4001")), int(os.environ.get("USERS", "200"))
SECONDS = int(os.environ.get("SECONDS", "60"))
UNITS_EACH = 5  # whose quarters one user fills in one after the other, when one is sent
GOAL_MS = 300  # of a save, 95 of 100, on PostgreSQL


def environment(url, folder):
    """Môi trường của máy chủ và của việc chuẩn bị."""
    return os.environ | {
        "DATABASE_URL": url,
        "VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "SECRET_KEY": "a-key-that-protects-nothing-" + "0123456789" * 4,
        "ALLOWED_HOSTS": "testserver",
        "LOG_LEVEL": "CRITICAL",
    }


def prepare():
    """Nhập cả đợt, mở lại kỳ cuối cho những người sẽ nhập; prints who they are, as JSON."""
    from commitments.bundle.importing import import_data
    from commitments.models import Commitment, Entry, Report
    from tests.bench import national
    from tests.world import account
    from units.models import Unit
    from units.roles import Role

    import_data(national.bundle(UNITS))
    authority = Unit.objects.get(code="CP")
    chosen = list(Commitment.objects.select_related("unit").order_by("pk")[: USERS * UNITS_EACH])
    reports = Report.objects.filter(commitment__in=chosen, period=national.LAST)
    Entry.objects.filter(report__in=reports).delete()
    reports.delete()
    desks = []
    for commitment in chosen:
        clerk = account(f"nhap-{commitment.unit.code}", Role.CLERK, commitment.unit, commitment.unit)
        head = account(f"gui-{commitment.unit.code}", Role.HEAD, commitment.unit, commitment.unit)
        items = commitment.items.select_related("indicator").order_by("indicator__order")
        desks.append(
            {
                "clerk": session_of(clerk),
                "head": session_of(head),
                "commitment": commitment.pk,
                "items": [(item.pk, item.indicator.number, _names(item.indicator)) for item in items],
            }
        )
    review = account("tham-dinh", Role.REVIEWER, authority, authority)
    users = [desks[first::USERS] for first in range(USERS)]
    print(json.dumps({"users": users, "reviewer": session_of(review)}))


def _names(indicator):
    kinds = {"ratio": ["numerator", "denominator"], "number": ["value"], "yes_no": ["done"]}
    return kinds[indicator.value_type]


def session_of(account):
    """Khoá phiên làm việc của một tài khoản, as if it had signed in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "units.backends.AccountBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return session.session_key


def stored():
    """Mọi số đang lưu của kỳ cuối, báo cáo đã gửi; prints {entries: [[commitment, item, {part: text}], …], sent}."""
    from commitments.models import Commitment, Entry, Report
    from indicators.figures import plain

    chosen = Commitment.objects.order_by("pk")[: USERS * UNITS_EACH].values("pk")
    reports = Report.objects.filter(
        period=deadline_users.PERIOD, commitment__in=list(chosen.values_list("pk", flat=True))
    )
    rows = [
        [
            row.report.commitment_id,
            row.item_id,
            {
                "numerator": row.numerator is not None and plain(row.numerator),
                "denominator": row.denominator is not None and plain(row.denominator),
                "value": row.value is not None and plain(row.value),
                "done": "1" if row.done else False,
            },
        ]
        for row in Entry.objects.filter(report__in=reports).select_related("report")
    ]
    sent = list(reports.filter(status="submitted").values_list("commitment", flat=True))
    print(json.dumps({"entries": rows, "sent": sent}))


class Server:
    """gunicorn như khi vận hành; `kill` ends it without a word and starts it again."""

    def __init__(self, settings):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.settings = settings | {"HOST": "127.0.0.1", "PORT": str(self.port), "WORKERS": "2"}
        self.start()

    def start(self):
        command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", "config.wsgi"]
        self.process = subprocess.Popen(
            command,
            env=self.settings,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(600):
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        sys.exit("The server does not answer.")

    def kill(self, number=signal.SIGKILL):
        os.killpg(self.process.pid, number)
        self.process.wait()

    def kill_and_start(self):
        self.kill()
        self.start()


def asked(settings, name):
    """Chạy một việc ở trên trong tiến trình riêng; its last line is JSON."""
    command = [sys.executable, "-m", "tests.bench.deadline", name]
    done = subprocess.run(command, env=settings, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])


def kill_a_backend(cluster):
    """Giết một tiến trình của PostgreSQL đang phục vụ; the cluster recovers by itself."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            words = (folder / "cmdline").read_bytes() if (folder / "cmdline").exists() else b""
            if words.startswith(b"postgres: ") and b"idle" in words:
                os.kill(int(folder.name), signal.SIGKILL)
                return


def measure(url, folder, name, disturb=()):
    """Một cơ sở dữ liệu: quiet first, then with each disturbance in the middle."""
    settings = environment(url, folder)
    served = settings | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    for command in (["migrate"], ["collectstatic", "--noinput"]):
        subprocess.run([sys.executable, "manage.py", *command, "-v", "0"], env=served, check=True)
    people = asked(settings, "prepare")
    server = Server(served)
    deadline_users.warm(server.port, people["users"])
    try:
        record = deadline_users.rush(server.port, people["users"], people["reviewer"], SECONDS)
        tell(name, record, now := asked(settings, "stored"))
        for label, act in (("server killed", server.kill_and_start), *disturb):
            timer = threading.Timer(SECONDS / 4, act)
            timer.start()
            before = frozenset(now["sent"])
            record = deadline_users.rush(
                server.port, people["users"], people["reviewer"], SECONDS / 2, before
            )
            timer.join()
            tell(f"{name}, {label}", record, now := asked(settings, "stored"))
    finally:
        server.kill(signal.SIGTERM)


def tell(name, record, now):
    """In kết quả của một lượt."""
    found = {(commitment, item): parts for commitment, item, parts in now["entries"]}
    lost = [
        key
        for key, typed in record.acknowledged.items()
        if any(found.get(key, {}).get(part) != value for part, value in typed.items())
    ]
    half = [
        key
        for key, parts in found.items()
        if parts["denominator"] and int(parts["denominator"]) - int(parts["numerator"]) != 7
    ]
    unsent = record.sent - set(now["sent"])
    print(
        f"{name}: {len(record.acknowledged)} values acknowledged, {len(lost)} lost, {len(half)} half,"
        f" {len(record.sent)} reports sent, {len(unsent)} of them not,",
        end=" ",
    )
    print(f"{len(record.faults)} faults {sorted(set(map(str, record.faults)))[:4]}")
    for kind, times in sorted(record.times.items()):
        times.sort()
        p95 = times[int(0.95 * (len(times) - 1))]
        goal = f" (goal ≤ {GOAL_MS} on PostgreSQL)" if kind == "save" else ""
        middle = statistics.median(times)
        print(f"  {kind:<10} {len(times):>6} requests, median {middle:>6.0f} ms, p95 {p95:>6.0f} ms{goal}")


def main():
    """Both engines."""
    print(f"{USERS} users, {SECONDS} s, {UNITS} units; the clients run on the same machine")
    with tempfile.TemporaryDirectory() as folder:
        measure(f"sqlite:///{Path(folder) / 'bench.sqlite3'}", folder, "SQLite")
    try:
        cluster = Cluster(AS_DELIVERED)
    except ServerMissing as missing:
        print(f"PostgreSQL was not measured: {missing}")
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(cluster.url, folder, "PostgreSQL", [("backend killed", lambda: kill_a_backend(cluster))])
    cluster.stop()


if __name__ == "__main__":
    if sys.argv[1:]:
        django.setup()
        {"prepare": prepare, "stored": stored}[sys.argv[1]]()
    else:
        main()
