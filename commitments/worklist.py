"""Việc của tôi: what I owe, what waits for others, what is new. Pure queries into rows that the page prints."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Count, Max, Prefetch, Q
from django.urls import reverse
from django.utils import timezone

from commitments import closures, workflow
from commitments.history import SYSTEM
from commitments.models import Campaign, Commitment, Delegation, Report
from commitments.models.report import EDITABLE, ReportStatus
from commitments.visibility import of_overseen_campaigns, of_own_units
from indicators import periods
from indicators.periods import Period
from units.models import AuditEvent
from units.roles import OF_THE_UNIT_ITSELF, Role

SHOWN = 8
"""Nhiều nhất từng ấy dòng trên trang đầu; the rest is summed up in one line."""

_STATES_OF_NEWS = {
    workflow.SUBMIT.name: ReportStatus.SUBMITTED,
    workflow.RETURN.name: ReportStatus.RETURNED,
    workflow.REOPEN.name: ReportStatus.RETURNED,
    workflow.APPROVE.name: ReportStatus.APPROVED,
}
_SAID = Q(entries__none_arose=True) | Q(entries__done__isnull=False) | Q(entries__value__isnull=False)
_SAID |= Q(entries__numerator__isnull=False)


@dataclass(frozen=True)
class Work:
    """Một dòng việc; the shape of components/work_list.html."""

    title: str
    url: str
    meta: str = ""
    due_on: date | None = None
    when: str = ""
    state: str = ""
    action_label: str = ""
    action_url: str = ""
    is_urgent: bool = False


@dataclass(frozen=True)
class Duty:
    """Kỳ mà đơn vị còn nợ: open, owed, and its report absent, a draft or returned."""

    commitment: Commitment
    period: Period
    report: Report | None = None

    @property
    def state(self) -> str:
        """Tình trạng báo cáo, "absent" where there is none yet."""
        return self.report.status if self.report else "absent"


@dataclass(frozen=True)
class Backlog:
    """Việc cần làm ngay: the rows shown, earliest due first, and what was left out because it is older."""

    rows: tuple[Work, ...]
    left_out: int = 0
    oldest: str = ""


def with_calendars(commitments):
    """Các bản cam kết đã ký kèm đơn vị và đợt; commitments of one campaign share one Campaign."""
    campaigns = Prefetch("campaign", Campaign.objects.with_rules())
    return commitments.exclude(signed_on=None).select_related("unit").prefetch_related(campaigns)


def owed(commitments: Iterable[Commitment], reports: dict, today: date) -> Iterator[Duty]:
    """Các kỳ còn nợ, of the years and periods that are not closed for the unit; `reports` by (commitment, period)."""
    commitments, calendars, closed = list(commitments), {}, {}
    shut, extended = closures.enterable({each.campaign_id for each in commitments}, today)
    for commitment in commitments:
        campaign = commitment.campaign
        if campaign.pk not in calendars:
            closed[campaign.pk] = {each.year for each in campaign.closed_years.all()}
            calendars[campaign.pk] = [
                period
                for period in campaign.calendar()
                if period.opens_on <= today and period.year not in closed[campaign.pk]
            ]
        for period in calendars[campaign.pk]:
            if (campaign.pk, period.code) in shut and (commitment.pk, period.code) not in extended:
                continue
            report = reports.get((commitment.pk, period.code))
            if (report is None or report.status in EDITABLE) and workflow.owes(commitment, period):
                yield Duty(commitment, period, report)


def backlog(account, today: date, *, limit: int | None = SHOWN) -> Backlog:
    """Cần làm ngay của đơn vị mình: returned reports first, then the latest due, as many as the limit."""
    duties = _duties(account, today)
    by_need = sorted(duties, key=_need)
    kept = by_need[:limit]
    hidden = sorted(by_need[len(kept) :], key=_due)
    heads = account.units_as(Role.HEAD) | _delegated(account, today)
    is_one_campaign = len({duty.commitment.campaign_id for duty in duties}) < 2
    is_one_unit = len({duty.commitment.unit_id for duty in duties}) < 2
    rows = [_row(duty, heads, is_one_campaign, is_one_unit) for duty in sorted(kept, key=_due)]
    if rows:
        rows[0] = replace(rows[0], is_urgent=True)
    oldest = periods.name_of(hidden[0].period.code) if hidden else ""
    return Backlog(tuple(rows), len(hidden), oldest)


def _delegated(account, today):
    """Khoá của các đơn vị mà người này được uỷ quyền gửi báo cáo hôm nay."""
    held = Delegation.objects.in_force(today).filter(given_to=account)
    return set(held.values_list("unit", flat=True)) & account.units_as(*OF_THE_UNIT_ITSELF)


def _duties(account, today):
    own = account.units_as(*OF_THE_UNIT_ITSELF)
    if not own:
        return []
    commitments = list(with_calendars(Commitment.objects.filter(unit__in=own)).order_by("pk"))
    reports = Report.objects.filter(commitment__in=commitments).annotate(
        figures=Count("entries", filter=_SAID)
    )
    return list(owed(commitments, {(row.commitment_id, row.period): row for row in reports}, today))


def _need(duty):
    return duty.state != ReportStatus.RETURNED, -duty.period.due_on.toordinal(), duty.commitment.pk


def _due(duty):
    return duty.period.due_on, duty.commitment.pk


def _row(duty, heads, is_one_campaign, is_one_unit):
    url = reverse("commitments:report", args=[duty.commitment.pk, duty.period.code])
    name = f"Báo cáo {periods.name_of(duty.period.code)}"
    words = [
        _progress(duty.report) if duty.report else "",
        "" if is_one_campaign else duty.commitment.campaign.title,
    ]
    return Work(
        title=name if is_one_unit else f"{name} – {duty.commitment.unit}",
        url=url,
        meta=" · ".join(filter(None, words)),
        due_on=duty.period.due_on,
        state=str(duty.state),
        action_label=_action(duty, duty.commitment.unit_id in heads),
        action_url=url,
    )


def _progress(report):
    if report.status == ReportStatus.RETURNED:
        return f"Lý do trả lại: “{report.return_reason}”" if report.return_reason else ""
    return f"Đã nhập {report.figures} chỉ tiêu" if report.figures else "Chưa nhập chỉ tiêu nào"


def _action(duty, is_head):
    if duty.state == ReportStatus.RETURNED:
        return "Sửa và gửi lại"
    if duty.state == ReportStatus.DRAFT:
        return "Xem và gửi" if is_head and duty.report.figures else "Nhập tiếp"
    return "Nhập báo cáo"


def waiting(account) -> list[Work]:
    """Đang chờ người khác: what my unit has sent and nobody has judged yet, longest first."""
    own = account.units_as(*OF_THE_UNIT_ITSELF)
    if not own:
        return []
    reports = Report.objects.awaiting_review().filter(commitment__unit__in=own)
    reports = list(reports.select_related("commitment__unit", "commitment__campaign__authority"))
    sent = sendings(reports)
    rows = []
    for report in sorted(reports, key=lambda report: (sent[report.pk].on, report.pk)):
        authority = report.commitment.campaign.authority
        since = f"từ {sent[report.pk].on:%d/%m/%Y}"
        meta = f"Chờ {authority} thẩm định" if authority else "Chờ thẩm định"
        name = f"Báo cáo {periods.name_of(report.period)}"
        title = name if len(own) == 1 else f"{name} – {report.commitment.unit}"
        rows.append(Work(title, report.get_absolute_url(), meta, when=since, state=str(report.status)))
    return rows


@dataclass(frozen=True)
class Sending:
    """Lần gửi gần nhất của một báo cáo, and how often it had been returned before."""

    on: date
    returned: int = 0


def sendings(reports: list[Report]) -> dict[int, Sending]:
    """Lần gửi gần nhất của từng báo cáo, from the audit trail; imported ones have their first day of submission."""
    events = (
        AuditEvent.objects.filter(
            chain__key__in={report.commitment.audit_chain for report in reports},
            verb__in=[workflow.SUBMIT.name, workflow.RETURN.name],
        )
        .values_list("chain__key", "subject", "verb")
        .order_by("chain", "subject", "verb")
        .annotate(last=Max("at"), times=Count("pk"))
    )
    found = defaultdict(dict)
    for key, period, verb, last, times in events:
        found[key, period][verb] = (last, times)
    return {
        report.pk: _sending(report, found[report.commitment.audit_chain, report.period]) for report in reports
    }


def _sending(report, events):
    last, _ = events.get(workflow.SUBMIT.name, (None, 0))
    _, returned = events.get(workflow.RETURN.name, (None, 0))
    return Sending(timezone.localdate(last) if last else report.submitted_on, returned)


@dataclass(frozen=True)
class News:
    """Điều mới: what somebody else did to a report that I may see."""

    at: datetime
    by: str
    state: ReportStatus
    unit: str
    period: str
    note: str
    url: str


def news(account, *, limit: int = SHOWN) -> list[News]:
    """Mới có: the last reports sent, returned or approved by others among those I may see, newest first."""
    events = AuditEvent.objects.filter(_chains_of(account), verb__in=_STATES_OF_NEWS).exclude(by=account)
    events = list(events.select_related("by", "chain").order_by("-pk")[:limit])
    reports = _reports_of(events, account)
    own = account.units_as(*OF_THE_UNIT_ITSELF)
    rows = []
    for event in events:
        if report := reports.get((event.chain.key, event.subject)):
            is_mine = report.commitment.unit_id in own
            url = report.get_absolute_url() if is_mine else reverse("commitments:review", args=[report.pk])
            state, by = _STATES_OF_NEWS[event.verb], str(event.by or SYSTEM)
            name = periods.name_of(report.period)
            rows.append(News(event.at, by, state, report.commitment.unit.name, name, event.note, url))
    return rows


def _chains_of(account):
    """Các chuỗi nhật ký của những bản cam kết tôi được xem."""
    own = Commitment.objects.filter(of_own_units(account, "unit")).select_related("campaign", "unit")
    found = Q(chain__key__in=[commitment.audit_chain for commitment in own])
    for code in Campaign.objects.filter(of_overseen_campaigns(account)).values_list("code", flat=True):
        found |= Q(chain__key__startswith=f"commitment:{code}/")
    return found


def _reports_of(events, account):
    """{(chain, period): report} of these events; a report that I may no longer see has no row."""
    keys = {event.chain.key: event.chain.key.partition(":")[2].partition("/") for event in events}
    wanted = Q(pk__in=[])
    for event in events:
        campaign, _, unit = keys[event.chain.key]
        wanted |= Q(commitment__campaign__code=campaign, commitment__unit__code=unit, period=event.subject)
    reports = Report.objects.visible_to(account).filter(wanted).for_listing()
    return {(report.commitment.audit_chain, report.period): report for report in reports}
