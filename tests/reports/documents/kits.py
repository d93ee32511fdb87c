"""Một bộ tài liệu lễ ký để thử."""

from dataclasses import replace
from datetime import date

from reports.documents.kit import Attendee, Kit, Step
from tests.reports.documents.papers import NOTICE, WITNESSES

DAY = date(2017, 5, 10)


def attendee(number: int, **changes) -> Attendee:
    usual = Attendee(f"Sở Thử {number}", f"Lê Văn {number}", "Giám đốc", "Các sở", signed_on=DAY)
    return replace(usual, **changes)


def kit(signers: int = 3, **changes) -> Kit:
    usual = Kit(
        issuer="Ủy ban nhân dân tỉnh Sóc Trăng",
        superior="",
        place="Sóc Trăng",
        subtitle="Trách nhiệm của người đứng đầu",
        venue="Hội trường tỉnh",
        held_on=DAY,
        parties=WITNESSES,
        attendees=tuple(attendee(number) for number in range(1, signers + 1)),
        steps=(Step("08:00", "Khai mạc", "Ban Tổ chức"), Step("", "Ký cam kết", "UBND các huyện")),
        symbol="BB-UBND",
        notice=NOTICE,
    )
    return replace(usual, **changes)
