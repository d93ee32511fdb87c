"""Nội dung một lần công bố, để mọi người đọc: from its snapshot alone, in plain words, checked before it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from commitments.models import Publication
from commitments.models.publication import PublicationKind
from indicators.numbers import written
from reports import published, published_parts
from reports.public.listing import Published

LONG = 400
"""Từ trên từng ấy đơn vị, mỗi khối có trang riêng: all on one page would be three megabytes for the whole country."""


@dataclass(frozen=True)
class Line:
    """Một chỉ tiêu của phiếu, with what the unit says about it."""

    line: published.Line
    explanation: str


@dataclass(frozen=True)
class Place:
    """Chỗ của một đơn vị trong bảng; the row of the snapshot itself."""

    row: dict
    group: str
    ranked: int

    @property
    def leader(self) -> str:
        """Người đứng đầu ngày cuối kỳ, with the title; "" where the publication does not say."""
        return ", ".join(filter(None, (self.row.get("leader"), self.row.get("leader_title"))))


@dataclass(frozen=True)
class Contents:
    """Nội dung của một lần công bố; `last_day` None in the oldest ones."""

    publication: int
    snapshot: dict

    @property
    def last_day(self) -> date | None:
        """Số liệu đến hết ngày nào."""
        text = self.snapshot.get("last_day")
        return date.fromisoformat(text) if text else None

    @property
    def is_long(self) -> bool:
        """Quá dài cho một trang."""
        return sum(len(group["rows"]) for group in self.groups) > LONG

    def group(self, code: str) -> dict | None:
        """Một khối."""
        return next((each for each in self.groups if each["code"] == code and each["rows"]), None)

    @property
    def groups(self) -> list[dict]:
        """Các khối."""
        return self.snapshot["groups"]

    @property
    def places(self) -> Iterator[Place]:
        """Chỗ của mọi đơn vị."""
        for group in self.groups:
            ranked = _ranked(group)
            yield from (Place(row, group["name"], ranked) for row in group["rows"])

    def place(self, unit: str) -> Place | None:
        """Chỗ của đơn vị có mã này; its group alone is opened."""
        found = published_parts.row_of_unit(self.snapshot, unit)
        if found is None:
            return None
        group, row = found
        return Place(row, group["name"], _ranked(group))


def _ranked(group):
    return sum(row["rank"] is not None for row in group["rows"])


def contents(of: Published) -> Contents:
    """Nội dung của lần công bố; Altered where it does not match its digest any more."""
    return Contents(of.pk, published_parts.opened(of))


def lines(found: Contents, place: Place) -> tuple[published.Card, list[Line]]:
    """Phiếu của một đơn vị và các dòng kèm giải trình."""
    card = published.card(found.snapshot, place.row["commitment"])
    said = place.row.get("explanations", {})
    return card, [Line(each, said.get(each.number, "")) for each in card.lines]


def differences(found: Contents) -> list[dict]:
    """Điều khác lần công bố chính thức trước. What moved since a provisional one was never public."""
    rows = Publication.objects.filter(pk=found.publication, corrects__kind=PublicationKind.FINAL)
    corrected = rows.only("differences").first()
    return published.differences(corrected) if corrected else []


def summary(card: published.Card, place: Place) -> str:
    """Kết quả của đơn vị trong hai câu."""
    counted = [each for each in card.card.lines if each.met is not None]
    met = sum(bool(each.met) for each in counted)
    words = f"Đạt {met} trong {len(counted)} chỉ tiêu được tính, được {card.points} điểm."
    if card.score is None:
        return f"{words} Chưa có điểm trên thang 100."
    rank = f", xếp hạng {card.rank} trong {place.ranked} đơn vị được xếp hạng của khối" if card.rank else ""
    grade = f", mức {card.grade}" if card.grade else ""
    after = "Quy về thang 100 và tính cả điểm thưởng, điểm phạt, điểm trễ hạn:"
    return f"{words} {after} {_points(card.score)} điểm{rank}{grade}."


def _points(text):
    return written(Decimal(text), 2)
