"""Kiến nghị và trả lời kiến nghị: the verbs. What an accepted appeal changes goes through `entries.verify`."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from commitments import permissions, publishing, standings
from commitments.conflicts import NotReady, Refused
from commitments.evidence import attaching
from commitments.evidence.attaching import Facts, Kept
from commitments.models import Appeal, Commitment, Publication
from commitments.models.appeal import AppealState
from units import audit
from units.models import Account

FILED, ANSWERED = "kien-nghi", "tra-loi-kien-nghi"
"""Việc ghi vào nhật ký."""


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
    """Trả lời kiến nghị, có lý do; not by somebody of that unit. Raises Refused or NotReady."""
    standings.lock([appeal.commitment.group])
    appeal = Appeal.objects.select_for_update(of=("self",)).get(pk=appeal.pk)
    if not permissions.may_review(by, appeal.commitment) or not appeal.is_open:
        raise Refused("Kiến nghị này đã trả lời, hoặc không phải việc của tài khoản này.")
    if not reason.strip():
        raise NotReady("Cần ghi lý do trả lời.")
    appeal.state = AppealState.ACCEPTED if accepted else AppealState.REJECTED
    appeal.answer, appeal.decided_at, appeal.decided_by = reason.strip(), timezone.now(), by
    appeal.save(update_fields=["state", "answer", "decided_at", "decided_by"])
    data = {"indicator": appeal.item.indicator.number, "state": appeal.state}
    _log(appeal, ANSWERED, by, appeal.answer, data)
    return appeal


def _log(appeal, verb, by, note, data):
    chain, period = appeal.commitment.audit_chain, appeal.publication.period
    audit.record(chain, verb, by=by, subject=period, note=note, data=data)
