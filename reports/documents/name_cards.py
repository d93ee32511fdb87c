"""Biển tên để bàn: a landscape sheet folded in the middle stands by itself; name and office as large as they fit."""

from dataclasses import dataclass

from reports.documents import kit_phrases as said
from reports.documents.balance import balanced
from reports.documents.fonts import MM_PER_POINT, width_mm
from reports.documents.kit import Kit
from reports.documents.phrases import full_form, party_title

FACE_WIDTH, FACE_HEIGHT = 257.0, 105.0  # mm; letters may fill the width, of 297
GAP = 5.0  # mm between name and office, as in kit.css
NAME_ROOM, OFFICE_ROOM = 46.0, 34.0  # mm of height, of 105
LINE_HEIGHT = 1.15
NAME_SIZES = (80, 72, 64, 56, 48, 40, 34, 28, 24, 20, 16)
ALONE_SIZES, ALONE_ROOM = NAME_SIZES[5:], 60.0  # of an office without a name
OFFICE_SIZES = (34, 30, 26, 22, 18, 16, 14)
ONE_LINE_FROM = {"name": 40, "office": 30}  # points; a text this large stands on one line


@dataclass(frozen=True, slots=True)
class Words:
    """Lời trên biển, with the size in points at which it fits."""

    lines: tuple[str, ...]
    size: int

    @property
    def height(self) -> float:
        """Chiều cao (mm) của các dòng."""
        return len(self.lines) * self.size * LINE_HEIGHT * MM_PER_POINT


@dataclass(frozen=True, slots=True)
class Card:
    """Biển tên của một người; without a name the office stands alone."""

    name: Words | None
    office: Words

    @property
    def down(self) -> int:
        """Khoảng trống phía trên (mm) để lời nằm giữa mặt biển."""
        height = self.office.height + (self.name.height + GAP if self.name else 0)
        return max(0, round((FACE_HEIGHT - height) / 2))


@dataclass(frozen=True, slots=True)
class Cards:
    """Mọi biển tên của một lễ ký, parties first, then the heads in signing order."""

    document_title: str
    author: str
    cards: tuple[Card, ...]
    notice: str


def name_cards(kit: Kit) -> Cards:
    """Dàn các biển tên."""
    people = [(party.name, party_title(party)) for party in kit.parties]
    people += [(each.signer_name, said.signer_title(each)) for each in kit.attendees]
    return Cards(
        document_title=f"Biển tên - {said.ceremony_name(kit)}",
        author=full_form(kit.issuer),
        cards=tuple(_card(name, office) for name, office in people),
        notice=kit.notice,
    )


def _card(name: str, office: str) -> Card:
    if not name:
        return Card(None, fitted(office.upper(), ALONE_SIZES, ALONE_ROOM, ALONE_SIZES[0] + 1))
    return Card(
        fitted(name.upper(), NAME_SIZES, NAME_ROOM, ONE_LINE_FROM["name"]),
        fitted(office, OFFICE_SIZES, OFFICE_ROOM, ONE_LINE_FROM["office"]),
    )


def fitted(text: str, sizes: tuple[int, ...], room: float, one_line_from: int) -> Words:
    """Cỡ chữ lớn nhất vừa khổ; on several lines rather than small, and the smallest size for what fits nowhere."""
    for size in sizes:
        lines = balanced(text, FACE_WIDTH, float(size), "bold")
        words = Words(lines, size)
        is_wide = any(width_mm(line, float(size), "bold") > FACE_WIDTH for line in lines)
        if not (is_wide or words.height > room or (size >= one_line_from and len(lines) > 1)):
            break
    return words


def style() -> str:
    """Kiểu chữ của mọi cỡ và mọi khoảng trống; a layout engine that need not centre is twice as fast."""
    sizes = sorted({*NAME_SIZES, *OFFICE_SIZES})
    letters = [f".letters-{size} {{ font-size: {size}pt }}" for size in sizes]
    downs = [f".down-{down} {{ padding-top: {down}mm }}" for down in range(round(FACE_HEIGHT))]
    return "\n".join([*letters, *downs])
