"""Bản cam kết để đọc: its targets by year, its amendments, its reports period by period, its history."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from django.urls import reverse

from commitments import amending, entries, history, permissions, workflow
from commitments.models import AmendmentChange, Baseline, Commitment, CommitmentItem, Report, Target
from commitments.models.report import ReportStatus
from indicators import periods
from indicators.models.indicator import CompareTo
from indicators.numbers import written
from units.models import Account, AuditEvent

EVENTS = 50


@dataclass(frozen=True)
class Item:
    """Một nội dung: the shape of components/target_table.html."""

    number: str
    text: str
    measure: str
    compare: str
    targets: list[Decimal | None]
    not_applicable: str
    says: str
    note: str


@dataclass(frozen=True)
class Group:
    """Một nhóm nội dung."""

    number: str
    title: str
    items: list[Item] = field(default_factory=list)


def groups(commitment: Commitment) -> list[Group]:
    """Các nội dung theo nhóm, as agreed at signing."""
    targets, baselines = _figures(commitment)
    rows = CommitmentItem.objects.filter(commitment=commitment).order_by("indicator__order", "pk")
    found, current = [], None
    for row in rows.select_related("indicator__parent"):
        parent = row.indicator.parent
        if not found or parent != current:
            found.append(Group(parent.number, parent.text) if parent else Group("", ""))
        current = parent
        found[-1].items.append(_item(commitment.campaign, row, targets[row.pk], baselines[row.pk]))
    return found


def untargeted(commitment: Commitment) -> list[str]:
    """Số của các chỉ tiêu chưa có mức giao nào: after signing only an amendment could give one."""
    items = commitment.items.filter(
        indicator__compare_to=CompareTo.TARGET, not_applicable="", targets=None
    ).order_by("indicator__order")
    return list(items.values_list("indicator__number", flat=True))


def years(campaign) -> range:
    """Các năm của đợt."""
    return range(campaign.year_from, campaign.year_to + 1)


def _figures(commitment):
    targets, baselines = defaultdict(dict), defaultdict(dict)
    rows = Target.objects.filter(item__commitment=commitment).order_by("span")
    for item, span, value in rows.values_list("item", "span", "value"):
        targets[item][span] = value
    rows = Baseline.objects.filter(item__commitment=commitment)
    for item, year, value in rows.values_list("item", "year", "value"):
        baselines[item][year] = value
    return targets, baselines


def _item(campaign, row, targets, baselines):
    indicator = row.indicator
    against_baseline = indicator.compare_to == CompareTo.BASELINE
    by_year = (
        baselines if against_baseline else {int(span): targets[span] for span in targets if "-" not in span}
    )
    return Item(
        number=indicator.number,
        text=indicator.text,
        measure=indicator.measure,
        compare=indicator.compare_sign,
        targets=[by_year.get(year) for year in years(campaign)],
        not_applicable=row.not_applicable,
        says="" if indicator.compare_to else "Thực hiện",
        note="So với số liệu năm trước" if against_baseline else _milestones(targets),
    )


def _milestones(targets):
    """Lộ trình: mức giao riêng của từng kỳ."""
    steps = [f"{periods.name_of(span)}: {written(value)}" for span, value in targets.items() if "-" in span]
    return f"Lộ trình: {'; '.join(steps)}" if steps else ""


@dataclass(frozen=True)
class Annex:
    """Một phụ lục điều chỉnh, with what it changed in words."""

    number: int
    decision: str
    reason: str
    effective_on: date
    changes: list[str]
    signed_on: date | None
    url: str


def annexes(commitment: Commitment, *, with_draft: bool = False) -> list[Annex]:
    """Các phụ lục, theo ngày hiệu lực rồi số; a draft is the business of who draws it up."""
    rows = AmendmentChange.objects.filter(amendment__commitment=commitment).order_by("pk")
    changes = defaultdict(list)
    for change in rows.select_related("item__indicator").prefetch_related("targets"):
        changes[change.amendment_id].append(_change(change))
    listed = commitment.amendments.all() if with_draft else commitment.amendments.signed()
    return [
        Annex(
            each.number,
            each.decision,
            each.reason,
            each.effective_on,
            changes[each.pk],
            each.signed_on,
            each.get_absolute_url(),
        )
        for each in listed.order_by("effective_on", "number")
    ]


def _change(change):
    parts = [f"{_span(target.span)}: {written(target.value)}" for target in change.targets.all()]
    if change.not_applicable:
        parts.append(f"không áp dụng ({change.not_applicable})")
    elif change.not_applicable is not None:
        parts.append("áp dụng trở lại")
    indicator = change.item.indicator
    return f"Chỉ tiêu {indicator.number} – {'; '.join(parts)}"


def _span(span):
    return periods.name_of(span) if "-" in span else f"năm {span}"


@dataclass(frozen=True)
class Filing:
    """Báo cáo của một kỳ, as this account may see it; addresses are "" where it has nothing to do there."""

    name: str
    due_on: date
    state: str
    is_late: bool
    submitted_on: date | None
    report_url: str
    review_url: str
    card_url: str


def filings(commitment: Commitment, account: Account, today: date) -> list[Filing]:
    """Các kỳ phải báo cáo, mới nhất trước."""
    seen = {row.period: row for row in Report.objects.visible_to(account).filter(commitment=commitment)}
    is_own = permissions.may_enter(account, commitment)
    reviews = permissions.may_review(account, commitment)
    return [
        _filing(commitment, period, seen.get(period.code), is_own, reviews, today)
        for period in reversed(workflow.owed_periods(commitment))
    ]


def _filing(commitment, period, report, is_own, reviews, today):
    was_sent = report is not None and report.submitted_on is not None
    has_begun = period.starts_on <= today
    here = [commitment.pk, period.code]
    return Filing(
        name=periods.name_of(period.code),
        due_on=period.due_on,
        state=_state(period, report, today),
        is_late=was_sent and report.submitted_on > period.due_on,
        submitted_on=report.submitted_on if report else None,
        report_url=reverse("commitments:report", args=here) if report or (is_own and has_begun) else "",
        review_url=reverse("commitments:review", args=[report.pk]) if was_sent and reviews else "",
        card_url=reverse("reports:card", args=here) if has_begun else "",
    )


def _state(period, report, today):
    if report is not None and report.status != ReportStatus.DRAFT:
        return report.status
    if period.due_on < today:
        return "overdue"
    if report is not None:
        return report.status
    return "absent" if period.starts_on <= today else "not_due"


def events(commitment: Commitment, account: Account) -> list[history.Change]:
    """Lịch sử, mới nhất trước; what a unit saved before sending is its own business, a drafted annex the officer's."""
    rows = AuditEvent.objects.filter(chain__key=commitment.audit_chain).select_related("by")
    if not permissions.may_enter(account, commitment):
        rows = rows.exclude(verb=entries.SAVED)
    if not permissions.may_sign(account, commitment):
        rows = rows.exclude(verb__in=amending.OF_DRAFTS)
    rows = list(rows.order_by("-number")[:EVENTS])
    return [_of_period(row, change) for row, change in zip(rows, history.lines(rows), strict=True)]


def _of_period(row, change):
    try:
        return replace(change, text=f"{periods.name_of(row.subject)}: {change.text}")
    except periods.UnknownPeriod:
        return change
