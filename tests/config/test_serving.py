"""`make run`: một cơ sở dữ liệu trống, một máy chủ thật, khởi động hai lần."""

import os
import signal
import socket
import subprocess
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.reached import followed

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Start:
    """Một lần khởi động: những dòng đã in ra, và trả lời của máy chủ."""

    said: list[str] = field(default_factory=list)
    health: bytes = b""
    style_sheet: dict = field(default_factory=dict)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(folder: Path, **more: str) -> Start:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    own = {"DJANGO_SETTINGS_MODULE": "config.settings", "SECRET_KEY": "", "DATABASE_URL": ""}
    environment = os.environ | own | {"VAR_DIR": str(folder), "PORT": str(port)} | more
    server = subprocess.Popen(
        ["config/setup/serve.sh"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    observed = Start()
    try:
        for line in server.stdout:
            observed.said.append(line.rstrip())
            if line.startswith("Camket: "):
                break
        observed.health = urllib.request.urlopen(f"{address}/healthz").read()
        page = urllib.request.urlopen(f"{address}/dang-nhap/").read().decode()
        sheet = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
        request = urllib.request.Request(address + sheet, headers={"Accept-Encoding": "br"})
        observed.style_sheet = dict(urllib.request.urlopen(request).headers)
    finally:
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=30)
    return observed


@pytest.fixture(scope="module")
def starts(tmp_path_factory) -> tuple[Start, Start]:
    folder = tmp_path_factory.mktemp("var")
    (folder / "secret_key").write_text("0123456789" * 6)
    return start(folder), start(folder, **followed())


def test_server_answers_on_the_first_and_on_the_second_start(starts):
    assert [start.health for start in starts] == [b"ok", b"ok"]


def test_demo_is_loaded_on_the_first_start_and_its_accounts_are_named_on_both(starts):
    first, second = (start.said[:-1] for start in starts)

    assert first[0] == "Loading the demo, once"
    assert first[1:] == second
    assert len(second) >= 7


def test_style_sheet_is_compressed_and_may_be_kept_for_ever(starts):
    headers = starts[0].style_sheet

    assert headers["Content-Encoding"] == "br"
    assert "immutable" in headers["Cache-Control"]
