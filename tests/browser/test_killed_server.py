"""Máy chủ bị ngắt đột ngột (kill -9) trong lúc đang nhập: a real gunicorn on a database of its own, started again."""

import sqlite3

import pytest

pytestmark = [pytest.mark.once]
PREPARE = """
import json, django
django.setup()
from tests import world
from tests.bench.deadline import session_of
from tests.commitments.typed import address
place = world.build(1)
first = place.commitments["U1"]
parts = {number: pk for number, pk in first.items.values_list("indicator__number", "pk")}
print(json.dumps({"session": session_of(place.an), "address": address(first), "parts": parts}))
"""


@pytest.fixture
def program():
    return PREPARE


@pytest.fixture
def opened(visit):
    """Trang nhập của quý I, at the real server."""
    return visit()


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
