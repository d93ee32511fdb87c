"""Chốt cả đợt bằng nhiều tiến trình in: one paper that fails, kills its process or changes meanwhile stops no other."""

import os
from dataclasses import replace

import pytest

from commitments.models import Document, Target
from reports import agreeing_batches, issuing, printing
from tests import world
from tests.reports.documents.reading import pages, text
from units import vault

pytestmark = pytest.mark.django_db
# The processes that print know no database.
PROCESSES = pytest.mark.parametrize("processes", [1, pytest.param(2, marks=pytest.mark.once)])


class Deadly(str):
    """Chữ làm chết tiến trình nhận nó."""

    def __reduce__(self):
        return os._exit, (1,)


@pytest.fixture
def small():
    """Ba đơn vị, chưa ai ký."""
    return world.build(signed_on=None)


@pytest.fixture
def of_second(monkeypatch):
    """Đổi một chỗ trong bản đem in của U2."""

    def change(**changes):
        reading = issuing.taken

        def read(thing):
            found = reading(thing)
            is_second = found.paper is not None and found.paper.unit_code == "U2"
            return replace(found, paper=replace(found.paper, **changes)) if is_second else found

        monkeypatch.setattr(issuing, "taken", read)

    return change


def agreed_all(small):
    job = printing.agree_all(small.campaign, by=small.giang)
    return list(job.items.values_list("key", "state", "error"))


def agreed_units():
    return sorted(Document.objects.current().values_list("commitment__unit__code", flat=True))


@PROCESSES
def test_each_paper_is_agreed_as_if_it_were_alone(small, settings, processes):
    settings.PRINT_PROCESSES = processes

    assert agreed_all(small) == [("U1", "done", ""), ("U2", "done", ""), ("U3", "done", "")]

    for document in Document.objects.current():
        sheets = [text(page) for page in pages(vault.read(document.pdf))]
        assert all(document.shown_code in sheet for sheet in sheets)
        assert f"SỞ THỬ {document.commitment.unit.code}" in sheets[0]
        assert not issuing.is_stale(document)


@PROCESSES
def test_a_paper_that_cannot_be_printed_is_named_and_the_rest_is_agreed(
    small, settings, of_second, processes
):
    settings.PRINT_PROCESSES = processes
    of_second(years=())

    first, second, third = agreed_all(small)

    assert (first, third) == (("U1", "done", ""), ("U3", "done", ""))
    assert second[:2] == ("U2", "failed")
    assert second[2].startswith("Không in được (ValueError: ")
    assert agreed_units() == ["U1", "U3"]


def test_a_paper_that_cannot_be_composed_is_named_and_the_rest_is_agreed(small, monkeypatch):
    reading = issuing.taken

    def read(thing):
        if thing.unit.code == "U2":
            raise ValueError("Không đọc được.")
        return reading(thing)

    monkeypatch.setattr(issuing, "taken", read)

    assert agreed_all(small) == [("U1", "done", ""), ("U2", "failed", "Không đọc được."), ("U3", "done", "")]
    assert agreed_units() == ["U1", "U3"]


@pytest.mark.once
def test_a_paper_that_kills_its_process_is_named_and_the_rest_is_agreed(small, settings, of_second):
    settings.PRINT_PROCESSES = 2
    of_second(place=Deadly("x"))

    first, second, third = agreed_all(small)

    assert (first, third) == (("U1", "done", ""), ("U3", "done", ""))
    assert second[:2] == ("U2", "failed")
    assert second[2].startswith("Không in được (BrokenProcessPool: ")
    assert agreed_units() == ["U1", "U3"]


def test_what_is_edited_while_the_others_are_printed_is_agreed_as_it_is_then(small, monkeypatch):
    printing_all = agreeing_batches.render_many

    def meanwhile(papers, jobs):
        for printed in printing_all(papers, jobs):
            Target.objects.filter(item__commitment__unit__code="U3", item__indicator__number="1").update(
                value=97
            )
            yield printed

    monkeypatch.setattr(agreeing_batches, "render_many", meanwhile)

    assert agreed_all(small) == [("U1", "done", ""), ("U2", "done", ""), ("U3", "done", "")]
    agreed = Document.objects.get(commitment__unit__code="U3")
    assert "97" in text(pages(vault.read(agreed.pdf))[0])
    assert not issuing.is_stale(agreed)


def test_who_lost_the_role_while_it_was_printed_agrees_on_nothing(small, monkeypatch):
    printing_all = agreeing_batches.render_many

    def meanwhile(papers, jobs):
        small.giang.assignments.all().delete()
        yield from printing_all(papers, jobs)

    monkeypatch.setattr(agreeing_batches, "render_many", meanwhile)

    assert [state for _, state, _ in agreed_all(small)] == ["failed"] * 3
    assert agreed_units() == []
