"""Trước khi gửi: what is missing and what that means for the points, and what is worth a second look."""

from dataclasses import dataclass

from commitments import doubts
from commitments.sheet import Row, Sheet
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


def review(sheet: Sheet) -> list[Remark]:
    """Những điều đáng xem lại, và chỗ nào còn thiếu giải trình; none of them hinders sending."""
    remarks = []
    if full := doubts.all_at_full(sheet):
        remarks.append(Remark(full[0], f"Cả {len(full)} tỷ lệ đều đúng 100%. Kiểm tra lại từng số."))
    for row in sheet.asked:
        unexplained = " Chưa có giải trình." if doubts.is_unexplained(sheet, row) else ""
        texts = [doubt.text + (unexplained if doubt.asks else "") for doubt in doubts.of_row(sheet, row)]
        remarks += [Remark(row, text) for text in texts]
    return remarks


def grade_of(sheet: Sheet) -> str:
    """Mức xếp loại của điểm dự kiến; "" without a score."""
    return (sheet.card.is_ranked and grade(sheet.card.score, sheet.ruling.grades)) or ""
