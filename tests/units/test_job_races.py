"""Hai người, hai tiến trình nền cùng một lúc: one job, and each item once."""

import pytest

from tests import counting, world
from tests.counting import done
from tests.race import on_postgres, run_together
from tests.units.test_jobs import QUEUE
from units import jobs
from units.models import Job

pytestmark = [pytest.mark.django_db(transaction=True), on_postgres]


@pytest.fixture
def place(settings, tmp_path):
    settings.TASKS, settings.MEDIA_ROOT = QUEUE, tmp_path / "media"
    return world.build(1)


def test_the_same_wish_twice_at_once_is_one_job(place, tmp_path):
    first, second = run_together(*[lambda: counting.start(place, tmp_path / "log")] * 2)

    assert first == second == Job.objects.get()


def test_two_workers_at_once_do_each_item_once(place, tmp_path):
    log = tmp_path / "log"
    job = counting.start(place, log)

    assert run_together(*[lambda: jobs.perform(job.pk)] * 2) == [None, None]

    assert done(log) == list("abcd")
    assert Job.objects.values_list("state", "done", "attempts").get() == ("done", 4, 1)
