"""Một loại việc để kiểm thử: each item leaves a line in a file, so that one sees how often it was really done.

Options: `log` is that file; `faulty` the key that fails; `deadly` the key at which the process is killed, once;
`stopping` the key at which the process is told to stop; `hopeless`, `broken` the key at which the whole job ends.
"""

import os
import signal
from pathlib import Path

from units import jobs, vault
from units.job_kinds import File, Hopeless, Kind, Outcome
from units.jobs import SHIFT

REASON = "Đơn vị chưa có người đứng đầu."
HOPELESS = "Đợt cam kết không còn nữa."


def work(job, keys):
    told = job.options
    for key in keys:
        is_first_time = key not in done(told["log"])
        with open(told["log"], "a", encoding="utf-8") as log:
            log.write(f"{key}\n")
        if key == told.get("deadly") and is_first_time:
            os.kill(os.getpid(), signal.SIGKILL)
        if key == told.get("stopping") and is_first_time:
            SHIFT.is_told_to_stop = True
        if key == told.get("hopeless"):
            raise Hopeless(HOPELESS)
        if key == told.get("broken"):
            raise ZeroDivisionError
        is_faulty = key == told.get("faulty") and is_first_time
        yield Outcome(key, fault=REASON) if is_faulty else Outcome(key, content=key.encode())


def finish(job, results):
    return File("Kết quả.txt", b" ".join(vault.read(digest) for digest in results.values()))


COUNTING = Kind(work, finish)


def done(log) -> list[str]:
    """Những phần đã làm, in order, each as often as it was done."""
    file = Path(log)
    return file.read_text(encoding="utf-8").split() if file.exists() else []


def start(place, log, *, keys="abcd", by=None, **options):
    """Giao việc đếm."""
    return jobs.start(
        "counting",
        by=by or place.giang,
        title="Đếm",
        items=[(key, f"Phần {key}") for key in keys],
        role="officer",
        unit=place.units["UB"],
        options={"log": str(log), **options},
    )
