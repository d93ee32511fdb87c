"""Kết luận năm và hệ quả để xuất: one line for each proposed consequence, or one for a unit without any."""

from datetime import datetime

from reports import years
from reports.conclusion_list import THREE_THINGS, VERDICTS, opinion
from reports.exports import basis
from reports.exports.table import Column, Kind, Table
from reports.filters import YearChoice
from units.models import Account

COLUMNS = (
    Column("Khối", width=22),
    Column("Đơn vị", width=38),
    Column("Người đứng đầu", width=24),
    Column("Điểm cả năm", Kind.DECIMAL, places=2, width=10),
    Column("Kết luận", width=14),
    Column("Vì sao chưa kết luận", width=30),
    Column("Không đạt liên tiếp (năm)", Kind.INTEGER, width=10),
    Column("Hệ quả đề xuất", width=40),
    Column("Nội dung", width=40),
    Column("Căn cứ", width=30),
    Column("Ý kiến", width=34),
)


def table(choice: YearChoice, *, by: Account, now: datetime) -> Table:
    """Bảng của năm đang xem, of the rows that this account sees."""
    period = years.last_period(choice.campaign, choice.year)
    sections = years.sections(by, choice.campaign, choice.year, period)
    rows = tuple(line for section in sections for row in section.rows for line in _lines(section.group, row))
    is_closed = choice.campaign.closed_years.filter(year=choice.year).exists()
    about = [
        ("Đợt cam kết", f"{choice.campaign.title} ({choice.campaign.code})"),
        ("Năm", str(choice.year)),
        ("Tình trạng số liệu", "Năm đã khoá" if is_closed else "Năm chưa khoá"),
        ("Đạt cam kết khi", years.met_rule(choice.campaign)),
        ("Ý nghĩa", THREE_THINGS),
        *(("Lưu ý", remark) for remark in (*choice.remarks, choice.campaign.notice) if remark),
    ]
    return Table(
        title=f"Kết luận năm {choice.year}",
        basis=basis.lines(about, chosen="", rows=len(rows), by=by, now=now),
        columns=COLUMNS,
        rows=rows,
    )


def _lines(group, row):
    verdict, reasons = VERDICTS[row.verdict], " ".join(row.reasons)
    common = (group, row.unit, row.leader, row.score, verdict, reasons, row.streak)
    for each in row.proposals:
        yield (*common, each.proposal.title, each.proposal.text, each.proposal.legal_basis, opinion(each))
    if not row.proposals:
        yield (*common, "", "", "", "")
