"""Sở Thử U2 chủ trì chỉ tiêu 1, Sở Nội vụ chủ trì chỉ tiêu 3; what the tests of lead reviews share.

`tai` reviews for U2 and works there, `nam` is a colleague; U1's report of the first quarter has been sent by binh.
"""

from datetime import date

from commitments import opinions, workflow
from commitments.models import LeadReview
from commitments.models.lead_review import Opinion
from commitments.opinions import Said, mark_of
from indicators.models import Indicator
from tests import world
from units.roles import Role

SENT_ON = date(2022, 4, 1)
DUE_ON = date(2022, 4, 6)
"""Ba ngày làm việc sau thứ Sáu 01/4/2022."""


def build(units=3, reports=None):
    """Tỉnh nhỏ, with a lead unit that can answer and one that has nobody."""
    reports = [world.report("U1", status="draft")] if reports is None else reports
    place = world.build(units, reports=reports)
    for number, code in (("1", "U2"), ("3", "SNV")):
        Indicator.objects.filter(indicator_set=place.campaign.indicator_set, number=number).update(
            lead_unit=place.units[code]
        )
    place.tai = world.account("tai", Role.REVIEWER, place.units["U2"], place.units["U2"])
    place.nam = world.account("nam", Role.REVIEWER, place.units["U2"], place.units["U2"])
    return place


def send(place, unit="U1", *, by=None, today=SENT_ON):
    """Gửi báo cáo của đơn vị."""
    report = world.filed(unit)
    return workflow.perform(workflow.SUBMIT, report, by=by or place.binh, version=report.version, today=today)


def built_and_sent(units=3):
    """Tỉnh nhỏ, báo cáo của U1 đã gửi."""
    place = build(units)
    send(place)
    return place


def asked(unit="U1", number="1"):
    """Ý kiến đang hỏi."""
    rows = LeadReview.objects.filter(is_current=True).for_listing()
    return rows.get(report=world.filed(unit), item__indicator__number=number)


def answer(place, opinion=Opinion.AGREE, *, by=None, unit="U1", **words):
    """Cho ý kiến về chỉ tiêu 1."""
    row = asked(unit)
    said = {row.item_id: Said(opinion, **words)}
    return opinions.give(world.filed(unit), said, by=by or place.tai, seen={row.item_id: mark_of(row)})
