"""Dàn bộ tài liệu lễ ký: from a kit to what its templates print."""

from dataclasses import dataclass

from reports.documents import kit_phrases as said
from reports.documents.balance import balanced
from reports.documents.composition import TEXT_WIDTH, TITLE_SIZE, issuer_lines, notice_size, superior_lines
from reports.documents.kit import Attendee, Kit
from reports.documents.paper import Party
from reports.documents.phrases import DOTS, date_line, full_form

SIGNED_FOR = "Ký thay (KT.)"


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng của danh sách."""

    number: int
    unit: str
    name: str
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Một mục của danh sách."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class KitSheet:
    """Một tài liệu đã dàn: the head that all share, and the words of one of them."""

    document_title: str
    subject: str
    author: str
    superior_lines: tuple[str, ...]
    issuer_lines: tuple[str, ...]
    symbol: str
    number: str
    date_line: str
    is_dated: bool
    title_lines: tuple[str, ...]
    subtitle_lines: tuple[str, ...]
    notice: str
    notice_size: str
    is_draft: bool = False
    mark: None = None
    qr: None = None
    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    steps: tuple[tuple[str, str, str], ...] = ()
    attendance: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    closing: str = ""
    secretary: str = ""
    chair: str = ""
    recipients: tuple[str, ...] = ()


def signers(kit: Kit) -> KitSheet:
    """Danh sách người ký, người nhận cam kết, người chứng kiến."""
    parties = tuple(_party(number, party) for number, party in enumerate(kit.parties, start=1))
    sections = [Section("NGƯỜI CHỦ TRÌ, NHẬN CAM KẾT, CHỨNG KIẾN", parties)] if parties else []
    numbered = list(enumerate(kit.attendees, start=1))
    groups = dict.fromkeys(each.group for each in kit.attendees)
    for group in groups:
        rows = tuple(_attendee(number, each) for number, each in numbered if each.group == group)
        sections.append(Section(f"NGƯỜI KÝ CAM KẾT: {full_form(group)}", rows))
    subtitle = f"Người ký cam kết và người dự {said.ceremony_name(kit)}"
    return _sheet(kit, "Danh sách", subtitle, sections=tuple(sections))


def programme(kit: Kit) -> KitSheet:
    """Chương trình lễ ký."""
    steps = tuple((said.clock(step.time), full_form(step.what), full_form(step.who)) for step in kit.steps)
    return _sheet(kit, "Chương trình", said.ceremony_name(kit), facts=_when_and_where(kit), steps=steps)


def minutes(kit: Kit) -> KitSheet:
    """Biên bản lễ ký (Mẫu 1.9): without a date line, for the text says when it began and ended."""
    return _sheet(
        kit,
        "Biên bản",
        said.ceremony_name(kit),
        is_dated=False,
        facts=(
            ("Thời gian bắt đầu", f"{said.CLOCK}, {said.day(kit.held_on)}."),
            ("Địa điểm", f"{kit.venue or DOTS}."),
            ("Chủ trì (chủ tọa)", f"{said.chair_line(kit)}."),
            ("Thư ký (người ghi biên bản)", DOTS),
        ),
        attendance=tuple(said.attendance(kit)),
        events=tuple(full_form(step.what) for step in kit.steps),
        results=tuple(said.results(kit)),
        closing=f"Buổi lễ kết thúc vào hồi {said.CLOCK}, {said.day(kit.held_on)}./.",
        secretary=DOTS,
        chair=said.chair(kit) or DOTS,
        recipients=("- Như thành phần tham dự;", "- Lưu: VT, Hồ sơ."),
    )


def _sheet(kit, title, subtitle, *, is_dated=True, **words):
    is_minutes = not is_dated
    return KitSheet(
        document_title=f"{title} - {said.ceremony_name(kit)}",
        subject=subtitle,
        author=full_form(kit.issuer),
        superior_lines=superior_lines(kit.superior, kit.issuer),
        issuer_lines=issuer_lines(kit.issuer),
        symbol=kit.symbol if is_minutes else "",
        number="",
        date_line="" if is_minutes else date_line(kit.place, kit.held_on),
        is_dated=True,
        title_lines=balanced(title.upper(), TEXT_WIDTH, TITLE_SIZE),
        subtitle_lines=balanced(subtitle, TEXT_WIDTH, TITLE_SIZE),
        notice=kit.notice,
        notice_size=notice_size(kit.notice),
        **words,
    )


def _when_and_where(kit):
    return (("Thời gian", f"{said.day(kit.held_on)}."), ("Địa điểm", f"{kit.venue or DOTS}."))


def _party(number: int, party: Party) -> Row:
    return Row(
        number, full_form(party.unit), party.name or DOTS, full_form(party.title), said.ROLES[party.role]
    )


def _attendee(number: int, attendee: Attendee) -> Row:
    title = attendee.deputy_title if attendee.deputy_name else attendee.title
    note = SIGNED_FOR if attendee.deputy_name else ""
    return Row(number, full_form(attendee.unit), attendee.signer_name or DOTS, full_form(title), note)
