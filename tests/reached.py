"""Những dòng và nhánh mà các bài kiểm thử đã đi tới: SlipCover nhìn, coverage.py tính.

On Python 3.11 coverage.py has the interpreter stop at every line, of Django and WeasyPrint too, which takes as long
again as the tests. SlipCover marks our own modules as they are imported, and takes each mark out once it was reached.
What it saw becomes a data file of coverage.py, so that the gate, its exclusions and its arithmetic stay the same.
Programs that a test starts live too shortly for marks to pay. Where they reach what no test does in its own process
they are `followed()` by coverage.py itself; the others, which print and import, would take twice as long.

    REACHED=folder pytest …              # every process of the tests leaves there what it reached
    python -m tests.reached folder       # makes a data file of it
    coverage combine --append && coverage report
"""

import json
import os
import sys
import tomllib
from pathlib import Path

from coverage import Coverage
from coverage.python import PythonParser

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = ROOT / "pyproject.toml"


def _start():
    import slipcover

    wanted = tomllib.loads(SETTINGS.read_text())["tool"]["coverage"]["run"]
    sources = [str(ROOT / name) for name in wanted["source"]]
    marks = slipcover.Slipcover(branch=wanted["branch"], source=sources, omit=wanted["omit"])
    matcher = slipcover.FileMatcher(sources=sources, omit=wanted["omit"])
    slipcover.ImportManager(marks, matcher).__enter__()
    return marks


def _runs_tests() -> bool:
    """Không phải tiến trình chỉ chia bài cho các tiến trình khác, which would only hold them up with its marks."""
    return "PYTEST_XDIST_WORKER" in os.environ or "-n" not in sys.argv


# This module is loaded before anything of ours is; what is imported before it would not be seen.
MARKS = _start() if os.environ.get("REACHED") and _runs_tests() else None


def followed() -> dict[str, str]:
    """Biến môi trường của một chương trình mà coverage.py đi theo từng bước."""
    return {"COVERAGE_PROCESS_START": str(SETTINGS)} if MARKS else {}


def pytest_sessionfinish():
    if MARKS:
        name = f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}-{os.getpid()}.json"
        Path(os.environ["REACHED"], name).write_text(json.dumps(MARKS.get_coverage()["files"]))


def arcs(file: str, lines: set[int], branches: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Các bước mà coverage.py biết trong tệp này, of those that were gone.

    An end is 0 to SlipCover, the negative first line of the function to coverage.py. A `match` is one branch to the
    former and one for each case to the latter: those count as not reached.
    """
    parser = PythonParser(filename=file)
    parser.parse_source()
    known = {(start, end) for start, end in parser.arcs() if (start, max(end, 0)) in branches}
    return known | {(-line, line) for line in lines}


def convert(folder: Path) -> None:
    """Lập tệp dữ liệu của coverage.py từ điều các tiến trình đã ghi."""
    processes = [json.loads(each.read_text()) for each in sorted(folder.glob("*.json"))]
    if not processes:
        raise SystemExit(f"No process left anything in {folder}")
    data = Coverage(config_file=str(SETTINGS)).get_data()
    for name in sorted(set().union(*processes)):
        seen = [process[name] for process in processes if name in process]
        lines = {line for each in seen for line in each["executed_lines"]}
        branches = {tuple(branch) for each in seen for branch in each["executed_branches"]}
        file = str(ROOT / name)
        data.add_arcs({file: arcs(file, lines, branches)})
        data.touch_file(file)
    data.write()


if __name__ == "__main__":
    convert(Path(sys.argv[1]))
