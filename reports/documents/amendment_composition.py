"""Bố cục phụ lục điều chỉnh: from a paper to what its template prints; head and signatures as on the commitment."""

import re
from dataclasses import dataclass

from reports.documents import composition, phrases, signing
from reports.documents.amendment_paper import AmendedLine, AmendmentPaper
from reports.documents.numbering import ended
from reports.documents.paper import CommitmentPaper, Mark, Role, Template, cleaned
from reports.documents.qr import Qr, drawn

NBSP = "\u00a0"
_SIGN = re.compile(r"([≥≤><]) ")
TITLE = ("PHỤ LỤC ĐIỀU CHỈNH", "BẢN CAM KẾT")


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng của bảng điều chỉnh, under its number in the commitment; a line for each year or period."""

    number: str
    text: str
    measure: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    since: str  # day of effect


@dataclass(frozen=True, slots=True)
class AmendmentSheet:
    """Phụ lục đã dàn: the words of every place on the paper."""

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
    legal_bases: tuple[str, ...]
    identity: tuple[str, str]
    opening: str
    rows: tuple[Row, ...]
    reason: str
    effect: tuple[str, ...]
    closing: str
    is_one_way: bool
    signature_rows: tuple[signing.SignatureRow, ...]
    recipients: tuple[str, ...]
    notice: str
    notice_size: str
    is_draft: bool
    mark: Mark | None
    qr: Qr | None


def compose_amendment(paper: AmendmentPaper) -> AmendmentSheet:
    """Dàn một phụ lục."""
    paper = cleaned(paper)
    base, name = paper.base, f"Số {paper.number:02d}"
    dated = phrases.date_line(base.place, base.signed_on)
    return AmendmentSheet(
        document_title=amendment_title(paper),
        subject=f"Phụ lục điều chỉnh {name.lower()}",
        author=phrases.full_form(base.issuer or base.unit_name),
        superior_lines=composition.superior_lines(base.superior, base.issuer or base.unit_name),
        issuer_lines=composition.issuer_lines(base.issuer or base.unit_name),
        number="",
        symbol="",
        date_line=dated,
        date_is_wide=composition.is_wide(dated),
        is_dated=base.signed_on is not None,
        title_lines=TITLE,
        subtitle_lines=(name,),
        legal_bases=tuple(phrases.legal_bases((*base.legal_bases, _commitment(paper), paper.decision))),
        identity=phrases.identity(base),
        opening=_opening(base),
        rows=tuple(_row(line, paper) for line in paper.lines),
        reason=ended(paper.reason),
        effect=_effect(paper),
        closing=_closing(base),
        is_one_way=base.template == Template.ONE_WAY,
        signature_rows=signing.signature_rows(base),
        recipients=tuple(phrases.recipients(base)),
        notice=base.notice,
        notice_size=composition.notice_size(base.notice, paper.mark),
        is_draft=paper.is_draft,
        mark=paper.mark,
        qr=drawn(paper.mark.address) if paper.mark else None,
    )


def amendment_title(paper: AmendmentPaper) -> str:
    """Tên của tệp PDF."""
    return f"Phụ lục số {paper.number:02d} - {phrases.full_form(cleaned(paper.base.unit_name))}"


def _commitment(paper: AmendmentPaper) -> str:
    subtitle = paper.base.subtitle
    about = f" {subtitle[0].lower()}{subtitle[1:]}" if subtitle else ""
    return f"Bản cam kết{about} ký {phrases.full_date(paper.agreed_on)}"


def _opening(base: CommitmentPaper) -> str:
    recipients = phrases.listed(
        [phrases.party_title(party) for party in phrases.with_role(base, Role.RECIPIENT)]
    )
    toward = f" với {recipients}" if recipients else ""
    return f"Thống nhất{toward} điều chỉnh một số nội dung của Bản cam kết như sau:"


def _row(line: AmendedLine, paper: AmendmentPaper) -> Row:
    return Row(
        line.number,
        line.text,
        line.measure,
        tuple(_said(part.span, part.before) for part in line.parts),
        tuple(_said(part.span, part.after) for part in line.parts),
        f"{paper.effective_on:%d/%m/%Y}",
    )


def _said(span: str, said: str) -> str:
    if span:
        return f"{span}: {_SIGN.sub(lambda found: found[1] + NBSP, said)}"
    return f"{said[0].upper()}{said[1:]}"


def _effect(paper: AmendmentPaper) -> tuple[str, ...]:
    day = phrases.full_date(paper.effective_on)
    return (
        f"Phụ lục này có hiệu lực từ {day}, là bộ phận không tách rời của Bản cam kết. Các kỳ báo cáo kết thúc"
        " trước ngày này thực hiện theo mức đã cam kết.",
        "Các nội dung khác của Bản cam kết không thay đổi.",
    )


def _closing(base: CommitmentPaper) -> str:
    if not base.copies:
        return "Phụ lục này được lập và gửi như Bản cam kết./."
    equal = " có giá trị như nhau" if base.copies > 1 else ""
    return f"Phụ lục này được lập thành {base.copies:02d} bản{equal}, gửi như Bản cam kết./."
