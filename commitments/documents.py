"""Chốt, mở lại và ký một văn bản: the verbs on `Document`. Whoever calls them has made the PDF before, outside.

What is agreed is what was read then: under the lock the content is taken once more and must still be the same.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from commitments import amending, markings, permissions, standings, workflow
from commitments.conflicts import NotReady, Refused
from commitments.models import Amendment, Campaign, Commitment, Document
from commitments.models.campaign import Template
from commitments.models.commitment import Status
from units import audit
from units.models import Term
from units.models.person import TermRole

AGREED, WITHDRAWN, DEPUTISED = "chot", "mo-lai-van-ban", "ky-thay"
"""Việc ghi vào nhật ký."""
_WITH_UNIT = ("commitment__campaign", "commitment__unit", "commitment__group")
REPLACED = "Chốt lại sau khi nội dung thay đổi."
OTHER_SIGNER = "Đổi người ký."
CHANGED = "Nội dung vừa được sửa trong lúc làm. Xem lại rồi làm lần nữa."


@dataclass(frozen=True)
class Subject:
    """Văn bản của ai: a commitment, an amendment of it, or a whole joint campaign."""

    campaign: Campaign
    commitment: Commitment | None = None
    amendment: Amendment | None = None

    @property
    def place(self):
        """Những trường chỉ ra văn bản này."""
        return {"campaign": self.campaign, "commitment": self.commitment, "amendment": self.amendment}

    @property
    def audit_chain(self):
        """Chuỗi nhật ký của bản cam kết, hoặc của đợt."""
        return self.commitment.audit_chain if self.commitment else f"campaign:{self.campaign.code}"

    def current(self):
        """Văn bản đang dùng; None where nothing is agreed."""
        return Document.objects.current().filter(**self.place).first()

    def commitments(self):
        """Các bản cam kết cùng ký văn bản này."""
        rows = Commitment.objects.filter(campaign=self.campaign)
        return rows.filter(pk=self.commitment.pk) if self.commitment else rows

    def lock(self):
        """Khoá như mọi việc khác của bản cam kết."""
        standings.lock([self.commitment.group] if self.commitment else self.campaign.groups.all())


def subject_of(thing: Commitment | Amendment | Campaign) -> Subject:
    """Văn bản mà bản cam kết, phụ lục hay đợt này thuộc về; all of a joint campaign share one."""
    if isinstance(thing, Amendment):
        return Subject(thing.commitment.campaign, thing.commitment, thing)
    if isinstance(thing, Commitment):
        return (
            Subject(thing.campaign)
            if thing.campaign.template == Template.JOINT
            else Subject(thing.campaign, thing)
        )
    return Subject(thing)


@dataclass(frozen=True)
class Drawn:
    """Bản đã lập xong, chờ ghi: `pdf` is in the vault already."""

    code: str
    snapshot: str
    snapshot_hash: str
    pdf: str
    pages: int


def new_code() -> str:
    """Mã xác thực chưa dùng."""
    while Document.objects.filter(code=(code := markings.fresh())).exists():
        pass
    return code


@transaction.atomic
def agree(subject: Subject, *, by, drawn: Drawn, retaken: Callable[[], str]) -> Document:
    """Chốt nội dung; an older content not signed yet is replaced, the same content agreed twice is one document.

    Raises Refused, or NotReady when the content has changed since `drawn`.
    """
    subject.lock()
    if not permissions.may_hold(by, subject.campaign):
        raise Refused("Việc chốt nội dung không thuộc vai trò của tài khoản này.")
    if retaken() != drawn.snapshot:
        raise NotReady(CHANGED)
    before = subject.current()
    if before is not None:
        if before.snapshot == drawn.snapshot:
            return before
        if before.is_final:
            raise Refused("Văn bản này đã ký, không chốt lại được.")
        _close(before, by, REPLACED)
    days = _days_of(subject)
    document = Document.objects.create(
        **subject.place,
        code=drawn.code,
        snapshot=drawn.snapshot,
        snapshot_hash=drawn.snapshot_hash,
        pdf=drawn.pdf,
        pages=drawn.pages,
        agreed_by=by,
        signed_on=min(days, default=None),
        signed_for=_is_signed_for(subject),
        is_made_afterwards=bool(days),
    )
    data = {"code": document.code, "sha256": document.pdf, "content": document.snapshot_hash}
    audit.record(
        subject.audit_chain, AGREED, by=by, data=data | ({"replaces": before.code} if before else {})
    )
    return document


def _is_signed_for(subject):
    """Có cấp phó ký thay."""
    if subject.amendment:
        return subject.amendment.deputy_id is not None
    return subject.commitments().exclude(deputy=None).exists()


def _days_of(subject):
    """Các ngày đã ký; NotReady while something has no content."""
    if subject.amendment:
        return [subject.amendment.signed_on] if subject.amendment.is_signed else []
    commitments = subject.commitments()
    if not commitments.exists() or commitments.filter(items=None).exists():
        raise NotReady("Bản cam kết chưa có nội dung nào.")
    return list(commitments.exclude(signed_on=None).values_list("signed_on", flat=True))


def _close(document, by, reason):
    document.withdrawn_at, document.withdrawn_by, document.withdrawn_reason = timezone.now(), by, reason
    document.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])


@transaction.atomic
def withdraw(document: Document, *, by, reason: str) -> Document:
    """Mở lại để sửa: the content may be edited and agreed anew. Raises Refused or NotReady."""
    subject = Subject(document.campaign, document.commitment, document.amendment)
    subject.lock()
    document = Document.objects.get(pk=document.pk)
    if not permissions.may_hold(by, subject.campaign) or not document.is_current:
        raise Refused("Không thể mở lại văn bản này. Hãy tải lại trang.")
    if document.is_final:
        raise Refused("Văn bản đã ký, không mở lại được. Thay đổi bằng phụ lục điều chỉnh.")
    if not reason.strip():
        raise NotReady("Cần ghi lý do mở lại.")
    _close(document, by, reason.strip())
    audit.record(subject.audit_chain, WITHDRAWN, by=by, note=reason.strip(), data={"code": document.code})
    return document


@transaction.atomic
def sign(commitment: Commitment, document: Document, *, by, signed_on, today, retaken: Callable[[], str]):
    """Ghi nhận đã ký văn bản này, of it and of the commitment together. Raises Refused or NotReady."""
    subject = subject_of(commitment)
    subject.lock()
    if day := Commitment.objects.values_list("signed_on", flat=True).get(pk=commitment.pk):
        raise Refused(f"Bản cam kết này đã được ghi nhận ký ngày {day:%d/%m/%Y}. Hãy tải lại trang.")
    current = subject.current()
    if current is None or current.pk != document.pk:
        raise NotReady("Văn bản vừa được mở lại hoặc chốt lại. Tải lại trang rồi ghi nhận.")
    if retaken() != current.snapshot:
        raise NotReady("Nội dung đã thay đổi sau khi chốt. Chốt lại, in và ký bản mới.")
    about = {"document": current.code, "sha256": current.pdf}
    signed = workflow.sign(commitment, by=by, signed_on=signed_on, today=today, about=about)
    if current.signed_on is None or signed_on < current.signed_on:
        current.signed_on = signed_on
        current.save(update_fields=["signed_on"])
    return signed


@transaction.atomic
def sign_amendment(
    amendment: Amendment,
    document: Document,
    *,
    by,
    signed_on,
    today,
    version: int,
    retaken: Callable[[], str],
):
    """Ghi nhận đã ký phụ lục này và văn bản của nó. Raises Refused, NotReady or Conflict."""
    subject = subject_of(amendment)
    subject.lock()
    current = subject.current()
    if current is None or current.pk != document.pk:
        raise NotReady("Văn bản vừa được mở lại hoặc chốt lại. Tải lại trang rồi ghi nhận.")
    if retaken() != current.snapshot:
        raise NotReady("Nội dung đã thay đổi sau khi chốt. Chốt lại, in và ký bản mới.")
    about = {"document": current.code, "sha256": current.pdf}
    signed = amending.sign(amendment, by=by, signed_on=signed_on, today=today, version=version, about=about)
    current.signed_on = signed_on
    current.save(update_fields=["signed_on"])
    return signed


@transaction.atomic
def choose_deputy(commitment: Commitment, person, *, by, day) -> Commitment:
    """Chọn cấp phó ký thay, or nobody (None); what was agreed with another signer is withdrawn. Raises Refused."""
    subject = subject_of(commitment)
    subject.lock()
    commitment = Commitment.objects.select_related("campaign", "unit", "group").get(pk=commitment.pk)
    if commitment.status != Status.DRAFT or not permissions.may_sign(by, commitment):
        raise Refused("Không thể đổi người ký bản cam kết này. Hãy tải lại trang.")
    if person is not None and person.pk not in {term.person_id for term in deputies(commitment, day)}:
        raise NotReady("Người này không phải cấp phó của đơn vị vào ngày ký.")
    if commitment.deputy_id == (person and person.pk):
        return commitment
    current = subject.current()
    if current is not None:
        if current.is_final:
            raise Refused("Văn bản chung đã có người ký, không đổi người ký được.")
        _close(current, by, OTHER_SIGNER)
    commitment.deputy = person
    commitment.save(update_fields=["deputy"])
    data = {"deputy": person.code if person else "", "withdrawn": current.code if current else ""}
    audit.record(commitment.audit_chain, DEPUTISED, by=by, note=str(person or ""), data=data)
    return commitment


@transaction.atomic
def choose_deputy_of_amendment(amendment: Amendment, person, *, by) -> Amendment:
    """Chọn cấp phó ký thay phụ lục, among those of its day of effect, or nobody; raises as `choose_deputy`."""
    subject = subject_of(amendment)
    subject.lock()
    amendment = Amendment.objects.drafts().filter(pk=amendment.pk).select_related(*_WITH_UNIT).first()
    if amendment is None or not permissions.may_sign(by, subject.commitment):
        raise Refused("Không thể đổi người ký phụ lục này. Hãy tải lại trang.")
    held = deputies(amendment.commitment, amendment.effective_on)
    if person is not None and person.pk not in {term.person_id for term in held}:
        raise NotReady("Người này không phải cấp phó của đơn vị vào ngày hiệu lực.")
    if amendment.deputy_id == (person and person.pk):
        return amendment
    current = subject.current()
    if current is not None:
        if current.is_final:
            raise Refused("Phụ lục đã ký, không đổi người ký được.")
        _close(current, by, OTHER_SIGNER)
    amendment.deputy = person
    amendment.save(update_fields=["deputy"])
    note = f"Phụ lục số {amendment.number:02d}: {person or 'người đứng đầu tự ký'}"
    data = {"deputy": person.code if person else "", "withdrawn": current.code if current else ""}
    audit.record(subject.audit_chain, DEPUTISED, by=by, note=note, data=data)
    return amendment


def deputies(commitment: Commitment, day) -> list[Term]:
    """Các cấp phó của đơn vị vào ngày này."""
    terms = Term.objects.filter(unit=commitment.unit, role=TermRole.DEPUTY).exclude(
        person=commitment.leader_id
    )
    return [term for term in terms.select_related("person", "unit") if term.covers(day)]
