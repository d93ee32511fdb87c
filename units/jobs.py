"""Giao việc chạy nền, làm từng phần, và giao lại việc bị bỏ dở.

A kind of job does its items one after the other and tells the outcome of each; here it is written down at once, so
that whoever takes over after an accident does only what is left. What a kind does must bear being done twice.
"""

import hashlib
import json
import logging
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string
from django_tasks import default_task_backend, task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from units import vault
from units.job_kinds import Hopeless
from units.models import Job, JobItem
from units.models.job import SILENCE, UNFINISHED, JobState

ATTEMPTS = 3
"""Số lần một việc được giao lại sau khi tiến trình chết giữa chừng."""

UNEXPECTED = (
    "Chương trình gặp lỗi ngoài dự kiến; chi tiết nằm trong nhật ký máy chủ. Phần đã xong được giữ lại."
)
TOO_OFTEN = (
    f"Việc đã dừng giữa chừng {ATTEMPTS} lần. Phần đã xong được giữ lại; chi tiết nằm trong nhật ký máy chủ."
)
logger = logging.getLogger(__name__)


class NotNow(PermissionDenied):
    """Việc đang chạy hoặc đã xong hết, nên không chạy lại được."""


class _Lost(Exception):
    """Việc đã được giao cho tiến trình khác."""


class Shift:
    """Ca làm việc của tiến trình này: after `limit` items, or when told to stop, the job in hand goes back."""

    def __init__(self):
        self.items, self.limit, self.worker, self.is_told_to_stop = 0, None, "", False

    @property
    def is_over(self) -> bool:
        """Phải dừng trước phần tiếp theo."""
        return self.is_told_to_stop or (self.limit is not None and self.items >= self.limit)


SHIFT = Shift()
"""One a process; without a limit unless the process is a worker (see `units.worker`)."""


# --- Asking ----------------------------------------------------------------------------------------------------


def start(
    kind: str, *, by, title: str, items: Iterable[tuple[str, str]], role, unit, options=None, origin=""
):
    """Giao một việc gồm các phần (key, label); the same wish that is not finished yet is returned instead.

    Inline, the work itself is done before this returns, so never call it inside a transaction.
    """
    items, options, now = list(items), options or {}, timezone.now()
    if is_inline():
        reap(now)
    given = {"kind": kind, "title": title, "options": options, "role": role, "unit": unit, "origin": origin}
    given |= {"total": len(items), "asked_by": by, "asked_at": now, "heartbeat_at": now}
    with transaction.atomic(durable=True):
        job, is_new = Job.objects.get_or_create(
            fingerprint=_fingerprint(kind, options, items), state__in=UNFINISHED, defaults=given
        )
        if is_new:
            rows = [
                JobItem(job=job, order=order, key=key, label=label)
                for order, (key, label) in enumerate(items)
            ]
            JobItem.objects.bulk_create(rows, batch_size=500)
            _queue(job)
    _do_now_if_inline(job)
    return job


def again(job: Job, *, by) -> Job:
    """Chạy lại phần chưa xong: what is done stays done."""
    if not job.may_be_steered_by(by):
        raise PermissionDenied("Việc này không thuộc vai trò của tài khoản.")
    with transaction.atomic(durable=True):
        job = Job.objects.select_for_update().get(pk=job.pk)
        if not job.is_incomplete:
            raise NotNow("Việc đang chạy hoặc đã xong hết; hãy tải lại trang.")
        if twin := Job.objects.filter(fingerprint=job.fingerprint, state__in=UNFINISHED).first():
            return twin
        JobItem.objects.filter(job=job, state=JobItem.State.FAILED).update(
            state=JobItem.State.WAITING, error=""
        )
        job.state, job.failed, job.attempts, job.message, job.finished_at = JobState.WAITING, 0, 0, "", None
        job.heartbeat_at = timezone.now()
        job.save(update_fields=["state", "failed", "attempts", "message", "finished_at", "heartbeat_at"])
        _queue(job)
    _do_now_if_inline(job)
    return job


