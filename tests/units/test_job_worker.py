"""Tiến trình nền thật, trên một cơ sở dữ liệu thật: killed, told to stop, started beside a server."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from tests import counting, world
from tests.counting import done
from tests.race import IS_POSTGRES
from tests.reached import followed
from tests.units.test_jobs import QUEUE

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]
LONG_AGO = "2020-01-01 00:00:00+00:00"


class Place:
    """Cơ sở dữ liệu mà tiến trình nền mở: on SQLite a copy of the test's own, in a file."""

    def __init__(self, folder):
        self.folder, self.file = folder, folder / "camket.sqlite3"
        if not IS_POSTGRES:
            with closing(sqlite3.connect(self.file)) as copy:
                connection.connection.backup(copy)

    @property
    def url(self):
        settings = connection.settings_dict
        if IS_POSTGRES:
            return f"postgres://{settings['USER']}@/{settings['NAME']}?host={quote(settings['HOST'])}"
        return f"sqlite:///{self.file}"

    def start(self, *arguments, **variables):
        command = ("manage.py", "work", *arguments)
        return self.program(*command, variables=variables, stderr=subprocess.DEVNULL)

    def program(self, *arguments, variables=None, **streams):
        """Chạy một tiến trình Python khác trên cơ sở dữ liệu này."""
        environment = (
            os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "tests.settings",
                "DATABASE_URL": self.url,
                "VAR_DIR": str(self.folder),
                "JOBS": "worker",
                "LOG_LEVEL": "WARNING",
            }
            | (variables or {})
        )
        return subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=environment, **streams)

    def run(self, **variables):
        """Chạy cho đến khi hết việc; how the process ended."""
        return self.start("--once", **variables).wait(60)

    def ask(self, sql):
        if IS_POSTGRES:
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchall() if cursor.description else []
        with closing(sqlite3.connect(self.file)) as own:
            rows = own.execute(sql).fetchall()
            own.commit()
            return rows

    def job(self):
        [row] = self.ask("SELECT state, done, failed, attempts FROM units_job")
        return row


@pytest.fixture
def place(settings):
    settings.TASKS = QUEUE
    return world.build(1)


def test_a_worker_killed_in_the_midst_is_followed_by_one_that_completes_the_job(place, tmp_path):
    log = tmp_path / "log"
    counting.start(place, log, deadly="c")
    own = Place(tmp_path)

    assert own.run() == -signal.SIGKILL
    assert own.job() == ("running", 2, 0, 1)
    own.ask(f"UPDATE units_job SET heartbeat_at = '{LONG_AGO}'")
    assert own.run(**followed()) == 0

    assert own.job() == ("done", 4, 0, 2)
    assert done(log) == list("abccd")
    assert own.ask("SELECT state, count(*) FROM units_jobitem GROUP BY state") == [("done", 4)]


def test_a_worker_ends_with_the_process_it_was_started_beside(place, tmp_path):
    log = tmp_path / "log"
    counting.start(place, log)
    own = Place(tmp_path)
    server = subprocess.Popen(["sleep", "60"])
    worker = own.start("--beside", str(server.pid), **followed())

    server.kill()
    server.wait()

    assert worker.wait(30) == 0
    assert own.ask("SELECT count(*) FROM units_jobworker") == [(0,)]
