"""Nhắc việc: who owes a report is reminded before, on and after its due date; on time, once, and only those concerned.

Two runs at once remind nobody twice: each person is locked while their reminders are written, and the database holds
the rule besides. Nothing is sent here; see `units.mailing`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from commitments import letters, permissions, signs, worklist
from commitments.conflicts import Refused
from commitments.models import ClosedPeriod, Commitment, Extension, Reminder, ReminderPlan, Report
from commitments.models.reminder import LONGEST, REMINDED, ReminderKind
from commitments.worklist import Duty
from indicators import periods
from units import audit, telling
from units.models import Account, Assignment
from units.roles import Role

LADDER = ((Role.CLERK, -LONGEST), (Role.HEAD, 0), (Role.FOLLOWER, 3))
"""Ai được nhắc từ ngày nào so với hạn gửi: the clerk from the start, the head too from the due date on, and from the
third day after it whoever follows up. Where a unit has no clerk, its head is reminded in the clerk's place."""

GRACE = 7
"""Sau ngày nhắc cuối từng ấy ngày thì thôi: a server that stood still catches up, old debts are not dug up."""


@dataclass(frozen=True)
class Call:
    """Một lần nhắc: whom, of what, at which step of the plan (None: by hand)."""

    recipient: Account
    duty: Duty
    step: int | None
    is_follower: bool = False

    @property
    def report(self) -> tuple[int, str]:
        """Báo cáo nào."""
        return self.duty.commitment.pk, self.duty.period.code


@dataclass
class Outcome:
    """Kết quả: how many people were told, of how many reports; digests; reports that nobody could be told of."""

    people: int = 0
    reports: int = 0
    digests: int = 0
    nobody: int = 0


def step_of(steps: Iterable[int], due_on: date, today: date) -> int | None:
    """Bước nhắc đang đến: the last that was reached; None before the first, and long after the last."""
    days = (today - due_on).days
    reached = [step for step in steps if step <= days]
    return reached[-1] if reached and days <= max(steps) + GRACE else None


# --- By the plan -----------------------------------------------------------------------------------------------


def remind(*, today: date, now: datetime, is_dry: bool = False) -> Outcome:
    """Nhắc mọi người đến lượt hôm nay; again on the same day it reminds nobody. Dry, it only counts."""
    outcome, told = Outcome(), set()
    calls, outcome.nobody = _due_calls(today)
    for of_one in _by_recipient(calls):
        fresh = _fresh(of_one, today) if is_dry else _tell(of_one, today=today, now=now)
        outcome.people += bool(fresh)
        told |= {call.report for call in fresh}
    outcome.reports = len(told)
    reviewers = Account.objects.filter(is_active=True, assignments__role=Role.REVIEWER).distinct()
    outcome.digests = sum(_digest(account, today=today, now=now, is_dry=is_dry) for account in reviewers)
    return outcome


def duties_of(commitments, today: date) -> list[Duty]:
    """Các báo cáo còn nợ của những bản cam kết này, the earliest due first."""
    rows = list(worklist.with_calendars(commitments).order_by("pk"))
    reports = Report.objects.filter(commitment__in=commitments).only("commitment", "period", "status")
    known = {(report.commitment_id, report.period): report for report in reports}
    open_now = _open_now(worklist.owed(rows, known, today), today)
    return sorted(open_now, key=lambda duty: (duty.period.due_on, duty.commitment.pk))


def _open_now(duties, today):
    """Những báo cáo còn gửi được: of a closed period only those of units with more time, due when that ends."""
    closed = set(ClosedPeriod.objects.values_list("campaign", "period"))
    running = Extension.objects.running(today).order_by("until")
    until = {(each.commitment_id, each.period): each.until for each in running}
    for duty in duties:
        if later := until.get((duty.commitment.pk, duty.period.code)):
            yield replace(duty, period=replace(duty.period, due_on=later))
        elif (duty.commitment.campaign_id, duty.period.code) not in closed:
            yield duty


def _due_calls(today):
    """(các lần nhắc đến hôm nay, số báo cáo không có ai để nhắc)."""
    running = Commitment.objects.filter(campaign__year_to__gte=today.year - 1)
    plans = {plan.campaign_id: plan.steps for plan in ReminderPlan.objects.all()}
    usual = ReminderPlan().steps
    due = []
    for duty in duties_of(running, today):
        steps = plans.get(duty.commitment.campaign_id, usual)
        if steps and (step := step_of(steps, duty.period.due_on, today)) is not None:
            due.append((duty, step))
    people = _people([duty.commitment for duty, _ in due])
    calls = [list(_calls(duty, step, people)) for duty, step in due]
    return [call for of_duty in calls for call in of_duty], sum(not of_duty for of_duty in calls)


def _people(commitments) -> dict[tuple[str, int], list[Account]]:
    """{(vai trò, đơn vị): tài khoản đang hoạt động}."""
    units = {commitment.unit_id for commitment in commitments}
    units |= {commitment.campaign.authority_id for commitment in commitments}
    rows = Assignment.objects.filter(
        role__in=[role for role, _ in LADDER], unit__in=units - {None}, account__is_active=True
    )
    found = defaultdict(list)
    for row in rows.select_related("account").order_by("account"):
        found[row.role, row.unit_id].append(row.account)
    return found


