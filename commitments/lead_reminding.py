"""Nhắc cho ý kiến: who reviews for a lead unit is reminded before, on and after the day its opinion is due, once each.

On the days of the campaign's plan, like the reports themselves; never of the own unit, nor while the plan is paused.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from commitments import letters
from commitments.models import LeadReview, Reminder, ReminderPlan, Report
from commitments.models.reminder import REMINDED, ReminderKind
from commitments.reminding import step_of
from units import audit, telling
from units.models import Account, Assignment
from units.roles import Role


@dataclass(frozen=True)
class Asked:
    """Một báo cáo chờ ý kiến của một cơ quan: of how many figures, the earliest day, at which step of the plan."""

    report: Report
    lead_unit: int
    figures: int
    due_on: date
    step: int

    @property
    def key(self) -> tuple[int, str]:
        """Báo cáo nào."""
        return self.report.commitment_id, self.report.period


def remind(*, today: date, now: datetime, is_dry: bool = False) -> int:
    """Nhắc các cơ quan chủ trì đến lượt hôm nay; how many people. Again on the same day it reminds nobody."""
    asked = defaultdict(list)
    for each in _due(today):
        asked[each.lead_unit].append(each)
    reviewers = Assignment.objects.filter(
        role=Role.REVIEWER, unit__in=asked, account__is_active=True
    ).select_related("account")
    told = 0
    for assignment in reviewers.order_by("account", "unit"):
        account = assignment.account
        others = [
            each for each in asked[assignment.unit_id] if each.report.commitment.unit_id != account.unit_id
        ]
        told += bool(_fresh(account, others, today) if is_dry else _tell(account, others, today, now))
    return told


def _due(today):
    """Các báo cáo đến bước nhắc hôm nay, the earliest due first."""
    waiting = defaultdict(list)
    for row in LeadReview.objects.waiting().for_listing():
        waiting[row.report_id, row.lead_unit_id].append(row)
    plans = {plan.campaign_id: plan.steps for plan in ReminderPlan.objects.all()}
    usual = ReminderPlan().steps
    found = []
    for (_, unit), rows in waiting.items():
        report, due_on = rows[0].report, min(row.due_on for row in rows)
        steps = plans.get(report.commitment.campaign_id, usual)
        if steps and (step := step_of(steps, due_on, today)) is not None:
            found.append(Asked(report, unit, len(rows), due_on, step))
    return sorted(found, key=lambda each: (each.due_on, each.report.pk))


def _fresh(account, asked, today):
    """Những báo cáo chưa nhắc người này: not at this step for this day, and not today."""
    rows = Reminder.objects.filter(kind=ReminderKind.OPINION, recipient=account)
    rows = rows.filter(commitment__in={each.report.commitment_id for each in asked})
    known = set(rows.values_list("commitment", "period", "due_on", "step"))
    today_s = set(rows.filter(reminded_on=today).values_list("commitment", "period"))
    return [
        each for each in asked if each.key not in today_s and (*each.key, each.due_on, each.step) not in known
    ]


@transaction.atomic
def _tell(account, asked, today, now):
    """Viết một tin về các báo cáo chưa nhắc; the person is locked, so that two runs tell once."""
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    fresh = _fresh(account, asked, today)
    if not fresh:
        return []
    letter = letters.to_the_lead([(str(each.report), each.figures, each.due_on) for each in fresh], today)
    message = telling.tell(account, subject=letter.subject, text=letter.text, path=letter.path, now=now)
    Reminder.objects.bulk_create(
        Reminder(
            kind=ReminderKind.OPINION,
            recipient=account,
            commitment=each.report.commitment,
            period=each.report.period,
            due_on=each.due_on,
            step=each.step,
            reminded_on=today,
            message=message,
        )
        for each in fresh
    )
    events = [
        (
            each.report.commitment.audit_chain,
            REMINDED,
            each.report.period,
            "",
            {"to": account.pk, "step": each.step, "kind": str(ReminderKind.OPINION)},
        )
        for each in fresh
    ]
    audit.record_many(events, by=None, at=now)
    return fresh
