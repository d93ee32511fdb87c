"""In hàng loạt: many documents over several processes; one that fails does not stop the rest.

Reading the code of printing takes a process as long as printing five papers. One process reads it, prints nothing and
stays; those that print are copies of it, ready at once. It has one thread and no font open, so a copy lacks nothing.
"""

import gc
import multiprocessing
import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from itertools import islice
from multiprocessing import forkserver
from threading import Thread

from reports.documents import press
from reports.documents.fonts import FontMissing
from reports.documents.paper import CommitmentPaper
from reports.documents.press import make_ready, render

SHIFT = 200  # documents that one set of processes prints before fresh ones take over: memory stays flat
BREATH = 0.2  # seconds after a death: if it was the origin's, that can be told only when it has quite ended


def expect(jobs: int) -> None:
    """Sắp in: the origin of the printing processes reads its code while the caller still gathers the papers."""
    if jobs > 1:
        _origin()
        forkserver.ensure_running()


def render_many(
    papers: Iterable[CommitmentPaper], jobs: int = 1
) -> Iterator[tuple[CommitmentPaper, bytes | Exception]]:
    """In từng bản, in the order given, with the error in place of the bytes where one could not be printed."""
    waiting = iter(papers)
    while shift := list(islice(waiting, SHIFT)):
        while shift:
            with closing(_print_shift(shift, jobs)) as outcomes:
                for paper, outcome in outcomes:
                    shift = shift[1:]
                    if isinstance(outcome, BrokenProcessPool):
                        time.sleep(BREATH)
                        yield paper, _print_alone(paper)
                        break
                    yield paper, outcome


def _print_shift(papers, jobs):
    with _workers(min(jobs, len(papers))) as workers:
        futures = deque(workers.submit(render, paper) for paper in papers)
        try:
            for paper in papers:
                yield paper, _outcome(futures.popleft())
        finally:
            workers.shutdown(wait=True, cancel_futures=True)


def _print_alone(paper):
    """In lại một mình sau khi một tiến trình chết: shows whether this document is the one that kills."""
    with _processes(1) as worker:
        return _outcome(worker.submit(render, paper))


def _outcome(future: Future) -> bytes | Exception:
    return future.exception() or future.result()


def _workers(jobs: int) -> Executor:
    return ThreadPoolExecutor(1) if jobs <= 1 else _processes(jobs)


def _processes(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=_origin(), initializer=_begin)


def _origin():
    """Tiến trình gốc, còn lại đến khi tiến trình này kết thúc."""
    origin = multiprocessing.get_context("forkserver")
    origin.set_forkserver_preload(["__main__", press.__name__])
    return origin


def _begin():
    """Tiến trình in bắt đầu: tools at hand, and an end to it when the main process is killed.

    Else it would wait for work for ever, with 100 MB. What stays until the end is not looked through for garbage any
    more, which takes a tenth of the time of printing.
    """
    Thread(target=_wait_for_the_end_of_parent, daemon=True).start()
    with suppress(FontMissing):  # each document says so
        make_ready()
    gc.freeze()


def _wait_for_the_end_of_parent():
    multiprocessing.parent_process().join()
    os._exit(1)
