"""Tệp của người ngoài được mở ở tiến trình phụ: what would take for ever, or all memory, is ended and told in words."""

import pytest

from commitments.scans import aside, sheets
from commitments.scans.aside import Undrawable
from commitments.scans.content import PDF
from commitments.scans.sheets import Sheet
from tests.commitments.scans import making

DEEP, WIDE = 12, 12
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>"


def endless(depth=DEEP):
    """A few hundred bytes: a form that draws a form a dozen times, which draws another a dozen times, and so on."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE,
        _stream(b"", b"/F Do"),
    ]
    for number in range(5, 5 + depth):
        inner = b"/Resources<</XObject<</F %d 0 R>>>>" % (number + 1)
        parts.append(_stream(b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + inner, b"/F Do\n" * WIDE))
    parts.append(_stream(b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]", b"0 0 500 500 re f\n" * WIDE))
    return _pdf(parts)


def _stream(about, data):
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (about, len(data), data)


def _pdf(parts):
    written, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    trailer = b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(written))
    return written + head + table + trailer


@pytest.fixture
def impatient(monkeypatch):
    """Một giây cho mỗi việc."""
    monkeypatch.setattr(aside, "SECONDS", dict.fromkeys(aside.SECONDS, 1))


@pytest.mark.parametrize("deed", [lambda sheet: sheets.picture(sheet, 45), sheets.resolution])
def test_a_page_that_would_be_drawn_for_years_is_given_up_and_the_next_one_is_drawn(
    tmp_path, impatient, deed
):
    hostile, good = (
        making.kept(tmp_path, endless(), "xau.pdf"),
        making.kept(tmp_path, making.printed(), "tot.pdf"),
    )

    with pytest.raises(Undrawable, match="quá phức tạp"):
        deed(Sheet(hostile, PDF))

    assert sheets.picture(Sheet(good, PDF), 45).size == (373, 527)


def test_the_process_beside_ends_with_us_and_a_new_one_is_started(tmp_path):
    good = Sheet(making.kept(tmp_path, making.printed()), PDF)
    first = sheets.picture(good, 45)
    aside.end()

    assert sheets.picture(good, 45).tobytes() == first.tobytes()