def _fingerprint(kind, options, items):
    wish = json.dumps([kind, options, [key for key, _ in items]], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(wish.encode()).hexdigest()


@task()
def run(pk: int) -> None:
    """Điều tiến trình nền được giao: the job with this key."""
    perform(pk)


def is_inline() -> bool:
    """Không có tiến trình nền: whoever asks does the work."""
    return not default_task_backend.supports_defer


def _queue(job):
    """Xếp hàng, in the transaction that makes the job wait, so that neither is there without the other."""
    if not is_inline():
        job.task = run.enqueue(job.pk).id
        job.save(update_fields=["task"])


def _do_now_if_inline(job):
    if is_inline():
        run.enqueue(job.pk)
        job.refresh_from_db()


# --- Working ---------------------------------------------------------------------------------------------------


def perform(pk: int) -> None:
    """Làm một việc từ chỗ còn dở; nothing when somebody else has it or it is finished."""
    job = _take(pk)
    if job is None:
        return
    # What nobody foresaw is told in one sentence here; whoever called us catches it and logs the rest.
    fault = UNEXPECTED
    try:
        _work(job)
        fault = ""
    except _Lost:
        fault = ""
        logger.warning("job %s was given to another worker", pk)
    except (Hopeless, vault.NoRoom, vault.Missing, vault.Damaged) as reason:
        fault = str(reason)
    finally:
        if fault:
            _end(job, JobState.FAILED, message=fault)


def _take(pk):
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(pk=pk, state=JobState.WAITING).first()
        if job is not None:
            job.state, job.lease, job.heartbeat_at = JobState.RUNNING, get_random_string(32), timezone.now()
            job.attempts, job.worker = job.attempts + 1, SHIFT.worker
            job.save(update_fields=["state", "lease", "heartbeat_at", "attempts", "worker"])
    return job


def _work(job):
    kind = import_string(settings.JOB_KINDS[job.kind])
    waiting = job.items.filter(state=JobItem.State.WAITING).order_by("order")
    outcomes = kind.work(job, list(waiting.values_list("key", flat=True)))
    for outcome in outcomes:
        if SHIFT.is_told_to_stop and outcome.fault:
            break  # what was torn down with us is no fault of the item
        _record(job, outcome)
        SHIFT.items += 1
        if SHIFT.is_over:
            break
    else:
        _finish(kind, job)
        return
    outcomes.close()
    _hand_back(job)


def _record(job, outcome):
    """Ghi kết quả của một phần; one that was recorded before is left as it is."""
    digest = vault.keep(outcome.content) if outcome.content else outcome.digest
    with transaction.atomic():
        held = _held(job)
        changed = held.items.filter(key=outcome.key, state=JobItem.State.WAITING).update(
            state=JobItem.State.FAILED if outcome.fault else JobItem.State.DONE,
            error=outcome.fault,
            result=digest,
        )
        counter = "failed" if outcome.fault else "done"
        now = timezone.now()
        Job.objects.filter(pk=job.pk).update(heartbeat_at=now, **{counter: F(counter) + changed})


def _held(job):
    """Việc, khoá lại, while we still hold its lease."""
    held = Job.objects.select_for_update().filter(pk=job.pk, lease=job.lease, state=JobState.RUNNING).first()
    if held is None:
        raise _Lost
    return held


def _finish(kind, job):
    results = dict(job.items.filter(state=JobItem.State.DONE).order_by("order").values_list("key", "result"))
    file = kind.finish(job, results) if results else None
    digest = vault.keep(file.content) if file else ""
    _end(job, JobState.DONE, result=digest, result_name=file.name if file else "")


def _end(job, state, **said):
    with transaction.atomic():
        held = Job.objects.select_for_update().filter(pk=job.pk, lease=job.lease, state=JobState.RUNNING)
        held.update(state=state, finished_at=timezone.now(), lease="", **said)


def _hand_back(job):
    """Trả việc lại hàng đợi because this process stops; that does not count as an attempt."""
    with transaction.atomic():
        held = _held(job)
        held.attempts -= 1
        _wait_again(held)


def _wait_again(job):
    job.state, job.lease, job.heartbeat_at = JobState.WAITING, "", timezone.now()
    job.save(update_fields=["state", "lease", "heartbeat_at", "attempts"])
    _queue(job)


# --- Looking after ---------------------------------------------------------------------------------------------


def reap(now: datetime) -> int:
    """Giao lại những việc không còn tín hiệu; after three attempts a job fails. Returns how many were found."""
    found = 0
    for pk in Job.objects.silent_since(now - SILENCE).values_list("pk", flat=True):
        with transaction.atomic():
            job = Job.objects.silent_since(now - SILENCE).select_for_update().filter(pk=pk).first()
            if job is None or _is_in_the_queue(job):
                continue
            found += 1
            DBTaskResult.objects.filter(pk=job.task or None).delete()
            if job.attempts < ATTEMPTS:
                _wait_again(job)
            else:
                job.state, job.lease, job.message, job.finished_at = JobState.FAILED, "", TOO_OFTEN, now
                job.save(update_fields=["state", "lease", "message", "finished_at"])
            logger.warning("job %s was silent since %s: %s", job.pk, job.heartbeat_at, job.state)
    return found


def _is_in_the_queue(job):
    is_ready = DBTaskResult.objects.filter(pk=job.task or None, status=TaskResultStatus.READY)
    return job.state == JobState.WAITING and is_ready.exists()
