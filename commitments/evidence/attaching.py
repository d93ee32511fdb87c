"""Đính kèm, thay và bỏ minh chứng: the verbs. They pass the same guard as the figures that the files stand behind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from commitments import entries, permissions
from commitments.conflicts import NotReady, Refused
from commitments.models import Entry, EvidenceFile, EvidenceUse, Report
from units import audit

ATTACHED, REMOVED, REPLACED, DESCRIBED = "minh-chung", "bo-minh-chung", "thay-minh-chung", "sua-minh-chung"
"""Việc ghi vào nhật ký."""


@dataclass(frozen=True)
class Facts:
    """Thông tin của văn bản minh chứng."""

    document_number: str = ""
    issuer: str = ""
    issued_on: date | None = None


@dataclass(frozen=True)
class Kept:
    """Tệp đã cất vào kho, chờ đính kèm."""

    file: str
    name: str
    media_type: str
    size: int
    pages: int | None


@transaction.atomic
def attach(commitment, period: str, number: str, kept: Sequence[Kept], facts: Facts, *, place="", by, today):
    """Đính kèm các tệp cho một chỉ tiêu; the same content sent twice is attached once. Returns the uses.

    Raises Refused where the unit may not enter figures now.
    """
    report, entry = _entry(commitment, period, number, by=by, today=today)
    files = [file_of(commitment, each, facts, by) for each in kept]
    uses = [EvidenceUse.objects.get_or_create(entry=entry, file=file, removed_at=None)[0] for file in files]
    EvidenceUse.objects.filter(pk__in=[use.pk for use in uses]).update(place=place)
    data = {number: [{"name": file.name, "sha256": file.file} for file in files]}
    audit.record(commitment.audit_chain, ATTACHED, by=by, subject=report.period, data=data)
    return uses


@transaction.atomic
def use_again(file: EvidenceFile, period: str, number: str, *, place="", by, today) -> EvidenceUse:
    """Dùng một tệp đã có cho chỉ tiêu này nữa. Raises Refused."""
    commitment = file.commitment
    report, entry = _entry(commitment, period, number, by=by, today=today)
    use, _ = EvidenceUse.objects.get_or_create(
        entry=entry, file=file, removed_at=None, defaults={"place": place}
    )
    data = {number: [{"name": file.name, "sha256": file.file}]}
    audit.record(commitment.audit_chain, ATTACHED, by=by, subject=report.period, data=data)
    return use


@transaction.atomic
def remove(use: EvidenceUse, *, by, today) -> None:
    """Bỏ minh chứng khỏi chỉ tiêu; on record it stays. Raises Refused, NotReady when it is gone already."""
    use = _standing(use, by=by, today=today)
    _take_off(use, by)
    _log(REMOVED, use, by, {"name": use.file.name, "sha256": use.file.file})


@transaction.atomic
def replace_file(use: EvidenceUse, kept: Kept, *, by, today) -> EvidenceFile:
    """Thay tệp bằng bản mới ở mọi chỉ tiêu của báo cáo đang dùng nó; the old one stays. Raises as `remove`."""
    use = _standing(use, by=by, today=today)
    old = use.file
    facts = Facts(old.document_number, old.issuer, old.issued_on)
    new = EvidenceFile.objects.create(commitment=old.commitment, uploaded_by=by, **vars(kept), **vars(facts))
    report = use.entry.report
    for other in list(old.uses.standing().filter(entry__report=report)):
        _take_off(other, by)
        EvidenceUse.objects.create(entry_id=other.entry_id, file=new, place=other.place)
    if not old.uses.standing().exists():
        old.replaced_by = new
        old.save(update_fields=["replaced_by"])
    _log(REPLACED, use, by, {"from": old.file, "to": new.file, "name": new.name})
    return new


@transaction.atomic
def describe(use: EvidenceUse, facts: Facts, *, place: str, by, today) -> None:
    """Sửa số, ngày, cơ quan ban hành và chỗ trong tệp. Raises as `remove`."""
    use = _standing(use, by=by, today=today)
    EvidenceFile.objects.filter(pk=use.file_id).update(**vars(facts))
    EvidenceUse.objects.filter(pk=use.pk).update(place=place)
    issued = facts.issued_on.isoformat() if facts.issued_on else ""
    _log(DESCRIBED, use, by, {"number": facts.document_number, "issuer": facts.issuer, "issued_on": issued})


def _entry(commitment, period, number, *, by, today):
    """Báo cáo và dòng số liệu để đính kèm, made where there is none yet; the guard of figures stands in front."""
    report = Report.objects.filter(commitment=commitment, period=period).first()
    version = report.version if report else entries.NEW
    report = entries.save(commitment, period, {}, {}, by=by, version=version, today=today, touching=[number])
    item = commitment.items.get(indicator__number=number)
    entry, _ = Entry.objects.get_or_create(report=report, item=item)
    return report, entry


def file_of(commitment, kept, facts, by):
    """Tệp của đơn vị; what has the same content and was not replaced is taken again."""
    same = EvidenceFile.objects.current().filter(commitment=commitment, file=kept.file).first()
    if same is None:
        return EvidenceFile.objects.create(commitment=commitment, uploaded_by=by, **vars(kept), **vars(facts))
    known = Facts(same.document_number, same.issuer, same.issued_on)
    merged = replace(facts, **{name: value for name, value in vars(known).items() if value})
    EvidenceFile.objects.filter(pk=same.pk).update(**vars(merged))
    return same


def _standing(use, *, by, today):
    """Minh chứng còn đó, của báo cáo còn sửa được."""
    report = use.entry.report
    commitment, number = report.commitment, use.entry.item.indicator.number
    if not permissions.may_enter(by, commitment):
        raise Refused("Minh chứng do người nhập liệu và người đứng đầu của đơn vị đính kèm.")
    entries.save(
        commitment,
        report.period,
        {},
        {},
        by=by,
        version=Report.objects.values_list("version", flat=True).get(pk=report.pk),
        today=today,
        touching=[number],
    )
    found = EvidenceUse.objects.standing().for_listing().filter(pk=use.pk).first()
    if found is None:
        raise NotReady("Minh chứng này vừa được bỏ hoặc thay. Tải lại trang để xem.")
    return found


def _take_off(use, by):
    use.removed_at, use.removed_by = timezone.now(), by
    use.save(update_fields=["removed_at", "removed_by"])


def _log(verb, use, by, data):
    report = use.entry.report
    number = use.entry.item.indicator.number
    audit.record(report.commitment.audit_chain, verb, by=by, subject=report.period, data={number: data})
