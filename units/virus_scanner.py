"""Máy quét vi-rút clamd: a file is shown to it before it is kept. Where none is configured nothing is asked.

The protocol is clamd's own INSTREAM: chunks with their length in front, an empty one ends, one line comes back.
"""

import socket
import struct
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

CHUNK = 64 * 1024
PATIENCE = 30.0  # seconds for each step of the talk


class Infected(Exception):
    """Tệp có mã độc; the message names what was found."""


class ScannerDown(Exception):
    """Máy quét không trả lời: the file is not kept, for nobody has looked at it."""


def check(path: Path) -> None:
    """Quét một tệp; raises Infected or ScannerDown. CLAMD empty: no scanner, nothing to ask."""
    if not settings.CLAMD:
        return
    try:
        verdict = _asked(path, settings.CLAMD)
    except OSError as fault:
        raise ScannerDown(
            "Máy quét vi-rút chưa trả lời nên tệp chưa được nhận. Thử lại sau ít phút."
        ) from fault
    if verdict.endswith("FOUND"):
        name = verdict.removeprefix("stream:").removesuffix("FOUND").strip()
        raise Infected(f"Tệp có mã độc ({name}) nên không được nhận. Quét vi-rút máy tính trước khi tải lại.")
    if not verdict.endswith("OK"):
        raise ScannerDown(
            "Máy quét vi-rút không đọc được tệp này nên tệp chưa được nhận. Báo người vận hành."
        )


def _asked(path, address):
    with _connected(address) as line, path.open("rb") as file:
        line.sendall(b"zINSTREAM\0")
        while chunk := file.read(CHUNK):
            line.sendall(struct.pack("!I", len(chunk)) + chunk)
        line.sendall(struct.pack("!I", 0))
        answer = b""
        while not answer.endswith(b"\0") and (part := line.recv(CHUNK)):
            answer += part
    return answer.rstrip(b"\0\n").decode("utf-8", "replace").strip()


def _connected(address):
    """unix:///run/clamav/clamd.ctl, hoặc tcp://127.0.0.1:3310."""
    where = urlsplit(address)
    if where.scheme == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(PATIENCE)
        try:
            line.connect(where.path)
        except OSError:
            line.close()
            raise
        return line
    return socket.create_connection((where.hostname, where.port), timeout=PATIENCE)
