"""Câu chữ của bộ tài liệu lễ ký: pure, from the values of a kit to sentences."""

from datetime import date

from reports.documents.kit import Attendee, Kit
from reports.documents.paper import Role
from reports.documents.phrases import DOTS, SHORT_DOTS, full_form, party_title, position

ROLES = {
    Role.HOST: "Người chủ trì",
    Role.RECIPIENT: "Người nhận cam kết",
    Role.WITNESS: "Người chứng kiến",
}
CLOCK = f"{SHORT_DOTS} giờ {SHORT_DOTS} phút"


def ceremony_name(kit: Kit) -> str:
    """Tên lễ ký: "Lễ ký cam kết về cải cách hành chính năm 2022"."""
    subtitle = full_form(kit.subtitle)
    starts_a_name = len(subtitle) > 1 and subtitle[1].isupper()
    subtitle = subtitle if starts_a_name else subtitle[:1].lower() + subtitle[1:]
    return f"Lễ ký cam kết {subtitle.removeprefix('cam kết ')}"


def day(on: date | None) -> str:
    """Ngày viết đủ chữ, dotted where not known."""
    if on is None:
        return f"ngày {SHORT_DOTS} tháng {SHORT_DOTS} năm {SHORT_DOTS}"
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def clock(time: str) -> str:
    """Giờ trong chương trình: "08:00" → "08 giờ 00"."""
    return time.replace(":", " giờ ")


def count(number: int) -> str:
    """Số đếm trên văn bản: below 10 with a leading zero."""
    return f"{number:02d}"


def signer_title(attendee: Attendee) -> str:
    """Chức vụ của người đến ký, the deputy's where one signs for the head."""
    title = attendee.deputy_title if attendee.deputy_name else attendee.title
    return position(title, attendee.unit) if title else full_form(attendee.unit)


def chair(kit: Kit) -> str:
    """Họ tên chủ tọa: the host, else who receives the commitments; "" where nobody is known."""
    for role in (Role.HOST, Role.RECIPIENT):
        for party in kit.parties:
            if party.role == role:
                return party.name
    return ""


def chair_line(kit: Kit) -> str:
    """Chủ tọa với chức vụ."""
    for role in (Role.HOST, Role.RECIPIENT):
        for party in kit.parties:
            if party.role == role:
                return f"{party.name or DOTS}, {party_title(party)}"
    return DOTS


def attendance(kit: Kit) -> list[str]:
    """Ai có mặt: parties, then the heads, counted where the signatures tell it."""
    lines = [f"{ROLES[party.role]}: {party.name or DOTS}, {party_title(party)};" for party in kit.parties]
    total, present = len(kit.attendees), signed_that_day(kit)
    if not present:
        lines.append(f"Người ký cam kết: {SHORT_DOTS}/{count(total)} người có mặt; vắng: {SHORT_DOTS} người;")
    else:
        absent = total - len(present)
        lines.append(
            f"Người ký cam kết: {count(len(present))}/{count(total)} người có mặt; vắng: {count(absent)};"
        )
    return [*lines, f"Đại biểu khác: {SHORT_DOTS} người."]


def signed_that_day(kit: Kit) -> list[Attendee]:
    """Những người đã ký tại buổi lễ."""
    return [each for each in kit.attendees if each.signed_on and each.signed_on == kit.held_on]


def results(kit: Kit) -> list[str]:
    """Kết quả ký: how many of each group, who was signed for, who did not sign there; dotted before the ceremony."""
    present, total = signed_that_day(kit), len(kit.attendees)
    said = count(len(present)) if present else SHORT_DOTS
    groups = list(dict.fromkeys(each.group for each in kit.attendees))
    lines = [f"Số bản cam kết được ký tại buổi lễ: {said}/{count(total)}."]
    if len(groups) > 1:
        lines += [f"- {group}: {_share(kit, present, group)};" for group in groups[:-1]]
        lines.append(f"- {groups[-1]}: {_share(kit, present, groups[-1])}.")
    if deputies := [each for each in (present or kit.attendees) if each.deputy_name]:
        lines.append(f"Ký thay người đứng đầu (KT.): {'; '.join(map(_deputised, deputies))}.")
    if present:
        lines += _absent([each for each in kit.attendees if each not in present])
    else:
        lines.append(f"Chưa ký tại buổi lễ: {DOTS}")
    return lines


def _share(kit, present, group):
    total = count(sum(each.group == group for each in kit.attendees))
    signed = count(sum(each.group == group for each in present)) if present else SHORT_DOTS
    return f"{signed}/{total}"


def _deputised(attendee):
    return f"{attendee.deputy_name}, {position(attendee.deputy_title, attendee.unit)}"


def _absent(attendees):
    """Những người không ký tại buổi lễ, with the day where they signed on another."""
    if not attendees:
        return []
    told = [
        f"{full_form(each.unit)}{f' (ký {day(each.signed_on)})' if each.signed_on else ''}"
        for each in attendees
    ]
    return [f"Không ký tại buổi lễ: {'; '.join(told)}."]
