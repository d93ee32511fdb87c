"""Đọc dè sẻn mà không khác: what is taken from a document is what pypdf's own reader takes."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from reports.documents import press
from reports.documents.sparing import SparingReader
from tests.reports.documents.papers import joint_paper, paper
from tests.reports.documents.test_batch import SHORT

pytestmark = pytest.mark.once


class Whole(PdfReader):
    """Bộ đọc của pypdf, asked as ours is."""

    def __init__(self, content):
        super().__init__(BytesIO(content))

    def forget(self):
        self.resolved_objects.clear()


def test_merged_it_is_the_same_bytes_as_read_whole(monkeypatch):
    documents = [(given, press.render(given)) for given in (paper(), joint_paper(2), paper(**SHORT))]
    merged = press.merge(documents)

    monkeypatch.setattr(press, "SparingReader", Whole)

    assert press.merge(documents) == merged


def test_tags_are_not_read_for_the_pages():
    document = press.render(paper())
    sparing, whole = SparingReader(document), Whole(document)

    assert len(sparing.pages) == len(whole.pages) == 3
    assert len(sparing.resolved_objects) < 10 < 400 < len(whole.resolved_objects)


def test_every_object_is_read_as_pypdf_reads_it():
    document = press.render(paper())
    sparing, whole = SparingReader(document), Whole(document)

    for number in whole.xref_objStm:
        assert written(sparing.get_object(number)) == written(whole.get_object(number))


def written(thing):
    target = BytesIO()
    thing.write_to_stream(target)
    return target.getvalue()


def test_what_a_later_revision_replaces_is_read_from_that():
    writer = PdfWriter(BytesIO(press.render(paper())), incremental=True)
    writer.add_metadata({"/Subject": "Bản sửa"})
    target = BytesIO()
    writer.write(target)

    assert SparingReader(target.getvalue()).metadata.subject == "Bản sửa"


def test_a_pack_with_a_table_that_is_no_table_is_left_to_pypdf(monkeypatch):
    document = press.render(paper(**SHORT))
    monkeypatch.setattr(SparingReader, "_unpacked", lambda *_: (BytesIO(), {}))

    assert len(SparingReader(document).pages) == 1


def test_what_was_read_is_forgotten():
    reader = SparingReader(press.render(paper(**SHORT)))
    assert len(reader.pages) == 1

    reader.forget()

    assert (reader.resolved_objects, reader._packs) == ({}, {})
    assert reader.pages[0].mediabox.width > 0
