"""Phân công thẩm định: who reviews which groups or units of a campaign; the one write path, and who may be chosen."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from commitments import permissions
from commitments.conflicts import Overtaken, Refused
from commitments.models import Campaign, ReviewAssignment
from units import audit
from units.models import Account
from units.roles import Role

ASSIGNED = "phan-cong-tham-dinh"
"""Việc ghi vào nhật ký của đợt: what was assigned, what was taken back."""


@dataclass(frozen=True)
class Charge:
    """Một việc được giao: an account, for one group or for one unit."""

    account: int
    group: int | None = None
    unit: int | None = None

    def __post_init__(self):
        if (self.group is None) == (self.unit is None):
            raise ValueError("A reviewer is assigned to a group or to a unit.")


def reviewers_of(campaign: Campaign) -> list[Account]:
    """Những người thẩm định được của đợt, by name."""
    able = Account.objects.filter(
        is_active=True, assignments__role=Role.REVIEWER, assignments__unit=campaign.authority_id
    )
    return list(able.order_by("full_name", "username").distinct())


def charges_of(campaign: Campaign) -> frozenset[Charge]:
    """Phân công đang có."""
    rows = campaign.review_assignments.values_list("account", "group", "unit")
    return frozenset(Charge(*row) for row in rows)


def mark_of(charges: Iterable[Charge]) -> str:
    """Dấu của phân công mà trang đã hiện: differs when somebody changed it in between."""
    return " ".join(
        f"{each.account}:{each.group or ''}:{each.unit or ''}" for each in sorted(charges, key=_in_order)
    )


@transaction.atomic
def assign(campaign: Campaign, wanted: Iterable[Charge], *, by: Account, seen: str) -> frozenset[Charge]:
    """Đặt phân công đúng như ý; returns what changed. Raises Refused, or Overtaken when it was changed since."""
    campaign = Campaign.objects.select_for_update(of=("self",), no_key=True).get(pk=campaign.pk)
    if not permissions.may_assign(by, campaign):
        raise Refused("Chỉ người thẩm định của cơ quan nhận cam kết phân công được.")
    stored, wanted = charges_of(campaign), frozenset(wanted)
    if mark_of(stored) != seen:
        raise Overtaken("Người khác vừa sửa phân công.")
    _check(campaign, wanted - stored)
    for gone in stored - wanted:
        campaign.review_assignments.filter(account=gone.account, group=gone.group, unit=gone.unit).delete()
    ReviewAssignment.objects.bulk_create(
        ReviewAssignment(campaign=campaign, account_id=each.account, group_id=each.group, unit_id=each.unit)
        for each in sorted(wanted - stored, key=_in_order)
    )
    if changed := stored ^ wanted:
        data = {"added": _told(campaign, wanted - stored), "removed": _told(campaign, stored - wanted)}
        audit.record(campaign.audit_chain, ASSIGNED, by=by, data=data)
    return changed


def _check(campaign, added):
    """Chỉ giao cho người thẩm định của đợt, các khối và đơn vị của đợt."""
    accounts = {each.pk for each in reviewers_of(campaign)}
    groups = {None, *campaign.groups.values_list("pk", flat=True)}
    units = {None, *campaign.members.values_list("unit", flat=True)}
    if any(
        each.account not in accounts or each.group not in groups or each.unit not in units for each in added
    ):
        raise Refused("Người, khối hoặc đơn vị không thuộc đợt này.")


def _in_order(charge):
    return charge.account, charge.group or 0, charge.unit or 0


def _told(campaign, charges):
    """Tên đăng nhập và mã, for the record."""
    accounts = dict(
        Account.objects.filter(pk__in={each.account for each in charges}).values_list("pk", "username")
    )
    groups = dict(campaign.groups.values_list("pk", "code"))
    units = dict(campaign.members.values_list("unit", "unit__code"))
    return sorted(
        f"{accounts[each.account]}: {groups.get(each.group) or units.get(each.unit)}" for each in charges
    )
