"""Công bố kết quả một kỳ: provisional, which opens the time for appeals, then final by a decision. Frozen each time."""

from datetime import date

from django.db import transaction

from commitments import permissions, snapshots, standings, workflow
from commitments.conflicts import NotReady, Refused
from commitments.models import Appeal, ClosedPeriod, Publication
from commitments.models.publication import PublicationKind
from indicators import periods
from units import audit

PROVISIONAL, FINAL = "cong-bo-tam-tinh", "cong-bo"
"""Việc ghi vào nhật ký."""


@transaction.atomic
def publish_provisional(campaign, period: str, *, by, today: date, note: str = "") -> Publication:
    """Công bố tạm tính cho các đơn vị của đợt; they may appeal for some working days. Raises Refused or NotReady."""
    last = _prepared(campaign, period, by)
    if last is not None and last.is_final:
        raise Refused("Kỳ này đã công bố chính thức.")
    day_off = {holiday.day for holiday in campaign.holidays.all()}
    until = periods.working_days_after(today, campaign.appeal_days, day_off)
    kind = PublicationKind.PROVISIONAL
    published = _store(campaign, period, last, by=by, kind=kind, note=note, appeal_until=until)
    data = {"number": published.number, "digest": published.digest, "appeal_until": until.isoformat()}
    audit.record(campaign.audit_chain, PROVISIONAL, by=by, subject=period, note=published.note, data=data)
    return published


@transaction.atomic
def publish_final(
    campaign, period: str, decision_number: str, decision_on: date, *, by, today: date, note: str = ""
) -> Publication:
    """Công bố chính thức theo quyết định, or again where something was corrected. Raises Refused or NotReady."""
    last = _prepared(campaign, period, by)
    if gaps := unready(campaign, period, last, today):
        raise NotReady(gaps[0])
    if not decision_number.strip() or decision_on > today:
        raise NotReady("Cần số quyết định, và ngày quyết định không sau hôm nay.")
    if last.is_final and not note.strip():
        raise NotReady("Công bố lại thì cần ghi lý do đính chính.")
    decision = {"decision_number": decision_number.strip(), "decision_on": decision_on}
    kind = PublicationKind.FINAL
    published = _store(campaign, period, last, by=by, kind=kind, note=note, **decision)
    if last.is_final and not published.differences:
        raise NotReady("Kết quả không khác lần công bố trước, không có gì để đính chính.")
    data = {
        "number": published.number,
        "digest": published.digest,
        "decision": published.decision_number,
        "decision_on": decision_on.isoformat(),
        "changed": [row["unit"] for row in published.differences],
    }
    audit.record(campaign.audit_chain, FINAL, by=by, subject=period, note=published.note, data=data)
    return published


def unready(campaign, period: str, last: Publication | None, today: date) -> list[str]:
    """Vì sao chưa công bố chính thức được; empty when nothing stands in the way."""
    if last is None:
        return ["Công bố tạm tính trước, để các đơn vị xem và kiến nghị."]
    said = []
    if last.appeal_until and today <= last.appeal_until:
        said.append(f"Còn trong thời hạn kiến nghị, đến hết ngày {last.appeal_until:%d/%m/%Y}.")
    if waiting := Appeal.objects.of_period(campaign, period).unanswered().count():
        said.append(f"Còn {waiting} kiến nghị chưa trả lời.")
    if accepted := Appeal.objects.of_period(campaign, period).uncorrected().count():
        said.append(f"Còn {accepted} kiến nghị đã chấp nhận mà chưa thực hiện.")
    return said


def latest(campaign, period: str) -> Publication | None:
    """Lần công bố gần nhất của kỳ, without what it holds."""
    return Publication.objects.of_period(campaign, period).last()


def _prepared(campaign, period, by):
    """Khoá các khối; the last publication of the period. Only of a closed period, by who may close it."""
    standings.lock(campaign.groups.all())
    if not permissions.may_close(by, campaign):
        raise Refused("Chỉ người thẩm định của cơ quan nhận cam kết công bố kết quả.")
    is_closed = ClosedPeriod.objects.filter(campaign=campaign, period=period).exists()
    if not (is_closed or workflow.is_closed(campaign, period)):
        raise NotReady("Chốt kỳ trước khi công bố kết quả.")
    return latest(campaign, period)


def _store(campaign, period, last, *, by, note, **attributes):
    snapshot = snapshots.take(campaign, period)
    if not any(group["rows"] for group in snapshot["groups"]):
        raise NotReady("Kỳ này chưa có đơn vị nào trong bảng kết quả.")
    return Publication.objects.create(
        campaign=campaign,
        period=period,
        number=last.number + 1 if last else 1,
        published_by=by,
        note=note.strip(),
        snapshot=snapshot,
        digest=snapshots.digest(snapshot),
        corrects=last,
        differences=snapshots.differences(last.snapshot, snapshot) if last else [],
        **attributes,
    )
