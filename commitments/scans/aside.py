"""Tiến trình phụ: tệp của người ngoài được mở ở đây, and never in the process that answers people or does their jobs.

A few hundred bytes of PDF can keep PDFium busy for years, or take all memory. The process beside us has so many seconds
of computing for each wish and a limit of memory; beyond either the system ends it, and the next wish starts another.
"""

import atexit
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock

SECONDS = {"picture": 10, "resolution": 10, "examine": 120, "assemble": 120}
MEMORY = 3 * 2**30
HARD = "Không mở được tệp: tệp hỏng hoặc quá phức tạp. In tệp ra PDF mới hoặc quét lại bản giấy rồi tải lên."
_WORK = "commitments.scans.opening"
_ROOT = Path(__file__).parents[2]


class Undrawable(ValueError):
    """Trang không vẽ được: damaged, or it took too long, or too much memory."""


class _Beside:
    """Tiến trình phụ của tiến trình này, started when it is first needed."""

    def __init__(self):
        self.lock, self.process, self.owner = Lock(), None, None

    def ask(self, verb, wish):
        with self.lock:
            process = self._running()
            try:
                asked = {"verb": verb, "seconds": SECONDS[verb], "wish": wish}
                process.stdin.write(json.dumps(asked).encode() + b"\n")
                process.stdin.flush()
                head = process.stdout.readline()
            except BrokenPipeError:
                head = b""
            if not head:
                self.end()
                raise Undrawable(HARD)
            told = json.loads(head)
            return told, process.stdout.read(told["length"])

    def _running(self):
        if self.owner != os.getpid():  # whoever was forked from us needs one of its own
            self.process, self.owner = None, os.getpid()
        if self.process is None or self.process.poll() is not None:
            self.end()
            self.process = subprocess.Popen(  # noqa: S603 - a program of our own, nothing from outside in its words
                [sys.executable, "-m", _WORK], cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        return self.process

    def end(self):
        """Cho nghỉ; it ends by itself when it hears nothing more."""
        process, self.process = self.process, None
        if process is not None and self.owner == os.getpid():
            process.stdout.close()
            with suppress(BrokenPipeError):
                process.stdin.close()
            process.wait()


_BESIDE = _Beside()
end = atexit.register(_BESIDE.end)


def ask(verb: str, **wish) -> tuple[dict, bytes]:
    """Nhờ tiến trình phụ làm một việc: what it tells, and the bytes that come of it. Raises Undrawable."""
    told, content = _BESIDE.ask(verb, wish)
    if fault := told.get("fault"):
        raise Undrawable(fault)
    return told, content


def serve(deeds: Mapping[str, Callable[..., tuple[dict, bytes]]]) -> None:
    """Làm từng việc được nhờ cho đến khi không còn ai nhờ; the main loop of the process beside."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        signal.setitimer(signal.ITIMER_PROF, asked["seconds"])
        told, content = deeds[asked["verb"]](**asked["wish"])
        signal.setitimer(signal.ITIMER_PROF, 0)
        sys.stdout.buffer.write(json.dumps(told | {"length": len(content)}).encode() + b"\n" + content)
        sys.stdout.buffer.flush()
