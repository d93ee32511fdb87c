"""Hai việc cùng một lúc: each in a thread with a connection of its own, started together."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.conf import settings
from django.db import connection

PATIENCE = 30
IS_POSTGRES = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
on_postgres = pytest.mark.skipif(not IS_POSTGRES, reason="SQLite in memory has one connection")


def run_together(*deeds: Callable[[], object]) -> list[object]:
    """Làm các việc cùng lúc; returns what each returned, or the exception it raised, in order."""
    start, outcomes = Barrier(len(deeds)), [None] * len(deeds)

    def work(place, deed):
        try:
            start.wait(PATIENCE)
            outcomes[place] = deed()
        except Exception as fault:
            outcomes[place] = fault
        finally:
            connection.close()

    threads = [Thread(target=work, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return outcomes
