"""Uỷ quyền gửi báo cáo, và thu hồi: the head lets who enters the figures send the reports, for some days."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from commitments.conflicts import NotReady, Refused
from commitments.models import Delegation
from commitments.models.delegation import DELEGATED, REVOKED
from units import audit, telling
from units.models import Account, Unit
from units.roles import Role

LONGEST = timedelta(days=366)


def chain_of(unit: Unit) -> str:
    """Tên chuỗi nhật ký của đơn vị."""
    return f"unit:{unit.province.code}/{unit.code}"


def candidates(units: Iterable[Unit], *, by: Account):
    """Những người có thể được uỷ quyền: who enters the figures of one of these units, apart from oneself."""
    clerks = Account.objects.filter(is_active=True, assignments__role=Role.CLERK, assignments__unit__in=units)
    return clerks.exclude(pk=by.pk).distinct()


@transaction.atomic
def give(
    unit: Unit, to: Account, from_on: date, to_on: date, reason: str, *, by: Account, today: date
) -> Delegation:
    """Uỷ quyền gửi báo cáo của đơn vị từ ngày đến ngày. Raises Refused or NotReady."""
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    if unit.pk not in by.units_as(Role.HEAD) or not candidates([unit], by=by).filter(pk=to.pk).exists():
        raise Refused("Chỉ người đứng đầu uỷ quyền, cho người nhập liệu của chính đơn vị mình.")
    if to_on < max(from_on, today):
        raise NotReady("Ngày cuối phải từ hôm nay và không trước ngày đầu.")
    if to_on - from_on > LONGEST:
        raise NotReady("Mỗi lần uỷ quyền nhiều nhất một năm.")
    if not reason.strip():
        raise NotReady("Cần ghi lý do uỷ quyền.")
    standing = Delegation.objects.filter(unit=unit, given_to=to, revoked_at=None)
    if twin := standing.filter(from_on__lte=to_on, to_on__gte=from_on).first():
        raise NotReady(f"{to} đã được uỷ quyền từ {twin.from_on:%d/%m/%Y} đến {twin.to_on:%d/%m/%Y}.")
    now = timezone.now()
    delegation = Delegation.objects.create(
        unit=unit, given_by=by, given_to=to, from_on=from_on, to_on=to_on, reason=reason.strip(), given_at=now
    )
    _record(delegation, DELEGATED, by=by, note=delegation.reason)
    days = f"từ {from_on:%d/%m/%Y} đến hết {to_on:%d/%m/%Y}"
    text = f"{by} uỷ quyền cho anh/chị gửi báo cáo của {unit} {days}. Lý do: {delegation.reason}"
    telling.tell(to, subject=f"Được uỷ quyền gửi báo cáo – {unit}", text=text, path="/", now=now)
    return delegation


@transaction.atomic
def revoke(delegation: Delegation, *, by: Account) -> Delegation:
    """Thu hồi uỷ quyền; what was sent under it stays sent. Raises Refused."""
    delegation = (
        Delegation.objects.select_for_update(of=("self",))
        .select_related("unit__province")
        .get(pk=delegation.pk)
    )
    if not delegation.may_be_revoked_by(by):
        raise Refused("Uỷ quyền này đã thu hồi, hoặc không phải của đơn vị do anh/chị đứng đầu.")
    delegation.revoked_at, delegation.revoked_by = timezone.now(), by
    delegation.save(update_fields=["revoked_at", "revoked_by"])
    _record(delegation, REVOKED, by=by)
    return delegation


def _record(delegation, verb, *, by, note=""):
    data = {"to": delegation.given_to_id, "delegation": delegation.pk}
    data |= {"from_on": delegation.from_on.isoformat(), "to_on": delegation.to_on.isoformat()}
    audit.record(chain_of(delegation.unit), verb, by=by, subject="gui", note=note, data=data)