def _calls(duty, step, people) -> Iterator[Call]:
    """Những người được nhắc ở bước này, each once although they hold two roles."""
    seen = set()
    for role, first in LADDER:
        is_follower = role == Role.FOLLOWER
        unit = duty.commitment.campaign.authority_id if is_follower else duty.commitment.unit_id
        is_in_place = role == Role.HEAD and not people.get((Role.CLERK, unit))
        if step < first and not is_in_place:
            continue
        for account in people.get((role, unit), ()):
            if account.pk not in seen:
                seen.add(account.pk)
                yield Call(account, duty, step, is_follower)


def _by_recipient(calls):
    """Các lần nhắc của từng người; a follower who also reports for a unit has a letter for each."""
    found = defaultdict(list)
    for call in calls:
        found[call.recipient.pk, call.is_follower].append(call)
    return [found[key] for key in sorted(found)]


def _fresh(calls, today):
    """Những lần chưa nhắc: not at this step for this due date, and not about this report today."""
    rows = Reminder.objects.filter(kind=ReminderKind.REPORT).filter(
        recipient=calls[0].recipient, commitment__in={call.duty.commitment.pk for call in calls}
    )
    known = set(rows.values_list("commitment", "period", "due_on", "step"))
    today_s = set(rows.filter(reminded_on=today).values_list("commitment", "period"))
    return [
        call
        for call in calls
        if call.report not in today_s
        and (call.step is None or (*call.report, call.duty.period.due_on, call.step) not in known)
    ]


@transaction.atomic
def _tell(calls, *, today, now, by=None):
    """Viết một tin nhắc về các báo cáo mà người này chưa được nhắc; returns those."""
    recipient = calls[0].recipient
    Account.objects.select_for_update(no_key=True).get(pk=recipient.pk)
    fresh = _fresh(calls, today)
    if not fresh:
        return []
    duties = [call.duty for call in fresh]
    write = letters.to_the_follower if calls[0].is_follower else letters.to_the_unit
    letter = write(duties, today)
    message = telling.tell(recipient, subject=letter.subject, text=letter.text, path=letter.path, now=now)
    Reminder.objects.bulk_create(
        Reminder(
            recipient=recipient,
            commitment=call.duty.commitment,
            period=call.duty.period.code,
            due_on=call.duty.period.due_on,
            step=call.step,
            reminded_on=today,
            reminded_by=by,
            message=message,
        )
        for call in fresh
    )
    events = [
        (
            call.duty.commitment.audit_chain,
            REMINDED,
            call.duty.period.code,
            "",
            {"to": recipient.pk, "step": call.step},
        )
        for call in fresh
    ]
    audit.record_many(events, by=by, at=now)
    return fresh


# --- By hand ---------------------------------------------------------------------------------------------------


def remind_now(duties: Iterable[Duty], *, by: Account, today: date, now: datetime) -> Outcome:
    """Nhắc ngay người nhập liệu và người đứng đầu của các đơn vị; who was reminded today already is left in peace."""
    duties, outcome, told = list(duties), Outcome(), set()
    if not all(permissions.may_chase(by, duty.commitment.campaign) for duty in duties):
        raise Refused("Việc đôn đốc thuộc về người đôn đốc và người thẩm định của đợt.")
    people = _people([duty.commitment for duty in duties])
    calls = []
    for duty in duties:
        found = [
            Call(account, duty, None)
            for role in (Role.CLERK, Role.HEAD)
            for account in people.get((role, duty.commitment.unit_id), ())
        ]
        outcome.nobody += not found
        calls += {call.recipient.pk: call for call in found}.values()
    for of_one in _by_recipient(calls):
        fresh = _tell(of_one, today=today, now=now, by=by)
        outcome.people += bool(fresh)
        told |= {call.report for call in fresh}
    outcome.reports = len(told)
    return outcome


# --- For reviewers ---------------------------------------------------------------------------------------------


@transaction.atomic
def _digest(account, *, today, now, is_dry):
    """Tóm tắt báo cáo chờ thẩm định, once a week, of what is this reviewer's own; whether one was due."""
    year, week, _ = today.isocalendar()
    occasion = f"digest/{year}-W{week:02d}"
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    waiting = Report.objects.reviewable_by(account).awaiting_review().for_listing()
    waiting = list(signs.mine(waiting, account))
    if not waiting or account.messages.filter(occasion=occasion).exists():
        return False
    if not is_dry:
        sent = worklist.sendings(waiting)
        oldest = min(waiting, key=lambda report: (sent[report.pk].on, report.pk))
        name = f"{oldest.commitment.unit}, {periods.name_of(oldest.period)}"
        letter = letters.to_the_reviewer(len(waiting), name, sent[oldest.pk].on)
        telling.tell(
            account, subject=letter.subject, text=letter.text, path=letter.path, occasion=occasion, now=now
        )
    return True
