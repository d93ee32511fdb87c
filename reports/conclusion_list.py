"""Danh sách kết luận năm, hệ quả và đề nghị khen thưởng đem in: the same parts and grids as a period report."""

from datetime import date

from commitments.models import Campaign
from indicators import verdicts
from indicators.numbers import written
from reports import rulings, years
from reports.emulation_rows import listed
from reports.models import Ruling
from reports.period_report.content import Column, Content, Grid, Part
from reports.period_report.reading import frame_of
from reports.ruling_forms import terms_in
from units.models import Account

VERDICTS = {verdicts.MET: "Đạt", verdicts.NOT_MET: "Không đạt", verdicts.OPEN: "Chưa kết luận"}
THREE_THINGS = (
    "Kết luận và mức trong danh sách này là của kết quả thực hiện cam kết. Đây không phải Chỉ số cải cách hành chính,"
    " cũng không phải mức xếp loại chất lượng theo Nghị định số 335/2025/NĐ-CP; danh sách là căn cứ để người có thẩm"
    " quyền xem xét, quyết định."
)
_VERDICTS = (
    Column("STT", 11),
    Column("Đơn vị", 56, True),
    Column("Người đứng đầu", 38, True),
    Column("Điểm", 16),
    Column("Kết luận", 23),
    Column("Không đạt liên tiếp (năm)", 16),
)
_CONSEQUENCES = (
    Column("Đơn vị", 40, True),
    Column("Người đứng đầu", 30, True),
    Column("Hệ quả đề xuất", 46, True),
    Column("Ý kiến", 44, True),
)
_EMULATION = (
    Column("Hạng", 14),
    Column("Đơn vị", 72, True),
    Column("Người đứng đầu", 38, True),
    Column("Điểm", 18),
    Column("Báo cáo trễ", 18),
)


def content(account: Account, campaign: Campaign, year: int, *, today: date) -> Content:
    """Danh sách của một năm."""
    sections = years.sections(account, campaign, year, years.last_period(campaign, year))
    frame = frame_of(campaign, None, today)
    as_of = f"tính đến ngày {today:%d/%m/%Y}"
    about = f"kết quả thực hiện cam kết năm {year}, hệ quả và khen thưởng được đề xuất"
    return Content(
        frame=frame,
        title="DANH SÁCH",
        subject=about[0].upper() + about[1:],
        span=f"{year}-Y",
        as_of=today,
        opening=f"{frame.issuer} báo cáo danh sách {about} ({campaign.title}), {as_of}. {THREE_THINGS}",
        parts=(
            *_verdicts(campaign, sections),
            *_consequences(campaign, sections),
            *_emulation(campaign, year),
        ),
        annexes=(),
        closing=f"{frame.issuer} kính trình {frame.addressee} xem xét./.",
        recipients=("- Như trên;", "- Lưu: VT, CCHC."),
    )


def _verdicts(campaign, sections):
    said = f"Đạt cam kết năm khi: {years.met_rule(campaign)} Kết luận: {years.tally(sections)}."
    yield Part("", "I. KẾT LUẬN NĂM", 1, (said,))
    for section in sections:
        rows = tuple(
            (str(place), row.unit, row.leader or "–", _score(row), VERDICTS[row.verdict], str(row.streak))
            for place, row in enumerate(section.rows, start=1)
        )
        yield Part("", section.group, 2, (), Grid(_VERDICTS, rows))


def _score(row):
    return "–" if row.score is None else written(row.score, 2)


def _consequences(campaign, sections):
    rules = tuple(
        f"- {each.title}: {each.text.rstrip('.')} ({each.legal_basis})."
        for each in years.proposals(campaign).values()
    )
    rows = tuple(
        (row.unit, row.leader or "–", each.proposal.title, opinion(each))
        for section in sections
        for row in section.rows
        for each in row.proposals
    )
    said = rules or ("Đợt này không đặt hệ quả khi không đạt.",)
    yield Part("", "II. HỆ QUẢ ĐƯỢC ĐỀ XUẤT", 1, said, Grid(_CONSEQUENCES, rows))


def opinion(each: years.Proposed) -> str:
    """Ý kiến về một hệ quả, thành lời."""
    if each.ruling is None:
        return "Chưa có ý kiến"
    said = Ruling(each.ruling.ruling).label + (f": {each.ruling.reason}" if each.ruling.reason else "")
    return f"{said} (số liệu đã khác từ khi cho ý kiến)" if each.is_stale else said


def _emulation(campaign, year):
    terms = terms_in(rulings.terms_of(campaign, year))
    if terms is None:
        return
    found = listed(campaign, year, terms)
    said = tuple(f"- {sentence}" for sentence in terms.sentences())
    nobody = () if found else ("Không có đơn vị nào đủ điều kiện.",)
    yield Part("", "III. ĐỀ NGHỊ KHEN THƯỞNG", 1, ("Điều kiện xét:", *said, *nobody))
    for group, units in found.items():
        rows = tuple(
            (str(each.rank), each.unit, each.leader or "–", written(each.score, 2), str(each.late))
            for each in units
        )
        yield Part("", group, 2, (), Grid(_EMULATION, rows))
