"""Trang một việc chạy nền trong trình duyệt: progress moves without reloading, the file appears when it is there."""

import pytest
from django.utils import timezone

from tests import counting, world
from tests.units.test_jobs import QUEUE
from units import jobs
from units.models import Job, JobWorker

pytestmark = pytest.mark.django_db(transaction=True)


def test_progress_moves_in_place_and_the_file_appears_when_it_is_done(enter, axe, settings, tmp_path):
    settings.TASKS, settings.MEDIA_ROOT = QUEUE, tmp_path
    place, now = world.build(1), timezone.now()
    job = counting.start(place, tmp_path / "log", faulty="b")
    JobWorker.objects.create(name="w", started_at=now, heartbeat_at=now)
    page = enter(place.giang)

    page.goto(job.get_absolute_url())
    page.get_by_text("0/4, đang chờ đến lượt").wait_for()
    Job.objects.update(done=2)
    page.get_by_text("2/4, đang chờ đến lượt").wait_for()
    Job.objects.update(done=0)
    jobs.perform(job.pk)
    page.get_by_role("link", name="Tải tệp kết quả").wait_for()

    assert page.get_by_role("progressbar").get_attribute("value") == "4"
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
