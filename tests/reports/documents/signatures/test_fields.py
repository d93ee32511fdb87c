"""Ô ký số chừa trên văn bản: where they stand, what they are called, and that they change nothing else."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from reports.documents import press
from reports.documents.paper import Group
from tests.reports.documents.papers import joint_paper, line, paper
from tests.reports.documents.reading import found, mm, pages
from tests.reports.documents.signatures.made import base, blank


def widgets(content):
    for number, page in enumerate(PdfReader(BytesIO(content)).pages):
        for annotation in page.get("/Annots", ()):
            yield number, annotation.get_object()


def boxes(content):
    return {
        str(widget["/T"]): (number, [float(edge) for edge in widget["/Rect"]])
        for number, widget in widgets(content)
    }


def test_every_signer_number_date_and_seal_have_a_place():
    assert list(boxes(base())) == [
        "van-thu-so",
        "van-thu-ngay",
        "ky-chung-kien-1",
        "ky-chung-kien-2",
        "ky-cam-ket",
        "van-thu-dau",
    ]


def test_names_in_words_are_vietnamese():
    named = {str(widget["/T"]): str(widget["/TU"]) for _, widget in widgets(base())}

    assert named["ky-cam-ket"] == "Chữ ký người cam kết"
    assert named["ky-chung-kien-2"] == "Chữ ký người chứng kiến thứ 2"
    assert named["van-thu-dau"] == "Dấu của cơ quan (văn thư)"


def test_known_number_and_date_leave_no_place_for_them():
    dated = press.render(paper())

    assert list(boxes(dated)) == ["ky-nhan-1", "ky-cam-ket", "van-thu-dau"]


def test_place_of_the_leader_stands_between_office_and_name():
    number, (left, bottom, right, top) = boxes(base())["ky-cam-ket"]
    page = pages(base())[number]
    name = found(page, "Đặng Thị Ngoãn")
    office = found(page, "NÔNG THÔN")

    assert float(page.height) - name["top"] < bottom
    assert top < float(page.height) - office["bottom"] + 4
    assert (left + right) / 2 == pytest.approx((name["x0"] + name["x1"]) / 2, abs=2)
    assert mm(top - bottom) == pytest.approx(25, abs=0.5)


def test_seal_is_36_mm_and_covers_a_third_of_the_signature_on_its_left():
    _, (left, _, right, _) = boxes(base())["ky-cam-ket"]
    _, (seal_left, seal_bottom, seal_right, seal_top) = boxes(base())["van-thu-dau"]

    assert mm(seal_right - seal_left) == pytest.approx(36, abs=0.1)
    assert mm(seal_top - seal_bottom) == pytest.approx(36, abs=0.1)
    assert (seal_right - left) / (right - left) == pytest.approx(1 / 3, abs=0.01)
    assert seal_left < left


def test_number_stands_between_its_word_and_its_symbol():
    number, (left, bottom, right, top) = boxes(base())["van-thu-so"]
    page = pages(base())[number]

    assert left >= found(page, "Số:")["x1"]
    assert right <= found(page, "/BCK-SNN")["x0"] + 0.5
    assert top - bottom > 10


def test_joint_document_has_a_place_in_every_row():
    shared = joint_paper(3, groups=(Group((line(),)),))

    assert list(boxes(press.render(shared))) == [
        "ky-chung-1",
        "ky-chung-2",
        "ky-chung-3",
        "ky-chung-kien-1",
        "ky-chung-kien-2",
        "van-thu-dau",
    ]


def test_draft_has_no_place_to_sign():
    assert boxes(press.render(replace(blank(), is_draft=True))) == {}


def test_places_are_the_same_bytes_each_time():
    assert press.render(blank()) == base()


def test_places_keep_the_file_an_archive_file():
    for _, widget in widgets(base()):
        assert widget["/F"] == 4  # printed, not hidden
        assert widget["/AP"]["/N"].get_data() == b""
    reader = PdfReader(BytesIO(base()))
    assert (reader.xmp_metadata.pdfaid_part, reader.xmp_metadata.pdfaid_conformance) == ("2", "B")
