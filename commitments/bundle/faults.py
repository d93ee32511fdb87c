"""Lỗi và cảnh báo của một gói dữ liệu: where in the file, and what is wrong, in one line.

Pure: no Django.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST = 60
_NAMES = {dict: "một đối tượng", list: "một danh sách"}
_WORDS = {None: "null", True: "true", False: "false"}

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Lỗi: JSON pointer to the culprit (RFC 6901), what is wrong and what was expected. A warning does not stop."""

    pointer: str
    message: str
    is_warning: bool = False

    def line(self) -> str:
        """Dòng báo lỗi; the whole file is written “/”."""
        mark = "cảnh báo: " if self.is_warning else ""
        return f"{escaped(self.pointer) or '/'}: {mark}{self.message}"


class JsonNumber:
    """Số JSON mà gói dữ liệu không dùng: a float, an exponent, NaN, Infinity, or an integer without end."""

    __slots__ = ("text",)

    def __init__(self, text: str):
        self.text = text


def pointer_to(path: Sequence[str | int]) -> str:
    """Con trỏ JSON, with ~ and / escaped."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


def escaped(text: str) -> str:
    """Viết được trên một dòng: control characters, line separators and lone surrogates as \\u escapes."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def shown(value) -> str:
    """Giá trị để đọc trong thông báo: short, on one line."""
    if isinstance(value, str):
        return f"“{_shortened(value)}”"
    if isinstance(value, JsonNumber):
        return f"số JSON {_shortened(value.text)}"
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, int):
        return f"số {value}"
    return _NAMES.get(type(value)) or ("một đối tượng" if isinstance(value, dict) else "một giá trị lạ")


def _shortened(text: str) -> str:
    return escaped(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")
