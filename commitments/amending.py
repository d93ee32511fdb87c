"""Lập, sửa, huỷ và ký phụ lục điều chỉnh: the only code, beside a bundle, that writes an amendment.

A draft counts for nothing. Recording it as signed makes it count, and recomputes the standings in the same transaction.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from commitments import permissions, standings
from commitments.annexing import Proposal, effective, ground_of, proposal_of
from commitments.conflicts import Conflict, NotReady, Refused
from commitments.models import AmendedTarget, Amendment, AmendmentChange, Commitment
from indicators.figures import plain
from units import audit

DRAWN_UP, REVISED, DISCARDED, SIGNED = "lap-phu-luc", "sua-phu-luc", "huy-phu-luc", "ky-phu-luc"
"""Việc ghi vào nhật ký."""
OF_DRAFTS = (DRAWN_UP, REVISED, DISCARDED)

CHANGED = "Dự thảo phụ lục vừa được người khác sửa. Xem lại nội dung rồi làm lại."
GONE = "Dự thảo phụ lục này không còn. Hãy tải lại trang."


@transaction.atomic
def draw_up(commitment: Commitment, proposal: Proposal, *, by) -> Amendment:
    """Lập dự thảo phụ lục, số kế tiếp. Raises Refused or NotReady."""
    commitment = _locked(commitment)
    if not commitment.is_signed or not permissions.may_sign(by, commitment):
        raise Refused("Không lập được phụ lục cho bản cam kết này. Hãy tải lại trang.")
    if draft := commitment.amendments.drafts().first():
        raise NotReady(f"Đã có dự thảo Phụ lục số {draft.number:02d}. Sửa, ký hoặc huỷ dự thảo đó trước.")
    number = next_number(commitment)
    kept = effective(proposal, ground_of(commitment), number)
    amendment = Amendment.objects.create(commitment=commitment, number=number, **_words(proposal))
    _write(amendment, kept)
    _record(DRAWN_UP, amendment, by=by, data=_told(proposal, kept))
    return amendment


@dataclass(frozen=True)
class Outcome:
    """Kết quả lập phụ lục cho một đơn vị; without an amendment, `reason` says why not."""

    commitment: Commitment
    amendment: Amendment | None
    reason: str = ""


def draw_up_many(commitments: Iterable[Commitment], proposal: Proposal, *, by) -> list[Outcome]:
    """Lập cùng một thay đổi cho nhiều đơn vị: each gets its own number, one that cannot does not stop the others."""
    outcomes = []
    for commitment in commitments:
        try:
            outcomes.append(Outcome(commitment, draw_up(commitment, proposal, by=by)))
        except (NotReady, Refused) as fault:
            outcomes.append(Outcome(commitment, None, str(fault)))
    return outcomes


@transaction.atomic
def revise(amendment: Amendment, proposal: Proposal, *, by, version: int) -> Amendment:
    """Sửa dự thảo. Raises Refused, NotReady, or Conflict when it was saved since `version`."""
    amendment = _locked_draft(amendment, by=by, version=version)
    _check_open(amendment)
    kept = effective(proposal, ground_of(amendment.commitment), amendment.number)
    for name, value in _words(proposal).items():
        setattr(amendment, name, value)
    amendment.version = version + 1
    amendment.save(update_fields=["decision", "reason", "effective_on", "version"])
    amendment.changes.all().delete()
    _write(amendment, kept)
    _record(REVISED, amendment, by=by, data=_told(proposal, kept))
    return amendment


@transaction.atomic
def discard(amendment: Amendment, *, by, version: int):
    """Huỷ dự thảo; its number is free again. Raises Refused, NotReady or Conflict."""
    amendment = _locked_draft(amendment, by=by, version=version)
    _check_open(amendment)
    if amendment.documents.exists():
        raise NotReady(
            "Phụ lục này đã có văn bản mang mã xác thực nên không huỷ được. Sửa dự thảo thay vì huỷ."
        )
    _record(DISCARDED, amendment, by=by)
    amendment.delete()


@transaction.atomic
def sign(
    amendment: Amendment, *, by, signed_on: date, today: date, version: int, about: dict | None = None
) -> Amendment:
    """Ghi nhận phụ lục đã ký: from now on it counts, from its day of effect; `about` tells the log what was signed.

    Raises Refused, NotReady or Conflict.
    """
    amendment = _locked_draft(amendment, by=by, version=version)
    commitment = amendment.commitment
    if not commitment.signed_on <= signed_on <= today:
        raise NotReady(
            f"Ngày ký phụ lục phải từ ngày ký bản cam kết ({commitment.signed_on:%d/%m/%Y}) đến hôm nay."
        )
    effective(proposal_of(amendment), ground_of(commitment), amendment.number)
    amendment.signed_on = signed_on
    amendment.save(update_fields=["signed_on"])
    _record(SIGNED, amendment, by=by, data={"signed_on": signed_on.isoformat()} | (about or {}))
    # All years: what a year was computed from is stored with it, and that holds every amendment.
    standings.refresh(commitment)
    return amendment


def next_number(commitment: Commitment) -> int:
    """Số kế tiếp của phụ lục."""
    return max(commitment.amendments.values_list("number", flat=True), default=0) + 1


def _locked(commitment):
    standings.lock([commitment.group])
    rows = Commitment.objects.select_for_update(of=("self",)).select_related("campaign", "unit", "group")
    return rows.get(pk=commitment.pk)


def _locked_draft(amendment, *, by, version):
    commitment = _locked(amendment.commitment)
    found = Amendment.objects.drafts().select_for_update().filter(pk=amendment.pk).first()
    if found is None or not permissions.may_sign(by, commitment):
        raise Refused(GONE)
    if found.version != version:
        raise Conflict(found)
    found.commitment = commitment
    return found


def _check_open(amendment):
    """Chưa chốt: what has been agreed, and perhaps printed, is reopened before it is changed."""
    if amendment.documents.current().exists():
        raise NotReady("Nội dung phụ lục đã chốt. Mở lại trước khi sửa.")


def _words(proposal):
    return {
        "decision": proposal.decision.strip(),
        "reason": proposal.reason.strip(),
        "effective_on": proposal.effective_on,
    }


def _write(amendment, alterations):
    items = dict(amendment.commitment.items.values_list("indicator__number", "pk"))
    order = {number: place for place, number in enumerate(items)}
    changes = AmendmentChange.objects.bulk_create(
        AmendmentChange(
            amendment=amendment,
            item_id=items[number],
            not_applicable=said if (said := alterations[number].not_applicable) is None else said.strip(),
        )
        for number in sorted(alterations, key=order.__getitem__)
    )
    numbers = {pk: number for number, pk in items.items()}
    AmendedTarget.objects.bulk_create(
        AmendedTarget(change=change, span=span, value=value)
        for change in changes
        for span, value in sorted(alterations[numbers[change.item_id]].targets.items())
    )


def _told(proposal, alterations):
    changes = {
        number: {span: plain(value) for span, value in sorted(each.targets.items())}
        | ({} if each.not_applicable is None else {"not_applicable": each.not_applicable})
        for number, each in alterations.items()
    }
    return {"effective_on": proposal.effective_on.isoformat(), "changes": changes}


def _record(verb, amendment, *, by, data=None):
    audit.record(
        amendment.commitment.audit_chain,
        verb,
        by=by,
        note=f"Phụ lục số {amendment.number:02d}",
        data=data,
    )
