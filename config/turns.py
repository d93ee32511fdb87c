"""Lượt làm việc: in a process one piece of work is done at a time, and what was written goes before what is read.

There is one interpreter: threads that take turns at it wait for one another with every query, and all are served
later. But what takes long, or waits for a lock of the database, keeps nobody out: after a while it shares. The work is
done by few threads, each with a connection to the database; those who only wait for it have none.
"""

from collections.abc import Callable
from concurrent.futures import Future
from heapq import heappop, heappush
from itertools import count
from threading import Condition, Thread
from time import monotonic
from typing import TypeVar

PATIENCE = 1.0
"""Giây: who has worked longer lets the next one in, and goes on beside it."""
HEAD_START = 20.0
"""Giây: a page gives way to what is written up to so long after it was asked for, and to nothing later."""
PLACES = 8
"""Số chỗ: so many work beside one another when all of them take long; so many connections a process holds."""

Outcome = TypeVar("Outcome")


class Turns:
    """Hàng chờ của một tiến trình, và những người làm; they come when they are needed and stay."""

    def __init__(self, patience: float = PATIENCE, head_start: float = HEAD_START, places: int = PLACES):
        self.patience, self.head_start, self.places = patience, head_start, places
        self._changed, self._line, self._order = Condition(), [], count()
        self._holder, self._since = None, 0.0
        self._workers = self._idle = 0
        self._is_watched = False

    def take(self, work: Callable[[], Outcome], *, writes: bool) -> Outcome:
        """Làm việc này khi đến lượt; returns what it returns, raises what it raises."""
        outcome = Future()
        due = monotonic() + (0 if writes else self.head_start)
        with self._changed:
            heappush(self._line, (due, next(self._order), work, outcome))
            if self._holder is None or not self._is_watched:
                self._call()
        return outcome.result()

    def _call(self):
        """Gọi một người: to work, or to watch for the one at work to lose patience."""
        if self._idle:
            self._changed.notify()
        elif self._workers < self.places:
            self._workers += 1
            Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        me = object()
        while True:
            work, outcome = self._next(me)
            try:
                outcome.set_result(work())
            except BaseException as fault:
                outcome.set_exception(fault)
            del work, outcome  # an answer is not held until the next one is asked for

    def _next(self, me):
        """Trả chỗ đang giữ, and wait for the next piece of work; the place is taken with it."""
        with self._changed:
            if self._holder is me:
                self._holder = None
            while not (self._line and (left := self._left()) <= 0):
                self._wait(left if self._line and not self._is_watched else None)
            _, _, work, outcome = heappop(self._line)
            self._holder, self._since = me, monotonic()
            if self._line and not self._is_watched:
                self._call()
        return work, outcome

    def _left(self):
        """Số giây người đang làm còn được giữ chỗ cho riêng mình."""
        return 0 if self._holder is None else self._since + self.patience - monotonic()

    def _wait(self, watching):
        """Chờ được gọi; with `watching` no longer than so many seconds, and others need not watch."""
        self._idle += 1
        self._is_watched = self._is_watched or watching is not None
        self._changed.wait(watching)
        self._idle -= 1
        if watching is not None:
            self._is_watched = False
