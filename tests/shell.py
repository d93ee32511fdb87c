"""Dòng lệnh như người vận hành thấy: the exit status and both streams of manage.py, in an installation of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests import migrated

MANAGE = Path(__file__).resolve().parents[1] / "manage.py"
# Starting Django takes longer than any of these commands.
ONE_AFTER_THE_OTHER = """
import contextlib, io, json, runpy, sys

MANAGE = sys.argv[1]

def ended(line):
    sys.argv = [MANAGE, *line.split()]
    streams = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        try:
            runpy.run_path(MANAGE, run_name="__main__")
        except SystemExit as end:
            return end.code, *(stream.getvalue() for stream in streams)
    return 0, *(stream.getvalue() for stream in streams)

print(json.dumps([ended(line) for line in json.load(sys.stdin)]))
"""


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


def empty_installation(folder):
    """Môi trường của một bản cài đặt chưa có gì."""
    file = migrated.write_copy(folder / "camket.sqlite3")
    return os.environ | {"DATABASE_URL": f"sqlite:///{file}"}


def run(place, *arguments):
    """Một lệnh, một tiến trình."""
    done = subprocess.run(
        [sys.executable, MANAGE, *arguments], env=place, capture_output=True, text=True, check=False
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def run_each(place, lines):
    """Các lệnh lần lượt trong cùng một tiến trình; what became of each."""
    program = [sys.executable, "-c", ONE_AFTER_THE_OTHER, MANAGE]
    done = subprocess.run(
        program,
        env=place,
        cwd=MANAGE.parent,
        input=json.dumps(lines),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return {line: Outcome(*outcome) for line, outcome in zip(lines, json.loads(done.stdout), strict=True)}
