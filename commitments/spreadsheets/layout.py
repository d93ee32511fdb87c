"""Mẫu biểu Excel của một báo cáo: its columns, and what one workbook says. Pure data, for writing and for reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from openpyxl.utils import get_column_letter

TEMPLATE = "1"
"""Phiên bản của mẫu; another one is refused, so raise it whenever a column changes."""

FIGURES, REMARKS, GUIDE, STAMP = "Số liệu", "Khó khăn, kiến nghị", "Hướng dẫn", "Camket"
"""Bốn trang của biểu; the last one is hidden and says which report the file belongs to."""

HEAD = 4
"""Dòng tiêu đề khi biểu vừa tải."""

REMARK_ROWS = {"difficulties": 5, "proposals": 6, "next_tasks": 7}
"""Các ô lời: each in a row of its own, its label in the column before."""

LABEL_LETTER, REMARK_LETTER = "A", "B"

KEPT_REMARKS = 4
"""Cột của trang ẩn, from which the words as they were downloaded stand beside the stamp: name, text."""

YES = "Có"
DONE = {"1": "Đã thực hiện", "0": "Chưa thực hiện"}
LONGEST_CELL = 32_000
LONGEST_WORDS = 10_000
"""Như trên trang nhập; more is not even carried to the preview."""


@dataclass(frozen=True)
class Column:
    """Một cột: `name` in the code, title in the workbook, width in characters."""

    name: str
    title: str
    width: int


NUMBER, TEXT, MEASURE, TARGET, LAST = "number", "text", "measure", "target", "last"
VALUE, NUMERATOR, DENOMINATOR, RESULT = "value", "numerator", "denominator", "done"
NONE_AROSE, ESTIMATED, EXPLANATION, KEY = "none_arose", "is_estimated", "explanation", "key"

COLUMNS = (
    Column(NUMBER, "STT", 6),
    Column(TEXT, "Chỉ tiêu", 42),
    Column(MEASURE, "Đơn vị tính", 10),
    Column(TARGET, "Mức giao", 11),
    Column(LAST, "Kỳ trước", 15),
    Column(VALUE, "Số thực hiện", 12),
    Column(NUMERATOR, "Tử số", 12),
    Column(DENOMINATOR, "Mẫu số", 12),
    Column(RESULT, "Kết quả", 15),
    Column(NONE_AROSE, "Không phát sinh", 11),
    Column(ESTIMATED, "Ước thực hiện", 10),
    Column(EXPLANATION, "Giải trình", 36),
    Column(KEY, "Mã dòng", 8),
)
INPUTS = (VALUE, NUMERATOR, DENOMINATOR, RESULT, NONE_AROSE, ESTIMATED, EXPLANATION)
AMOUNTS = (VALUE, NUMERATOR, DENOMINATOR)
FLAGS = (NONE_AROSE, ESTIMATED)
TITLES = {column.name: column.title for column in COLUMNS}
PLACES = {column.name: place for place, column in enumerate(COLUMNS, start=1)}
LETTERS = {name: get_column_letter(place) for name, place in PLACES.items()}


@dataclass(frozen=True)
class Stamp:
    """Dấu của tệp: which template, and of which unit's report for which period it is; `version` of the report."""

    template: str
    campaign: str
    unit: str
    unit_name: str
    period: str
    version: str


@dataclass(frozen=True)
class Line:
    """Một chỉ tiêu trên biểu. `fields` are those it asks for, `stored` what is saved of them, as a form says it."""

    number: str
    text: str
    measure: str
    target: Decimal | None
    compare: str
    last: Decimal | str
    fields: tuple[str, ...]
    stored: Mapping[str, str]
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    is_open: bool = True


@dataclass(frozen=True)
class Heading:
    """Tiêu đề một nhóm chỉ tiêu."""

    number: str
    text: str


@dataclass(frozen=True)
class Remark:
    """Một phần lời của báo cáo; one that is longer than a cell holds is not open: it stays on the page."""

    name: str
    label: str
    stored: str
    is_open: bool = True


@dataclass(frozen=True)
class Template:
    """Biểu của một đơn vị và một kỳ, before it is a file."""

    stamp: Stamp
    title: str
    lead: str
    rows: tuple[Line | Heading, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def lines(self) -> dict[str, Line]:
        """Các chỉ tiêu theo số."""
        return {row.number: row for row in self.rows if isinstance(row, Line)}

    @property
    def headings(self) -> set[str]:
        """Số của các nhóm."""
        return {row.number for row in self.rows if isinstance(row, Heading)}


def address(name: str, row: int) -> str:
    """Địa chỉ một ô: F7."""
    return f"{LETTERS[name]}{row}"


def remark_address(name: str, letter: str = REMARK_LETTER) -> str:
    """Địa chỉ ô của một phần lời, or of its label, with the name of the page."""
    return on_remarks(f"{letter}{REMARK_ROWS[name]}")


def on_remarks(cell: str) -> str:
    """Địa chỉ một ô của trang lời."""
    return f"{cell} trang “{REMARKS}”"
