"""Chương trình lễ ký: the lines that the officer wrote, else the usual ones of such a ceremony."""

from dataclasses import asdict, dataclass

from commitments.authority import reviewing_body
from commitments.models import Campaign, Ceremony, CeremonyParty

BEGINS = 7 * 60 + 30  # minutes after midnight
ORGANISERS, GUESTS, HEADS = "Ban Tổ chức", "Các đại biểu", "Người đứng đầu các đơn vị"
_STEP = 5  # minutes; every line begins at a multiple of them
_CHAIRS = (CeremonyParty.Role.HOST, CeremonyParty.Role.RECIPIENT, CeremonyParty.Role.WITNESS)


@dataclass(frozen=True)
class Line:
    """Một mục của chương trình: when ("08:00", or "" where it follows on), what, who."""

    time: str
    what: str
    who: str

    def stored(self) -> dict[str, str]:
        """Dạng lưu trên lễ ký."""
        return asdict(self)


def programme(campaign: Campaign, ceremony: Ceremony | None) -> list[Line]:
    """Chương trình để xem và in."""
    if ceremony and ceremony.programme:
        return [Line(**line) for line in ceremony.programme]
    return _timed(_usual(campaign, ceremony))


def _usual(campaign, ceremony):
    """Diễn biến thường lệ: welcome, opening, the content, agreement, signing group by group, closing words."""
    chair = _chair(ceremony)
    body = reviewing_body(campaign, ceremony.held_on if ceremony else None)
    yield 30, "Đón tiếp đại biểu, ổn định tổ chức", ORGANISERS
    yield 10, "Tuyên bố lý do, giới thiệu đại biểu", ORGANISERS
    yield 10, "Phát biểu khai mạc", chair
    yield 15, "Trình bày nội dung bản cam kết", f"Lãnh đạo {body}" if body else ORGANISERS
    yield 30, "Trao đổi, thống nhất nội dung cam kết", GUESTS
    for name, count in _groups(campaign):
        yield count, f"Ký cam kết: {name} ({count} đơn vị)", HEADS
    yield 20, "Phát biểu chỉ đạo", chair
    yield 5, "Bế mạc", ORGANISERS


def _timed(steps):
    """Giờ bắt đầu của từng mục, about a minute for each signer."""
    moment, lines = BEGINS, []
    for minutes, what, who in steps:
        lines.append(Line(f"{moment // 60:02d}:{moment % 60:02d}", what, who))
        moment += -(-minutes // _STEP) * _STEP
    return lines


def _chair(ceremony):
    """Người chủ trì; else to whom, else before whom the heads promise."""
    parties = list(ceremony.parties.order_by("pk")) if ceremony else []
    for role in _CHAIRS:
        for party in parties:
            if party.role == role:
                return party.title
    return "Người chủ trì"


def _groups(campaign):
    """Các khối theo thứ tự ký, with the number of those who sign."""
    counted = {}
    for name in campaign.commitments.in_signing_order().values_list("group__name", flat=True):
        counted[name] = counted.get(name, 0) + 1
    return counted.items()
