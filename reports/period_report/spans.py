"""Kỳ của báo cáo tổng hợp: quý, 6 tháng, 9 tháng, năm, and the reporting periods of the campaign that each covers.

Pure: no Django. Figures are cumulative to the last of these periods (contract, scoring §1); words are of all of them.
"""

import re
from dataclasses import dataclass

from indicators import periods

CODE = re.compile(r"([0-9]{4})-(Q[1-4]|H1|9M|Y)")
_ROMAN = {"Q1": "I", "Q2": "II", "Q3": "III", "Q4": "IV"}
_MONTHS = {"Q1": (1, 3), "Q2": (4, 6), "H1": (1, 6), "Q3": (7, 9), "9M": (1, 9), "Q4": (10, 12), "Y": (1, 12)}
KINDS = tuple(_MONTHS)
"""Các loại kỳ, in the order in which they end."""


@dataclass(frozen=True, slots=True)
class Span:
    """Kỳ của một báo cáo: `periods` are codes of the campaign's reporting periods, the last one gives the figures."""

    code: str
    year: int
    periods: tuple[str, ...]

    @property
    def kind(self) -> str:
        """Loại kỳ, a part of the code: Q1, H1, 9M, Y."""
        return self.code.partition("-")[2]

    @property
    def last(self) -> str:
        """Kỳ báo cáo cuối, to which figures are cumulative."""
        return self.periods[-1]

    @property
    def name(self) -> str:
        """Tên kỳ trong câu: “quý I năm 2018”, “6 tháng đầu năm 2018”."""
        if self.kind in _ROMAN:
            return f"quý {_ROMAN[self.kind]} năm {self.year}"
        return {"H1": "6 tháng đầu năm", "9M": "9 tháng đầu năm", "Y": "năm"}[self.kind] + f" {self.year}"

    @property
    def following(self) -> str:
        """Thời gian tiếp theo, of which the tasks speak."""
        if self.kind == "Y" or self.kind == "Q4":
            return f"năm {self.year + 1}"
        return {
            "Q1": f"quý II năm {self.year}",
            "Q2": f"6 tháng cuối năm {self.year}",
            "H1": f"6 tháng cuối năm {self.year}",
            "Q3": f"quý IV năm {self.year}",
            "9M": f"3 tháng cuối năm {self.year}",
        }[self.kind]


def span(code: str, cadence: str) -> Span:
    """Kỳ theo mã (2018-Q1, 2018-H1, 2018-9M, 2018-Y); UnknownPeriod when the code is of another form."""
    match = CODE.fullmatch(code)
    if not match:
        raise periods.UnknownPeriod(f"Không có kỳ báo cáo “{code}”.")
    year, (first, last) = int(match[1]), _MONTHS[match[2]]
    months = periods.MONTHS_IN_PERIOD[cadence]
    numbers = range((first - 1) // months + 1, last // months + 1)
    return Span(code, year, tuple(periods.code_of(year, number, cadence) for number in numbers))


def spans_of_year(year: int, cadence: str) -> tuple[Span, ...]:
    """Mọi kỳ của một năm, in the order in which they end."""
    return tuple(span(f"{year:04d}-{kind}", cadence) for kind in KINDS)
