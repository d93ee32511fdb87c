"""Báo cáo kỳ đem in: its content with the head, addressee and signature of an administrative document (NĐ 30/2020).

A draft leaves number, day and name to those who issue it.
"""

from dataclasses import dataclass
from datetime import date

from reports.documents.balance import balanced
from reports.documents.composition import (
    TEXT_WIDTH,
    TITLE_SIZE,
    is_wide,
    issuer_lines,
    notice_size,
    superior_lines,
)
from reports.documents.paper import cleaned
from reports.documents.phrases import DOTS, bare_name, date_line, doc_number, full_form
from reports.documents.signing import SIZES, WIDTHS, Heading, Signature, SignatureRow
from reports.period_report.content import Content

SYMBOLS = {"BÁO CÁO": "BC-…", "DANH SÁCH": ""}
"""Ký hiệu của bản dự thảo, by kind of document: only the office itself knows how its name is abbreviated."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Việc ban hành: number and symbol ("15", "BC-SNV"), day, who signs and as what (lines: KT. GIÁM ĐỐC, PHÓ …)."""

    number: str
    symbol: str
    signed_on: date
    signer_name: str
    signer_title: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """Báo cáo đã dàn để in, with the places that every document of ours has."""

    content: Content
    document_title: str
    subject: str
    author: str
    superior_lines: tuple[str, ...]
    issuer_lines: tuple[str, ...]
    number: str
    symbol: str
    date_line: str
    date_is_wide: bool
    is_dated: bool
    title_lines: tuple[str, ...]
    subtitle_lines: tuple[str, ...]
    addressee: str
    signature_row: SignatureRow
    notice: str
    notice_size: str
    is_draft: bool
    mark: None = None
    qr: None = None

    @property
    def recipients(self) -> tuple[str, ...]:
        """Nơi nhận."""
        return self.content.recipients

    @property
    def signature_rows(self) -> tuple[SignatureRow, ...]:
        """Chữ ký, as the templates take them."""
        return (self.signature_row,)


def lay_out(content: Content, issue: Issue | None = None) -> Printed:
    """Dàn để in; without an issue it is a draft."""
    content = cleaned(content)
    frame = content.frame
    dated = date_line(frame.place, issue.signed_on if issue else None)
    return Printed(
        content=content,
        document_title=f"{content.title.capitalize()} - {content.subject}",
        subject=content.subject,
        author=full_form(frame.issuer),
        superior_lines=superior_lines(frame.superior, frame.issuer) if frame.superior else (),
        issuer_lines=issuer_lines(frame.issuer),
        number=doc_number(issue.number) if issue else "",
        symbol=issue.symbol if issue else SYMBOLS[content.title],
        date_line=dated,
        date_is_wide=is_wide(dated),
        is_dated=issue is not None,
        title_lines=(content.title,),
        subtitle_lines=balanced(content.subject, TEXT_WIDTH, TITLE_SIZE),
        addressee=f"Kính gửi: {frame.addressee}",
        signature_row=_signature(issue, frame.issuer_head),
        notice=frame.notice,
        notice_size=notice_size(frame.notice),
        is_draft=issue is None,
    )


def _signature(issue, issuer_head):
    titles = issue.signer_title if issue else (issuer_head or DOTS,)
    first, *others = (line for title in titles for line in balanced(title.upper(), WIDTHS[1], SIZES[1]))
    name = bare_name(issue.signer_name) if issue else DOTS
    return SignatureRow((Heading(first, 1),), (Signature(tuple(others), name, "ky-bao-cao"),))
