"""Khối chữ ký: who signs where. The one who commits stands right, where NĐ 30 has the signature, or left if so set."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from reports.documents.balance import balanced
from reports.documents.paper import CommitmentPaper, Party, Role, Template
from reports.documents.phrases import DOTS, bare_name, party_title, short_form, signing_office, with_role

HEADINGS = {
    Role.RECIPIENT: ("NGƯỜI NHẬN CAM KẾT", "NGƯỜI NHẬN CAM KẾT"),
    Role.WITNESS: ("NGƯỜI CHỨNG KIẾN", "NHỮNG NGƯỜI CHỨNG KIẾN"),
    Role.HOST: ("CHỦ TRÌ LỄ KÝ CAM KẾT", "CHỦ TRÌ LỄ KÝ CAM KẾT"),
}
COMMITTER = "NGƯỜI CAM KẾT"
PLACES = {
    Role.RECIPIENT: "ky-nhan",
    Role.WITNESS: "ky-chung-kien",
    Role.HOST: "ky-chu-tri",
    None: "ky-cam-ket",
}
MOST_ABREAST = 3
MOST_TITLE_LINES = 2  # in full; beyond, names of authorities are abbreviated
SIZES = {1: 14.0, 2: 14.0, 3: 13.0}  # points; as in signing.css
WIDTHS = {1: 76.0, 2: 76.0, 3: 51.5}  # mm that a title may fill


@dataclass(frozen=True, slots=True)
class Heading:
    """Vai trò ghi trên một hay nhiều cột chữ ký liền nhau."""

    text: str
    span: int


@dataclass(frozen=True, slots=True)
class Signature:
    """Một cột chữ ký: the office in capitals, room to sign (where a digital signature may go), the name."""

    title_lines: tuple[str, ...]
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """Các chữ ký đứng ngang nhau."""

    headings: tuple[Heading, ...]
    signatures: tuple[Signature, ...]

    @property
    def columns(self) -> int:
        return len(self.signatures)


@dataclass(frozen=True, slots=True)
class _Place:
    role: Role | None
    offices: tuple[str, ...]  # each begins a line of its own
    name: str
    key: str


def signature_rows(paper: CommitmentPaper) -> tuple[SignatureRow, ...]:
    """Các hàng chữ ký, at most three abreast; one place at the end is the committer's, but for a joint paper."""
    seen, others = Counter(), []
    for party in _others(paper):
        seen[party.role] += 1
        key = f"{PLACES[party.role]}-{seen[party.role]}"
        others.append(_Place(party.role, (party_title(party),), party.name, key))
    if paper.template == Template.JOINT:
        return _rows(others)
    name = paper.deputy_name or paper.leader_name
    committer = _Place(None, signing_office(paper), name, PLACES[None])
    if len(others) < MOST_ABREAST:
        return _rows([committer, *others] if paper.committer_left else [*others, committer])
    return (*_rows(others), *_rows([committer]))


def _others(paper: CommitmentPaper) -> list[Party]:
    recipients, witnesses = with_role(paper, Role.RECIPIENT), with_role(paper, Role.WITNESS)
    match paper.template:
        case Template.ONE_WAY:
            return []
        case Template.RECIPIENT:
            return (recipients or [Party(Role.RECIPIENT, DOTS)]) + witnesses
        case Template.WITNESS:
            return recipients + (witnesses or [Party(Role.WITNESS, DOTS)])
        case Template.JOINT:
            return recipients + witnesses or with_role(paper, Role.HOST)


def _rows(places: list[_Place]) -> tuple[SignatureRow, ...]:
    return tuple(_row(places[start : start + MOST_ABREAST]) for start in range(0, len(places), MOST_ABREAST))


def _row(places: list[_Place]) -> SignatureRow:
    headings = []
    for role, run in groupby(places, key=lambda place: place.role):
        span = len(list(run))
        headings.append(Heading(COMMITTER if role is None else HEADINGS[role][span > 1], span))
    titles = _titles([place.offices for place in places])
    return SignatureRow(
        tuple(headings),
        tuple(
            Signature(title_lines, bare_name(place.name) or DOTS, place.key)
            for place, title_lines in zip(places, titles, strict=True)
        ),
    )


def _titles(offices: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Chức vụ của các cột, with UBND and HĐND for short where one of them would need more than two lines in full."""
    width, size = WIDTHS[len(offices)], SIZES[len(offices)]
    full = [[balanced(office.upper(), width, size) for office in of_one] for of_one in offices]
    if any(len(lines) > MOST_TITLE_LINES for of_one in full for lines in of_one):
        full = [
            [balanced(short_form(office.upper()), width, size) for office in of_one] for of_one in offices
        ]
    return [tuple(line for lines in of_one for line in lines) for of_one in full]
