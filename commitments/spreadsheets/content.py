"""Tệp tải lên thật sự là gì, by its content and never by its name: an .xlsx of modest size, with nothing odd in it."""

import re
import zlib
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from openpyxl.utils import range_boundaries

LARGEST_FILE = 5 * 2**20
LARGEST_UNPACKED = 12 * 2**20
MOST_PARTS = 300
MOST_ROWS = 3_000
MOST_CELLS = 60_000

EMPTY = "Tệp trống. Chọn lại tệp biểu đã nhập."
TOO_LARGE = (
    f"Tệp lớn hơn {LARGEST_FILE // 2**20} MB, không phải biểu của một báo cáo. Kiểm tra lại tệp đã chọn."
)
BOMB = (
    "Tệp khi mở ra quá lớn nên không được nhận. Chép số liệu vào biểu vừa tải từ trang báo cáo rồi nạp lại."
)
HUGE = "Bảng tính có quá nhiều dòng hoặc ô. Xoá các dòng thừa bên dưới, hoặc chép số liệu vào biểu vừa tải rồi nạp lại."
DAMAGED = "Tệp hỏng hoặc sao chép dở dang, không mở được. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi nạp."
LOCKED = "Tệp đặt mật khẩu. Mở tệp, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc), lưu lại rồi nạp."
OLD_EXCEL = (
    "Tệp Excel đời cũ (.xls). Mở bằng Excel, chọn Lưu dưới dạng (Save As) → Excel Workbook (.xlsx), rồi nạp."
)
OLD_WORD = "Tệp Word đời cũ (.doc), không phải bảng tính. Nạp tệp biểu Excel (.xlsx)."
WORD = "Tệp Word (.docx), không phải bảng tính. Nạp tệp biểu Excel (.xlsx)."
ODS = "Tệp OpenDocument (.ods). Trong LibreOffice chọn Lưu dưới dạng → Excel 2007–365 (.xlsx), rồi nạp."
BINARY = "Tệp Excel nhị phân (.xlsb). Lưu lại dạng Excel Workbook (.xlsx), rồi nạp."
MACROS = "Tệp có macro (.xlsm). Lưu lại dạng Excel Workbook (.xlsx) không có macro, rồi nạp."
CSV = "Tệp văn bản (.csv), không giữ được mẫu biểu. Chép số liệu vào biểu Excel vừa tải rồi nạp."
WEB = "Tệp trang web (HTML, XML) mang đuôi Excel. Mở bằng Excel, lưu lại dạng .xlsx rồi nạp."
OTHER = "Tệp không phải bảng tính Excel (.xlsx). Tải biểu từ trang báo cáo, nhập rồi nạp lại."
ACTIVE = "Tệp có nội dung không được dùng trong bảng tính. Chép số liệu vào biểu vừa tải rồi nạp lại."

# What a damaged or hostile file makes the libraries raise: they trust what they parse.
BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_DECLARED = re.compile(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)")
_READABLE = {b"utf-8", b"us-ascii"}


class Unfit(Exception):
    """Tệp không nhận được; the message says what is wrong and what to do."""


def examine(path: Path) -> None:
    """Xem tệp có nhận được không; raises Unfit."""
    size = path.stat().st_size
    if not size:
        raise Unfit(EMPTY)
    if size > LARGEST_FILE:
        raise Unfit(TOO_LARGE)
    with path.open("rb") as file:
        head = file.read(8)
    if head == _OLE:
        raise Unfit(_old(path.read_bytes()))
    if not head.startswith(_ZIP):
        raise Unfit(_flat(path.read_bytes()))
    try:
        with ZipFile(path) as archive:
            _look_into(archive)
    except BROKEN as fault:
        raise Unfit(DAMAGED) from fault


def _old(content):
    """Tệp OLE: an old format, or a new one behind a password."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return LOCKED
    return OLD_WORD if "WordDocument".encode("utf-16-le") in content else OLD_EXCEL


def _flat(content):
    if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return WEB
    if b"\0" in content or content.startswith(b"%PDF"):
        return OTHER
    return CSV


def _look_into(archive):
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if wrong := _kind(archive, names):
        raise Unfit(wrong)
    if any(part.flag_bits & 1 for part in parts):
        raise Unfit(LOCKED)
    if len(parts) > MOST_PARTS or len(names) != len(parts):
        raise Unfit(BOMB)
    # What a part says of its size is all that can be read of it.
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Unfit(BOMB)
    for part in parts:
        _part(archive.read(part))


def _kind(archive, names):
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
        return ODS if b"spreadsheet" in archive.read("mimetype") else OTHER
    if "word/document.xml" in names:
        return WORD
    if "xl/workbook.bin" in names:
        return BINARY
    if any(name.endswith("vbaProject.bin") for name in names):
        return MACROS
    return "" if {"[Content_Types].xml", "xl/workbook.xml"} <= names else OTHER


def _part(content):
    """Whatever a part is called: no types of its own (entities make a small file large), few rows, cells and merges."""
    declared = _DECLARED.match(content)
    if content.startswith(_UTF16) or (declared and declared[1].lower() not in _READABLE):
        raise Unfit(ACTIVE)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Unfit(ACTIVE)
    if len(_ROW.findall(content)) > MOST_ROWS or len(_CELL.findall(content)) > MOST_CELLS:
        raise Unfit(HUGE)
    if b"mergeCell" in content and _merged(content) > MOST_CELLS:
        raise Unfit(HUGE)


def _merged(content):
    """How many cells are merged: the library makes an object of each before anybody can look."""
    total = 0
    for _, element in ElementTree.iterparse(BytesIO(content)):  # noqa: S314 - types of its own were refused above
        if element.tag.endswith("mergeCell"):
            left, top, right, bottom = range_boundaries(element.get("ref", "A1"))
            total += (right - left + 1) * (bottom - top + 1)
    return total
