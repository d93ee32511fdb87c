"""Cơ quan nhận cam kết của một đợt: whom the heads promise to, whose reviewers judge the reports."""

from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from commitments.models import CeremonyParty
from units.models import Unit

_REVIEWERS = ("Sở Nội vụ", "Phòng Nội vụ")
_FIRST = (CeremonyParty.Role.RECIPIENT, CeremonyParty.Role.HOST, CeremonyParty.Role.WITNESS)


def authority_of(campaign):
    """Đơn vị nhận cam kết, as far as the data tell it: the unit of the ceremony's recipient, host or witness,
    else the nearest superior that all units of the campaign have in common, else None."""
    parties = CeremonyParty.objects.filter(ceremony__campaign=campaign).exclude(unit=None)
    parties = parties.order_by("pk").select_related("unit")
    for role in _FIRST:
        for party in parties:
            if party.role == role:
                return party.unit
    return _common_superior([member.unit for member in campaign.members.select_related("unit")])


def reviewing_body(campaign, day=None):
    """Cơ quan mà báo cáo gửi qua: the body of home affairs under the one that receives the commitments; "" if none."""
    named = reduce(or_, (Q(name__startswith=each) for each in _REVIEWERS))
    below = Unit.objects.filter(named, parent=campaign.authority_id).exclude(parent=None)
    below = below.existing_on(day or date(campaign.year_from, 12, 31))
    names = below.order_by("order", "code").values_list("name", flat=True)
    return next((name for name in names if name.startswith(_REVIEWERS)), "")


def _common_superior(units):
    lines = [_superiors(unit) for unit in units]
    if not lines:
        return None
    shared = set.intersection(*(set(line) for line in lines))
    return next((unit for unit in lines[0] if unit in shared), None)


def _superiors(unit):
    """Các cấp trên, gần nhất trước."""
    line = []
    while unit.parent is not None:
        unit = unit.parent
        line.append(unit)
    return line
