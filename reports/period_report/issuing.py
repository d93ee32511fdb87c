"""Ban hành báo cáo kỳ: numbered, signed for, frozen. What is frozen is what the person saw, or nothing.

Files are drawn and kept before the transaction; under the lock the content is composed once more and must be the same.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from commitments import permissions
from commitments.conflicts import NotReady, Overtaken, Refused
from reports.documents import snapshot
from reports.documents.phrases import doc_number
from reports.models import PeriodReport
from reports.period_report import editing, editions, pdf, reading, word
from reports.period_report.composing import compose
from reports.period_report.content import Content
from reports.period_report.finding import Subject
from reports.period_report.printed import Issue, lay_out
from units import audit, vault

ISSUED = "ban-hanh-bao-cao-ky"
"""Việc ghi vào nhật ký của đợt."""
CHANGED = "Số liệu hoặc lời vừa thay đổi. Xem lại báo cáo rồi ban hành lần nữa."


@dataclass(frozen=True)
class Drawn:
    """Báo cáo đã lập xong, chờ ghi: digests of its files in the vault."""

    issue: Issue
    content: dict
    pdf: str
    word: str


def now(subject: Subject, today: date) -> Content:
    """Nội dung lúc này, with what was written."""
    report = editing.report_of(subject)
    facts = reading.read(subject.campaign, subject.span, subject.lead, as_of=today)
    return compose(facts, editing.edits(editing.parts_of(report)), editions.replaced(report))


def digest_of(content: Content) -> str:
    """Dấu của nội dung mà trang đã hiện."""
    text = json.dumps(snapshot.plain(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def unready(content: Content) -> str:
    """Vì sao chưa ban hành được; "" when nothing stands in the way."""
    if content.changed:
        return f"Còn {content.changed} mục có số liệu đã khác từ khi viết. Xem và lưu lại từng mục trước."
    unwritten = [part.heading for part in content.parts if part.is_unwritten]
    return f"Chưa có lời ở mục {unwritten[0]}. Viết mục này trước." if unwritten else ""


def draw(content: Content, issue: Issue) -> Drawn:
    """Lập PDF và Word rồi cất vào kho; no transaction waits for it."""
    printed = lay_out(content, issue)
    return Drawn(
        issue,
        snapshot.plain(content),
        pdf=vault.keep(pdf.render(printed)),
        word=vault.keep(word.render(printed, made_at=timezone.now())),
    )


@transaction.atomic
def issue(subject: Subject, drawn: Drawn, *, by, today: date) -> PeriodReport:
    """Ban hành bản đã lập. Raises Refused; NotReady when it is issued already, dated ahead or not ready; Overtaken when
    what it says is no longer what stands."""
    if not permissions.may_compose(by, subject.campaign, subject.lead):
        raise Refused("Chỉ người thẩm định của cơ quan lập báo cáo ban hành được báo cáo này.")
    report = editing.locked(subject)
    if report.is_issued:
        raise NotReady("Báo cáo này đã ban hành.")
    if drawn.issue.signed_on > today:
        raise NotReady("Ngày ban hành không được sau hôm nay.")
    if report.replaces and _number(drawn.issue) == _number(report.replaces):
        raise NotReady(f"Số {report.replaces.shown_number} là của báo cáo được thay. Nhập số văn bản mới.")
    content = now(subject, today)
    if reason := unready(content):
        raise NotReady(reason)
    if snapshot.plain(content) != drawn.content:
        raise Overtaken(CHANGED)
    report.number, report.symbol = drawn.issue.number, drawn.issue.symbol
    report.signed_on, report.signer_name = drawn.issue.signed_on, drawn.issue.signer_name
    report.signer_title = "\n".join(drawn.issue.signer_title)
    report.issued_at, report.issued_by = timezone.now(), by
    report.content, report.pdf, report.word = drawn.content, drawn.pdf, drawn.word
    report.save()
    data = {"number": report.number, "symbol": report.symbol, "signed_on": report.signed_on.isoformat()}
    data |= {"edition": report.edition} if report.replaces else {}
    data |= {"pdf": report.pdf, "word": report.word, "content": digest_of(content)}
    about = "/".join(map(str, subject.keys[1:]))
    audit.record(subject.campaign.audit_chain, ISSUED, by=by, subject=about, data=data)
    return report


def _number(of: Issue | PeriodReport):
    """Số, ký hiệu, năm: no two documents of an office have the same."""
    return doc_number(of.number), of.symbol, of.signed_on.year


def content_of(report: PeriodReport) -> Content:
    """Nội dung như đã ban hành."""
    return snapshot.built(Content, report.content)
