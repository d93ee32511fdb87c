"""Máy quét vi-rút: spoken to in clamd's own protocol, here with one that knows the protocol and one word."""

import socket
import struct
import threading

import pytest

from units import virus_scanner

pytestmark = pytest.mark.once
BAD = b"CHUOI-THU-MA-DOC"


@pytest.fixture
def scanner(settings, tmp_path):
    """Một clamd giả: answers FOUND where the stream has the word; `scanner.answer` may be set to something else."""
    place = tmp_path / "clamd.ctl"
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(place))
    server.listen()
    settings.CLAMD = f"unix://{place}"
    heard = {"answer": None}

    def serve():
        line, _ = server.accept()
        with line, line.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            content = b""
            while size := struct.unpack("!I", stream.read(4))[0]:
                content += stream.read(size)
            heard["content"] = content
            verdict = b"stream: Thu.MaDoc FOUND" if BAD in content else b"stream: OK"
            line.sendall((heard["answer"] or verdict) + b"\0")

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield heard
    thread.join(2)
    server.close()


def file(tmp_path, content):
    path = tmp_path / "tep"
    path.write_bytes(content)
    return path


def test_clean_file_passes_and_was_shown_whole(scanner, tmp_path):
    content = bytes(range(256)) * 1000

    virus_scanner.check(file(tmp_path, content))

    assert scanner["content"] == content


def test_infected_file_is_refused_by_name(scanner, tmp_path):
    with pytest.raises(virus_scanner.Infected, match=r"Thu\.MaDoc"):
        virus_scanner.check(file(tmp_path, b"x" * 70000 + BAD))


def test_scanner_that_gives_up_lets_nothing_through(scanner, tmp_path):
    scanner["answer"] = b"INSTREAM size limit exceeded. ERROR"

    with pytest.raises(virus_scanner.ScannerDown):
        virus_scanner.check(file(tmp_path, b"x"))


def test_scanner_that_is_not_there_lets_nothing_through(settings, tmp_path):
    settings.CLAMD = f"unix://{tmp_path}/khong-co.ctl"

    with pytest.raises(virus_scanner.ScannerDown):
        virus_scanner.check(file(tmp_path, b"x"))


def test_without_a_scanner_nothing_is_asked(settings, tmp_path):
    settings.CLAMD = ""

    assert virus_scanner.check(file(tmp_path, BAD)) is None
