"""Việc chạy nền: giao, làm từng phần, chạy lại, không làm hai lần."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests import counting, world
from tests.counting import done
from units import job_progress, jobs, vault
from units.job_kinds import Outcome
from units.jobs import SHIFT
from units.models import Job, JobWorker

pytestmark = pytest.mark.django_db
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
INLINE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def place():
    return world.build(1)


@pytest.fixture
def log(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "log"


@pytest.fixture
def queue(settings):
    """Việc vào hàng đợi và nằm đó, until a test does it with `perform`."""
    settings.TASKS = QUEUE


@pytest.fixture(autouse=True)
def shift(monkeypatch):
    """Ca làm việc của riêng bài này."""
    for name in ("items", "limit", "worker", "is_told_to_stop"):
        monkeypatch.setattr(SHIFT, name, getattr(SHIFT, name))
    return SHIFT


def state_of(job):
    return Job.objects.values_list("state", "done", "failed", "total").get(pk=job.pk)


def silence(job):
    """Không có tín hiệu nào đã hơn một phút."""
    Job.objects.filter(pk=job.pk).update(heartbeat_at=timezone.now() - timedelta(seconds=61))


def die(job):
    """Tiến trình nhận việc, rồi chết."""
    assert jobs._take(job.pk)
    silence(job)


def test_a_job_does_its_items_in_order_and_keeps_the_file(place, log):
    job = counting.start(place, log)

    assert state_of(job) == ("done", 4, 0, 4)
    assert (job.result_name, vault.read(job.result)) == ("Kết quả.txt", b"a b c d")
    assert done(log) == list("abcd")


def test_an_item_that_fails_does_not_stop_the_rest(place, log):
    job = counting.start(place, log, faulty="b")

    assert state_of(job) == ("done", 3, 1, 4)
    assert list(job.items.values_list("key", "state", "error")) == [
        ("a", "done", ""),
        ("b", "failed", counting.REASON),
        ("c", "done", ""),
        ("d", "done", ""),
    ]
    assert vault.read(job.result) == b"a c d"


def test_run_again_does_only_what_is_left(place, log):
    job = counting.start(place, log, faulty="b")

    job = jobs.again(job, by=place.giang)

    assert state_of(job) == ("done", 4, 0, 4)
    assert done(log) == list("abcdb")
    assert vault.read(job.result) == b"a b c d"


def test_what_is_done_is_not_run_again(place, log):
    job = counting.start(place, log)

    with pytest.raises(jobs.NotNow):
        jobs.again(job, by=place.giang)

    assert (state_of(job), done(log)) == (("done", 4, 0, 4), list("abcd"))


def test_run_again_is_for_those_with_the_right(place, log):
    job = counting.start(place, log, faulty="b")

    with pytest.raises(PermissionDenied):
        jobs.again(job, by=place.hoa)

    assert (state_of(job), done(log)) == (("done", 3, 1, 4), list("abcd"))


def test_a_job_that_cannot_be_done_says_why_and_keeps_what_is_done(place, log):
    job = counting.start(place, log, hopeless="c")

    assert (state_of(job), job.message) == (("failed", 2, 0, 4), counting.HOPELESS)
    assert job.is_incomplete


def test_a_fault_that_nobody_foresaw_ends_the_job_in_words(place, log):
    job = counting.start(place, log, broken="c")

    assert (state_of(job), job.message) == (("failed", 2, 0, 4), jobs.UNEXPECTED)


def test_a_full_disk_ends_the_job_and_another_try_completes_it(place, log, monkeypatch):
    def no_room(content):
        raise vault.NoRoom("Máy chủ đã hết chỗ lưu tệp.")

    with monkeypatch.context() as full:
        full.setattr(vault, "keep", no_room)
        job = counting.start(place, log)
    assert (state_of(job), job.message) == (("failed", 0, 0, 4), "Máy chủ đã hết chỗ lưu tệp.")

    job = jobs.again(job, by=place.giang)

    assert (state_of(job), job.message) == (("done", 4, 0, 4), "")


@pytest.mark.usefixtures("queue")
class TestInTheQueue:
    """Có tiến trình nền."""

    def test_a_double_click_starts_one_job(self, place, log):
        first, second = counting.start(place, log), counting.start(place, log)

        assert first == second
        assert (Job.objects.count(), DBTaskResult.objects.count()) == (1, 1)

    def test_another_wish_is_another_job(self, place, log):
        assert counting.start(place, log) != counting.start(place, log, keys="abc")

    def test_a_finished_job_may_be_asked_for_anew(self, place, log):
        first = counting.start(place, log)
        jobs.perform(first.pk)

        assert counting.start(place, log) != first

    def test_the_second_worker_finds_nothing_to_do(self, place, log):
        job = counting.start(place, log)

        jobs.perform(job.pk)
        jobs.perform(job.pk)

        assert (state_of(job), done(log)) == (("done", 4, 0, 4), list("abcd"))

    def test_a_worker_told_to_stop_hands_the_job_back(self, place, log, shift):
        job = counting.start(place, log, stopping="b")

        jobs.perform(job.pk)
        shift.is_told_to_stop = False

        job.refresh_from_db()
        assert (state_of(job), job.attempts) == (("waiting", 2, 0, 4), 0)
        assert DBTaskResult.objects.filter(pk=job.task, status="READY").exists()
        jobs.perform(job.pk)
        assert (state_of(job), done(log)) == (("done", 4, 0, 4), list("abcd"))

    def test_a_fault_while_stopping_is_not_held_against_the_item(self, place, log, shift):
        job = counting.start(place, log, stopping="b", faulty="b")

        jobs.perform(job.pk)

        assert state_of(job) == ("waiting", 1, 0, 4)

    def test_a_worker_that_has_done_its_share_hands_the_job_back(self, place, log, shift):
        shift.limit = shift.items + 3
        job = counting.start(place, log)

        jobs.perform(job.pk)

        assert state_of(job) == ("waiting", 3, 0, 4)

    def test_a_silent_job_is_given_to_somebody_else(self, place, log):
        job = counting.start(place, log)
        die(job)

        assert jobs.reap(timezone.now()) == 1

        job.refresh_from_db()
        assert (state_of(job), job.attempts) == (("waiting", 0, 0, 4), 1)
        assert DBTaskResult.objects.get().pk == DBTaskResult.objects.get(pk=job.task).pk

    def test_after_three_attempts_it_fails_in_words(self, place, log):
        job = counting.start(place, log)
        for _ in range(3):
            die(job)
            jobs.reap(timezone.now())

        job.refresh_from_db()
        assert (state_of(job), job.message) == (("failed", 0, 0, 4), jobs.TOO_OFTEN)
        assert jobs.again(job, by=place.giang).state == "waiting"

    def test_a_job_that_waits_its_turn_is_left_in_the_queue(self, place, log):
        job = counting.start(place, log)
        silence(job)

        assert (jobs.reap(timezone.now()), state_of(job)) == (0, ("waiting", 0, 0, 4))

    def test_a_job_whose_place_in_the_queue_was_lost_gets_another(self, place, log):
        job = counting.start(place, log)
        DBTaskResult.objects.all().delete()
        silence(job)

        assert jobs.reap(timezone.now()) == 1
        assert DBTaskResult.objects.filter(status="READY").count() == 1

    def test_who_lost_the_job_writes_nothing_more_into_it(self, place, log):
        job = counting.start(place, log)
        lost = jobs._take(job.pk)
        Job.objects.filter(pk=job.pk).update(lease="somebody else's")

        with pytest.raises(jobs._Lost):
            jobs._record(lost, Outcome("a", content=b"a"))
        jobs._end(lost, "done")

        assert state_of(job) == ("running", 0, 0, 4)

    def test_a_job_is_orphaned_when_no_worker_gave_a_sign_for_a_minute(self, place, log):
        job, now = counting.start(place, log), timezone.now()
        JobWorker.objects.create(name="w", started_at=now, heartbeat_at=now)

        assert job_progress.is_orphaned(job, now + timedelta(seconds=60)) is False
        assert job_progress.is_orphaned(job, now + timedelta(seconds=61)) is True


def test_a_job_left_behind_by_a_dead_server_is_done_when_asked_again_inline(place, log, settings):
    settings.TASKS = QUEUE
    job = counting.start(place, log)
    die(job)
    settings.TASKS = INLINE

    assert counting.start(place, log) == job
    assert state_of(job) == ("done", 4, 0, 4)
