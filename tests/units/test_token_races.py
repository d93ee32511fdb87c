"""Nhiều tiến trình cùng đếm một khoá: together they answer no more than it may."""

import pytest
from django.utils import timezone

from tests import world
from tests.race import on_postgres, run_together
from tests.reports.api import keys
from units import tokens

pytestmark = [pytest.mark.django_db(transaction=True), on_postgres]


def test_the_last_turns_of_a_minute_are_taken_once_each():
    token, _ = keys.issue(world.build(1), per_minute=3)
    now = timezone.now().replace(second=30, microsecond=0)

    waits = run_together(*[lambda: tokens.spend(token, now=now)] * 8)

    assert sorted(waits) == [0] * 3 + [30] * 5
