"""In hàng loạt: many documents over several processes; one that fails does not stop the rest."""

import gc
import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from itertools import islice
from threading import Thread

from reports.documents.fonts import FontMissing
from reports.documents.paper import CommitmentPaper
from reports.documents.press import make_ready, render

SHIFT = 200  # documents that one set of processes prints before fresh ones take over: memory stays flat


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
                        yield paper, _print_alone(paper)
                        break
                    yield paper, outcome


def _print_shift(papers, jobs):
    with _workers(min(jobs, len(papers))) as workers:
        futures = [workers.submit(render, paper) for paper in papers]
        try:
            for paper, future in zip(papers, futures, strict=True):
                yield paper, _outcome(future)
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
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=spawn, initializer=_begin)


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
