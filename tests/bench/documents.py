"""Đo việc in văn bản: `python -m tests.bench.documents`, or the last part of `make bench`.

Each measure runs in a process of its own and prints one line of JSON; what is compared is measured in turns, in the
same run, on the same papers. DOCUMENTS=100 makes the long one short.
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

CEREMONY = 43
MANY = int(os.environ.get("DOCUMENTS", "500"))
SECRET_KEY = "a-key-that-protects-nothing-" + "0123456789" * 4


def papers(count):
    """Các bản cam kết của một lễ ký."""
    from tests.reports.documents.papers import paper

    return [paper(unit_code=f"U{number}", leader_name=f"Người ký {number}") for number in range(count)]


def cpu(work, *arguments):
    """Giây của bộ xử lý mà tiến trình này dùng."""
    start = time.process_time()
    work(*arguments)
    return time.process_time() - start


def wall(work):
    """Giây trôi qua."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def layout():
    """Ta và WeasyPrint trần: same HTML, same sheets and fonts kept ready; once with our options, once with none."""
    from django.template import Context
    from weasyprint import HTML

    from reports.documents import press
    from reports.documents.composition import compose

    tools = press._tools()

    def page(paper):
        template = tools.engine.get_template("commitment.html")
        return template.render(Context({"sheet": compose(paper)}, use_l10n=False))

    def bare(html, **options):
        HTML(string=html).write_pdf(stylesheets=[tools.style], font_config=tools.fonts, **options)

    everything = papers(CEREMONY)
    pages = [page(paper) for paper in everything]
    press.render(everything[0])
    ours = same = plain = 0.0
    for paper, html in zip(everything, pages, strict=True):
        ours += cpu(press.render, paper)
        same += cpu(lambda html=html: bare(html, pdf_variant="pdf/a-2b", pdf_tags=True))
        plain += cpu(bare, html)
    return {
        "one_ms": 1000 * ours / CEREMONY,
        "batch_s": ours,
        "to_same": ours / same,
        "to_plain": ours / plain,
    }


def processes():
    """Một tiến trình và hai tiến trình, in turns, start of the processes included."""
    from reports.documents.batch import render_many

    everything = papers(2 * CEREMONY)
    list(render_many(everything[:1]))
    times = {1: [], 2: []}
    for jobs in (1, 2, 1, 2):
        times[jobs].append(wall(lambda jobs=jobs: list(render_many(everything, jobs))))
    return {"one_s": min(times[1]), "two_s": min(times[2]), "ratio": min(times[1]) / min(times[2])}


PLAIN = "pdf"
_OPTIONS = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
}
SAME_KIND = f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS)}"


def office():
    """LibreOffice: the same papers as Word files, made beforehand and not timed, converted in one call.

    Once to plain PDF, as people do it, and once to PDF/A-2b with tags, which is what ours are; ours once in one process
    and once as a ceremony is printed. In turns, the better of two; the start of our processes and of theirs counts.
    """
    from reports.documents import press, word
    from reports.documents.batch import render_many

    everything = papers(CEREMONY)
    press.render(everything[0])
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, paper in enumerate(everything):
            files.append(Path(folder) / f"{number}.docx")
            files[-1].write_bytes(word.render(paper, made_at=datetime(2026, 1, 1, tzinfo=UTC)))
        turns = {
            "ours": lambda: [press.render(paper) for paper in everything],
            "ours_two": lambda: list(render_many(everything, 2)),
            "theirs": lambda: _converted(files, PLAIN),
            "theirs_same": lambda: _converted(files, SAME_KIND),
        }
        spent = {name: min(_spent(work) for _ in range(2)) for name, work in turns.items()}
        made = len(list(Path(folder).glob("*.pdf")))
    seconds = {f"{name}_s": elapsed for name, (elapsed, _) in spent.items()}
    return seconds | {
        "ratio": spent["ours"][0] / spent["theirs"][0],
        "ratio_same": spent["ours"][0] / spent["theirs_same"][0],
        "ratio_two": spent["ours_two"][0] / spent["theirs_same"][0],
        "cpu_ratio": spent["ours"][1] / spent["theirs"][1],
        "cpu_ratio_same": spent["ours"][1] / spent["theirs_same"][1],
        "made": made,
    }


def _converted(files, kind):
    folder = files[0].parent
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    command += ["--convert-to", kind, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)


def _spent(work):
    """(giây trôi qua, giây của bộ xử lý), of this process and of those that it started and that have ended."""
    before, elapsed = os.times(), wall(work)
    after = os.times()
    return elapsed, sum(after[:4]) - sum(before[:4])


