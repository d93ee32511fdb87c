"""Đề nghị khen thưởng của một năm: the best of each group that fulfil the terms; a proposal, never a decision. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indicators.numbers import written
from indicators.verdicts import MET


@dataclass(frozen=True)
class Terms:
    """Điều kiện: at most so many units of a group, with at least this score."""

    places: int
    min_score: Decimal
    must_be_met: bool
    never_late: bool

    def sentences(self) -> list[str]:
        """Điều kiện thành lời."""
        said = [
            f"Mỗi khối không quá {self.places} đơn vị, theo thứ hạng cả năm; đồng hạng với đơn vị cuối thì nêu thêm.",
            f"Điểm cả năm không thấp hơn {written(self.min_score)}, kết quả không còn tạm tính.",
        ]
        said += ["Kết luận năm là đạt cam kết."] if self.must_be_met else []
        return said + (["Không có báo cáo trễ hạn trong năm."] if self.never_late else [])


@dataclass(frozen=True)
class Candidate:
    """Một đơn vị có hạng cả năm; `key` is that of the unit."""

    unit: str
    group: str
    leader: str
    rank: int
    score: Decimal
    verdict: str
    late: int
    provisional: bool
    key: int = 0


def fulfils(terms: Terms, each: Candidate) -> bool:
    """Đủ điều kiện, whatever its place."""
    return (
        not each.provisional
        and each.score >= terms.min_score
        and (each.verdict == MET or not terms.must_be_met)
        and (each.late == 0 or not terms.never_late)
    )


def proposed(terms: Terms, candidates: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    """{khối: các đơn vị được đề nghị}, best first; who ties with the last one proposed is proposed too."""
    able = defaultdict(list)
    for each in candidates:
        if fulfils(terms, each):
            able[each.group].append(each)
    found = {}
    for group, of_group in able.items():
        of_group.sort(key=lambda each: each.rank)
        last = of_group[min(terms.places, len(of_group)) - 1].rank
        found[group] = [each for each in of_group if each.rank <= last]
    return found
