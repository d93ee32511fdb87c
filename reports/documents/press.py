"""In văn bản ra PDF: the templates, the style sheets and WeasyPrint, kept ready between documents.

A document is the same bytes each time it is printed. PDF/A-2b, tagged, fonts embedded. Nothing is fetched but the
four font files. The layout engine's fonts may not be used by two threads at once, hence the lock.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from multiprocessing.util import Finalize
from pathlib import Path
from threading import Lock

import pydyf
from django.template import Context, Engine
from pypdf import PdfWriter
from pypdf.generic import NameObject, TextStringObject
from weasyprint import CSS
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from reports.documents.amendment_composition import AmendmentSheet, compose_amendment
from reports.documents.amendment_paper import AmendmentPaper
from reports.documents.composition import Back, Sheet, compose, document_title, notice_size
from reports.documents.fonts import face_rules
from reports.documents.kept.engine import keeping
from reports.documents.paper import CommitmentPaper, cleaned
from reports.documents.parsed import Parsed
from reports.documents.serialised import serialise
from reports.documents.signatures.fields import leave_places
from reports.documents.sparing import SparingReader

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE.parents[1] / "templates"
SHEETS = (
    "page.css",
    "head.css",
    "body.css",
    "table.css",
    "signing.css",
    "annex.css",
    "amendment.css",
    "stamp.css",
)
DEFAULTS = "defaults.css"
COLOURS = "sRGB"
PRODUCER = "Camket"
MERGED_TITLE = "Tập bản cam kết"
_ONE_AT_A_TIME = Lock()
logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)  # else eight lines for every document


class _Undefined(str):
    """Biến không có trong mẫu văn bản là lỗi của ta: Django asks `"%s" in`, then calls `%` with its name."""

    def __mod__(self, variable):
        raise LookupError(f"undefined variable {variable} in a document template")


def make_ready() -> None:
    """Đọc sẵn mẫu, kiểu trình bày và phông, before the first document. Raises `fonts.FontMissing`."""
    _tools()


def render(paper: CommitmentPaper | AmendmentPaper) -> bytes:
    """In một bản cam kết, hoặc một phụ lục điều chỉnh."""
    if isinstance(paper, AmendmentPaper):
        return _print("amendment.html", compose_amendment(paper))
    return _print("commitment.html", compose(paper))


def merge(documents: Iterable[tuple[CommitmentPaper, bytes]]) -> bytes:
    """Ghép các bản đã in thành một tệp: each starts on a right-hand page and counts its pages from 1."""
    backs = {}
    with PdfWriter() as writer:
        for paper, document in documents:
            reader = SparingReader(document)
            writer.append(reader, outline_item=document_title(paper), import_outline=False)
            if len(reader.pages) % 2:
                kind = (paper.notice, paper.is_draft)
                if kind not in backs:
                    backs[kind] = SparingReader(_back_page(*kind))
                writer.add_page(backs[kind].pages[0])
            # What was read of it is in the writer now; kept twice, 36 documents would take 60 MB more.
            reader.forget()
        untag(writer)
        writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
        writer.metadata = {"/Title": MERGED_TITLE, "/Producer": PRODUCER}
        writer.root_object[NameObject("/Lang")] = TextStringObject("vi")
        target = BytesIO()
        writer.write(target)
    return target.getvalue()


def small(template: str, context: dict, width: float, height: float) -> bytes:
    """In một hình nhỏ cỡ mm cho trước, to be placed on a document: no margin, untagged, images only from itself."""
    size = CSS(
        string=f"@page {{ size: {width:.2f}mm {height:.2f}mm; margin: 0; @top-center {{ content: none }} }}"
    )
    fetcher = URLFetcher(allowed_protocols=("data",))
    return _written(template, context, fetcher, size, pdf_tags=False)


def page(template: str, sheet: object, *styles: CSS) -> bytes:
    """In một tờ không phải bản cam kết, such as those of the kit, with style sheets of its own after ours."""
    return _written(template, {"sheet": sheet}, URLFetcher(allowed_protocols=()), *styles, pdf_tags=True)


def untag(writer: PdfWriter) -> None:
    """Bỏ dấu cấu trúc của từng trang: the structure they point to stays behind in the single documents."""
    for page in writer.pages:
        for key in ("/StructParents", "/Tabs"):
            page.pop(key, None)


def _back_page(notice: str, is_draft: bool) -> bytes:
    """Mặt sau để trống của tờ cuối; the notice stands on it too."""
    notice = cleaned(notice)
    sheet = Back(notice=notice, notice_size=notice_size(notice), is_draft=is_draft)
    return _print("back.html", sheet)


def _print(template: str, sheet: Sheet | AmendmentSheet | Back) -> bytes:
    return _written(
        template,
        {"sheet": sheet},
        URLFetcher(allowed_protocols=()),
        pdf_tags=True,
        is_to_sign=not sheet.is_draft,
    )


def _written(
    template: str, context: dict, fetcher: URLFetcher, *styles: CSS, pdf_tags: bool, is_to_sign: bool = False
) -> bytes:
    tools = _tools()
    html = tools.engine.get_template(template).render(Context(context, use_l10n=False))
    with _ONE_AT_A_TIME, keeping():
        return Parsed(html, fetcher, tools.defaults).write_pdf(
            stylesheets=[tools.style, *styles],
            font_config=tools.fonts,
            color_profiles={COLOURS: _colours(tools.colours)},
            output_intent=COLOURS,
            pdf_variant="pdf/a-2b",
            pdf_tags=pdf_tags,
            finisher=_finished_to_sign if is_to_sign else _finished,
        )


def _finished_to_sign(document, pdf: pydyf.PDF) -> None:
    leave_places(document, pdf)
    serialise(pdf)


def _finished(document, pdf: pydyf.PDF) -> None:
    serialise(pdf)


def _colours(profile: bytes) -> ColorProfile:
    """Hệ màu của PDF/A; a fresh one each time, for one that has been written once is written differently again."""
    return ColorProfile(BytesIO(profile), COLOURS, "relative-colorimetric", (["r"], ["g"], ["b"]))


@dataclass(frozen=True)
class _Tools:
    engine: Engine
    defaults: CSS
    style: CSS
    fonts: FontConfiguration
    colours: bytes


@cache
def _tools() -> _Tools:
    """Mẫu, kiểu trình bày, phông và hệ màu: read once a process."""
    engine = Engine(
        dirs=[TEMPLATES / "reports" / "documents"],
        builtins=["reports.documents.wholes"],
        string_if_invalid=_Undefined("%s"),
    )
    fonts = FontConfiguration()
    # Its folder goes when it is deleted, and a process that prints beside others ends without deleting anything.
    Finalize(None, fonts.__del__, exitpriority=0)
    rules = [face_rules(), *((HERE / name).read_text(encoding="utf-8") for name in SHEETS)]
    files_only = URLFetcher(allowed_protocols=("file",))
    style = CSS(string="\n".join(rules), font_config=fonts, url_fetcher=files_only)
    colours = (resources.files("weasyprint") / "pdf" / "sRGB2014.icc").read_bytes()
    defaults = CSS(string=(HERE / DEFAULTS).read_text(encoding="utf-8"))
    return _Tools(engine, defaults, style, fonts, colours)
