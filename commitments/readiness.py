"""Trước khi gửi: what is missing and what that means for the points, and what is worth a second look."""

from collections.abc import Iterator
from dataclasses import dataclass

from commitments.sheet import Row, Sheet
from commitments.telling import told
from indicators.figures import exceeds_whole
from indicators.numbers import written
from indicators.ranking import grade
from indicators.results import MISSING, NONE_AROSE, NOT_DUE, PENDING, SCORED


@dataclass(frozen=True)
class Remark:
    """Một điều về một chỉ tiêu, để đọc trước khi gửi."""

    row: Row
    text: str


def absences(sheet: Sheet) -> list[Remark]:
    """Các chỉ tiêu chưa nhập, and what becomes of their points."""
    return [Remark(row, _meaning(row.line)) for row in sheet.missing]


def _meaning(line):
    maximum = written(line.maximum)
    if line.state == SCORED:
        return f"Tính theo các kỳ trước: {written(line.points)}/{maximum} điểm."
    return {
        MISSING: f"Tính là thiếu số liệu: {written(line.points)}/{maximum} điểm.",
        NOT_DUE: "Chưa đến hạn, không tính vào điểm kỳ này.",
        PENDING: "Chờ cơ quan khác công bố, chưa tính điểm; kết quả còn là tạm tính.",
        NONE_AROSE: "Các kỳ trước không phát sinh.",
    }[line.state]


def doubts(sheet: Sheet) -> list[Remark]:
    """Những điều đáng xem lại; none of them hinders sending."""
    return [Remark(row, text) for row in sheet.asked if row.is_entered for text in _doubts_of(sheet, row)]


def _doubts_of(sheet, row) -> Iterator[str]:
    figure, line = row.figure, row.line
    if exceeds_whole(figure):
        yield f"Tử số ({written(figure.numerator)}) lớn hơn mẫu số ({written(figure.denominator)})."
    if gaps := sheet.gaps_before(row):
        yield f"Chưa được tính điểm vì chưa có số liệu đã gửi của {gaps}."
    if row.last == figure and (figure.value or figure.numerator):
        yield f"Giống hệt kỳ trước: {told(figure)}."
    if row.entry.is_estimated:
        yield "Là số ước thực hiện; khi có số chính thức cần báo cáo lại."
    if sheet.period.is_last_of_year and line.met is False and not row.entry.explanation:
        yield "Chưa đạt mức cam kết của năm mà chưa có giải trình."


def grade_of(sheet: Sheet) -> str:
    """Mức xếp loại của điểm dự kiến; "" without a score."""
    return (sheet.card.is_ranked and grade(sheet.card.score, sheet.ruling.grades)) or ""
