"""Máy chủ thật cho trình duyệt: gunicorn with a database and a folder of its own, that a test may kill."""

import json
import subprocess
import sys

import pytest

from tests import migrated
from tests.bench.deadline import Server, environment


@pytest.fixture
def database(tmp_path):
    return migrated.write_copy(tmp_path / "camket.sqlite3")


@pytest.fixture
def variables(tmp_path, database):
    """Biến môi trường của máy chủ."""
    return environment(f"sqlite:///{database}", tmp_path) | {"ALLOWED_HOSTS": "127.0.0.1"}


@pytest.fixture
def prepared(variables, program):
    """Điều mà `program` của bài kiểm thử in ra, as JSON, when it has filled the database."""
    done = subprocess.run([sys.executable, "-c", program], env=variables, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def server(variables, prepared):
    server = Server(variables)
    yield server
    server.kill()


@pytest.fixture
def visit(page, server, prepared):
    """Mở trang đã chuẩn bị với tư cách người đã chuẩn bị; returns the page."""

    def visit(**options):
        root = f"http://127.0.0.1:{server.port}"
        page.context.add_cookies([{"name": "sessionid", "value": prepared["session"], "url": root}])
        page.goto(root + prepared["address"], **options)
        return page

    return visit
