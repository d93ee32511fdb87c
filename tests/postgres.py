"""Cụm PostgreSQL dùng một lần: dựng trong thư mục tạm, chỉ nghe ở socket, tắt và xoá khi xong."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

SPEED_OVER_SAFETY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
AS_DELIVERED = ""


class ServerMissing(Exception):
    """Máy này chưa cài máy chủ PostgreSQL."""


def find_programs() -> Path:
    """Thư mục có initdb và các chương trình đi cùng, of the newest version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        raise ServerMissing("no initdb in /usr/lib/postgresql/*/bin nor on PATH; install postgresql")
    return found[-1].parent if found else Path(on_path).parent


class Cluster:
    """Một cụm vừa dựng. `url` là DATABASE_URL của nó; `options` AS_DELIVERED keep every commit on the disk."""

    def __init__(self, options=SPEED_OVER_SAFETY):
        self.programs = find_programs()
        self.folder = Path(tempfile.mkdtemp(prefix="camket-postgres-"))
        self.data = self.folder / "data"
        self._identity = self._drop_root()
        self._run("initdb", "-D", self.data, "-A", "trust", "-U", "postgres", "--locale=C.UTF-8", "--no-sync")
        server_options = f"-k {self.folder} -c listen_addresses='' -c max_connections=100 {options}"
        self._run("pg_ctl", "start", "-w", "-D", self.data, "-l", self.folder / "log", "-o", server_options)
        self.url = f"postgres://postgres@/postgres?host={quote(str(self.folder))}"

    def stop(self):
        self._run("pg_ctl", "stop", "-D", self.data, "-m", "immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _drop_root(self) -> dict:
        """Máy chủ PostgreSQL không chịu chạy bằng root: chuyển sang người dùng postgres."""
        if os.geteuid() != 0:
            return {}
        try:
            postgres = pwd.getpwnam("postgres")
        except KeyError as error:
            raise ServerMissing("root cannot run PostgreSQL and there is no user postgres") from error
        os.chown(self.folder, postgres.pw_uid, postgres.pw_gid)
        return {"user": postgres.pw_uid, "group": postgres.pw_gid, "extra_groups": []}

    def _run(self, program: str, *arguments):
        # The server inherits these streams: a pipe would stay open and keep us waiting for its end.
        subprocess.run(
            [self.programs / program, *arguments],
            check=True,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **self._identity,
        )
