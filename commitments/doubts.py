"""Điều đáng xem lại ở số liệu: what is unusual asks for a word of explanation, and never hinders saving or sending."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from commitments.sheet import Row, Sheet
from commitments.telling import told
from indicators.figures import Figure, exceeds_whole
from indicators.models.indicator import Accumulate
from indicators.numbers import written

JUMP = 10
"""Gấp bao nhiêu lần kỳ trước thì hỏi lại."""

MANY = 3
"""Từ mấy tỷ lệ trở lên mà tất cả đều đúng 100% thì hỏi lại."""

PERCENT = "%"
_AMOUNTS = {"value": "Số liệu", "numerator": "Tử số", "denominator": "Mẫu số"}


@dataclass(frozen=True)
class Doubt:
    """Một điều đáng xem lại; `asks`: it is unusual enough to ask for a word of explanation."""

    text: str
    asks: bool = False


def of_row(sheet: Sheet, row: Row) -> list[Doubt]:
    """Điều đáng xem lại ở một chỉ tiêu đã nhập; nothing where nothing is entered."""
    return [*_of_figure(sheet, row), *_of_words(sheet, row)] if row.is_entered else []


def is_unexplained(sheet: Sheet, row: Row) -> bool:
    """Có điều khác thường mà chưa có giải trình."""
    return not row.entry_explanation and any(doubt.asks for doubt in of_row(sheet, row))


def all_at_full(sheet: Sheet) -> list[Row]:
    """Mọi tỷ lệ đều đúng 100%: the rows, where there are several of them; else none."""
    ratios = [row for row in sheet.asked if row.is_entered and row.figure.denominator]
    are_full = all(row.figure.numerator == row.figure.denominator for row in ratios)
    return ratios if are_full and len(ratios) >= MANY else []


def _of_figure(sheet, row) -> Iterator[Doubt]:
    figure, last = row.figure, row.last
    if exceeds_whole(figure):
        yield Doubt(
            f"Tử số ({written(figure.numerator)}) lớn hơn mẫu số ({written(figure.denominator)}).", asks=True
        )
    if last is None or last.is_empty:
        return
    if last == figure and (figure.value or figure.numerator):
        yield Doubt(f"Giống hệt kỳ trước: {told(figure)}.", asks=True)
    yield from _jumps(figure, last)
    if row.indicator.accumulate == Accumulate.LATEST and sheet.before.year == sheet.period.year:
        yield from _falls(row, figure, last)
    if row.last_is_estimated and not row.entry.is_estimated:
        yield Doubt(
            f"Kỳ trước là số ước thực hiện ({told(last)}); kỳ này cần đưa phần chênh lệch vào, nếu có."
        )


def _jumps(figure: Figure, last: Figure) -> Iterator[Doubt]:
    for part, name in _AMOUNTS.items():
        now, before = getattr(figure, part), getattr(last, part)
        if now and before and abs(now) >= JUMP * abs(before):
            times = written(int(abs(now) / abs(before)))
            yield Doubt(f"{name} {written(now)} gấp {times} lần kỳ trước ({written(before)}).", asks=True)


def _falls(row, figure, last) -> Iterator[Doubt]:
    """Số luỹ kế giảm; a rate may fall, a count since the year began may not."""
    part = "numerator" if figure.numerator is not None else "value"
    now, before = getattr(figure, part), getattr(last, part)
    is_rate = part == "value" and row.indicator.measure == PERCENT
    if isinstance(now, Decimal) and isinstance(before, Decimal) and now < before and not is_rate:
        yield Doubt(
            f"{_AMOUNTS[part]} {written(now)} thấp hơn kỳ trước ({written(before)}), mà đây là số luỹ kế.",
            asks=True,
        )


def _of_words(sheet, row) -> Iterator[Doubt]:
    if gaps := sheet.gaps_before(row):
        yield Doubt(f"Chưa được tính điểm vì chưa có số liệu đã gửi của {gaps}.")
    if row.entry.is_estimated:
        yield Doubt("Là số ước thực hiện; khi có số chính thức cần báo cáo lại.")
    if sheet.period.is_last_of_year and row.line.met is False:
        yield Doubt("Chưa đạt mức cam kết của năm.", asks=True)
