"""Văn bản đem in: everything that a printed commitment says, as plain frozen values.

Whoever fills these in reads the database; whoever prints them reads nothing else. Figures arrive as they are to be
printed ("77,67"); names and titles arrive in running form ("Sở Nội vụ"), the printer makes the capitals.
"""

import re
import unicodedata
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_SPACES = re.compile(r"[^\S\n]+")


class Template(StrEnum):
    """Mẫu ký: who signs beside the one who commits."""

    RECIPIENT = "recipient"
    WITNESS = "witness"
    JOINT = "joint"
    ONE_WAY = "one_way"


class Role(StrEnum):
    """Vai trò của một bên trong lễ ký."""

    RECIPIENT = "recipient"
    WITNESS = "witness"
    HOST = "host"


@dataclass(frozen=True, slots=True)
class Target:
    """Mức giao của một năm, or, where the line is compared with the year before, that year's figure.

    `value` None: not known (a target leaves a dotted place, an unknown figure is left out). `milestones` are the
    targets of single periods: (("Quý III", "5"),).
    """

    year: int
    value: str | None = None
    milestones: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng nội dung cam kết (a leaf of the indicator set)."""

    number: str
    text: str
    measure: str = ""
    value_type: str = "number"  # number | ratio | yes_no
    compare: str | None = "gte"  # gte | gt | lte | lt | eq; None with yes_no
    compare_to: str | None = "target"  # target | baseline; None with yes_no
    targets: tuple[Target, ...] = ()
    not_applicable: str = ""  # the reason; empty: the line applies
    wording: str = ""  # printed over all years in place of the targets, as it stands


@dataclass(frozen=True, slots=True)
class Group:
    """Nhóm nội dung; without a title its lines stand in the table on their own."""

    lines: tuple[Line, ...]
    number: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Một bên của lễ ký ngoài người cam kết; without a name the paper has a dotted line for it."""

    role: Role
    title: str
    name: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Một người ký bản cam kết chung."""

    unit: str
    name: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Dấu xác thực ở chân mỗi trang của bản đã chốt: the code as people read it, the address that tells of this
    document, which the QR code holds, and the address of the page where a code can be typed."""

    code: str
    address: str
    site: str


@dataclass(frozen=True, slots=True)
class CommitmentPaper:
    """Bản cam kết đem in, theo thể thức Nghị định 30/2020/NĐ-CP.

    `issuer` is the name in the head, in capitals or not (default: the unit's name); `superior` stands above it.
    With a `symbol` ("BCK-SNV") there is a line "Số: …/BCK-SNV", its number blank until known. `opening` takes the place
    of the default promise; the lines "Tôi là … Chức vụ …" stay. `duties` with several sentences are numbered.
    `reviewer` is the body that reports go through (Sở Nội vụ). `recipients` are the lines of Nơi nhận without
    dashes; empty: the parties, the reviewer and the archive. `has_annex`: the lines stand in a Phụ lục of their own.
    `order`, the place in the signing order, is not printed.
    `committer_left`: the one who commits signs at the left. With a deputy's name, the deputy signs (KT.).
    """

    unit_code: str
    unit_name: str
    place: str
    title: str
    subtitle: str
    template: Template
    years: tuple[int, ...]
    groups: tuple[Group, ...]
    issuer: str = ""
    superior: str = ""
    number: str = ""
    symbol: str = ""
    signed_on: date | None = None
    legal_bases: tuple[str, ...] = ()
    opening: str = ""
    leader_name: str = ""
    leader_title: str = ""
    deputy_name: str = ""
    deputy_title: str = ""
    duties: str = ""
    sanctions: str = ""
    copies: int | None = None
    parties: tuple[Party, ...] = ()
    signers: tuple[Signer, ...] = ()
    reviewer: str = ""
    recipients: tuple[str, ...] = ()
    has_annex: bool = False
    committer_left: bool = False
    notice: str = ""
    order: int = 0
    is_draft: bool = False
    mark: Mark | None = None


def cleaned(value):
    """Đưa mọi chữ về NFC (tìm kiếm trong PDF dựa vào đó) and drop what cannot be seen on paper."""
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return _clean_text(value)
    if isinstance(value, tuple):
        return tuple(cleaned(part) for part in value)
    if is_dataclass(value):
        return replace(value, **{field.name: cleaned(getattr(value, field.name)) for field in fields(value)})
    return value


def _clean_text(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    text = "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter)[0] != "C")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.splitlines()).strip()
