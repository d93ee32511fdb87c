"""Các bước của bản cam kết và báo cáo: the only code that moves a status (a bundle brings them as they were).

One table of steps gives the buttons, the checks, the log and the tests.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from commitments import closures, consulting, impartiality, permissions, reopening, rounds, standings
from commitments.conflicts import Conflict, NotReady, Refused
from commitments.evidence.reading import unproven
from commitments.models import ClosedYear, Commitment, Report
from commitments.models.commitment import Status
from commitments.models.report import EDITABLE, Decision, ReportStatus
from commitments.models.round import Outcome
from indicators import periods
from indicators.models import IndicatorSet
from units import audit


@dataclass(frozen=True)
class Step:
    """Bước của báo cáo: from which statuses to which, who may take it (account, report), whether with a reason."""

    name: str
    label: str
    sources: frozenset[ReportStatus]
    target: ReportStatus
    allowed: Callable
    needs_note: bool = False


def _may_submit(account, report):
    return permissions.may_submit(account, report.commitment)


SUBMIT = Step("gui", "Gửi báo cáo", EDITABLE, ReportStatus.SUBMITTED, _may_submit)
RETURN = Step(
    "tra-lai",
    "Trả lại",
    frozenset({ReportStatus.SUBMITTED}),
    ReportStatus.RETURNED,
    impartiality.may_judge,
    needs_note=True,
)
APPROVE = Step(
    "duyet", "Duyệt", frozenset({ReportStatus.SUBMITTED}), ReportStatus.APPROVED, impartiality.may_judge
)
REOPEN = Step(
    "mo-lai",
    "Mở lại",
    frozenset({ReportStatus.APPROVED}),
    ReportStatus.RETURNED,
    impartiality.may_judge,
    needs_note=True,
)
STEPS = (SUBMIT, RETURN, APPROVE, REOPEN)
_OUTCOMES = {RETURN: Outcome.RETURNED, APPROVE: Outcome.APPROVED}

SIGNED, ENDED, CLOSED = "ky", "ket-thuc", "khoa-nam"
"""Việc ghi vào nhật ký, beside the names of the steps."""


def available(report, account):
    """Các bước người này làm được lúc này; also the buttons on the screen. None in a closed year."""
    if is_closed(report.commitment.campaign, report.period):
        return []
    steps = [step for step in STEPS if report.status in step.sources]
    allowed = {check: check(account, report) for check in {step.allowed for step in steps}}
    return [step for step in steps if allowed[step.allowed]]


def is_closed(campaign, period):
    """Năm của kỳ này đã khoá; asked of the database, for what was prefetched may be older than the lock."""
    return closures.is_year_closed(campaign, int(period[:4]))


@transaction.atomic
def perform(step, report, *, by, version, today, note=""):
    """Chuyển bước một báo cáo, ghi nhật ký, tính lại kết quả.

    Raises Conflict when the report was saved since `version`, Refused when the step is not this account's now,
    NotReady when something must be completed first.
    """
    commitment = report.commitment
    standings.lock([commitment.group])
    report = (
        Report.objects.select_for_update(of=("self",))
        .select_related("commitment__campaign")
        .filter(pk=report.pk)
        .first()
    )
    if report is None or step not in available(report, by):
        raise Refused(f"Không thể “{step.label}” báo cáo này nữa. Hãy tải lại trang.")
    if report.version != version:
        raise Conflict(report)
    if step.needs_note and not note.strip():
        raise NotReady(f"Cần ghi lý do khi {step.label.lower()}.")
    _check_closure(step, report, today)
    silent = {}
    if step is SUBMIT:
        _check_submission(report, today)
        report.submitted_on = report.submitted_on or today
        impartiality.begin_anew(report)
        begun = rounds.begin(report, by=by)
        note = begun.on_behalf
        consulting.ask(report, begun, by=by, today=today)
    elif step in _OUTCOMES:
        _check_decisions(step, report)
        if step is APPROVE:
            silent = consulting.go_on_without(report, by=by, today=today)
        rounds.conclude(report, _OUTCOMES[step], by=by, note=note.strip())
    reopening.settle(report, step.target, by=by, note=note.strip())
    source = report.status
    report.status, report.version = step.target, version + 1
    report.return_reason = note.strip() if step.target == ReportStatus.RETURNED else ""
    report.save(update_fields=["status", "version", "submitted_on", "return_reason", "changed_at"])
    audit.record(
        commitment.audit_chain,
        step.name,
        by=by,
        subject=report.period,
        note=note.strip(),
        data={"from": source, "to": step.target, "version": report.version}
        | ({"without": silent} if silent else {}),
    )
    standings.refresh(commitment, years=[int(report.period[:4])])
    return report


def _check_closure(step, report, today):
    """Kỳ đã chốt thì đơn vị không gửi được, và không trả lại cho đơn vị điều đơn vị không sửa được."""
    reason = "" if step is APPROVE else closures.shut(report.commitment, report.period, today)
    if reason:
        raise NotReady(reason if step is SUBMIT else closures.EXTEND_FIRST.format(deed=step.label.lower()))


def _check_decisions(step, report):
    """Còn chỉ tiêu đánh dấu trả lại thì không duyệt cả báo cáo được."""
    returned = report.entries.filter(decision=Decision.RETURNED).order_by("item__indicator__order")
    if step is APPROVE and (numbers := list(returned.values_list("item__indicator__number", flat=True))):
        raise NotReady(
            f"Chỉ tiêu {', '.join(numbers)} đang đánh dấu trả lại. Trả lại báo cáo, hoặc bỏ đánh dấu."
        )


def _check_submission(report, today):
    if today < period_of(report.commitment, report.period).starts_on:
        raise NotReady("Chưa đến kỳ báo cáo này.")
    if not any(not entry.reported.is_empty for entry in report.entries.all()):
        raise NotReady("Báo cáo chưa có số liệu nào. Hãy nhập ít nhất một chỉ tiêu trước khi gửi.")
    if numbers := unproven(report):
        raise NotReady(
            f"Chỉ tiêu {', '.join(numbers)} cần minh chứng. Đính kèm tệp, hoặc ghi giải trình vì sao chưa có."
        )


def period_of(commitment, code):
    """Kỳ mà đơn vị phải báo cáo; None when it owes none of that code."""
    for period in commitment.campaign.calendar():
        if period.code == code and owes(commitment, period):
            return period
    return None


def owed_periods(commitment):
    """Mọi kỳ mà đơn vị phải báo cáo theo bản cam kết này."""
    return [period for period in commitment.campaign.calendar() if owes(commitment, period)]


def owes(commitment, period):
    """Đơn vị phải báo cáo kỳ này của lịch; for lists, which compute the calendar of a campaign once."""
    return periods.owes(
        period,
        signed_on=commitment.signed_on,
        ended_on=commitment.ended_on,
        valid_to=commitment.unit.valid_to,
    )


def status_by_dates(signed_on, ended_on):
    """Tình trạng bản cam kết theo ngày ký và ngày kết thúc."""
    if signed_on is None:
        return Status.DRAFT
    return Status.SIGNED if ended_on is None else Status.ENDED


@transaction.atomic
def sign(commitment, *, by, signed_on, today, about=None):
    """Ghi nhận bản cam kết đã ký; its indicator set is frozen from now on. Raises Refused or NotReady.

    `about` says on the record which paper was signed; the pages go through `documents.sign`, which knows it.
    """
    commitment = _locked(commitment)
    if commitment.status != Status.DRAFT or not permissions.may_sign(by, commitment):
        raise Refused("Không thể ghi nhận việc ký bản cam kết này. Hãy tải lại trang.")
    if signed_on > today:
        raise NotReady("Ngày ký không được sau hôm nay.")
    if not commitment.items.exists():
        raise NotReady("Bản cam kết chưa có nội dung nào.")
    commitment.signed_on, commitment.status = signed_on, Status.SIGNED
    commitment.save(update_fields=["signed_on", "status"])
    IndicatorSet.objects.filter(pk=commitment.campaign.indicator_set_id, frozen_at=None).update(
        frozen_at=timezone.now()
    )
    data = {"signed_on": signed_on.isoformat(), **(about or {})}
    audit.record(commitment.audit_chain, SIGNED, by=by, data=data)
    standings.refresh(commitment)
    return commitment


@transaction.atomic
def end(commitment, *, by, ended_on, reason, today):
    """Kết thúc bản cam kết, do sắp xếp đơn vị hoặc lý do khác: what ends after that day is not owed any more.

    Unsent drafts of those periods are dropped, for nobody could open them again. Raises Refused or NotReady.
    """
    commitment = _locked(commitment)
    if commitment.status != Status.SIGNED or not permissions.may_sign(by, commitment):
        raise Refused("Không thể kết thúc bản cam kết này. Hãy tải lại trang.")
    if not reason.strip():
        raise NotReady("Cần ghi lý do kết thúc.")
    lapsing = _lapsing(commitment, ended_on, today)
    commitment.ended_on, commitment.ended_reason = ended_on, reason.strip()
    commitment.status = status_by_dates(commitment.signed_on, ended_on)
    commitment.save(update_fields=["status", "ended_on", "ended_reason"])
    drafts = commitment.reports.filter(period__in=lapsing)
    data = {"ended_on": ended_on.isoformat(), "dropped": sorted(drafts.values_list("period", flat=True))}
    drafts.delete()
    audit.record(commitment.audit_chain, ENDED, by=by, note=commitment.ended_reason, data=data)
    standings.refresh(commitment)
    return commitment


def _locked(commitment):
    standings.lock([commitment.group])
    rows = Commitment.objects.select_for_update(of=("self",)).select_related("campaign", "unit", "group")
    return rows.get(pk=commitment.pk)


def _lapsing(commitment, ended_on, today):
    """Các kỳ không còn phải báo cáo khi kết thúc ngày này; NotReady when the day would undo what is on record."""
    campaign, ends = commitment.campaign, commitment.unit.valid_to
    if not commitment.signed_on <= ended_on <= today:
        raise NotReady(f"Ngày kết thúc phải từ ngày ký ({commitment.signed_on:%d/%m/%Y}) đến hôm nay.")
    if ends and ended_on > ends:
        raise NotReady(f"Đơn vị đã kết thúc ngày {ends:%d/%m/%Y}, trước ngày này.")
    lapsing = {
        period.code: period
        for period in campaign.calendar()
        if period.last_day > ended_on and (ends is None or period.last_day <= ends)
    }
    closed = set(campaign.closed_years.values_list("year", flat=True))
    if kept := [period for period in lapsing.values() if period.year in closed]:
        raise NotReady(f"Năm {kept[-1].year} đã khoá. Chọn ngày từ {kept[-1].last_day:%d/%m/%Y} trở đi.")
    if kept := lapsing.keys() & _on_record(commitment):
        last = lapsing[max(kept)]
        raise NotReady(
            f"{periods.name_of(last.code)} đã có báo cáo gửi hoặc điểm cộng, điểm trừ."
            f" Chọn ngày từ {last.last_day:%d/%m/%Y} trở đi."
        )
    later = commitment.amendments.signed().filter(effective_on__gt=ended_on).order_by("-effective_on")
    if annex := later.first():
        raise NotReady(
            f"Phụ lục số {annex.number} có hiệu lực ngày {annex.effective_on:%d/%m/%Y}, sau ngày này."
        )
    return list(lapsing)


def _on_record(commitment):
    """Các kỳ đã gửi báo cáo, hoặc đã được cộng, trừ điểm."""
    sent = commitment.reports.exclude(submitted_on=None).values_list("period", flat=True)
    return {*sent, *commitment.adjustments.values_list("period", flat=True)}


@transaction.atomic
def close_year(campaign, year, *, by, today):
    """Khoá năm: what is not there is missing from now on (scoring.md §9). Raises Refused or NotReady."""
    standings.lock(campaign.groups.all())
    if not permissions.may_close(by, campaign) or not campaign.year_from <= year <= campaign.year_to:
        raise Refused("Không thể khoá năm này.")
    if today < (day := closable_from(campaign, year)):
        raise NotReady(f"Năm {year} khoá được từ ngày {day:%d/%m/%Y}, khi đã hết kỳ cuối và mọi hạn gửi.")
    closed, is_new = ClosedYear.objects.get_or_create(
        campaign=campaign, year=year, defaults={"closed_by": by}
    )
    if not is_new:
        raise Refused("Năm này đã khoá.")
    audit.record(campaign.audit_chain, CLOSED, by=by, subject=str(year))
    return closed


def closable_from(campaign, year):
    """Ngày sớm nhất khoá được năm: the day after its last period and its last due date, so that silence is certain."""
    of_year = [period for period in campaign.calendar() if period.year == year]
    return max(max(period.last_day, period.due_on) for period in of_year) + timedelta(days=1)
