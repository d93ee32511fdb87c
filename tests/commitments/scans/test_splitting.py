"""Tách tập quét theo mã, xếp lại thứ tự trang, ghép thành từng tệp."""

import random
from functools import cache
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from commitments.scans import assembling, ordering, reading, sheets
from commitments.scans.content import JPEG, PDF, PNG, Limits, examine
from commitments.scans.reading import Reading
from commitments.scans.sheets import Sheet
from commitments.scans.splitting import Leftover, Split, Why, split
from tests.commitments.scans import making
from tests.commitments.scans.making import FIRST, SECOND

BLANK = Reading((), is_blank=True)
TORN = Reading(())


def ours(code):
    return Reading((code,))


def test_pages_go_to_their_documents_in_the_order_of_the_scan():
    found = split([ours(FIRST), ours(SECOND), ours(FIRST), ours(FIRST), ours(SECOND)])

    assert found == Split({FIRST: (0, 2, 3), SECOND: (1, 4)}, (), ())


def test_blank_backs_are_set_aside():
    assert split([ours(FIRST), BLANK, ours(FIRST), BLANK]) == Split({FIRST: (0, 2)}, (1, 3), ())


def test_what_nobody_can_read_is_left_with_why_and_a_guess():
    pages = [TORN, ours(FIRST), Reading((), has_foreign=True), Reading((FIRST, SECOND)), ours(SECOND), TORN]

    assert split(pages).left == (
        Leftover(0, Why.NO_CODE, ""),
        Leftover(2, Why.FOREIGN, FIRST),
        Leftover(3, Why.SEVERAL, FIRST),
        Leftover(5, Why.NO_CODE, SECOND),
    )


def test_an_empty_pile_splits_into_nothing():
    assert split([]) == Split({}, (), ())


@cache
def printed_traces():
    return [reading.trace_of(making.page(number, dpi=75)) for number in range(3)]


def scanned(number, **dirt):
    turn = -dirt.get("turn", 0) % 360
    return reading.trace_of(making.dirtied(making.page(number), **dirt), turn, dirt.get("skew", 0))


def test_shuffled_turned_and_skewed_pages_find_their_place():
    shuffled = [scanned(2, skew=3), scanned(0, turn=180), scanned(1, turn=90, skew=-2)]

    assert ordering.places(shuffled, printed_traces()) == [2, 0, 1]


def test_a_page_scanned_twice_has_its_place_once():
    found = ordering.places([scanned(1), scanned(1, skew=5), scanned(0)], printed_traces())

    assert sorted(found, key=str) == [0, 1, None]


def test_a_page_that_is_like_none_has_no_place():
    assert ordering.places([bytes(len(printed_traces()[0])), b""], printed_traces()) == [None, None]


def test_pages_alike_are_not_told_apart():
    alike = [printed_traces()[1], printed_traces()[1]]

    assert ordering.places([scanned(1)], alike) == [None]


def test_the_pages_of_a_file_stand_upright_and_keep_their_pictures(tmp_path):
    thick = making.kept(
        tmp_path, making.stack([making.page(0), making.dirtied(making.page(1), turn=90)]), "a"
    )
    alone = making.kept(tmp_path, making.jpeg(making.dirtied(making.page(2), turn=180)), "b")

    content = assembling.assemble(
        [(Sheet(thick, PDF, 1), 270), (Sheet(alone, JPEG), 180), (Sheet(thick, PDF), 0)]
    )

    kept = making.kept(tmp_path, content, "c")
    assert examine(kept, Limits()).pages == 3
    assert [page.rotation for page in PdfReader(BytesIO(content)).pages] == [270, 180, 0]
    again = [reading.read(Sheet(kept, PDF, number), making.code_of) for number in range(3)]
    assert [(page.codes, page.turn, page.dpi) for page in again] == [((FIRST,), 0, making.DPI)] * 3
    assert ordering.places([page.trace for page in again], printed_traces()) == [1, 2, 0]
    assert alone.read_bytes() in content


def test_a_photograph_is_sewn_in_as_its_camera_says_it_lies(tmp_path):
    noted = Image.Exif()
    noted[0x0112] = 6
    photo = tmp_path / "photo"
    making.dirtied(making.page(), turn=270).save(photo, "JPEG", exif=noted)

    kept = making.kept(tmp_path, assembling.assemble([(Sheet(photo, JPEG), 0)]), "pdf")

    found = reading.read(Sheet(kept, PDF), making.code_of)
    assert (found.codes, found.turn) == ((FIRST,), 0)


def test_a_png_becomes_a_page_too(tmp_path):
    sheet = Sheet(making.kept(tmp_path, making.png(making.page().convert("P"))), PNG)

    kept = making.kept(tmp_path, assembling.assemble([(sheet, 0)]), "pdf")

    assert reading.read(Sheet(kept, PDF), making.code_of).codes == (FIRST,)
    assert sheets.resolution(Sheet(kept, PDF)) == making.DPI


def test_a_thick_shuffled_pile_is_sorted_out(tmp_path):
    """Eight pages of two documents, a back and a torn page among them, each lying as it happens to."""
    lot = random.Random(7)
    fronts = [(number, code) for code in (FIRST, SECOND) for number in range(3)]
    lot.shuffle(fronts)
    pile, expected = [], {FIRST: [], SECOND: []}
    for number, code in fronts:
        expected[code].append(number)
        dirt = {"turn": lot.choice((0, 90, 180, 270)), "skew": lot.uniform(-4, 4)}
        pile.append(making.dirtied(making.page(number, code), **dirt))
    torn = making.page().crop((0, 0, 1240, 1500))
    path = making.kept(tmp_path, making.stack([*pile, making.blank(), torn]))

    readings = [reading.read(Sheet(path, PDF, number), making.code_of) for number in range(8)]

    found = split(readings)
    assert found.blanks == (6,)
    assert [(each.place, each.why) for each in found.left] == [(7, Why.NO_CODE)]
    for code, places in found.documents.items():
        traces = [readings[place].trace for place in places]
        assert ordering.places(traces, printed_traces()) == expected[code]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_turned_by_its_pdf_is_read_as_it_is_shown(tmp_path, turn):
    content = assembling.assemble([(Sheet(making.kept(tmp_path, making.printed(), "a"), PDF), turn)])

    found = reading.read(Sheet(making.kept(tmp_path, content), PDF), making.code_of)

    assert (found.codes, found.turn) == ((FIRST,), -turn % 360)
