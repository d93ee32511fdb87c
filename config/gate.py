"""Cửa vào: many may talk to a process at once; what they ask is worked for in turn (`config.turns`).

A slow line takes long to bring a request and to take an answer away; both happen outside, in a thread of its own.
"""

from collections.abc import Callable, Iterable
from io import BytesIO

from django.db import connections

from config.turns import Turns

SMALL = 1024 * 1024
"""Yêu cầu đến cỡ này thì nhận hết rồi mới vào; a larger one is a file, it goes to the disk as it comes and does not
wait at the door."""
READING = frozenset({"GET", "HEAD", "OPTIONS"})


class Gate:
    """Ứng dụng WSGI sau cửa."""

    def __init__(self, application: Callable, turns: Turns | None = None):
        self.application, self.turns = application, turns or Turns()

    def __call__(self, request: dict, start_response: Callable) -> Iterable[bytes]:
        """Nhận yêu cầu, làm khi đến lượt; the answer is sent when the place is free for the next.

        What broke off on the way is not worked for: half a number is a number too.
        """
        length = _length(request)
        if length > SMALL:
            return self._take_in(request, start_response)
        if length:
            body = request["wsgi.input"].read(length)
            if len(body) < length:
                start_response("400 Bad Request", [("Content-Length", "0")])
                return []
            request["wsgi.input"] = BytesIO(body)
        writes = request["REQUEST_METHOD"] not in READING
        return self.turns.take(lambda: self.application(request, start_response), writes=writes)

    def _take_in(self, request, start_response):
        """Nhận tệp lớn ngay tại cửa; the connection to the database that it needed is given back."""
        try:
            return self.application(request, start_response)
        finally:
            connections.close_all()


def _length(request):
    text = request.get("CONTENT_LENGTH") or ""
    return int(text) if text.isascii() and text.isdigit() else 0
