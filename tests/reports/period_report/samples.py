"""Điều để dàn báo cáo kỳ trong các bài kiểm thử: two groups, three units, four indicators in two fields."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from indicators import results
from reports.period_report import by_field, by_group
from reports.period_report.facts import (
    Facts,
    Filings,
    Frame,
    Indicator,
    Kind,
    Line,
    Missing,
    Statement,
    UnitResult,
)
from reports.period_report.spans import span

FRAME = Frame(
    issuer="Sở Nội vụ",
    issuer_head="Giám đốc",
    superior="Ủy ban nhân dân tỉnh Thử",
    addressee="Ủy ban nhân dân tỉnh Thử",
    place="Thử",
    campaign="Cam kết năm 2022",
    notice="",
)
INDICATORS = (
    Indicator("1", "Hồ sơ đúng hạn", "%", "TTHC", "≥", False, False, False),
    Indicator("2", "Đối thoại", "cuộc", "TTHC", "≥", True, False, False),
    Indicator("3", "Ban hành kế hoạch", "kế hoạch", "CDDH", "", False, False, True),
    Indicator("4", "Chỉ số DDCI", "điểm", "", ">", False, True, False),
)


def line(number, value, reference, met, *, points="10", state=results.SCORED):
    known = [None if each is None else Decimal(each) for each in (value, reference)]
    maximum = Decimal(0) if met is None else Decimal(10)
    return Line(number, state, *known, Decimal(points) if maximum else Decimal(0), maximum, met)


@dataclass(frozen=True)
class Unit:
    """Một đơn vị với các dòng phiếu của nó."""

    name: str
    group: str
    result: UnitResult
    lines: tuple[Line, ...]


def unit(name, group, rank, score, *lines, **others):
    result = UnitResult(0, rank, Decimal(score) if score else None, "Tốt", False, 0, "")
    return Unit(name, group, replace(result, **others), lines)


PENDING = line("4", None, "70", None, state=results.PENDING)
UNITS = (
    unit(
        "Sở A",
        "Các sở",
        1,
        "95",
        line("1", "98.5", "90", True),
        line("2", "4", "4", True),
        line("3", "1", None, True),
        PENDING,
    ),
    unit(
        "Sở B",
        "Các sở",
        2,
        "72.5",
        line("1", "80", "95", False, points="8.42"),
        line("2", "1", "4", False, points="2.5"),
        line("3", "1", None, True),
        PENDING,
        grade="Khá",
        late=1,
        is_provisional=True,
    ),
    unit(
        "Huyện C",
        "Các huyện",
        1,
        "60",
        line("1", None, "90", False, points="0", state=results.MISSING),
        line("2", "2", "4", False, points="5"),
        line("3", "0", None, False, points="0"),
        PENDING,
        grade="",
    ),
)
STATEMENTS = (
    Statement(Kind.DIFFICULTY, "Sở A", "Các sở", "Quý I/2022", "- Thiếu máy quét.\n- Thiếu biên chế"),
    Statement(Kind.DIFFICULTY, "Sở B", "Các sở", "Quý II/2022", "thiếu biên chế."),
    Statement(Kind.DIFFICULTY, "Huyện C", "Các huyện", "Quý II/2022", "Thiếu biên chế"),
    Statement(Kind.PROPOSAL, "Huyện C", "Các huyện", "Quý II/2022", "Mở lớp tập huấn."),
)
FILINGS = Filings(6, 5, 2, 1, (Missing("Huyện C", "Các huyện", "Quý I/2022"),))
FIELDS = (("TTHC", "Cải cách thủ tục hành chính"), ("CDDH", "Chỉ đạo, điều hành"))


def facts(*, frame=FRAME, units=UNITS, indicators=INDICATORS, **changes):
    """Điều của báo cáo 6 tháng; `changes` take the place of fields."""
    groups = tuple(dict.fromkeys(each.group for each in units))
    fields = by_field.fields(FIELDS, indicators)
    made = Facts(
        frame=frame,
        span=span("2022-H1", "quarter"),
        as_of=date(2022, 6, 20),
        indicators=indicators,
        fields=fields,
        groups=groups,
        results=tuple(result(group, units, fields, is_thematic=bool(frame.lead)) for group in groups),
        grades=("Xuất sắc", "Tốt", "Khá"),
        names={key: each.name for key, each in enumerate(units)},
        filings=FILINGS,
        statements=STATEMENTS,
    )
    return replace(made, **changes)


def result(group, units, fields, *, is_thematic):
    """Kết quả của một khối."""
    known = {each.number for field in fields for each in field.indicators}
    members = [
        (replace(each.result, unit=key), [line for line in each.lines if line.number in known])
        for key, each in enumerate(units)
        if each.group == group
    ]
    return by_group.result(members, fields, is_thematic=is_thematic)
