"""Một tập quét 200 trang: how long it takes to examine, read and sew, and how much memory beyond the start.

`nice .venv/bin/python -m tests.bench.scans [PAGES]` prints one line of JSON; colour at 300 dpi, four pictures reused.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from commitments.scans import assembling, content, reading
from commitments.scans.sheets import Sheet
from tests.commitments.scans import making

DPI = 300
PAGES = 200


def peak_mib():
    """Bộ nhớ cao nhất từ đầu đến giờ."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def pile(folder, pages):
    """Tập quét trên đĩa, each page lying as it happens to."""
    dirty = [making.dirtied(making.page(n % 3, dpi=DPI), turn=90 * n, skew=n, noise=0.05) for n in range(4)]
    pictures = [making.jpeg(each.convert("RGB"), 70) for each in dirty]
    return making.kept(folder, making.stack([pictures[n % 4] for n in range(pages)], DPI))


def main():
    """Measure, in a process of its own; the pile itself is made by another."""
    if sys.argv[1:2] == ["make"]:
        pile(Path(sys.argv[2]), int(sys.argv[3]))
        return
    pages = int(sys.argv[1]) if sys.argv[1:] else PAGES
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.bench.scans", "make", folder, str(pages)]
        subprocess.run(command, check=True)
        path = Path(folder) / "scan"
        start, cpu, floor = time.perf_counter(), time.process_time(), peak_mib()
        found = content.examine(path, content.Limits())
        read = [reading.read(Sheet(path, content.PDF, n), making.code_of) for n in range(found.pages)]
        sewn = assembling.assemble([(Sheet(path, content.PDF, n), read[n].turn) for n in range(4)])
        result = {
            "pages": found.pages,
            "unread": sum(not page.codes for page in read),
            "MiB_of_file": path.stat().st_size / 2**20,
            "seconds": time.perf_counter() - start,
            "cpu_seconds": time.process_time() - cpu,
            "MiB_at_start": floor,
            "peak_MiB": peak_mib(),
            "sewn_kB": len(sewn) / 1000,
        }
    print(json.dumps({name: round(value, 1) for name, value in result.items()}))


if __name__ == "__main__":
    main()
