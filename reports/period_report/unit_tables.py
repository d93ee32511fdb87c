"""Bảng các đơn vị của một khối trong phụ lục: its columns, and the row of a unit, in which its key stands for its name.

Pure. The general report ranks; a thematic one lists by share of the points and says what each has not met.
"""

from indicators.numbers import written
from reports.period_report.content import Column
from reports.period_report.facts import Row, Standing, UnitResult
from reports.period_report.phrases import percent

NAME = 1
"""Cột tên đơn vị."""
RANKING = (
    Column("Hạng", 14),
    Column("Đơn vị", 58, True),
    Column("Điểm", 18),
    Column("Mức", 28),
    Column("Báo cáo trễ", 16),
    Column("Ghi chú", 26, True),
)
BY_SHARE = (
    Column("STT", 12),
    Column("Đơn vị", 66, True),
    Column("Chỉ tiêu được tính", 22),
    Column("Chưa đạt", 32),
    Column("Tỷ lệ điểm", 28),
)


def ranked(each: UnitResult) -> Row:
    """Một dòng xếp hạng."""
    note = each.reason or ("Tạm tính" if each.is_provisional else "")
    score = "–" if each.score is None else written(each.score, 2)
    return (str(each.rank or "–"), each.unit, score, each.grade or "–", str(each.late), note)


def by_share(place: int, each: Standing) -> Row:
    """Một dòng của báo cáo chuyên đề."""
    failing = ", ".join(each.failing) or "–"
    return (str(place), each.unit, str(each.counted), failing, percent(each.share))
