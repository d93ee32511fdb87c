"""Việc chuẩn bị lễ ký: the day and place, who attends, the order of signing, the programme.

Each part is saved as a whole, by the officer of the receiving unit, against what the form showed: a part that somebody
else changed meanwhile is not overwritten unseen. After the first signature only the programme can change.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from commitments import permissions, standings
from commitments.conflicts import NotReady, Overtaken, Refused
from commitments.models import Campaign, Ceremony, CeremonyParty
from commitments.programme import Line
from units import audit
from units.models import Account

DETAILS, PARTIES, ORDER, PROGRAMME = "le-ky", "nguoi-du-le", "thu-tu-ky", "chuong-trinh"
"""Việc ghi vào nhật ký, also the names of the parts."""

FROZEN = (
    "Đã có bản cam kết được ký tại lễ này. Ngày, địa điểm, người dự và thứ tự ký đã in trên văn bản"
    " hoặc ghi vào biên bản nên không sửa được nữa."
)
NO_CEREMONY = "Chưa có ngày và địa điểm của lễ ký. Hãy ghi ngày và địa điểm trước."


@dataclass(frozen=True)
class Seat:
    """Một người dự lễ; `person` and `unit` are keys, or None."""

    role: str
    title: str
    person: int | None = None
    unit: int | None = None


def stamp(campaign: Campaign, part: str) -> str:
    """Dấu của một phần như đang lưu: a form shows it and sends it back, so that a change in between is noticed."""
    text = json.dumps(_STORED[part](campaign), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def is_frozen(campaign: Campaign) -> bool:
    """Đã có bản được ký: only the programme may still change."""
    return campaign.is_signed


@transaction.atomic
def set_details(campaign: Campaign, *, held_on: date, place: str, by: Account, seen: str) -> Ceremony:
    """Ghi ngày và địa điểm; a campaign without a ceremony has one from now on. Raises Refused or Overtaken."""
    campaign = _locked(campaign, DETAILS, by=by, seen=seen)
    before = _details(campaign)
    ceremony = _ceremony(campaign) or Ceremony(campaign=campaign)
    ceremony.held_on, ceremony.place = held_on, place
    ceremony.save()
    _record(campaign, DETAILS, by, before)
    return ceremony


@transaction.atomic
def set_parties(campaign: Campaign, seats: list[Seat], *, by: Account, seen: str) -> None:
    """Ghi những người dự lễ, in this order. Raises Refused, Overtaken or NotReady."""
    campaign = _locked(campaign, PARTIES, by=by, seen=seen)
    ceremony = _existing(campaign)
    before = _seats(campaign)
    ceremony.parties.all().delete()
    CeremonyParty.objects.bulk_create(
        CeremonyParty(
            ceremony=ceremony, role=seat.role, title=seat.title, person_id=seat.person, unit_id=seat.unit
        )
        for seat in seats
    )
    _record(campaign, PARTIES, by, before)


@transaction.atomic
def set_order(campaign: Campaign, places: dict[int, int | None], *, by: Account, seen: str) -> None:
    """Ghi thứ tự ký: {commitment: its number}; those not named keep theirs. Raises Refused or Overtaken."""
    campaign = _locked(campaign, ORDER, by=by, seen=seen)
    before, changed = _order(campaign), []
    for commitment in campaign.commitments.select_for_update().order_by("pk"):
        if commitment.pk in places and commitment.order != places[commitment.pk]:
            commitment.order = places[commitment.pk]
            changed.append(commitment)
    campaign.commitments.bulk_update(changed, ["order"])
    _record(campaign, ORDER, by, before)


@transaction.atomic
def set_programme(campaign: Campaign, lines: list[Line], *, by: Account, seen: str) -> None:
    """Ghi chương trình; no line at all brings back the usual one. Raises Refused, Overtaken or NotReady."""
    campaign = _locked(campaign, PROGRAMME, by=by, seen=seen)
    ceremony = _existing(campaign)
    before = _lines(campaign)
    ceremony.programme = [line.stored() for line in lines]
    ceremony.save(update_fields=["programme"])
    _record(campaign, PROGRAMME, by, before)


def _locked(campaign, part, *, by, seen):
    standings.lock(campaign.groups.all())
    campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    if not permissions.may_hold(by, campaign):
        raise Refused("Chỉ văn thư của cơ quan nhận cam kết chuẩn bị lễ ký.")
    if part != PROGRAMME and is_frozen(campaign):
        raise Refused(FROZEN)
    if stamp(campaign, part) != seen:
        raise Overtaken
    return campaign


def _existing(campaign):
    ceremony = _ceremony(campaign)
    if ceremony is None:
        raise NotReady(NO_CEREMONY)
    return ceremony


def _ceremony(campaign):
    return Ceremony.objects.filter(campaign=campaign).first()


def _record(campaign, part, by, before):
    """Ghi nhật ký, with what stood before and what stands now; what is as it was needs no line."""
    after = _STORED[part](campaign)
    if after != before:
        audit.record(campaign.audit_chain, part, by=by, data={"from": before, "to": after})


def _details(campaign):
    ceremony = _ceremony(campaign)
    return ceremony and {"held_on": ceremony.held_on.isoformat(), "place": ceremony.place}


def _seats(campaign):
    rows = CeremonyParty.objects.filter(ceremony__campaign=campaign).order_by("pk")
    return list(rows.values("role", "title", "person__code", "unit__code"))


def _order(campaign):
    return dict(campaign.commitments.order_by("unit__code").values_list("unit__code", "order"))


def _lines(campaign):
    ceremony = _ceremony(campaign)
    return ceremony.programme if ceremony else []


_STORED = {DETAILS: _details, PARTIES: _seats, ORDER: _order, PROGRAMME: _lines}
