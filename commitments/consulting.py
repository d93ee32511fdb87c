"""Hỏi ý kiến cơ quan chủ trì: when a report is sent, the units that lead its indicators are asked about their own ones.

Called by the steps of `commitments.workflow`, inside their transaction.
"""

from datetime import date

from django.utils import timezone

from commitments.conflicts import NotReady
from commitments.models import Campaign, Entry, LeadReview, Report, Round
from indicators import periods
from units import audit
from units.models import Account, Assignment, Unit
from units.roles import Role

ASKED = "hoi-chu-tri"
"""Việc ghi vào nhật ký: which units were asked about which indicators."""


def ask(report: Report, sent: Round, *, by: Account, today: date) -> list[LeadReview]:
    """Hỏi về những chỉ tiêu có số liệu mới; an answer about a figure that did not change stands. Returns the new ones.

    What was asked and not answered in an earlier round is asked anew: the days with the unit were not theirs.
    """
    campaign = report.commitment.campaign
    if not campaign.lead_days:
        return []
    led = _led(report)
    standing = {
        row.item_id: row for row in report.lead_reviews.filter(is_current=True).select_related("round")
    }
    outdated = [row.pk for row in standing.values() if not _still_answers(row, led.get(row.item_id), sent)]
    report.lead_reviews.filter(pk__in=outdated, opinion="").delete()
    report.lead_reviews.filter(pk__in=outdated).update(is_current=False)
    due_on = deadline(campaign, today)
    fresh = [
        LeadReview(
            report=report,
            item_id=item,
            lead_unit_id=entry.item.indicator.lead_unit_id,
            round=sent,
            asked_on=today,
            due_on=due_on,
        )
        for item, entry in led.items()
        if item not in standing or standing[item].pk in outdated
    ]
    LeadReview.objects.bulk_create(fresh)
    if fresh:
        _log(report, led, fresh, due_on, by)
    return fresh


def deadline(campaign: Campaign, today: date) -> date:
    """Hạn cho ý kiến khi hỏi hôm nay."""
    holidays = frozenset(campaign.holidays.values_list("day", flat=True))
    return periods.after_working_days(today, campaign.lead_days, holidays=holidays)


def go_on_without(report: Report, *, by: Account, today: date) -> dict[str, str]:
    """Không chờ nữa những ý kiến đã quá hạn: {số chỉ tiêu: cơ quan}, for the record. NotReady while there is time."""
    silent = list(LeadReview.objects.waiting().filter(report=report).for_listing())
    if in_time := [row for row in silent if row.due_on >= today]:
        units = ", ".join(sorted({row.lead_unit.name for row in in_time}))
        due_on = max(row.due_on for row in in_time)
        raise NotReady(f"Còn chờ ý kiến của {units}, hạn {due_on:%d/%m/%Y}. Sau ngày đó mới duyệt được.")
    report.lead_reviews.filter(pk__in=[row.pk for row in silent]).update(
        passed_over_at=timezone.now(), passed_over_by=by
    )
    return {row.item.indicator.number: row.lead_unit.name for row in silent}


def _led(report):
    """{nội dung: số liệu} of the indicators that another unit leads, where somebody there can answer."""
    rows = Entry.objects.filter(report=report).exclude(item__indicator__lead_unit=None)
    rows = rows.exclude(item__indicator__lead_unit=report.commitment.unit_id).select_related(
        "item__indicator"
    )
    able = set(
        Assignment.objects.filter(role=Role.REVIEWER, account__is_active=True).values_list("unit", flat=True)
    )
    entries = rows.order_by("item__indicator__order")
    return {
        entry.item_id: entry
        for entry in entries
        if not entry.reported.is_empty and entry.item.indicator.lead_unit_id in able
    }


def _still_answers(row, entry, sent):
    """Ý kiến này vẫn dùng được: given, or no longer waited for, about the same figure with the same words."""
    if entry is None or row.is_waiting:
        return False
    number = entry.item.indicator.number
    is_same = row.round.figures.get(number) == sent.figures.get(number)
    return is_same and row.lead_unit_id == entry.item.indicator.lead_unit_id


def _log(report, led, fresh, due_on, by):
    numbers = {item: entry.item.indicator.number for item, entry in led.items()}
    names = dict(Unit.objects.filter(pk__in={row.lead_unit_id for row in fresh}).values_list("pk", "name"))
    asked = {numbers[row.item_id]: names[row.lead_unit_id] for row in fresh}
    data = {"asked": asked, "due_on": due_on.isoformat()}
    audit.record(report.commitment.audit_chain, ASKED, by=by, subject=report.period, data=data)
