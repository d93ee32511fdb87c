"""Kiểu giá trị trong gói dữ liệu: what one place of the bundle may hold.

Pure: no Django. A simple kind tells what is wrong with a value (`problem`, None when nothing is); the compound kinds
(Record, OneOf, ListOf, MapOf) only describe, and `shape_checks` walks them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from commitments.bundle.faults import shown
from indicators.figures import MAX_DIGITS, MAX_PLACES, is_plain_decimal

CODE = re.compile(r"[A-Za-z0-9_.-]{1,40}")
UNFIT_CHARACTER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LARGEST = 2**31 - 1
NOT_JUDGED = ""
_LENGTH_OF_DAY = len("2022-12-31")
_LONGEST_NUMBER = MAX_DIGITS + len("-.")
_LONGEST_KEY = 200  # an index of PostgreSQL holds no longer text


def _expected(what: str, value) -> str:
    return f"cần {what}, nhưng nhận {shown(value)}"


@dataclass(frozen=True, slots=True)
class Text:
    """Văn bản: not empty, not only spaces; newline and tab are its only control characters."""

    may_be_empty: bool = False
    longest: int | None = None

    def problem(self, value) -> str | None:
        if value.__class__ is not str:
            return _expected("văn bản", value)
        if unfit := UNFIT_CHARACTER.search(value):
            return f"có ký tự không được dùng ({shown(unfit[0])}) trong văn bản {shown(value)}"
        if not value.strip() and not (self.may_be_empty and value == ""):
            return f"văn bản để trống ({shown(value)}); cần có nội dung"
        if self.longest is not None and len(value) > self.longest:
            return f"văn bản dài {len(value)} ký tự, tối đa {self.longest}: {shown(value)}"
        return None


@dataclass(frozen=True, slots=True)
class Reference:
    """Mã dẫn chiếu: names something that stands elsewhere in the bundle; resolved by the semantic checks."""

    def problem(self, value) -> str | None:
        return None if value.__class__ is str else _expected("mã (văn bản)", value)


@dataclass(frozen=True, slots=True)
class Code:
    """Mã: 1–40 ASCII letters, digits, hyphen, underscore, point."""

    def problem(self, value) -> str | None:
        if value.__class__ is not str:
            return _expected("mã (văn bản)", value)
        if not CODE.fullmatch(value):
            return f"mã {shown(value)} không đúng dạng; cần 1–40 ký tự gồm chữ không dấu, số, “-”, “_”, “.”"
        return None


@dataclass(frozen=True, slots=True)
class Words:
    """Từ quy định: one word out of a list."""

    words: tuple[str, ...]

    def problem(self, value) -> str | None:
        if value.__class__ is str and value in self.words:
            return None
        return _expected("một trong: " + ", ".join(self.words), value)


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """Số thập phân viết thành chuỗi: exact, within its bounds."""

    low: Decimal | None = Decimal(0)
    high: Decimal | None = None
    places: int = MAX_PLACES
    without_zero: bool = False

    def problem(self, value) -> str | None:
        if value.__class__ is not str:
            return _expected('số thập phân viết trong ngoặc kép, ví dụ "79.4"', value)
        return _number_problem(self, value) if len(value) <= _LONGEST_NUMBER else _not_a_number(value)


@lru_cache(maxsize=65536)
def _number_problem(kind: Number, value: str) -> str | None:
    if not is_plain_decimal(value):
        return _not_a_number(value)
    number = Decimal(value)
    if len(value.partition(".")[2]) > kind.places:
        return f"{shown(value)} có quá nhiều chữ số sau dấu chấm; tối đa {kind.places}"
    if kind.low is not None and number < kind.low:
        return f"{shown(value)} nhỏ hơn {kind.low}, là mức nhỏ nhất"
    if kind.high is not None and number > kind.high:
        return f"{shown(value)} lớn hơn {kind.high}, là mức lớn nhất"
    if kind.without_zero and number == 0:
        return f"{shown(value)} không dùng được ở đây; cần số {'lớn hơn' if kind.low == 0 else 'khác'} 0"
    return None


def _not_a_number(value: str) -> str:
    return (
        f"{shown(value)} không phải là số thập phân hợp lệ; cần dạng “79.4”, không có dấu phẩy, khoảng trắng, "
        f"số mũ hay số 0 thừa ở đầu, tối đa {MAX_DIGITS} chữ số và {MAX_PLACES} chữ số sau dấu chấm"
    )


@dataclass(frozen=True, slots=True)
class Whole:
    """Số nguyên JSON, within its bounds; true and false are not numbers."""

    low: int = 0
    high: int = _LARGEST

    def problem(self, value) -> str | None:
        if value.__class__ is not int:
            return _expected("số nguyên", value)
        if not self.low <= value <= self.high:
            return f"{shown(value)} nằm ngoài khoảng {self.low}…{self.high}"
        return None


@dataclass(frozen=True, slots=True)
class Flag:
    """Đúng hay sai. Where false says the same as nothing, an export leaves it out."""

    false_says_nothing: bool = False

    def problem(self, value) -> str | None:
        return None if value is True or value is False else _expected("true hoặc false", value)


@dataclass(frozen=True, slots=True, eq=False)
class Day:
    """Ngày có thật, viết YYYY-MM-DD."""

    first: str = "0001-01-01"
    last: str = "9999-12-31"

    def problem(self, value) -> str | None:
        if value.__class__ is not str:
            return _expected("ngày dạng YYYY-MM-DD (văn bản)", value)
        return _day_problem(self, value) if len(value) == _LENGTH_OF_DAY else _not_a_day(value)


@lru_cache(maxsize=4096)
def _day_problem(kind: Day, value: str) -> str | None:
    if not _DAY.fullmatch(value):
        return _not_a_day(value)
    try:
        date.fromisoformat(value)
    except ValueError:
        return f"{shown(value)} không phải là ngày có thật"
    if not kind.first <= value <= kind.last:
        return f"{shown(value)} nằm ngoài khoảng {kind.first} … {kind.last}"
    return None


def _not_a_day(value: str) -> str:
    return f"{shown(value)} không phải là ngày dạng YYYY-MM-DD"


@dataclass(frozen=True, slots=True)
class Anything:
    """Không xét: what is expected here cannot be said, so nothing is reported and nothing is concluded."""

    def problem(self, value) -> str:
        return NOT_JUDGED


@dataclass(frozen=True, slots=True)
class ListOf:
    """Danh sách những giá trị cùng kiểu."""

    kind: "Kind"
    needs_one: bool = False


@dataclass(frozen=True, slots=True)
class MapOf:
    """Bảng tra: free keys (years, periods), values of one kind; the semantic checks judge the keys."""

    kind: "Kind"


@dataclass(frozen=True, slots=True)
class Key:
    """Khoá của một đối tượng; an optional one may be left out or null."""

    name: str
    kind: "Kind"
    is_optional: bool = False

    def is_silent(self, value) -> bool:
        """Giá trị mà bản xuất bỏ qua: an optional key that is null or empty."""
        if not self.is_optional:
            return False
        if value is None or (value is False and getattr(self.kind, "false_says_nothing", False)):
            return True
        return value in ("", [], {}) and not getattr(self.kind, "may_be_empty", False)


@dataclass(frozen=True, slots=True)
class Record:
    """Đối tượng: its keys, in the order in which an export writes them."""

    name: str
    keys: tuple[Key, ...]
    required: frozenset[str] = field(init=False, compare=False)
    plan: Mapping[str, tuple] = field(init=False, compare=False)
    """By name: is it optional, what tells a simple value's problem (None for a compound kind), and its kind."""

    def __post_init__(self):
        object.__setattr__(self, "required", frozenset(key.name for key in self.keys if not key.is_optional))
        plan = {
            key.name: (key.is_optional, getattr(key.kind, "problem", None), key.kind) for key in self.keys
        }
        object.__setattr__(self, "plan", plan)

    def key(self, name: str) -> Key | None:
        """Khoá có tên này."""
        return next((key for key in self.keys if key.name == name), None)

    def arranged(self, values: Mapping) -> dict:
        """Các khoá theo đúng thứ tự, bỏ khoá tuỳ chọn để trống; a name that is none of the keys is a KeyError."""
        if unknown := values.keys() - self.plan.keys():
            raise KeyError(f"{self.name}: {', '.join(sorted(unknown))}")
        return {key.name: values[key.name] for key in self.keys if not key.is_silent(values.get(key.name))}


