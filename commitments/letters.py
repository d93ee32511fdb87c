"""Lời của tin nhắc: plain words, the unit and the period, no figure and no personal data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from commitments.models.report import ReportStatus
from commitments.worklist import Duty
from indicators import periods
from indicators.numbers import written

LISTED = 30
"""Nhiều nhất từng ấy báo cáo trong một thư; the page has the rest."""

_CLOSE = (
    "Tin này do hệ thống theo dõi cam kết cải cách hành chính gửi tự động; đề nghị không trả lời thư này."
)
_DONE = "Nếu đơn vị đã gửi báo cáo sau khi có tin này thì không cần làm gì thêm."


@dataclass(frozen=True)
class Letter:
    """Tiêu đề, nội dung và trang liên quan của một tin nhắc."""

    subject: str
    text: str
    path: str


def to_the_unit(duties: Sequence[Duty], today: date) -> Letter:
    """Nhắc người nhập liệu, người đứng đầu về các báo cáo còn nợ của đơn vị mình."""
    first = duties[0]
    if len(duties) == 1:
        subject = f"Nhắc gửi báo cáo {_name(first)} – {first.commitment.unit}"
        opening = f"Đề nghị đơn vị hoàn thành và gửi báo cáo {_name(first)}:"
        path = reverse("commitments:report", args=[first.commitment.pk, first.period.code])
    else:
        subject = f"Nhắc gửi {len(duties)} báo cáo – {first.commitment.unit}"
        opening = f"Đề nghị đơn vị hoàn thành và gửi {len(duties)} báo cáo:"
        path = reverse("commitments:home")
    return Letter(subject, _text(opening, _lines(duties, today), _DONE), path)


def to_the_follower(duties: Sequence[Duty], today: date) -> Letter:
    """Báo người đôn đốc những đơn vị chưa gửi; one letter for all of them."""
    first = duties[0]
    many = f"{len(duties)} báo cáo chưa gửi"
    subject = f"{first.commitment.unit} chưa gửi báo cáo {_name(first)}" if len(duties) == 1 else many
    opening = "Các báo cáo sau đã quá hạn, người nhập liệu và người đứng đầu đơn vị đã được nhắc:"
    closing = "Danh sách đầy đủ và các lần nhắc ở trang Đôn đốc."
    return Letter(
        f"Đôn đốc: {subject}", _text(opening, _lines(duties, today), closing), reverse("commitments:chasing")
    )


def to_the_lead(asked: Sequence[tuple[str, int, date]], today: date) -> Letter:
    """Nhắc cơ quan chủ trì cho ý kiến, (báo cáo, số chỉ tiêu, hạn) for each report."""
    figures = sum(count for _, count, _ in asked)
    lines = [
        f"– {name}: {count} chỉ tiêu, hạn cho ý kiến {due_on:%d/%m/%Y}, {_days_left(due_on, today)}."
        for name, count, due_on in asked[:LISTED]
    ]
    if len(asked) > LISTED:
        lines.append(f"– và {len(asked) - LISTED} báo cáo khác.")
    opening = "Đề nghị cơ quan chủ trì cho ý kiến về số liệu của các đơn vị:"
    closing = "Quá hạn thì người thẩm định có thể duyệt mà không chờ ý kiến."
    subject = f"Nhắc cho ý kiến về {figures} chỉ tiêu"
    return Letter(subject, _text(opening, lines, closing), reverse("commitments:lead_reviews"))


def to_the_reviewer(count: int, oldest: str, since: date) -> Letter:
    """Tóm tắt cho người thẩm định: how many reports wait, and for how long."""
    lines = [
        f"– Số báo cáo chờ thẩm định: {count}",
        f"– Chờ lâu nhất: {oldest}, gửi ngày {since:%d/%m/%Y}",
    ]
    return Letter(
        f"{count} báo cáo chờ thẩm định",
        _text("Tình hình báo cáo chờ anh/chị thẩm định:", lines, "Hàng chờ ở trang Thẩm định."),
        reverse("commitments:queue"),
    )


def _text(opening, lines, closing):
    return "\n".join([opening, "", *lines, "", closing, _CLOSE])


def _lines(duties, today):
    lines = [
        f"– {duty.commitment.unit}, {_name(duty)}: hạn gửi {duty.period.due_on:%d/%m/%Y}, {_lateness(duty, today)}."
        for duty in duties[:LISTED]
    ]
    left = len(duties) - LISTED
    return lines + ([f"– và {left} báo cáo khác."] if left > 0 else [])


def _name(duty):
    return periods.name_of(duty.period.code)


def _lateness(duty, today):
    """Còn mấy ngày, quá hạn mấy ngày; of a returned report that it waits for a correction."""
    if duty.state == ReportStatus.RETURNED:
        return "báo cáo bị trả lại, chờ đơn vị sửa và gửi lại"
    return _days_left(duty.period.due_on, today)


def _days_left(due_on, today):
    days = (due_on - today).days
    if days == 0:
        return "hôm nay là ngày cuối"
    return f"còn {days} ngày" if days > 0 else f"đã quá hạn {written(-days)} ngày"
