"""In hàng loạt và ghép thành một tệp."""

import os
import signal
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from reports.documents import batch
from reports.documents.batch import render_many
from reports.documents.press import merge, render
from tests.reports.documents.papers import NOTICE, paper
from tests.reports.documents.reading import pages, text

SHORT = {"groups": (), "sanctions": "", "legal_bases": (), "duties": "Chịu trách nhiệm."}


class Deadly(str):
    """Chữ làm chết tiến trình nhận nó."""

    def __reduce__(self):
        return os._exit, (1,)


def names(outcomes):
    return [(given.unit_code, type(outcome).__name__) for given, outcome in outcomes]


def merged(papers):
    return merge(list(render_many(papers)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_fails_does_not_stop_the_rest(jobs):
    papers = [paper(unit_code="A"), paper(unit_code="B", years=()), paper(unit_code="C")]

    outcomes = list(render_many(papers, jobs))

    assert names(outcomes) == [("A", "bytes"), ("B", "ValueError"), ("C", "bytes")]
    assert outcomes[0][1] == render(papers[0])


def test_a_document_that_kills_its_process_does_not_stop_the_rest():
    papers = [paper(unit_code="A"), paper(unit_code="B", place=Deadly("x")), paper(unit_code="C")]

    assert names(render_many(papers, 2)) == [("A", "bytes"), ("B", "BrokenProcessPool"), ("C", "bytes")]


def test_merged_documents_start_on_a_right_hand_page_and_count_from_one():
    papers = [paper(unit_code="A"), paper(unit_code="B", **SHORT), paper(unit_code="C", **SHORT)]
    lengths = [len(pages(render(given))) for given in papers]

    sheets = pages(merged(papers))

    numbers = ["".join(char["text"] for char in page.chars if char["top"] < 56) for page in sheets]
    assert lengths == [3, 1, 1]
    assert numbers == ["", "2", "3", "", "", "", "", ""]
    assert ["CỘNG HÒA" in text(page) for page in sheets] == [
        True,
        False,
        False,
        False,
        True,
        False,
        True,
        False,
    ]


def test_merged_file_has_the_notice_on_its_empty_pages_too():
    sheets = pages(merged([paper(**SHORT)]))

    assert [NOTICE in text(page) for page in sheets] == [True, True]


def test_merged_file_has_a_bookmark_for_each_document():
    file = pypdf.PdfReader(BytesIO(merged([paper(), paper(unit_name="Sở Nội vụ", **SHORT)])))

    assert [entry.title for entry in file.outline] == [
        "Bản cam kết - Sở Nông nghiệp và Phát triển nông thôn",
        "Bản cam kết - Sở Nội vụ",
    ]
    assert [file.get_destination_page_number(entry) for entry in file.outline] == [0, 4]


def test_merged_file_is_the_same_bytes_each_time():
    papers = [paper(**SHORT), paper(unit_name="Sở Nội vụ", **SHORT)]

    assert merged(papers) == merged(papers)


def test_printing_processes_are_copies_of_one_that_has_read_the_code_and_stays():
    batch.expect(2)
    with batch._processes(1) as first, batch._processes(1) as second:
        origins = {first.submit(os.getppid).result(), second.submit(os.getppid).result()}
    with batch._processes(1) as later:
        origins.add(later.submit(os.getppid).result())

    [origin] = origins
    assert origin != os.getpid()
    assert "libpango" in Path(f"/proc/{origin}/maps").read_text()


def test_the_process_they_are_copies_of_has_one_thread_and_no_font_open():
    with batch._processes(1) as worker:
        origin = Path(f"/proc/{worker.submit(os.getppid).result()}")

    assert len(list((origin / "task").iterdir())) == 1
    assert "Tinos" not in (origin / "maps").read_text()


def test_a_batch_goes_on_when_the_process_they_are_copies_of_is_killed():
    with batch._processes(1) as worker:
        origin = worker.submit(os.getppid).result()
    outcomes = render_many([paper(unit_code=code, **SHORT) for code in "ABCD"], 2)
    begun = [next(outcomes)]

    os.kill(origin, signal.SIGKILL)

    assert names([*begun, *outcomes]) == [("A", "bytes"), ("B", "bytes"), ("C", "bytes"), ("D", "bytes")]


def test_who_prints_alone_starts_no_other_process(monkeypatch):
    monkeypatch.setattr(batch.forkserver, "ensure_running", lambda: pytest.fail("started"))

    batch.expect(1)
