"""Kiến nghị, trả lời, thực hiện kiến nghị: the verbs. What an accepted appeal changes goes through `entries.verify`."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from commitments import answering, entries, permissions, publishing, standings
from commitments.conflicts import NotReady, Refused
from commitments.entries import Verdict
from commitments.evidence import attaching
from commitments.evidence.attaching import Facts, Kept
from commitments.models import Appeal, Commitment, Publication, Report
from commitments.models.appeal import AppealState
from units import audit
from units.models import Account

FILED, ANSWERED, LEFT = "kien-nghi", "tra-loi-kien-nghi", "khong-phai-sua"
"""Việc ghi vào nhật ký; a correction is on record as what `entries.verify` wrote."""


def may_appeal(account: Account, publication: Publication, commitment: Commitment, today: date) -> bool:
    """Gửi kiến nghị lúc này: the head of the unit, about the newest provisional table, in time."""
    return (
        permissions.may_submit(account, commitment)
        and commitment.campaign_id == publication.campaign_id
        and publication.appeal_until is not None
        and today <= publication.appeal_until
        and publishing.latest(publication.campaign_id, publication.period) == publication
    )


@transaction.atomic
def file(
    publication, commitment, number: str, reason: str, *, by, today: date, kept: Sequence[Kept] = ()
) -> Appeal:
    """Gửi kiến nghị về một chỉ tiêu, kèm minh chứng. Raises Refused or NotReady."""
    standings.lock([commitment.group])
    if not may_appeal(by, publication, commitment, today):
        raise Refused("Không gửi được kiến nghị: đã hết thời hạn, hoặc không phải việc của tài khoản này.")
    item = commitment.items.filter(indicator__number=number).first()
    if item is None:
        raise Refused(f"Bản cam kết không có chỉ tiêu {number}.")
    if not reason.strip():
        raise NotReady("Cần ghi lý do kiến nghị.")
    if Appeal.objects.filter(publication=publication, item=item).exists():
        raise NotReady("Đơn vị đã kiến nghị về chỉ tiêu này.")
    appeal = Appeal.objects.create(
        publication=publication, commitment=commitment, item=item, reason=reason.strip(), filed_by=by
    )
    files = [attaching.file_of(commitment, each, Facts(), by) for each in kept]
    appeal.evidence.set(files)
    data = {"indicator": number, "files": [each.file for each in files]}
    _log(appeal, FILED, by, appeal.reason, data)
    return appeal


@transaction.atomic
def answer(appeal, *, accepted: bool, reason: str, by) -> Appeal:
    """Trả lời kiến nghị, có lý do. Raises Refused or NotReady."""
    appeal, settlers = _locked(appeal, by)
    if not appeal.is_open:
        raise Refused("Kiến nghị này đã trả lời.")
    if not reason.strip():
        raise NotReady("Cần ghi lý do trả lời.")
    appeal.state = AppealState.ACCEPTED if accepted else AppealState.REJECTED
    appeal.answer, appeal.decided_at, appeal.decided_by = reason.strip(), timezone.now(), by
    appeal.is_answered_by_judge = settlers.is_exception
    appeal.save(update_fields=["state", "answer", "decided_at", "decided_by", "is_answered_by_judge"])
    data = {"indicator": appeal.item.indicator.number, "state": appeal.state}
    _log(appeal, ANSWERED, by, appeal.answer, data | ({"by_judge": True} if settlers.is_exception else {}))
    return appeal


@transaction.atomic
def carry_out(appeal, report: Report, verdict: Verdict, *, by, version) -> Appeal:
    """Sửa theo kiến nghị được chấp nhận. Raises Refused, NotReady (nothing would change), Conflict or BadFigure."""
    appeal, _ = _locked(appeal, by)
    number = appeal.item.indicator.number
    standing = report.entries.filter(item=appeal.item).first()
    if standing and all(getattr(standing, name) == value for name, value in verdict.attributes().items()):
        raise NotReady("Chưa sửa gì. Ghi số hoặc điểm mới, hoặc nêu lý do không phải sửa ở trang kiến nghị.")
    entries.verify(report, {number: verdict}, by=by, version=version, appeal=appeal)
    return _settled(appeal, by, "")


@transaction.atomic
def leave_as_is(appeal, reason: str, *, by) -> Appeal:
    """Ghi lý do không phải sửa gì, though accepted: corrected already, or nothing there. Refused, NotReady."""
    appeal, _ = _locked(appeal, by)
    if not appeal.is_uncorrected:
        raise Refused("Kiến nghị này không chờ thực hiện.")
    if not reason.strip():
        raise NotReady("Cần ghi lý do không phải sửa.")
    _log(appeal, LEFT, by, reason.strip(), {"indicator": appeal.item.indicator.number})
    return _settled(appeal, by, reason.strip())


def _locked(appeal, by):
    """Kiến nghị như đang lưu, khoá lại, and who settles it; Refused where that is not this account."""
    standings.lock([appeal.commitment.group])
    appeal = Appeal.objects.select_for_update(of=("self",)).for_listing().get(pk=appeal.pk)
    settlers = answering.of(appeal)
    if by not in settlers.accounts:
        raise Refused("Kiến nghị này không phải việc của tài khoản này.")
    return appeal, settlers


def _settled(appeal, by, reason):
    appeal.carried_out_at, appeal.carried_out_by = timezone.now(), by
    appeal.uncorrected_reason = reason
    appeal.save(update_fields=["carried_out_at", "carried_out_by", "uncorrected_reason"])
    return appeal


def _log(appeal, verb, by, note, data):
    chain, period = appeal.commitment.audit_chain, appeal.publication.period
    audit.record(chain, verb, by=by, subject=period, note=note, data=data)
