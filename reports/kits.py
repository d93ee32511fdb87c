"""Bộ tài liệu của một lễ ký: from the database to what it is printed from."""

from commitments.models import Campaign, Ceremony
from commitments.programme import programme
from reports.documents import kit
from reports.localities import locality
from reports.papers import parties_of, titles_of

_COMMITTEE = "ủy ban nhân dân"


def kit_of(campaign: Campaign) -> kit.Kit:
    """Mọi điều các tài liệu nói tới; `campaign` with province and authority."""
    ceremony = Ceremony.objects.filter(campaign=campaign).first()
    authority = campaign.authority
    superior = authority.parent if authority else None
    return kit.Kit(
        issuer=(authority.upper_name or authority.name) if authority else "",
        superior=(superior.upper_name or superior.name) if superior else "",
        place=locality(authority, campaign.province),
        subtitle=campaign.subtitle,
        venue=ceremony.place if ceremony else "",
        held_on=ceremony.held_on if ceremony else None,
        parties=parties_of(ceremony),
        attendees=_attendees(campaign, ceremony),
        steps=tuple(kit.Step(line.time, line.what, line.who) for line in programme(campaign, ceremony)),
        symbol=f"BB-{_short(authority)}",
        notice=campaign.notice,
    )


def _attendees(campaign, ceremony):
    rows = campaign.commitments.select_related("unit", "leader", "deputy", "group").in_signing_order()
    titles = titles_of(list(rows), ceremony.held_on if ceremony else None)
    return tuple(
        kit.Attendee(
            unit=each.unit.name,
            name=each.leader.name,
            title=titles[each.pk].leader,
            group=each.group.name,
            deputy_name=each.deputy.name if each.deputy else "",
            deputy_title=titles[each.pk].deputy,
            signed_on=each.signed_on,
        )
        for each in rows
    )


def _short(authority):
    """Tên viết tắt trong ký hiệu; dotted where only the office itself knows it."""
    name = (authority.name if authority else "").lower()
    return "UBND" if name.startswith((_COMMITTEE, "ubnd")) else "…" * 3
