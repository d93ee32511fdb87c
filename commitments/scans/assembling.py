"""Ghép các trang của một văn bản thành một tệp PDF, each set upright; the pictures themselves are not touched."""

from collections.abc import Sequence
from io import BytesIO

import pypdfium2
from PIL import Image

from commitments.scans import aside, pdfium, sheets
from commitments.scans.content import JPEG, PDF
from commitments.scans.sheets import Sheet

VERSION = 17


def assemble(pages: Sequence[tuple[Sheet, int]]) -> bytes:
    """Tệp PDF of the pages in the order given, each with the degrees by which it is turned clockwise.

    Raises `aside.Undrawable`.
    """
    given = [((str(sheet.path), sheet.media_type, sheet.number), turn) for sheet, turn in pages]
    return aside.ask("assemble", pages=given)[1]


def assembled(pages: Sequence[tuple[Sheet, int]]) -> bytes:
    """Ghép các trang, in the process beside us."""
    with pdfium.begun() as document:
        for sheet, turn in pages:
            if sheet.media_type == PDF:
                with pdfium.opened(sheet.path) as source:
                    document.import_pages(source, [sheet.number])
            else:
                turn += _add_picture(document, sheet)
            page = document[len(document) - 1]
            page.set_rotation((page.get_rotation() + turn) % 360)
            page.close()
        written = BytesIO()
        document.save(written, version=VERSION)
    return written.getvalue()


def _add_picture(document, sheet):
    """One page for one picture, A4 or as near to it as its sides allow; returns how its camera says it is turned."""
    wide, high = sheets.size(sheet)
    scale = pdfium.POINTS_PER_INCH / sheets.resolution_of(wide, high)
    page = document.new_page(wide * scale, high * scale)
    image = pypdfium2.PdfImage.new(document)
    if sheet.media_type == JPEG:
        image.load_jpeg(sheet.path, inline=True)
    else:
        bitmap = pypdfium2.PdfBitmap.from_pil(
            sheets.flat(Image.open(sheet.path, formats=["PNG"])).convert("RGB")
        )
        image.set_bitmap(bitmap)
        bitmap.close()
    image.set_matrix(pypdfium2.PdfMatrix().scale(wide * scale, high * scale))
    page.insert_obj(image)
    page.gen_content()
    page.close()
    return sheets.camera_turn(sheet)
