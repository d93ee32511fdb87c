"""Nhiều tiến trình cùng đếm lượt dò mã: together they answer no more than one alone would."""

import subprocess

import pytest
from django.test import Client

from tests.race import on_postgres, run_together
from tests.units.test_job_worker import Place
from units import guessing

pytestmark = pytest.mark.django_db(transaction=True)
GUESS = """
import django
django.setup()
from django.utils import timezone
from units import guessing
print(sum(guessing.count_miss("203.0.113.7", now=timezone.now()) for _ in range(15)))
"""


def test_two_processes_that_are_asked_at_once_count_together(tmp_path):
    own = Place(tmp_path)

    processes = [own.program("-c", GUESS, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    answered = [int(process.communicate(timeout=60)[0]) for process in processes]

    assert sum(answered) == guessing.MOST_MISSES
    assert own.ask("SELECT misses FROM units_codeguesses") == [(guessing.MOST_MISSES,)]


@on_postgres
def test_pages_asked_for_at_once_say_unknown_as_often_as_allowed_and_then_wait():
    def ask(number):
        return lambda: Client().get(f"/xac-thuc/7K3M9PA{number}/").status_code

    for number in range(100, 100 + guessing.MOST_MISSES - 3):
        assert ask(number)() == 404

    assert sorted(run_together(*map(ask, range(500, 508)))) == [404] * 3 + [429] * 5
