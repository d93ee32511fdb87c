"""Phụ lục để kiểm thử: drawn up and signed by giang, the officer."""

from datetime import date
from decimal import Decimal

from django.urls import reverse

from commitments import amending
from commitments.annexing import Alteration, Proposal
from tests import world

TODAY = world.AFTERWARDS


def proposal(effective_on=date(2022, 7, 1), decision="Quyết định số 9", reason="Ít việc", **alterations):
    """Phụ lục; n1="95" is a new target of indicator 1 for the year."""
    said = {
        name[1:]: each if isinstance(each, Alteration) else Alteration({"2022": Decimal(each)})
        for name, each in alterations.items()
    }
    return Proposal(decision, reason, effective_on, said)


def drafted(small, *, unit="U1", **changes):
    return amending.draw_up(small.commitments[unit], proposal(**changes or {"n1": "100"}), by=small.giang)


def signed(small, amendment, day=date(2022, 7, 2)):
    return amending.sign(amendment, by=small.giang, signed_on=day, today=TODAY, version=amendment.version)


def address(small, act="", number=1, unit="U1"):
    pk = small.commitments[unit].pk
    if act == "draw_up":
        return reverse("commitments:annex_draw_up", args=[pk])
    room = "reports" if act == "sign" else "commitments"
    return reverse(f"{room}:annex_{act}" if act else "commitments:annex", args=[pk, number])


def item(small, number, unit="U1"):
    return small.commitments[unit].items.get(indicator__number=number).indicator_id


def typed(small, **changes):
    """Biểu mẫu đã điền: indicator 1 at 95,5 from July."""
    return {
        "decision": "Quyết định số 9",
        "reason": "Ít việc",
        "effective_on": "01/07/2022",
        f"muc-{item(small, '1')}-2022": "95,5",
    } | changes
