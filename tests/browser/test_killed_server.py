"""Máy chủ bị ngắt đột ngột (kill -9) trong lúc đang nhập: a real gunicorn on a database of its own, started again."""

import json
import sqlite3
import subprocess
import sys

import pytest

from tests.bench.deadline import Server, environment

pytestmark = [pytest.mark.once]
PREPARE = """
import json, django
django.setup()
from django.core.management import call_command
from tests import world
from tests.bench.deadline import session_of
from tests.commitments.typed import address
call_command("migrate", verbosity=0)
place = world.build(1)
first = place.commitments["U1"]
parts = {number: pk for number, pk in first.items.values_list("indicator__number", "pk")}
print(json.dumps({"session": session_of(place.an), "address": address(first), "parts": parts}))
"""


@pytest.fixture
def database(tmp_path):
    return tmp_path / "camket.sqlite3"


@pytest.fixture
def settings(tmp_path, database):
    return environment(f"sqlite:///{database}", tmp_path) | {"ALLOWED_HOSTS": "127.0.0.1"}


@pytest.fixture
def prepared(settings):
    done = subprocess.run([sys.executable, "-c", PREPARE], env=settings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def server(settings, prepared):
    server = Server(settings)
    yield server
    server.kill()


@pytest.fixture
def opened(page, server, prepared):
    """Trang nhập của quý I, at the real server."""
    root = f"http://127.0.0.1:{server.port}"
    page.context.add_cookies([{"name": "sessionid", "value": prepared["session"], "url": root}])
    page.goto(root + prepared["address"])
    return page


def test_what_is_typed_while_the_server_is_dead_is_saved_when_it_lives_again(
    opened, server, prepared, database
):
    part = {number: opened.locator(f"#chi-tieu-{pk}") for number, pk in prepared["parts"].items()}
    field = {number: f"[name=c{pk}-value]" for number, pk in prepared["parts"].items()}
    opened.fill(field["2"], "3")
    part["2"].get_by_text("đã lưu lúc").wait_for()

    server.kill()
    opened.fill(field["2"], "7")
    opened.fill(field["4"], "81,5")
    opened.get_by_text("Chưa lưu được").first.wait_for()
    assert [opened.input_value(field[number]) for number in ("2", "4")] == ["7", "81,5"]

    server.start()
    opened.get_by_text("Chưa lưu được").first.wait_for(state="hidden", timeout=90_000)
    part["4"].get_by_text("đã lưu lúc").wait_for()

    with sqlite3.connect(database) as stored:
        values = dict(stored.execute("SELECT item_id, value FROM commitments_entry WHERE value IS NOT NULL"))
    assert {number: float(values[pk]) for number, pk in prepared["parts"].items() if pk in values} == {
        "2": 7,
        "4": 81.5,
    }