@dataclass(frozen=True, slots=True)
class OneOf:
    """Một trong nhiều dạng đối tượng: `choose` picks the form, None when the object does not say which it is."""

    name: str
    forms: tuple["Record | OneOf", ...]
    choose: Callable[[Mapping], "Record | OneOf | None"]
    tag: Key | None = None
    """The key whose word names the form; without it the choice always succeeds."""
    names: frozenset[str] = field(init=False, compare=False)
    """Every key that some form has."""
    shared: Record | None = field(init=False, compare=False)
    """What all forms have in common, for an object that does not say which form it has."""

    def __post_init__(self):
        names = (form.names if isinstance(form, OneOf) else form.plan.keys() for form in self.forms)
        object.__setattr__(self, "names", frozenset().union(*names))
        object.__setattr__(self, "shared", self._shared() if self.tag else None)

    def _shared(self) -> Record:
        keys = {self.tag.name: self.tag}
        for key in (key for form in self.forms for key in form.keys):
            is_alike = all(key == form.key(key.name) for form in self.forms)
            keys.setdefault(key.name, key if is_alike else Key(key.name, Anything(), is_optional=True))
        return Record(self.name, tuple(keys.values()))

    def arranged(self, values: Mapping) -> dict:
        """Như Record.arranged, theo dạng đã chọn."""
        return self.choose(values).arranged(values)


Kind = (
    Anything | Text | Reference | Code | Words | Number | Whole | Flag | Day | ListOf | MapOf | Record | OneOf
)
KEY_TEXT = Text(longest=_LONGEST_KEY)
