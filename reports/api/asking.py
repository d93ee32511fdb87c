"""Đọc tham số của yêu cầu: only those that the address has, each once, each of its own form; else Refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from reports.api.problems import Refused
from reports.api.shapes import CODE, PERIOD

MOST, USUAL = 500, 100


@dataclass(frozen=True)
class Parameter:
    """Tham số của địa chỉ; its form is a pattern, a choice of values, or a whole number from 1 to `most`."""

    says: str
    pattern: str = ""
    values: tuple[str, ...] = ()
    most: int = 0
    default: str | int | None = None

    def read(self, name: str, text: str) -> str | int:
        """Giá trị đã đọc; Refused with 400 where it is of another form."""
        if self.values and text not in self.values:
            raise Refused(400, f"Tham số {name} phải là một trong: {', '.join(self.values)}.")
        if self.most:
            if not re.fullmatch(r"[0-9]{1,6}", text) or not 1 <= int(text) <= self.most:
                raise Refused(400, f"Tham số {name} phải là số nguyên từ 1 đến {self.most}.")
            return int(text)
        if self.pattern and not re.fullmatch(self.pattern.strip("^$"), text):
            raise Refused(400, f"Tham số {name} không đúng dạng {self.pattern}.")
        return text


LIMIT = Parameter("Số dòng của một trang", most=MOST, default=USUAL)
AFTER = Parameter("Các dòng sau mã này; lấy từ địa chỉ “next” của trang trước", CODE)
GROUP = Parameter("Chỉ một khối", CODE)
BASIS = Parameter(
    "Cơ sở tính điểm; tự chấm chỉ có ở số đang tính", values=("official", "self"), default="official"
)
SOURCE = Parameter(
    "Kết quả đã công bố chính thức, hoặc số đang tính (khoá phải được đọc số liệu chưa công bố)",
    values=("published", "current"),
    default="published",
)
PAGING = {"limit": LIMIT, "after": AFTER}
FIGURES = {"source": SOURCE, "basis": BASIS}


def asked(request: HttpRequest, known: Mapping[str, Parameter]) -> dict[str, str | int | None]:
    """{tham số: giá trị} or the default. An unknown name is refused: a filter misspelt filters nothing."""
    for name, texts in request.GET.lists():
        if name not in known:
            raise Refused(
                400, f"Không có tham số “{name[:40]}”. Có: {', '.join(known) or 'không tham số nào'}."
            )
        if len(texts) > 1:
            raise Refused(400, f"Tham số {name} chỉ được nêu một lần.")
    return {
        name: each.read(name, request.GET[name]) if name in request.GET else each.default
        for name, each in known.items()
    }


def is_code(text: str) -> bool:
    """Có dạng một mã; anything else is not looked up."""
    return re.fullmatch(CODE.strip("^$"), text) is not None


def is_period(text: str) -> bool:
    """Có dạng một mã kỳ."""
    return re.fullmatch(PERIOD.strip("^$"), text) is not None
