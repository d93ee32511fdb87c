"""Cửa vào: many may talk to a process at once, one is worked for at a time.

A slow line takes long to bring a request and to take an answer away; both happen outside, in a thread of their own.
Inside there is one interpreter: threads that take turns at it wait for one another with every query, and all are served
later. But what takes long, or waits for a lock of the database, keeps nobody out: after a while it shares.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Condition

PATIENCE = 1.0
"""Giây: who has worked longer lets the next one in, and goes on beside it."""
SMALL = 1024 * 1024
"""Yêu cầu đến cỡ này thì nhận hết rồi mới vào; a larger one is a file, it goes to the disk as it comes and does not
wait at the door."""


class Gate:
    """Ứng dụng WSGI sau cửa."""

    def __init__(self, application: Callable, patience: float = PATIENCE):
        self.application, self.place = application, Place(patience)

    def __call__(self, request: dict, start_response: Callable) -> Iterable[bytes]:
        """Nhận yêu cầu, vào khi đến lượt; the answer is sent when the place is free for the next.

        What broke off on the way is not worked for: half a number is a number too.
        """
        length = _length(request)
        if length > SMALL:
            return self.application(request, start_response)
        if length:
            body = request["wsgi.input"].read(length)
            if len(body) < length:
                start_response("400 Bad Request", [("Content-Length", "0")])
                return []
            request["wsgi.input"] = BytesIO(body)
        with self.place.taken():
            return self.application(request, start_response)


class Place:
    """Chỗ làm việc: one at a time, but for whom patience is lost."""

    def __init__(self, patience: float):
        self.patience, self._changed = patience, Condition()
        self._holder, self._since = None, 0.0

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Giữ chỗ trong lúc làm."""
        me = self._enter()
        try:
            yield
        finally:
            self._leave(me)

    def _enter(self):
        me = object()
        with self._changed:
            while self._holder and (left := self._since + self.patience - time.monotonic()) > 0:
                self._changed.wait(left)
            self._holder, self._since = me, time.monotonic()
        return me

    def _leave(self, me):
        with self._changed:
            if self._holder is me:
                self._holder = None
                self._changed.notify()


def _length(request):
    text = request.get("CONTENT_LENGTH") or ""
    return int(text) if text.isascii() and text.isdigit() else 0
