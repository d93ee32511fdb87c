"""Phụ lục của báo cáo kỳ: ranking by group, indicators, and the units' own words where the body sums them up. Pure."""

from reports.period_report import by_field, unit_tables, voices
from reports.period_report.content import Annex, Column, Grid
from reports.period_report.facts import Facts, Kind

_ROMAN = ("I", "II", "III")
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
        ("KẾT QUẢ CỦA TỪNG ĐƠN VỊ", _of_units(facts, unit_tables.BY_SHARE))
        if facts.frame.lead
        else ("XẾP HẠNG THEO KHỐI", _of_units(facts, unit_tables.RANKING)),
        ("KẾT QUẢ THEO CHỈ TIÊU", (_indicators(facts),)),
        ("Ý KIẾN CỦA CÁC ĐƠN VỊ (NGUYÊN VĂN)", tuple(voices.as_grid(facts, kind) for kind in in_full)),
    ]
    shown = [(title, grids) for title, each in tables if (grids := tuple(grid for grid in each if grid.rows))]
    return tuple(
        Annex(f"Phụ lục {_ROMAN[place]}" if len(shown) > 1 else "Phụ lục", title, grids)
        for place, (title, grids) in enumerate(shown)
    )


def _of_units(facts, columns):
    """Bảng của từng khối, with the names of the units."""
    return tuple(
        Grid(columns, tuple(_named(row, facts.names) for row in result.rows), caption=group)
        for group, result in zip(facts.groups, facts.results, strict=True)
    )


def _named(row, names):
    return (*row[: unit_tables.NAME], names[row[unit_tables.NAME]], *row[unit_tables.NAME + 1 :])


def _indicators(facts):
    return Grid(
        _INDICATORS,
        tuple(_tally(by_field.tally(each, facts.results)) for each in facts.indicators),
    )


def _tally(each):
    counts = each.sum.met, each.not_met, each.sum.pending, each.sum.left_out
    shown = map(str, (each.sum.counted, *counts))
    return (each.indicator.number, each.indicator.text, *shown, each.share)
