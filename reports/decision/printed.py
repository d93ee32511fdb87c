"""Quyết định đem in: the words and the annex table of a decision that publishes a ranking, in the form of NĐ 30/2020.

Number, day, proposer and name stay blank for those who issue it. Nothing here reads the database.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.documents.balance import balanced
from reports.documents.composition import (
    TEXT_WIDTH,
    TITLE_SIZE,
    is_wide,
    issuer_lines,
    notice_size,
    superior_lines,
)
from reports.documents.fonts import width_mm
from reports.documents.paper import cleaned
from reports.documents.phrases import BLANK, DOTS, SHORT_DOTS, date_line, full_form, legal_bases, position
from reports.documents.signing import SIZES, WIDTHS, Heading, Signature, SignatureRow

TITLE = "QUYẾT ĐỊNH"
RECIPIENTS = ("- Như Điều 3;", f"- {DOTS};", "- Lưu: VT, CCHC.")


@dataclass(frozen=True, slots=True)
class Column:
    """Một cột của phụ lục; `width` in mm."""

    head: str
    width: int
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Các dòng của một khối."""

    name: str
    rows: tuple[tuple[str, ...], ...]

    def cells(self, columns: tuple[Column, ...]) -> tuple[tuple[tuple[Column, str], ...], ...]:
        """Các ô, each with its column."""
        return tuple(tuple(zip(columns, row, strict=True)) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Result:
    """Kết quả đem công bố: whose it is, of what (“Quý IV/2018”), by which way of ranking, and the table.

    Names in running form; `superior` and `scope` may be empty, `provisional` says why the result is not final, `source`
    whether it was published or is being counted.
    """

    issuer: str
    superior: str
    place: str
    office: str
    symbol: str
    about: str
    period: str
    year: str
    scope: str
    bases: tuple[str, ...]
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    provisional: str
    source: str
    notice: str

    @property
    def units(self) -> int:
        """Số đơn vị trong bảng."""
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Printed:
    """Quyết định đã dàn, with the places that every document of ours has."""

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
    office_lines: tuple[str, ...]
    bases: tuple[str, ...]
    articles: tuple[tuple[str, str], ...]
    recipients: tuple[str, ...]
    signature_row: SignatureRow
    annex_lines: tuple[str, ...]
    reference_lines: tuple[str, ...]
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    provisional: str
    source: str
    notice: str
    notice_size: str
    is_draft: bool
    mark: None = None
    qr: None = None

    @property
    def body(self) -> tuple[tuple[str, tuple], ...]:
        """Các khối của phụ lục: (tên, the cells of its rows)."""
        return tuple((group.name, group.cells(self.columns)) for group in self.groups)


def lay_out(result: Result) -> Printed:
    """Dàn để in."""
    result = cleaned(result)
    office, dated = position(result.office, result.issuer), date_line(result.place, None)
    subject = f"Về việc công bố kết quả {_what(result)}"
    return Printed(
        document_title=f"Quyết định công bố kết quả {result.period}",
        subject=subject,
        author=full_form(result.issuer),
        superior_lines=superior_lines(result.superior, result.issuer) if result.superior else (),
        issuer_lines=issuer_lines(result.issuer),
        number="",
        symbol=result.symbol,
        date_line=dated,
        date_is_wide=is_wide(dated),
        is_dated=False,
        title_lines=(TITLE,),
        subtitle_lines=balanced(subject, TEXT_WIDTH, TITLE_SIZE),
        office_lines=balanced(office.upper(), TEXT_WIDTH, TITLE_SIZE),
        bases=_bases(result),
        articles=_articles(result),
        recipients=RECIPIENTS,
        signature_row=_signature(result.office),
        annex_lines=balanced(f"KẾT QUẢ {_what(result)}".upper(), TEXT_WIDTH, TITLE_SIZE),
        reference_lines=_reference(result, office),
        columns=result.columns,
        groups=result.groups,
        provisional=result.provisional,
        source=result.source,
        notice=result.notice,
        notice_size=notice_size(result.notice),
        is_draft=bool(result.provisional),
    )


def _what(result):
    by = f" {result.scope}" if result.scope else ""
    return f"xếp hạng{by} thực hiện {result.about}, {result.period}"


def _bases(result):
    proposed = (
        f"Theo đề nghị của {DOTS} tại Tờ trình số {BLANK}/TTr-{BLANK} ngày {BLANK} tháng {BLANK} năm {BLANK}"
    )
    return tuple(legal_bases((*result.bases, proposed)))


def _articles(result):
    of = f"{result.units:02d} cơ quan, đơn vị, địa phương"
    return (
        (
            "Điều 1.",
            f"Công bố kết quả {_what(result)} (luỹ kế từ đầu năm {result.year}) của {of}, theo Phụ lục kèm theo"
            " Quyết định này.",
        ),
        (
            "Điều 2.",
            "Thủ trưởng các cơ quan, đơn vị, địa phương có tên trong Phụ lục căn cứ kết quả được công bố, có biện"
            " pháp khắc phục những nội dung chưa đạt.",
        ),
        (
            "Điều 3.",
            "Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các cơ quan, đơn vị, địa phương có liên quan và"
            f" {SHORT_DOTS * 2} chịu trách nhiệm thi hành Quyết định này./.",
        ),
    )


def _signature(office):
    first, *others = balanced((office or DOTS).upper(), WIDTHS[1], SIZES[1])
    return SignatureRow((Heading(first, 1),), (Signature(tuple(others), DOTS, "ky-quyet-dinh"),))


def _reference(result, office):
    """Dòng "Kèm theo …", its two parts apart where one line does not hold them."""
    day = f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    attached, of_whom = f"(Kèm theo Quyết định số {BLANK}/{result.symbol} {day}", f"của {office})"
    whole = f"{attached} {of_whom}"
    if width_mm(whole, TITLE_SIZE, "italic") <= TEXT_WIDTH:
        return (whole,)
    return (attached, *balanced(of_whom, TEXT_WIDTH, TITLE_SIZE, "italic"))


def shares(columns: Sequence[Column]) -> tuple[float, ...]:
    """Bề rộng các cột, mm."""
    return tuple(float(column.width) for column in columns)
