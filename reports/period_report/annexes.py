"""Phụ lục của báo cáo kỳ: ranking by group, indicators, and the units' own words where the body sums them up. Pure."""

from indicators.numbers import written
from reports.period_report import by_field, voices
from reports.period_report.content import Annex, Column, Grid
from reports.period_report.facts import Facts, Kind

_ROMAN = ("I", "II", "III")
_RANKING = (
    Column("Hạng", 14),
    Column("Đơn vị", 58, True),
    Column("Điểm", 18),
    Column("Mức", 28),
    Column("Báo cáo trễ", 16),
    Column("Ghi chú", 26, True),
)
_OF_UNITS = (
    Column("STT", 12),
    Column("Đơn vị", 66, True),
    Column("Chỉ tiêu được tính", 22),
    Column("Chưa đạt", 32),
    Column("Tỷ lệ điểm", 28),
)
_INDICATORS = (
    Column("Số", 11),
    Column("Chỉ tiêu", 57, True),
    Column("Đơn vị được tính", 16),
    Column("Đạt", 11),
    Column("Không đạt", 16),
    Column("Chờ công bố", 16),
    Column("Không tính", 16),
    Column("Tỷ lệ đạt", 17),
)


def annexes(facts: Facts, in_full: tuple[Kind, ...]) -> tuple[Annex, ...]:
    """Các phụ lục, numbered where there are several; `in_full`: kinds of statements to print word for word."""
    tables = [
        ("KẾT QUẢ CỦA TỪNG ĐƠN VỊ", _of_units(facts))
        if facts.frame.lead
        else ("XẾP HẠNG THEO KHỐI", _ranking(facts)),
        ("KẾT QUẢ THEO CHỈ TIÊU", (_indicators(facts),)),
        ("Ý KIẾN CỦA CÁC ĐƠN VỊ (NGUYÊN VĂN)", tuple(voices.as_grid(facts, kind) for kind in in_full)),
    ]
    shown = [(title, grids) for title, each in tables if (grids := tuple(grid for grid in each if grid.rows))]
    return tuple(
        Annex(f"Phụ lục {_ROMAN[place]}" if len(shown) > 1 else "Phụ lục", title, grids)
        for place, (title, grids) in enumerate(shown)
    )


def _ranking(facts):
    return tuple(
        Grid(_RANKING, tuple(_ranked(each) for each in facts.units if each.group == group), caption=group)
        for group in facts.groups
    )


def _ranked(each):
    note = each.reason or ("Tạm tính" if each.is_provisional else "")
    score = "–" if each.score is None else written(each.score, 2)
    return (str(each.rank or "–"), each.name, score, each.grade or "–", str(each.late), note)


def _of_units(facts):
    numbers = frozenset(each.number for each in facts.indicators)
    found = []
    for group in facts.groups:
        of_group = [each for each in facts.units if each.group == group]
        rows = tuple(
            (
                str(place),
                each.unit,
                str(each.counted),
                ", ".join(each.failing) or "–",
                by_field.percent(each.share),
            )
            for place, each in enumerate(by_field.standings(of_group, numbers), start=1)
        )
        found.append(Grid(_OF_UNITS, rows, caption=group))
    return tuple(found)


def _indicators(facts):
    lines = by_field.lines_by_number(facts.units)
    tallies = [by_field.tally(each, lines[each.number]) for each in facts.indicators]
    return Grid(
        _INDICATORS,
        tuple(
            (
                each.indicator.number,
                each.indicator.text,
                str(each.counted),
                str(each.met),
                str(each.not_met),
                str(each.pending),
                str(each.left_out),
                each.share,
            )
            for each in tallies
        ),
    )
