"""Đo việc in văn bản: `python -m tests.bench.documents`, or the last part of `make bench`.

Each measure runs in a process of its own and prints one line of JSON; what is compared is measured in turns, in the
same run, on the same papers. DOCUMENTS=100 makes the long one short.
"""

import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tests.bench import office as office_beside

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


def office():
    """LibreOffice, where it is installed: its mail merge and its conversion of the same papers."""
    return office_beside.measured(CEREMONY)


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


def _largest(session):
    """MiB của tiến trình lớn nhất trong một phiên, at its peak."""
    sizes = [0.0]
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if os.getsid(int(process.name)) == session:
                sizes += map(int, re.findall(r"VmHWM:\s+(\d+)", (process / "status").read_text()))
    return max(sizes) / 1024


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
    command = [sys.executable, "manage.py", "work", "--once"]
    worker = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    started, peak = time.perf_counter(), 0.0
    while worker.poll() is None:
        peak = max(peak, _largest(worker.pid))
        time.sleep(0.05)
    done = Job.objects.get()
    return {
        "request_ms": 1000 * statistics.median(asked),
        "request_worst_ms": 1000 * max(asked),
        "job_s": time.perf_counter() - started,
        "peak_MiB": peak,
        "done": done.done if not worker.returncode and done.state == "done" else 0,
    }


LINES = {
    "one document, CPU ms": ("layout", "one_ms"),
    f"{CEREMONY} documents, CPU s": ("layout", "batch_s"),
    "to bare WeasyPrint, same kind of file, CPU ratio (goal ≤ 1.15)": ("layout", "to_same"),
    "to bare WeasyPrint, neither PDF/A nor tags, CPU ratio": ("layout", "to_plain"),
    "two processes against one, times faster (goal ≥ 1.6)": ("processes", "ratio"),
    f"{CEREMONY} documents of a ceremony in one process, s": ("office", "ours_s"),
    f"{CEREMONY} documents of a ceremony as printed, in two processes, s": ("office", "ours_two_s"),
    "LibreOffice's mail merge of the same, tagged PDF/A-2b, s": ("office", "merge_s"),
    "merged papers with their own name and figures, tagged PDF/A-2b": ("office", "merged"),
    "as printed to LibreOffice's mail merge, elapsed, ratio (goal < 1)": ("office", "to_merge_two"),
    "one process to LibreOffice's mail merge, elapsed, ratio": ("office", "to_merge"),
    "one process to LibreOffice's mail merge, CPU, ratio": ("office", "to_merge_cpu"),
    f"LibreOffice only converting {CEREMONY} Word files in one call, s": ("office", "plain_s"),
    "the same to tagged PDF/A-2b, as ours are, s": ("office", "same_s"),
    "as printed to that conversion, elapsed, ratio": ("office", "to_same_two"),
    "one process to that conversion, elapsed, ratio": ("office", "to_same"),
    "one process to that conversion, CPU, ratio": ("office", "to_same_cpu"),
    "one process to conversion to plain PDF, elapsed, ratio": ("office", "to_plain"),
    "one process to conversion to plain PDF, CPU, ratio": ("office", "to_plain_cpu"),
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
    if not office_beside.is_here():
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
        if key in results.get(name, {}):
            print(f"{label:<70}{results[name][key]:>12,.2f}")
    if "office" not in results:
        print(
            f"LibreOffice is not installed: nothing was compared with it. Packages: {office_beside.PACKAGES}"
        )
    elif why_not := results["office"]["why_not"]:
        print(f"LibreOffice's mail merge was not measured: {why_not}. Packages: {office_beside.PACKAGES}")


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
