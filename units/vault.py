"""Kho tệp: files that must not change, each named by the SHA-256 of its content, in folders below MEDIA_ROOT.

What has the same content is kept once. A file appears whole or not at all, and is checked each time it is read.
"""

import errno
import hashlib
import os
import shutil
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

FOLDER = "vault"
ABSENT = "Không tìm thấy tệp trong kho. Báo người vận hành khôi phục thư mục lưu tệp."
CHANGED = "Tệp trong kho đã bị thay đổi. Báo người vận hành khôi phục từ bản sao lưu."
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class NoRoom(Exception):
    """Không ghi được vào kho; nothing was kept, and the same call works once there is room."""


class Missing(Exception):
    """Tệp không có trong kho, though something points to it: the folder was not restored with the database."""


class Damaged(Exception):
    """Tệp trong kho không còn nguyên vẹn: its content does not give its name."""


def digest_of(content: bytes) -> str:
    """Mã băm SHA-256 của nội dung, which is its name here."""
    return hashlib.sha256(content).hexdigest()


def path(digest: str) -> Path:
    """Chỗ của tệp trong kho."""
    return Path(settings.MEDIA_ROOT) / FOLDER / digest[:2] / digest


def keep(content: bytes) -> str:
    """Cất nội dung vào kho and return its digest; what is there already, and whole, is left alone."""
    digest = digest_of(content)
    place = path(digest)
    try:
        if not _is_whole(place, digest):
            place.parent.mkdir(parents=True, exist_ok=True)
            _write(place, lambda file: file.write(content))
    except OSError as fault:
        raise NoRoom(_advice(fault)) from fault
    return digest


def keep_file(source: Path) -> str:
    """Cất một tệp lớn vào kho, piece by piece, never whole in memory. Raises NoRoom as `keep` does."""
    digest = _digest_in(source)
    place = path(digest)
    try:
        if not _is_whole(place, digest):
            place.parent.mkdir(parents=True, exist_ok=True)
            with source.open("rb") as content:
                _write(place, partial(shutil.copyfileobj, content))
    except OSError as fault:
        raise NoRoom(_advice(fault)) from fault
    return digest


def opened(digest: str) -> BinaryIO:
    """Một tệp lớn, mở để đọc dần, checked before against its name. Raises Missing or Damaged."""
    place = path(digest)
    if not place.is_file():
        raise Missing(ABSENT)
    if _digest_in(place) != digest:
        raise Damaged(CHANGED)
    return place.open("rb")


def read(digest: str) -> bytes:
    """Đọc một tệp, checked against its name. Raises Missing or Damaged."""
    try:
        content = path(digest).read_bytes()
    except FileNotFoundError as fault:
        raise Missing(ABSENT) from fault
    if digest_of(content) != digest:
        raise Damaged(CHANGED)
    return content


def _is_whole(place, digest):
    return place.is_file() and _digest_in(place) == digest


def _digest_in(place):
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(place, pour):
    """Ghi ra tệp tạm cùng thư mục rồi mới đặt tên; both file and folder reach the disk before we go on."""
    handle, part = tempfile.mkstemp(dir=place.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            pour(file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, place)
    except OSError:
        with suppress(OSError):
            os.unlink(part)
        raise
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _advice(fault):
    if fault.errno in _FULL:
        return "Máy chủ đã hết chỗ lưu tệp. Chưa có gì được ghi; báo người vận hành dọn chỗ rồi làm lại."
    return f"Không ghi được tệp vào kho ({fault.strerror}). Chưa có gì được ghi; báo người vận hành."
