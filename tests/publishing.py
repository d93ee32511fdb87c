"""Điều mà các bài kiểm thử công bố và kiến nghị dùng chung: a small province with a closed quarter."""

from datetime import date

from commitments import appealing, closing, publishing
from commitments.models import Abstention, ReviewAssignment
from tests import world
from units.roles import Role

Q1 = "2022-Q1"
CLOSED_ON = date(2022, 3, 16)
PUBLISHED_ON = date(2022, 3, 17)
LAST_DAY = date(2022, 3, 24)
AFTER = date(2022, 3, 25)


def closed(units=3):
    """U1 and U2 approved with the same figures, the others nothing; the quarter is closed."""
    filed = [world.report(unit, status="approved") for unit in ("U1", "U2")[:units]]
    small = world.build(units, reports=filed)
    closing.close_period(small.campaign, Q1, by=small.chi, today=CLOSED_ON)
    return small


def provisional(small, today=PUBLISHED_ON, **options):
    options = {"by": small.chi, "today": today} | options
    return publishing.publish_provisional(small.campaign, Q1, **options)


def final(small, number="14/QĐ-UBND", today=AFTER, **options):
    options = {"by": small.chi, "today": today} | options
    return publishing.publish_final(small.campaign, Q1, number, options.pop("day", today), **options)


def appeal(small, published, number="2", unit="U1", **options):
    options = {"by": small.binh, "today": LAST_DAY} | options
    reason = options.pop("reason", "Thiếu một cuộc đối thoại")
    return appealing.file(published, small.commitments[unit], number, reason, **options)


def own(small, unit="U1", name="tu"):
    """A second reviewer, who works in a unit that commits."""
    return world.account(name, Role.REVIEWER, small.units["UB"], small.units[unit])


def assigned(small, account):
    """Everything of the group SO is assigned to this account."""
    group = small.campaign.groups.get(code="SO")
    return ReviewAssignment.objects.create(campaign=small.campaign, account=account, group=group)


def abstained(account, unit="U1"):
    """This account abstains from the report of the unit, which is approved already."""
    return Abstention.objects.create(report=world.filed(unit), account=account, reason="Em trai làm ở đó")


def published(small, **options):
    """The first quarter, provisionally and then finally: its second publication."""
    provisional(small)
    return final(small, **options)