def growth():
    """Bộ nhớ sau một lễ ký và sau nhiều lễ ký, as a worker prints them."""
    from reports.documents.batch import render_many

    sizes = {}
    everything = [replace(paper, order=number) for number, paper in enumerate(papers(MANY), start=1)]
    for number, _ in enumerate(render_many(everything), start=1):
        if number in (CEREMONY, MANY):
            sizes[number] = _resident()
    return {"first_MiB": sizes[CEREMONY], "last_MiB": sizes[MANY]}


def _resident():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def job():
    """Yêu cầu in một lễ ký trên trang, rồi một tiến trình nền làm; the request's time, the worker's peak memory."""
    from django.test import Client
    from django.urls import reverse

    from tests import world
    from units.models import Job

    place = world.build(CEREMONY, signed_on=None)
    client, address = Client(), reverse("reports:batch", args=[place.campaign.pk])
    client.force_login(place.giang)
    asked = []
    for copies in range(1, 10):
        wish = {"which": "all", "shape": "merged", "copies": copies}
        asked.append(wall(lambda wish=wish: client.post(address, wish)))
        Job.objects.exclude(options__copies=1).delete()
    worker = subprocess.Popen([sys.executable, "manage.py", "work", "--once"], stderr=subprocess.DEVNULL)
    started = time.perf_counter()
    _, status, used = os.wait4(worker.pid, 0)
    done = Job.objects.get()
    return {
        "request_ms": 1000 * statistics.median(asked),
        "request_worst_ms": 1000 * max(asked),
        "job_s": time.perf_counter() - started,
        "peak_MiB": used.ru_maxrss / 1024,
        "done": done.done if not status and done.state == "done" else 0,
    }


LINES = {
    "one document, CPU ms": ("layout", "one_ms"),
    f"{CEREMONY} documents, CPU s": ("layout", "batch_s"),
    "to bare WeasyPrint, same kind of file, CPU ratio (goal ≤ 1.15)": ("layout", "to_same"),
    "to bare WeasyPrint, neither PDF/A nor tags, CPU ratio": ("layout", "to_plain"),
    "two processes against one, times faster (goal ≥ 1.6)": ("processes", "ratio"),
    f"{CEREMONY} documents in one process, s": ("office", "ours_s"),
    f"{CEREMONY} Word files to PDF by LibreOffice in one call, s": ("office", "theirs_s"),
    "the same to tagged PDF/A-2b, as ours are, s": ("office", "theirs_same_s"),
    f"{CEREMONY} documents in two processes, s": ("office", "ours_two_s"),
    "one process to LibreOffice's plain PDF, elapsed, ratio": ("office", "ratio"),
    "one process to LibreOffice's plain PDF, CPU, ratio": ("office", "cpu_ratio"),
    "one process to LibreOffice, same kind of file, elapsed, ratio": ("office", "ratio_same"),
    "one process to LibreOffice, same kind of file, CPU, ratio": ("office", "cpu_ratio_same"),
    "as printed to LibreOffice, same kind of file, elapsed, ratio (goal < 1)": ("office", "ratio_two"),
    f"resident after {CEREMONY} documents, MiB": ("growth", "first_MiB"),
    f"resident after {MANY} documents, MiB (goal: no growth)": ("growth", "last_MiB"),
    "request that starts a batch, median ms (goal ≤ 200)": ("job", "request_ms"),
    "request that starts a batch, worst ms": ("job", "request_worst_ms"),
    f"job of {CEREMONY} documents, worker's start included, s": ("job", "job_s"),
    "largest process of the worker, peak MiB (goal ≤ 150)": ("job", "peak_MiB"),
    "documents that the job completed": ("job", "done"),
}


def measured(name, environment):
    """Một phép đo trong tiến trình riêng."""
    command = [sys.executable, "-m", "tests.bench.documents", name]
    finished = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True)
    if finished.returncode:
        sys.exit(f"{name}: {finished.stderr[-3000:]}")
    return json.loads(finished.stdout.splitlines()[-1])


def show():
    """Mọi phép đo, trên một cơ sở dữ liệu SQLite còn trống."""
    names = ["layout", "processes", "office", "growth", "job"]
    if not shutil.which("soffice"):
        names.remove("office")
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "VAR_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "SECRET_KEY": SECRET_KEY,
            "ALLOWED_HOSTS": "testserver",
            "JOBS": "worker",
        }
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        subprocess.run(migrate, env=os.environ | environment, check=True)
        results = {name: measured(name, environment) for name in names}
    print(f"documents; load of the machine at the end {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for label, (name, key) in LINES.items():
        if name in results:
            print(f"{label:<70}{results[name][key]:>12,.2f}")
    if "office" not in results:
        print("LibreOffice is not installed: nothing was compared with it")


def main():
    """`python -m tests.bench.documents [NAME]`."""
    if not sys.argv[1:]:
        show()
        return
    import django

    django.setup()
    print(json.dumps(globals()[sys.argv[1]]()))


if __name__ == "__main__":
    main()
