"""Phụ lục của báo cáo kỳ: ranking by group, indicators, and the units' own words where the body sums them up. Pure."""

from collections.abc import Sequence

from reports.period_report import by_field, unit_tables, voices
from reports.period_report.content import Annex, Change, Column, Grid
from reports.period_report.facts import Facts, Kind

_ROMAN = ("I", "II", "III", "IV")
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


_CORRECTED = (
    Column("Số liệu", 72, True),
    Column("Báo cáo trước", 44, True),
    Column("Báo cáo này", 44, True),
)


def annexes(
    facts: Facts, in_full: tuple[Kind, ...], corrected: Sequence[tuple[str, Sequence[Change]]]
) -> tuple[Annex, ...]:
    """Các phụ lục, numbered where there are several; `in_full`: kinds of statements to print word for word.

    `corrected` are parts with the figures that differ from those of the report that this one replaces.
    """
    tables = [
        ("KẾT QUẢ CỦA TỪNG ĐƠN VỊ", _of_units(facts, unit_tables.BY_SHARE))
        if facts.frame.lead
        else ("XẾP HẠNG THEO KHỐI", _of_units(facts, unit_tables.RANKING)),
        ("KẾT QUẢ THEO CHỈ TIÊU", (_indicators(facts),)),
        ("Ý KIẾN CỦA CÁC ĐƠN VỊ (NGUYÊN VĂN)", tuple(voices.as_grid(facts, kind) for kind in in_full)),
        ("SỐ LIỆU KHÁC BÁO CÁO ĐƯỢC THAY", tuple(_moved(*each) for each in corrected)),
    ]
    shown = [(title, grids) for title, each in tables if (grids := tuple(grid for grid in each if grid.rows))]
    return tuple(
        Annex(f"Phụ lục {_ROMAN[place]}" if len(shown) > 1 else "Phụ lục", title, grids)
        for place, (title, grids) in enumerate(shown)
    )


def _moved(heading, changes):
    rows = tuple((each.label, each.before or "–", each.now or "–") for each in changes)
    return Grid(_CORRECTED, rows, caption=heading)


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
