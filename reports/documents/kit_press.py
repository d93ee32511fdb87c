"""In bộ tài liệu lễ ký: each one alone, or all in one file, each on a fresh sheet."""

from functools import cache
from io import BytesIO
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import NameObject, TextStringObject
from weasyprint import CSS

from reports.documents import kit_sheets, press
from reports.documents.kit import Kit
from reports.documents.name_cards import name_cards, style
from reports.documents.paper import cleaned
from reports.documents.sparing import SparingReader

TITLE = "Bộ tài liệu lễ ký"
_STYLE = Path(__file__).with_name("kit.css")
_DOCUMENTS = {
    "danh-sach": (kit_sheets.signers, "kit_signers.html"),
    "chuong-trinh": (kit_sheets.programme, "kit_programme.html"),
    "bien-ban": (kit_sheets.minutes, "kit_minutes.html"),
    "bien-ten": (name_cards, "kit_cards.html"),
}
NAMES = tuple(_DOCUMENTS)


def render(kit: Kit, name: str) -> bytes:
    """In một tài liệu, by its name in NAMES."""
    compose, template = _DOCUMENTS[name]
    return press.page(template, compose(cleaned(kit)), _style())


def title(kit: Kit, name: str) -> str:
    """Tên của tệp."""
    compose, _ = _DOCUMENTS[name]
    return compose(cleaned(kit)).document_title


def render_all(kit: Kit) -> bytes:
    """In cả bộ thành một tệp; the name cards, printed on one side, come last."""
    with PdfWriter() as writer:
        for name in NAMES:
            reader = SparingReader(render(kit, name))
            writer.append(reader, outline_item=title(kit, name), import_outline=False)
            if len(reader.pages) % 2 and name != NAMES[-1]:
                writer.add_blank_page()
        press.untag(writer)
        writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
        writer.metadata = {"/Title": TITLE, "/Producer": press.PRODUCER}
        writer.root_object[NameObject("/Lang")] = TextStringObject("vi")
        target = BytesIO()
        writer.write(target)
    return target.getvalue()


@cache
def _style() -> CSS:
    return CSS(string=f"{_STYLE.read_text(encoding='utf-8')}\n{style()}")
