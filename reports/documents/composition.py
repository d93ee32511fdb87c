"""Bố cục văn bản: from a paper to what its templates print. Templates decide nothing; everything is settled here."""

from dataclasses import dataclass

from reports.documents import phrases, signing, targets
from reports.documents.balance import balanced
from reports.documents.fonts import width_mm
from reports.documents.numbering import clauses, sentences
from reports.documents.paper import CommitmentPaper, Mark, Signer, Template, cleaned
from reports.documents.qr import Qr, drawn

HEAD_WIDTH = 62.0  # mm of the left column of the head that letters may fill
TEXT_WIDTH = 150.0  # mm for the title's lines
HEAD_SIZE, TITLE_SIZE = 12.0, 14.0
BODY_SIZE, DATE_SIZE = 14.0, 13.0
DATE_WIDTH, BESIDE_WIDE_DATE, NUMBER_GAP = 96.0, 54.0, 13.0  # mm, as in head.css
SURELY_TWO_LINES = 155.0  # mm; the first line has 147 of them
LONG_NOTICE, LONGEST_NOTICE = (
    330,
    660,
)  # letters; beyond, the notice at the foot is set smaller, then smallest
BESIDE_MARK = 2.5  # beside the QR code so many times fewer letters fit
ROMAN = ("I", "II", "III")


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng của bảng nội dung cam kết."""

    number: str
    text: str
    measure: str
    cells: tuple[targets.Cell, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Một nhóm dòng của bảng."""

    number: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Bảng nội dung cam kết."""

    layout: str
    caption: str
    years: tuple[int, ...]  # the second row of the head; empty where the caption says it all
    wide: int  # columns to the right of STT
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """Phụ lục: the table on pages of its own, numbered on their own."""

    heading: str
    title_lines: tuple[str, ...]
    reference_lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Mục có tiêu đề La Mã, with its khoản and điểm, each with its number."""

    heading: str
    paragraphs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Văn bản đã dàn: the words of every place on the paper."""

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
    identity: tuple[str, str] | None
    opening: tuple[str, ...]
    content_heading: str
    content_sentence: str  # in place of the table, which then stands in the annex
    annex: Annex | None
    table: Table
    sections: tuple[Section, ...]
    copies: str
    copies_need_company: bool  # on one line; the paragraph before must then stay with the signatures
    is_one_way: bool
    signers: tuple[Signer, ...]
    signature_rows: tuple[signing.SignatureRow, ...]
    recipients: tuple[str, ...]
    notice: str
    notice_size: str
    is_draft: bool
    mark: Mark | None
    qr: Qr | None


@dataclass(frozen=True, slots=True)
class Back:
    """Mặt giấy để trống, with what stands at the foot of every page."""

    notice: str
    notice_size: str
    is_draft: bool
    mark: Mark | None = None
    qr: Qr | None = None


def compose(paper: CommitmentPaper) -> Sheet:
    """Dàn một văn bản."""
    paper = cleaned(paper)
    copies, dated = phrases.copies(paper), date_line(paper)
    return Sheet(
        document_title=document_title(paper),
        subject=paper.subtitle,
        author=phrases.full_form(paper.issuer or paper.unit_name),
        superior_lines=superior_lines(paper.superior, paper.issuer or paper.unit_name),
        issuer_lines=issuer_lines(paper.issuer or paper.unit_name),
        number=phrases.doc_number(paper.number),
        symbol=paper.symbol,
        date_line=dated,
        date_is_wide=is_wide(dated),
        is_dated=paper.signed_on is not None,
        title_lines=balanced(paper.title.upper(), TEXT_WIDTH, TITLE_SIZE),
        subtitle_lines=balanced(paper.subtitle, TEXT_WIDTH, TITLE_SIZE),
        legal_bases=tuple(phrases.legal_bases(paper.legal_bases)),
        identity=_identity(paper),
        opening=tuple(phrases.opening(paper)),
        content_heading=f"{ROMAN[0]}. NỘI DUNG CAM KẾT",
        content_sentence=phrases.annex_sentence() if paper.has_annex else "",
        annex=_annex(paper) if paper.has_annex else None,
        table=_table(paper),
        sections=tuple(_sections(paper)),
        copies=copies,
        copies_need_company=width_mm(copies, BODY_SIZE) < SURELY_TWO_LINES,
        is_one_way=paper.template == Template.ONE_WAY,
        signers=tuple(_signer(signer) for signer in paper.signers)
        if paper.template == Template.JOINT
        else (),
        signature_rows=signing.signature_rows(paper),
        recipients=tuple(phrases.recipients(paper)),
        notice=paper.notice,
        notice_size=notice_size(paper.notice, paper.mark),
        is_draft=paper.is_draft,
        mark=paper.mark,
        qr=drawn(paper.mark.address) if paper.mark else None,
    )


def notice_size(notice: str, mark: Mark | None = None) -> str:
    """Cỡ chữ của lưu ý ở chân trang, a class of page.css."""
    letters = len(notice) * (BESIDE_MARK if mark else 1)
    return "notice-longest" if letters > LONGEST_NOTICE else "notice-long" if letters > LONG_NOTICE else ""


def document_title(paper: CommitmentPaper) -> str:
    """Tên của tệp PDF, also its bookmark in a merged file."""
    return f"{cleaned(paper.title)} - {phrases.full_form(cleaned(paper.unit_name))}"


def date_line(paper: CommitmentPaper) -> str:
    """Địa danh, ngày tháng; beside a long number the blanks of a long place are made shorter."""
    usual = phrases.date_line(paper.place, paper.signed_on)
    number = width_mm(f"Số: /{paper.symbol}", DATE_SIZE) + NUMBER_GAP if paper.symbol else 0.0
    fits = not is_wide(usual) or number <= BESIDE_WIDE_DATE
    return usual if fits else phrases.date_line(paper.place, paper.signed_on, "…")


def is_wide(dated: str) -> bool:
    """Dòng ngày tháng rộng hơn cột của nó, so that it takes room from the number."""
    return width_mm(dated, DATE_SIZE, "italic") > DATE_WIDTH


def _capital_lines(name: str, face: str) -> tuple[str, ...]:
    return balanced(name.upper(), HEAD_WIDTH, HEAD_SIZE, face)


def issuer_lines(issuer: str) -> tuple[str, ...]:
    """Tên cơ quan ban hành, in hoa, on as many lines as the head needs."""
    return _capital_lines(phrases.full_form(issuer), "bold")


def superior_lines(superior: str, issuer: str) -> tuple[str, ...]:
    """Cơ quan chủ quản, on one line where its abbreviated form allows (NĐ 30)."""
    full = phrases.full_form(superior).upper()
    if full == phrases.full_form(issuer).upper():
        return ()
    if width_mm(full, HEAD_SIZE) > HEAD_WIDTH:
        full = phrases.short_form(full)
    return _capital_lines(full, "regular")


def _identity(paper: CommitmentPaper) -> tuple[str, str] | None:
    if paper.template == Template.JOINT or paper.opening.startswith("Tôi là"):
        return None
    return phrases.identity(paper)


def _table(paper: CommitmentPaper) -> Table:
    layout = targets.columns(paper.years, paper.groups)
    one_year = len(paper.years) == 1
    return Table(
        layout=layout.layout,
        caption=f"Mục tiêu năm {paper.years[0]}" if one_year else "Mục tiêu",
        years=paper.years if layout.count > 1 else (),
        wide=2 + layout.count,
        blocks=tuple(
            Block(
                group.number,
                group.title,
                tuple(
                    Row(line.number, line.text, line.measure, targets.cells(line, layout))
                    for line in group.lines
                ),
            )
            for group in paper.groups
        ),
    )


def _annex(paper: CommitmentPaper) -> Annex:
    attached, of_whom = phrases.annex_reference(paper)
    whole = f"{attached} {of_whom}"
    fits = width_mm(whole, TITLE_SIZE, "italic") <= TEXT_WIDTH
    return Annex(
        "Phụ lục",
        balanced(f"NỘI DUNG CAM KẾT {phrases.time_span(paper.years).upper()}", TEXT_WIDTH, TITLE_SIZE),
        (whole,) if fits else (attached, *balanced(of_whom, TEXT_WIDTH, TITLE_SIZE, "italic")),
    )


def _sections(paper: CommitmentPaper) -> list[Section]:
    named = [
        ("TRÁCH NHIỆM", sentences(phrases.duties(paper))),
        ("HÌNH THỨC XỬ LÝ", paper.sanctions.split("\n")),
    ]
    return [
        Section(f"{roman}. {name}", paragraphs)
        for roman, (name, lines) in zip(ROMAN[1:], named, strict=True)
        if (paragraphs := clauses([phrases.cited(line) for line in lines]))
    ]


def _signer(signer: Signer) -> Signer:
    return Signer(phrases.full_form(signer.unit), phrases.bare_name(signer.name), signer.title)
