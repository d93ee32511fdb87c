"""Tệp quét thật sự là gì, by its content and never by its name: PDF, JPEG or PNG that opens and hides nothing."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from commitments.scans import aside, pdfium

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
SUFFIXES = {PDF: "pdf", JPEG: "jpg", PNG: "png"}
_IMAGES = {JPEG: JpegImageFile, PNG: PngImageFile}
# Looked for by ourselves: the printing library tells Pillow, for the whole process, to bear with pictures cut off.
_ENDS = {PDF: b"%%EOF", JPEG: b"\xff\xd9", PNG: b"IEND"}
_HEAD, _TAIL = 1024, 2048  # a PDF may have a few bytes before its first mark and after its last
_FORGET_AFTER = 64

# What a damaged or hostile file makes the libraries raise: they trust what they parse.
BROKEN = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)

EMPTY = "Tệp trống. Kiểm tra lại máy quét rồi chọn tệp khác."
OTHER = "Tệp không phải PDF, JPEG hay PNG. Quét bản giấy thành một trong ba loại tệp này rồi tải lên."
LOCKED = "Tệp PDF đặt mật khẩu hoặc hạn chế quyền. Lưu lại tệp không có mật khẩu rồi tải lên."
CUT_OFF = "Tệp bị cắt cụt, có thể do sao chép dở dang. Sao chép hoặc quét lại rồi tải lên."
DAMAGED = "Tệp hỏng, không mở được. Quét lại rồi tải lên."
NO_PAGES = "Tệp PDF không có trang nào. Quét lại rồi tải lên."
ACTIVE = "Tệp PDF có {what}; bản quét không cần phần này. In tệp ra PDF mới hoặc quét lại rồi tải lên."
_FORBIDDEN = {
    "/JavaScript": "mã lệnh (JavaScript)",
    "/JS": "mã lệnh (JavaScript)",
    "/Launch": "lệnh mở chương trình khác",
    "/SubmitForm": "lệnh gửi dữ liệu đi nơi khác",
    "/ImportData": "lệnh lấy dữ liệu từ tệp khác",
    "/GoToR": "lệnh mở tệp khác",
    "/GoToE": "lệnh mở tệp khác",
    "/EmbeddedFile": "tệp đính kèm",
    "/EmbeddedFiles": "tệp đính kèm",
    "/RichMedia": "nội dung đa phương tiện",
    "/XFA": "biểu mẫu động (XFA)",
}


class Unfit(Exception):
    """Tệp không nhận được; the message says what is wrong and what to do."""


@dataclass(frozen=True)
class Limits:
    """Giới hạn của một tệp quét."""

    megabytes: int = 300
    pages: int = 400
    megapixels: int = 75
    """Of one page: A4 at 600 dpi has 35."""


@dataclass(frozen=True)
class Content:
    """Nội dung đã nhận ra của một tệp."""

    media_type: str
    pages: int


def examine(path: Path, limits: Limits) -> Content:
    """Xem tệp là gì, and raise Unfit where it cannot be taken."""
    size = path.stat().st_size
    if not size:
        raise Unfit(EMPTY)
    if size > limits.megabytes * 2**20:
        raise Unfit(
            f"Tệp lớn hơn {limits.megabytes} MB. Quét ở 200–300 dpi, hoặc chia tập thành nhiều tệp nhỏ hơn."
        )
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(max(0, size - _TAIL))
        tail = file.read()
    media_type = _claimed(head)
    if _ENDS[media_type] not in tail:
        raise Unfit(CUT_OFF)
    return _pdf(path, limits) if media_type == PDF else _image(path, media_type, limits)


def _claimed(head):
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if b"%PDF-" in head:
        return PDF
    raise Unfit(OTHER)


def _image(path, media_type, limits):
    try:
        with path.open("rb") as file:
            # The class itself, not Image.open: no other kind is tried, and the size is known before a pixel is.
            image = _IMAGES[media_type](file)
            _refuse_pixels(*image.size, limits)
            image.load()
    except BROKEN as fault:
        raise Unfit(DAMAGED) from fault
    return Content(media_type, 1)


def _refuse_pixels(width, height, limits):
    if width * height > limits.megapixels * 10**6:
        raise Unfit(
            f"Ảnh {width} × {height} điểm quá lớn (trên {limits.megapixels} triệu điểm). Quét lại ở 200–300 dpi."
        )


def _pdf(path, limits):
    try:
        told, _ = aside.ask("examine", path=str(path), limits=asdict(limits))
    except aside.Undrawable as fault:
        raise Unfit(DAMAGED) from fault
    if reason := told.get("unfit"):
        raise Unfit(reason)
    return Content(PDF, told["pages"])


def pages_of(path: Path, limits: Limits) -> int:
    """Xem tệp PDF và đếm trang, in the process beside us; raises Unfit."""
    _look_into(path, limits)
    try:
        with pdfium.opened(path) as document:
            pages = len(document)
            sizes = [document.get_page_size(number) for number in range(min(pages, limits.pages))]
    except pdfium.Fault as fault:
        raise Unfit(DAMAGED) from fault
    if not pages:
        raise Unfit(NO_PAGES)
    if pages > limits.pages:
        raise Unfit(f"Tệp có {pages} trang, nhiều nhất là {limits.pages}. Chia thành nhiều tệp rồi tải lên.")
    if any(not 0 < side <= pdfium.LONGEST_SIDE for size in sizes for side in size):
        raise Unfit("Tệp PDF có trang dài quá 2 m. Quét lại đúng khổ giấy rồi tải lên.")
    return pages


def _look_into(path, limits):
    """Every object of the file is looked at, not only those that are reached from a page."""
    try:
        with path.open("rb") as file:
            reader = PdfReader(file)
            if reader.is_encrypted:
                raise Unfit(LOCKED)
            for value in _objects(reader):
                if what := _forbidden_in(value):
                    raise Unfit(ACTIVE.format(what=what))
                _refuse_huge(value, limits)
    except BROKEN as fault:
        raise Unfit(DAMAGED) from fault


def _refuse_huge(value, limits):
    if isinstance(value, DictionaryObject) and value.get("/Subtype") == "/Image":
        _refuse_pixels(int(value.get("/Width", 0)), int(value.get("/Height", 0)), limits)


def _objects(reader: PdfReader) -> Iterator:
    """Mọi đối tượng của tệp; forgotten again when read, so that a thick scan takes no more memory."""
    yield reader.trailer
    numbers = {
        (number, generation) for generation, those in reader.xref.items() for number in those if number
    }
    numbers |= {(number, 0) for number in reader.xref_objStm}
    for place, (number, generation) in enumerate(sorted(numbers)):
        yield reader.get_object(IndirectObject(number, generation, reader))
        if place % _FORGET_AFTER == 0:
            reader.resolved_objects.clear()


def _forbidden_in(value):
    """Phần bị cấm trong một đối tượng, with everything that is written inside it directly."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, DictionaryObject):
            for key, inner in dict.items(each):
                if key in _FORBIDDEN:
                    return _FORBIDDEN[key]
                waiting.append(inner)
        elif isinstance(each, ArrayObject):
            waiting.extend(list.__iter__(each))
        elif isinstance(each, NameObject) and each in _FORBIDDEN:
            return _FORBIDDEN[each]
    return None
