"""Cơ sở dữ liệu đã di trú: migrated once for all processes and runs, and copied by each process for itself.

Migrating takes as long as some hundred tests and gives the same tables as long as no migration, no model, and nothing
of ours that these import was touched.
"""

import ast
import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tests.postgres import find_programs

ROOT = Path(__file__).resolve().parents[1]
APPS = ("config", "units", "indicators", "commitments", "reports")
FOLDER = ROOT / "var" / "migrated"
TEMPLATE = "migrated"
UNSAFE = "; PRAGMA synchronous=OFF"  # what a test writes need not outlive the machine
PROCESS = f"tests_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


def open_copy(folder: Path | None = None) -> None:
    """Nối vào bản chép của riêng tiến trình này.

    SQLite keeps it in memory, where all threads share one connection and with it one transaction; in a file in
    `folder`, when one is given, each thread has its own. PostgreSQL keeps it in its cluster.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    with open(FOLDER / f"{connection.vendor}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor == "sqlite":
            in_memory = f"file:{PROCESS}?mode=memory&cache=shared"
            _copy_on_sqlite(_kept("sqlite3"), folder / f"{PROCESS}.sqlite3" if folder else in_memory)
        else:
            _copy_on_postgres(_kept("sql"))


def write_copy(file: Path) -> Path:
    """Chép vào một tệp SQLite, for a program that a test starts."""
    kept = _kept("sqlite3")
    if kept.exists():
        shutil.copyfile(kept, file)
    else:
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{file}"}
        subprocess.run([sys.executable, ROOT / "manage.py", "migrate", "-v0"], env=environment, check=True)
    return file


def _kept(ending: str) -> Path:
    """Tệp giữ cơ sở dữ liệu đã di trú bởi chính mã nguồn này; those of other sources are thrown away."""
    told = hashlib.sha256(repr(django.VERSION).encode())
    for path in sorted(_read_while_migrating()):
        told.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    kept = FOLDER / f"{told.hexdigest()[:20]}.{ending}"
    for other in set(FOLDER.glob(f"*.{ending}")) - {kept}:
        other.unlink()
    return kept


def _read_while_migrating() -> set[Path]:
    """Các mô-đun quyết định kết quả di trú."""
    waiting = {path for app in APPS for path in (ROOT / app).glob("m[io]*/**/*.py")}
    found = {ROOT / "config" / "settings.py"}
    while waiting:
        found.add(path := waiting.pop())
        waiting |= {each for each in _imported_by(path) if each.exists()} - found
    return found


def _imported_by(path):
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] in APPS:
            for name in (node.module, *(f"{node.module}.{each.name}" for each in node.names)):
                file = ROOT.joinpath(*name.split("."))
                yield from (file.with_suffix(".py"), file / "__init__.py")


def _copy_on_sqlite(kept, name):
    _connect(str(name))
    connection.settings_dict["OPTIONS"]["init_command"] += UNSAFE
    connection.ensure_connection()
    if kept.exists():
        with closing(sqlite3.connect(kept)) as source:
            source.backup(connection.connection)
    else:
        _migrate()
        with _written_whole(kept) as file, closing(sqlite3.connect(file)) as target:
            connection.connection.backup(target)


def _copy_on_postgres(kept):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE])
        is_missing = not cursor.fetchone()
        if is_missing:
            cursor.execute(f"CREATE DATABASE {TEMPLATE}")
    if is_missing and kept.exists():
        _run("psql", "--quiet", "--set=ON_ERROR_STOP=1", f"--file={kept}")
    elif is_missing:
        around = connection.settings_dict["NAME"]
        _connect(TEMPLATE)
        _migrate()
        with _written_whole(kept) as file:
            _run("pg_dump", f"--file={file}")
        _connect(around)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {PROCESS} TEMPLATE {TEMPLATE}")
    _connect(PROCESS)


def _connect(name):
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def _migrate():
    call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def _written_whole(kept):
    """Tệp chỉ mang tên thật khi đã ghi xong."""
    unfinished = kept.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    yield unfinished
    unfinished.replace(kept)


def _run(program, *arguments):
    where = connection.get_connection_params()
    server = [f"--host={where['host']}", f"--username={where['user']}", f"--dbname={TEMPLATE}"]
    subprocess.run([find_programs() / program, *server, *arguments], check=True, stdout=subprocess.DEVNULL)
