"""Cửa vào: many may talk to a process at once, one is worked for at a time.

A slow line takes long to bring a request and to take an answer away; both happen outside, in a thread of their own.
Inside there is one interpreter: threads that take turns at it wait for one another with every query, and all are served
later. Who wants more at once starts more processes.
"""

from collections.abc import Callable, Iterable
from io import BytesIO
from threading import Semaphore

AT_ONCE = 1
SMALL = 1024 * 1024
"""Yêu cầu đến cỡ này thì nhận hết rồi mới vào; a larger one is a file, it goes to the disk as it comes and does not
wait at the door."""


class Gate:
    """Ứng dụng WSGI sau cửa; `at_once` requests are worked for at the same time in this process."""

    def __init__(self, application: Callable, at_once: int = AT_ONCE):
        self.application, self.room = application, Semaphore(at_once)

    def __call__(self, request: dict, start_response: Callable) -> Iterable[bytes]:
        """Nhận yêu cầu, vào khi có chỗ; the answer is sent when there is room for the next.

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
        with self.room:
            return self.application(request, start_response)


def _length(request):
    text = request.get("CONTENT_LENGTH") or ""
    return int(text) if text.isascii() and text.isdigit() else 0
