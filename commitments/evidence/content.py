"""Tệp minh chứng là gì, by its content and never by its name: PDF, JPEG, PNG, Word or Excel without macros."""

import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from commitments.scans import content as scanned
from commitments.scans.content import Limits, Unfit

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUFFIXES = scanned.SUFFIXES | {DOCX: "docx", XLSX: "xlsx"}
ACCEPTED = ",".join([*SUFFIXES, *(f".{suffix}" for suffix in SUFFIXES.values()), ".jpeg"])
_MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_LARGEST_UNPACKED = 400 * 2**20
_MOST_PARTS = 5000
# What a damaged archive makes the libraries raise that unpack it.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
    LookupError,
)

OTHER = "Tệp không phải PDF, JPEG, PNG, Word (.docx) hay Excel (.xlsx). Chuyển sang một trong các loại này rồi tải lên."
OLD = "Tệp Word, Excel kiểu cũ (.doc, .xls) hoặc có mật khẩu. Lưu lại thành .docx, .xlsx không mật khẩu, hoặc PDF."
MACROS = "Tệp Word, Excel có macro. Lưu lại thành .docx, .xlsx không macro, hoặc PDF, rồi tải lên."
DAMAGED = "Tệp Word, Excel hỏng, không mở được. Mở và lưu lại rồi tải lên."


@dataclass(frozen=True)
class Kind:
    """Loại tệp đã nhận ra; `pages` where it has pages."""

    media_type: str
    pages: int | None


def examine(path: Path, limits: Limits) -> Kind:
    """Xem tệp là gì; raises Unfit, whose message says what is wrong and what to do."""
    size = path.stat().st_size
    if not size:
        raise Unfit("Tệp trống. Kiểm tra lại rồi chọn tệp khác.")
    if size > limits.megabytes * 2**20:
        raise Unfit(f"Tệp lớn hơn {limits.megabytes} MB. Giảm độ phân giải hoặc chia nhỏ rồi tải lên.")
    with path.open("rb") as file:
        head = file.read(len(_OLD_OFFICE))
    if head.startswith(_OLD_OFFICE):
        raise Unfit(OLD)
    if head.startswith(_ZIP):
        return Kind(_office(path), None)
    try:
        found = scanned.examine(path, limits)
    except Unfit as reason:
        raise Unfit(OTHER if str(reason) == scanned.OTHER else str(reason)) from reason
    return Kind(found.media_type, found.pages)


def _office(path):
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
                raise Unfit(DAMAGED)
            kind = next((kind for part, kind in _MAIN_PARTS.items() if part in names), None)
            if kind is None or "[Content_Types].xml" not in names:
                raise Unfit(OTHER)
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise Unfit(MACROS)
            if archive.testzip() is not None:
                raise Unfit(DAMAGED)
    except _BROKEN as fault:
        raise Unfit(DAMAGED) from fault
    return kind
