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
        return escaped(f"{self.pointer or '/'}: {mark}{self.message}")


class JsonNumber:
    """Số JSON mà gói dữ liệu không dùng: a float, an exponent, NaN, Infinity, or an integer without end."""

    __slots__ = ("text",)

    def __init__(self, text: str):
        self.text = text


class Faulty:
    """Chỗ đã báo lỗi: stands in the data where a value could not be used, so that nothing is concluded from it."""

    __slots__ = ()


FAULTY = Faulty()


class Findings:
    """Những lỗi và cảnh báo tìm được, in whatever order the checks come upon them."""

    def __init__(self):
        self._found: list[tuple[Path, str, bool]] = []

    def fault(self, path: Path, message: str) -> None:
        """Ghi một lỗi."""
        self._found.append((path, message, False))

    def warn(self, path: Path, message: str) -> None:
        """Ghi một cảnh báo."""
        self._found.append((path, message, True))

    def listed(self, root) -> list[Fault]:
        """Theo thứ tự trong tệp."""
        positions = _Positions(root)
        ordered = sorted(self._found, key=lambda found: positions.of(found[0]))
        return [Fault(pointer_to(path), message, is_warning) for path, message, is_warning in ordered]


class _Positions:
    """Thứ tự trong tệp: turns a path into the numbers of its steps, a key counting as its place in the object."""

    def __init__(self, root):
        self._root = root
        self._places: dict[int, dict[str, int]] = {}

    def of(self, path: Path) -> tuple[int, ...]:
        node, steps = self._root, []
        for step in path:
            if isinstance(node, dict):
                steps.append(self._places_in(node).get(step, len(node)))
                node = node.get(step)
            else:
                steps.append(step if isinstance(step, int) else 0)
                node = node[step] if isinstance(node, list) else None
        return tuple(steps)

    def _places_in(self, node: dict) -> dict[str, int]:
        places = self._places.get(id(node))
        if places is None:
            places = self._places[id(node)] = {key: place for place, key in enumerate(node)}
        return places


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
