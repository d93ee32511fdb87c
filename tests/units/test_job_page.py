"""Trang một việc chạy nền: who sees it, how far it is, the file, running it again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import counting, world
from tests.counting import done
from tests.units.test_jobs import QUEUE
from units.models import Job, JobWorker
from units.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return world.build(1)


@pytest.fixture
def log(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "log"


@pytest.fixture
def finished(place, log):
    """Xong, nhưng một phần có lỗi."""
    return counting.start(place, log, faulty="b")


@pytest.fixture
def waiting(place, log, settings):
    settings.TASKS = QUEUE
    return counting.start(place, log)


def opened(client, account, name, job):
    client.force_login(account)
    return client.get(reverse(f"units:{name}", args=[job.pk]))


def run_again(client, account, job):
    client.force_login(account)
    return client.post(reverse("units:again", args=[job.pk]))


@pytest.mark.parametrize("name", ["job", "progress", "result"])
def test_only_the_asker_and_those_with_the_same_right_see_it(client, place, finished, name):
    colleague = world.account("lan", Role.OFFICER, place.units["UB"], place.units["UB"])

    everybody = (place.giang, colleague, place.hoa, place.quan, place.dung)
    assert [opened(client, each, name, finished).status_code for each in everybody] == [
        200,
        200,
        404,
        404,
        404,
    ]


def test_the_page_tells_what_went_wrong_and_offers_the_file(client, place, finished):
    page = opened(client, place.giang, "job", finished).content.decode()

    assert "4/4, 1 phần có lỗi" in page
    assert "Phần b" in page
    assert counting.REASON in page
    assert reverse("units:result", args=[finished.pk]) in page
    assert 'http-equiv="refresh"' not in page


def test_the_file_is_sent_with_its_name(client, place, finished):
    answer = opened(client, place.giang, "result", finished)

    assert answer.content == b"a c d"
    assert "K%E1%BA%BFt%20qu%E1%BA%A3.txt" in answer["Content-Disposition"]


def test_what_is_left_runs_again(client, place, log, finished):
    answer = run_again(client, place.giang, finished)

    finished.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, finished.get_absolute_url())
    assert (finished.done, finished.failed, done(log)) == (4, 0, list("abcdb"))


def test_a_stranger_runs_nothing_again(client, place, log, finished):
    assert (run_again(client, place.dung, finished).status_code, done(log)) == (404, list("abcd"))


def test_the_asker_who_lost_the_role_sees_it_but_neither_runs_it_nor_takes_the_file(
    client, place, log, finished
):
    place.giang.assignments.all().delete()

    assert opened(client, place.giang, "job", finished).status_code == 200
    assert opened(client, place.giang, "result", finished).status_code == 403
    assert (run_again(client, place.giang, finished).status_code, done(log)) == (403, list("abcd"))


def test_what_is_running_is_not_run_again(client, place, log, waiting):
    assert (run_again(client, place.giang, waiting).status_code, done(log)) == (403, [])
    assert Job.objects.get().state == "waiting"


def test_a_waiting_job_refreshes_without_script_and_says_when_nobody_works(client, place, waiting):
    page = opened(client, place.giang, "job", waiting).content.decode()

    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page
    assert "Chưa có tiến trình nền nào nhận việc" in page
    assert opened(client, place.giang, "result", waiting).status_code == 404


def test_progress_is_told_in_numbers_and_words(client, place, waiting):
    Job.objects.update(done=2, failed=1)
    now = timezone.now()
    JobWorker.objects.create(name="w", started_at=now, heartbeat_at=now)

    assert opened(client, place.giang, "progress", waiting).json() == {
        "done": 3,
        "total": 4,
        "text": "3/4, 1 phần có lỗi, đang chờ đến lượt",
        "isFinished": False,
        "isOrphaned": False,
    }


@pytest.mark.parametrize(
    ("state", "done", "text"),
    [
        ("waiting", 0, "0/4, đang chờ đến lượt"),
        ("running", 1, "1/4, đang chạy"),
        ("running", 4, "4/4, đang hoàn tất"),
    ],
)
def test_until_it_ends_the_words_say_where_it_is(client, place, waiting, state, done, text):
    Job.objects.update(state=state, done=done)

    assert opened(client, place.giang, "progress", waiting).json()["text"] == text


def test_when_it_is_over_the_state_and_the_way_back_are_shown(client, place, finished):
    Job.objects.update(origin="/le-ky/")

    page = opened(client, place.giang, "job", finished).content.decode()

    assert '<a href="/le-ky/">Về trang đã yêu cầu</a>' in page
    assert "Đã xong" in page


def test_jobs_of_today_stand_on_the_first_page_of_the_asker(client, place, finished):
    pages = []
    for account in (place.giang, place.hoa):
        client.force_login(account)
        pages.append(client.get("/").content.decode())

    assert [finished.get_absolute_url() in page for page in pages] == [True, False]


def test_queries_do_not_grow_with_the_faults(client, place, log):
    counts = []
    for keys in ("a", "abc"):
        job = counting.start(place, log, keys=keys)
        job.items.update(state="failed", error="Lỗi.")
        client.force_login(place.giang)
        with CaptureQueriesContext(connection) as queries:
            client.get(job.get_absolute_url())
        counts.append(len(queries))

    assert counts[0] == counts[1]
