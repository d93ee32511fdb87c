"""Phiếu điểm dùng bản nào: the amendments in force at a period, and which of them decided a line."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from commitments.models import Commitment
from commitments.scorecard import CardLine
from indicators import results

AGAIN = ""


@dataclass(frozen=True)
class Amending:
    """Một phụ lục có hiệu lực ở kỳ này."""

    number: int
    effective_on: date

    @property
    def name(self) -> str:
        """“Phụ lục số 02, hiệu lực 01/07/2022”."""
        return f"Phụ lục số {self.number:02d}, hiệu lực {self.effective_on:%d/%m/%Y}"


@dataclass(frozen=True)
class Versions:
    """Bản đang dùng ở một kỳ: the signed original and the amendments with effect by the period's last day, in order."""

    signed_on: date
    amendments: tuple[Amending, ...]
    applied_again: dict[str, int]  # {indicator: the amendment by which it applies again}

    @property
    def head(self) -> str:
        """Mức giao của cả phiếu: “bản ký ngày 10/05/2017, điều chỉnh đến Phụ lục số 02 (hiệu lực 01/07/2022)”."""
        original = f"bản ký ngày {self.signed_on:%d/%m/%Y}"
        if not self.amendments:
            return original
        last = self.amendments[-1]
        return (
            f"{original}, điều chỉnh đến Phụ lục số {last.number:02d} (hiệu lực {last.effective_on:%d/%m/%Y})"
        )

    def of_line(self, line: CardLine) -> str:
        """Phụ lục quyết định mức hoặc việc áp dụng của dòng này; "" where the original stands."""
        names = {each.number: each.name for each in self.amendments}
        by = [f"theo {names[line.amendment]}"] if line.amendment in names else []
        again = self.applied_again.get(line.number)
        if line.state != results.NOT_APPLICABLE and again in names and again != line.amendment:
            by.append(f"áp dụng trở lại theo {names[again]}")
        return "; ".join(by)


def versions(commitment: Commitment, last_day: date) -> Versions:
    """Các phụ lục đã ký có hiệu lực đến ngày cuối kỳ."""
    rows = commitment.amendments.signed().filter(effective_on__lte=last_day)
    columns = ("effective_on", "number", "changes__item__indicator__number", "changes__not_applicable")
    found, about = {}, defaultdict(list)
    for day, number, indicator, said in rows.order_by("effective_on", "number").values_list(*columns):
        found[number] = Amending(number, day)
        if said is not None:
            about[indicator].append((number, said))
    again = {indicator: said[-1][0] for indicator, said in about.items() if said[-1][1] == AGAIN}
    return Versions(commitment.signed_on, tuple(found.values()), again)
