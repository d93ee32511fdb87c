"""Sổ tra cứu: what the bundle declares under a code, so that references can be resolved; and walking what is sound.

A value that was found faulty is FAULTY in the data: it is no text, no list and no object, so every helper here passes
over it, and nothing is concluded from it.
"""

from collections.abc import Iterator
from decimal import Decimal

from commitments.bundle.faults import FAULTY, Findings, Path, pointer_to, shown


def elements(values) -> Iterator[tuple[int, dict]]:
    """Những đối tượng dùng được của một danh sách, with their places in it."""
    if values.__class__ is list:
        for index, value in enumerate(values):
            if isinstance(value, dict):
                yield index, value


def texts(values) -> Iterator[tuple[int, str]]:
    """Những văn bản dùng được của một danh sách, with their places in it."""
    if values.__class__ is list:
        for index, value in enumerate(values):
            if value.__class__ is str:
                yield index, value


def is_before(day, other) -> bool:
    """Ngày này trước ngày kia; False where one of them is not there or not sound."""
    return day.__class__ is str and other.__class__ is str and day < other


def is_whole(values) -> bool:
    """Danh sách không có phần tử nào bị lỗi; one that was left out has none."""
    return values is None or (values.__class__ is list and FAULTY not in values)


class Register:
    """Những gì đã khai trong một danh sách, by the code of each.

    It is complete when no element and no code of it was found faulty; only then is a code that it lacks unknown.
    """

    def __init__(self, values, path: Path, found: Findings, what: str, key: str = "code"):
        self._what = what
        self._found = found
        self._paths: dict[str, Path] = {}
        self.objects: dict[str, dict] = {}
        self.is_complete = is_whole(values)
        for index, declared in elements(values):
            code = declared[key]
            if code.__class__ is not str:
                self.is_complete = False
            elif code in self.objects:
                found.fault(
                    (*path, index, key), f"{what} {shown(code)} lặp lại; đã có tại {self._place(code)}"
                )
            else:
                self.objects[code] = declared
                self._paths[code] = (*path, index)

    def _place(self, code: str) -> str:
        return pointer_to(self._paths[code])

    def path_of(self, code: str) -> Path:
        """Nơi khai mã này."""
        return self._paths[code]

    def find(self, code, path: Path) -> dict | None:
        """Đối tượng mang mã này; an unknown code is a fault at `path`, None says nothing."""
        declared = self.objects.get(code) if code.__class__ is str else None
        if declared is None and code.__class__ is str and self.is_complete:
            self._found.fault(path, f"không có {self._what} {shown(code)} trong tệp")
        return declared


class Repeats:
    """Những gì chỉ được xuất hiện một lần: reports every further time."""

    def __init__(self, found: Findings, what: str):
        self._found = found
        self._what = what
        self._first: dict = {}

    def is_new(self, identity, path: Path, reported_at: Path | None = None) -> bool:
        """Lần đầu gặp; otherwise a fault at `reported_at`, by default at `path`."""
        first = self._first.setdefault(identity, path)
        if first is path:
            return True
        self._found.fault(reported_at or path, f"{self._what} lặp lại; đã có tại {pointer_to(first)}")
        return False


def report_repeated_numbers(values, key: str, path: Path, found: Findings, what: str) -> None:
    """Báo những số bằng nhau trong một danh sách, however they are written."""
    repeats = Repeats(found, what)
    for index, declared in elements(values):
        if declared[key].__class__ is str:
            place = (*path, index, key)
            repeats.is_new(Decimal(declared[key]), place)
