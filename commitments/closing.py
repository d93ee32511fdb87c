"""Chốt kỳ, gia hạn: what Sở Nội vụ does when a period is over. Closing a year is a step of `commitments.workflow`."""

from datetime import date, timedelta

from django.db import transaction

from commitments import permissions, standings, workflow
from commitments.conflicts import NotReady, Refused
from commitments.models import ClosedPeriod, Commitment, Extension, Report
from commitments.models.report import EDITABLE
from indicators import periods
from units import audit

CLOSED, EXTENDED = "chot-ky", "gia-han"
"""Việc ghi vào nhật ký."""

NOT_SENT = "absent"


@transaction.atomic
def close_period(campaign, period: str, *, by, today: date) -> ClosedPeriod:
    """Chốt kỳ: from now on a unit enters it only with an extension. Raises Refused or NotReady."""
    standings.lock(campaign.groups.all())
    found = next((each for each in campaign.calendar() if each.code == period), None)
    if found is None or not permissions.may_close(by, campaign) or workflow.is_closed(campaign, period):
        raise Refused("Không thể chốt kỳ này.")
    if today < (day := closable_from(found)):
        raise NotReady(f"{periods.name_of(period)} chốt được từ ngày {day:%d/%m/%Y}, sau hạn gửi.")
    missing = [
        {"unit": commitment.unit.code, "name": commitment.unit.name, "state": state}
        for commitment, state in states(campaign, found)
        if state in {NOT_SENT, *EDITABLE}
    ]
    closed, is_new = ClosedPeriod.objects.get_or_create(
        campaign=campaign, period=period, defaults={"closed_by": by, "missing": missing}
    )
    if not is_new:
        raise Refused("Kỳ này đã chốt.")
    data = {"missing": [row["unit"] for row in missing]}
    audit.record(campaign.audit_chain, CLOSED, by=by, subject=period, data=data)
    return closed


def closable_from(period: periods.Period) -> date:
    """Ngày sớm nhất chốt được kỳ: the day after its due date."""
    return period.due_on + timedelta(days=1)


def states(campaign, period: periods.Period) -> list[tuple[Commitment, str]]:
    """Các đơn vị phải báo cáo kỳ này cùng tình trạng báo cáo, theo khối; NOT_SENT where there is none."""
    reports = Report.objects.filter(commitment__campaign=campaign, period=period.code)
    status_of = dict(reports.values_list("commitment", "status"))
    signed = campaign.commitments.exclude(signed_on=None).select_related("unit", "group")
    return [
        (commitment, status_of.get(commitment.pk, NOT_SENT))
        for commitment in signed.order_by("group__order", "group", "unit__order", "unit__code")
        if workflow.owes(commitment, period)
    ]


@transaction.atomic
def extend(
    commitment, period: str, until: date, reason: str, *, by, today: date, is_exception: bool = False
) -> Extension:
    """Gia hạn cho đơn vị nhập, gửi báo cáo của kỳ; once, and again only as an exception. Raises Refused or NotReady."""
    standings.lock([commitment.group])
    owed = workflow.period_of(commitment, period)
    if owed is None or not permissions.may_review(by, commitment):
        raise Refused("Không gia hạn được cho đơn vị này.")
    if workflow.is_closed(commitment.campaign, period):
        raise Refused(f"Năm {owed.year} đã khoá, không gia hạn được nữa.")
    granted = Extension.objects.filter(commitment=commitment, period=period).count()
    _check(until, reason, owed, today, granted, is_exception)
    extension = Extension.objects.create(
        commitment=commitment,
        period=period,
        number=granted + 1,
        until=until,
        reason=reason.strip(),
        is_exception=granted > 0,
        granted_by=by,
    )
    data = {"until": until.isoformat(), "number": extension.number}
    audit.record(commitment.audit_chain, EXTENDED, by=by, subject=period, note=extension.reason, data=data)
    return extension


def _check(until, reason, owed, today, granted, is_exception):
    if until < today or until <= owed.due_on:
        raise NotReady(f"Ngày gia hạn phải từ hôm nay và sau hạn gửi ({owed.due_on:%d/%m/%Y}).")
    if not reason.strip():
        raise NotReady("Cần ghi lý do gia hạn.")
    if granted and not is_exception:
        raise NotReady(
            "Đơn vị đã được gia hạn cho kỳ này. Gia hạn thêm là ngoại lệ: đánh dấu ô ngoại lệ và nêu lý do."
        )
