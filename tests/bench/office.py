"""Đo bên cạnh LibreOffice: a ceremony's papers printed by us, by its mail merge, and by its conversion of Word files.

What differs between the papers (unit, head of the document, name, every target) is a field of the mail merge, as an
office would make it. What comes before is not timed: neither its template and table nor the Word files; the start of
its processes and of ours counts.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import forkserver
from pathlib import Path

SYSTEM_PYTHON = "/usr/bin/python3"
PACKAGES = "libreoffice-writer libreoffice-base libreoffice-base-drivers python3-uno"
SCRIPT = Path(__file__).with_name("mail_merge.py")
MADE_AT = datetime(2026, 1, 1, tzinfo=UTC)
ROUNDS = 2
FIRST_LETTER = 0x4E00  # of a script that no paper is written in: each letter stands for one column
OPTIONS = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
}
PLAIN, SAME_KIND = "pdf", f"pdf:writer_pdf_Export:{json.dumps(OPTIONS)}"


def is_here() -> bool:
    """Máy có LibreOffice."""
    return shutil.which("soffice") is not None


def measured(count: int) -> dict:
    """Giây trôi qua và giây của bộ xử lý, in turns, the better of each; "merge" is left out where it cannot be."""
    from reports.documents import press, word
    from reports.documents.batch import render_many

    columns = _columns()
    papers = [_filled(columns, _row(columns, number)) for number in range(count)]
    press.render(papers[0])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{number}.docx" for number in range(count)]
        for file, paper in zip(files, papers, strict=True):
            file.write_bytes(word.render(paper, made_at=MADE_AT))
        turns = {
            "ours": lambda: [press.render(paper) for paper in papers],
            "ours_two": lambda: list(render_many(papers, 2)),
            "plain": lambda: _converted(files, PLAIN),
            "same": lambda: _converted(files, SAME_KIND),
        }
        why_not = _prepared(folder, columns, count)
        if not why_not:
            turns["merge"] = lambda: _with_uno(folder, "merge")
        spent = {turn: [] for turn in turns}
        for _ in range(ROUNDS):
            for turn, work in turns.items():
                spent[turn].append(_spent(work))
        best = {turn: [min(values) for values in zip(*spent[turn], strict=True)] for turn in turns}
        merged = {} if why_not else {"merged": _whole(folder / "merged", papers)}
    return merged | {"why_not": why_not} | _compared(best)


def _compared(best: dict) -> dict:
    results = {f"{turn}_s": elapsed for turn, (elapsed, _) in best.items()}
    results |= {f"{turn}_cpu_s": cpu for turn, (_, cpu) in best.items()}
    for turn in set(best) - {"ours", "ours_two"}:
        results[f"to_{turn}"] = best["ours"][0] / best[turn][0]
        results[f"to_{turn}_cpu"] = best["ours"][1] / best[turn][1]
        results[f"to_{turn}_two"] = best["ours_two"][0] / best[turn][0]
    return results


# --- The papers, and the table of what differs between them -----------------------------------------------------


def _columns() -> list[str]:
    from tests.reports.documents import papers

    numbers = [line.number for group in papers.paper().groups for line in group.lines]
    return ["UNIT", "HEAD", "NAME", *(f"T{number}_{year}" for number in numbers for year in papers.YEARS)]


def _row(columns: list[str], number: int) -> dict[str, str]:
    unit = f"Sở Nông nghiệp và Phát triển nông thôn {number}"
    row = {"UNIT": unit, "HEAD": unit.upper(), "NAME": f"Người ký {number}"}
    return row | {
        column: f"{80 + (number + place) % 20},{place % 9 + 1}" for place, column in enumerate(columns[3:])
    }


def _filled(columns: list[str], row: dict[str, str]):
    """Bản cam kết với các giá trị của một hàng."""
    from reports.documents.paper import Group
    from tests.reports.documents import papers

    usual, targets = papers.paper(), iter(columns[3:])
    lines = [line for group in usual.groups for line in group.lines]
    filled = [
        replace(line, targets=papers.targets(*(row[next(targets)] for _ in papers.YEARS))) for line in lines
    ]
    return replace(
        usual,
        unit_code=row["NAME"],
        unit_name=row["UNIT"],
        issuer=row["HEAD"],
        leader_name=row["NAME"],
        groups=(Group(tuple(filled)),),
    )


# --- LibreOffice ------------------------------------------------------------------------------------------------


def _prepared(folder: Path, columns: list[str], count: int) -> str:
    """Làm mẫu và bảng để trộn thư; why it cannot be done on this machine, or ""."""
    from reports.documents import word

    letters = {chr(FIRST_LETTER + place): column for place, column in enumerate(columns)}
    form = _filled(columns, {column: letter for letter, column in letters.items()})
    (folder / "form.docx").write_bytes(word.render(form, made_at=MADE_AT))
    (folder / "letters.json").write_text(json.dumps(letters), encoding="utf-8")
    (folder / "data").mkdir()
    with (folder / "data" / "papers.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, quoting=csv.QUOTE_ALL)
        table.writeheader()
        table.writerows(_row(columns, number) for number in range(count))
    try:
        _with_uno(folder, "template")
    except FileNotFoundError as missing:
        return str(missing)
    except subprocess.CalledProcessError as failed:
        return failed.stderr.decode().strip().rpartition("\n")[2]
    return ""


def _with_uno(folder: Path, work: str) -> None:
    shutil.rmtree(folder / "merged", ignore_errors=True)
    (folder / "merged").mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [SYSTEM_PYTHON, SCRIPT, folder, work]
    subprocess.run(command, check=True, capture_output=True, env=environment)


def _converted(files: list[Path], kind: str) -> None:
    folder = files[0].parent
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    command += ["--convert-to", kind, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)


def _whole(folder: Path, papers: list) -> int:
    """Số bản trộn ra có đúng tên và mọi mục tiêu của mình, tagged and PDF/A as ours are."""
    return sum(
        _says(folder / f"paper{number}.pdf", list(_words(paper))) for number, paper in enumerate(papers)
    )


def _words(paper) -> Iterator[str]:
    yield from (paper.leader_name, paper.unit_name, paper.issuer)
    for group in paper.groups:
        yield from (target.value for line in group.lines for target in line.targets)


def _says(file: Path, words: list[str]) -> bool:
    import pypdfium2

    content = file.read_bytes()
    with pypdfium2.PdfDocument(content) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    text = re.sub(r"\s+", " ", text)
    is_same_kind = b"<pdfaid:part>2</pdfaid:part>" in content and b"/MarkInfo" in content
    return is_same_kind and all(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words)


def _spent(work) -> tuple[float, float]:
    """(giây trôi qua, giây của bộ xử lý), of this process and of those that it started and that have ended."""
    before, start = _used(), time.perf_counter()
    work()
    elapsed = time.perf_counter() - start
    return elapsed, _used() - before


def _used() -> float:
    """Giây của bộ xử lý đến lúc này; those that print are children of the process they are copies of."""
    used = sum(os.times()[:4])
    if origin := forkserver._forkserver._forkserver_pid:
        fields = Path(f"/proc/{origin}/stat").read_text().rpartition(")")[2].split()
        used += sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return used
