"""Tiến trình nền: takes jobs from the queue, gives a sign of life every few seconds, hands back what is not alive."""

import logging
import os
import signal
import time
from datetime import timedelta
from threading import Event, Thread

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.base import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from units import guessing, jobs
from units.models import Job, JobWorker
from units.models.job import JobState

PAUSE = 1.0
"""Số giây giữa hai lần nhìn vào hàng đợi trống."""

BEAT = 10.0
"""Số giây giữa hai tín hiệu; six of them may be missed before a job is given to somebody else."""

LOOK_AT_PARENT = 1.0
ITEMS = 500
"""Số phần mà một tiến trình làm trước khi khởi động lại: whatever memory printing left behind is given back."""

KEPT = timedelta(days=30)
logger = logging.getLogger(__name__)


LOOK = 10.0
"""Số giây giữa hai lần xem còn gì phải chuẩn bị."""
REST = 9
"""Sau mỗi phần chuẩn bị thì nghỉ bấy nhiêu lần thời gian đã làm: who works at the server goes before."""


class Worker(db_worker.Worker):
    """Vòng lặp của django-tasks-db, which when told to stop ends between two items and not in the midst of one."""

    def __init__(self, name: str, *, is_once: bool = False):
        super().__init__(
            queue_names=[DEFAULT_TASK_QUEUE_NAME],
            interval=PAUSE,
            batch=is_once,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )

    def shutdown(self, signum, frame):
        """Dừng sau phần đang làm; told a second time, at once."""
        if jobs.SHIFT.is_told_to_stop:
            self.reset_signals()
            raise SystemExit(1)
        jobs.SHIFT.is_told_to_stop, self.running = True, False

    def run_task(self, db_task_result):
        """Làm một việc; after the share of this process there is no next one."""
        super().run_task(db_task_result)
        if jobs.SHIFT.is_over:
            self.running = False


class Pulse(Thread):
    """Nhịp tim: tells every ten seconds that this worker and the job in its hands are alive, and reaps the others."""

    def __init__(self, name: str, parent: int | None = None):
        super().__init__(name="pulse", daemon=True)
        self.worker, self.parent, self.has_ended = name, parent, Event()

    def run(self):
        """Một tín hiệu mỗi nhịp; between them a look whether the process that we were started beside still lives."""
        waited = 0.0
        while not self.has_ended.wait(LOOK_AT_PARENT):
            waited += LOOK_AT_PARENT
            if self.parent and not _is_alive(self.parent):
                self.parent = None
                os.kill(os.getpid(), signal.SIGTERM)
            if waited >= BEAT:
                waited = 0.0
                self.beat_whatever_the_database_says()
        connection.close()

    def beat_whatever_the_database_says(self):
        """Cơ sở dữ liệu có thể đang khởi động lại: then the next beat tells it."""
        try:
            beat(self.worker)
            jobs.reap(timezone.now())
        except (DatabaseError, InterfaceError):
            logger.exception("no sign of life could be given")
            connection.close()


class Preparing(Thread):
    """Chuẩn bị điều sẽ được đọc (`settings.PREPARED`), piece by piece, beside the jobs; nothing depends on it."""

    def __init__(self, look: float = LOOK):
        super().__init__(name="preparing", daemon=True)
        self.look, self.has_ended = look, Event()

    def run(self):
        """Xem còn gì phải làm, now and again, until told to end."""
        while not self.has_ended.wait(self.look):
            try:
                self.prepare()
            except (DatabaseError, InterfaceError, ObjectDoesNotExist, OSError):
                logger.exception("what is read could not be prepared")
            connection.close()

    def prepare(self):
        """Mọi phần còn lại, each followed by a rest."""
        for piece in import_string(settings.PREPARED)():
            began = time.monotonic()
            piece()
            if self.has_ended.wait(REST * (time.monotonic() - began)):
                return


def _is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def beat(name: str) -> None:
    """Ghi tín hiệu của tiến trình và của việc nó đang làm."""
    now = timezone.now()
    JobWorker.objects.update_or_create(
        name=name, defaults={"heartbeat_at": now}, create_defaults={"started_at": now, "heartbeat_at": now}
    )
    Job.objects.filter(worker=name, state=JobState.RUNNING).update(heartbeat_at=now)


def work(name: str, *, is_once: bool = False, parent: int | None = None) -> bool:
    """Làm việc cho đến khi được bảo dừng; True when only its share is done and a fresh process should go on."""
    jobs.SHIFT.worker, jobs.SHIFT.limit = name, ITEMS
    worker, pulse, preparing = Worker(name, is_once=is_once), Pulse(name, parent), Preparing()
    worker.configure_signals()
    _clean_up()
    beat(name)
    jobs.reap(timezone.now())
    pulse.start()
    preparing.start()
    try:
        worker.run()
    finally:
        for thread in (pulse, preparing):
            thread.has_ended.set()
        for thread in (pulse, preparing):
            thread.join()
        JobWorker.objects.filter(name=name).delete()
    return jobs.SHIFT.is_over and not jobs.SHIFT.is_told_to_stop


def _clean_up():
    """Bỏ phiếu đã xong của hàng đợi, tiến trình đã ngừng từ lâu, lượt dò mã hết hạn; the jobs themselves stay."""
    long_ago = timezone.now() - KEPT
    DBTaskResult.objects.finished().filter(finished_at__lt=long_ago).delete()
    JobWorker.objects.filter(heartbeat_at__lt=long_ago).delete()
    guessing.forget(now=timezone.now())
