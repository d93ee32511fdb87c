"""Trang công khai từ chỗ giữ sẵn, qua máy chủ thật: requests a second, and the processor's time of the server for each.

The clients run on the same machine and take about as much of it as the server, so what it can do alone is told by its
own time: so many requests in a second of all cores.
"""

import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from tests.bench import furnishing, readers
from tests.bench.deadline import Server

SECONDS, CONNECTIONS, WARM = 5, 16, 40
TICKS = os.sysconf("SC_CLK_TCK")


def measured(campaign):
    """{trang: {per_second, server_ms, per_second_of_all_cores, kB}}."""
    pages = readers.pages(campaign, furnishing.furnish(campaign))
    chosen = {name: address for name, (address, _, roles) in pages.items() if roles == readers.PUBLIC}
    settings = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "LOG_LEVEL": "CRITICAL"}
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0"]
    subprocess.run(collect, env=settings, check=True)
    server = Server(settings)
    try:
        return {name: _page(server, address) for name, address in chosen.items()}
    finally:
        server.kill()


def _page(server, address):
    for _ in range(WARM):
        size = _Line(server.port, address).ask()
    until, counts = time.monotonic() + SECONDS, []
    began, spent = time.monotonic(), _processor_s(server.process.pid)
    threads = [
        threading.Thread(target=_go_on, args=(server.port, address, until, counts))
        for _ in range(CONNECTIONS)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    spent = _processor_s(server.process.pid) - spent
    return {
        "per_second": sum(counts) / (time.monotonic() - began),
        "server_ms": 1000 * spent / sum(counts),
        "per_second_of_all_cores": os.cpu_count() * sum(counts) / spent,
        "kB": size / 1000,
    }


def _go_on(port, address, until, counts):
    line, count = _Line(port, address), 0
    while time.monotonic() < until:
        try:
            line.ask()
            count += 1
        except OSError:  # a process that has served its share is replaced by a fresh one
            line = _Line(port, address)
    counts.append(count)


class _Line:
    """Một kết nối được giữ; what it reads is not looked into."""

    def __init__(self, port, address):
        self.line = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.question = (
            f"GET {address} HTTP/1.1\r\nHost: testserver\r\nAccept-Encoding: gzip\r\n\r\n".encode()
        )

    def ask(self):
        """Hỏi một lần; the size of the answer in bytes, which is 200 or 302 or a fault."""
        self.line.sendall(self.question)
        got = b""
        while b"\r\n\r\n" not in got:
            got += self._more()
        head, _, body = got.partition(b"\r\n\r\n")
        assert head[9:12] in (b"200", b"302"), head
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        size = len(body)
        while size < length:
            size += len(self._more())
        return size

    def _more(self):
        if not (more := self.line.recv(1 << 16)):
            raise ConnectionResetError
        return more


def _processor_s(parent):
    """Giây của bộ xử lý mà máy chủ và các tiến trình con đã dùng."""
    total = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (folder / "stat").exists():
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if parent in (int(folder.name), int(fields[1])):
                total += sum(map(int, fields[11:13]))
            if parent == int(folder.name):
                total += sum(map(int, fields[13:15]))  # of processes that have served their share
    return total / TICKS
