"""Văn bản để đọc, for their pictures: a period report, the annex of a decision, the explanation of a score. Pure."""

from datetime import date

from reports.decision import printed as decision
from reports.decision.reading import NOTE, RANK, SCORE, UNIT
from reports.period_report import printed as period_report
from reports.period_report.composing import compose
from reports.reckoning.printed import Part, PrintedSheet
from reports.reckoning.rulebook import SECTIONS
from reports.reckoning.steps import Step
from tests.reports.period_report import samples

ISSUED = period_report.Issue("7", "BC-SNV", date(2022, 7, 5), "Trần Thị B", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"))
RESULT = decision.Result(
    issuer="Ủy ban nhân dân tỉnh Sóc Trăng",
    superior="",
    place="Sóc Trăng",
    office="Chủ tịch",
    symbol="QĐ-UBND",
    about="các nội dung cam kết cải cách hành chính",
    period="Quý IV/2018",
    year="2018",
    scope="",
    bases=("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",),
    columns=(RANK, UNIT, SCORE, decision.Column("Mức", 24), NOTE),
    groups=(
        decision.Group(
            "Các sở, ban, ngành",
            (
                ("1", "Sở Nông nghiệp và Phát triển nông thôn", "97,85", "Tốt", ""),
                ("2", "Ban Quản lý các khu công nghiệp", "81,20", "Khá", ""),
            ),
        ),
        decision.Group(
            "UBND các huyện, thị xã, thành phố", (("–", "UBND huyện Cù Lao Dung", "–", "–", "Chưa có điểm"),)
        ),
    ),
    provisional="",
    source="Theo kết quả đã công bố, lần 2 (Quyết định số 14/QĐ-UBND ngày 25/01/2019)",
    notice="",
)
REPORT = period_report.lay_out(compose(samples.facts(), {}), ISSUED)
DECISION = decision.lay_out(RESULT)
EXPLANATION = PrintedSheet(
    document_title="Giải thích điểm",
    title="Sở Nông nghiệp và Phát triển nông thôn",
    facts=(
        "Đợt: Cam kết cải cách hành chính 2017–2020.",
        "Luỹ kế đến Quý IV/2018, điểm chính thức: 97,85 điểm, kết quả chính thức.",
        "Mức giao: theo bản cam kết đã ký.",
    ),
    parts=(
        Part(
            "1. Tỷ lệ hồ sơ giải quyết đúng hạn (%)",
            "Số liệu thẩm định khác số đơn vị báo cáo.",
            (
                Step("Kết quả", "587 / 600 = 97,8333%", 4),
                Step("Điểm", "12,00 × 99,8299% = 11,98 điểm, làm tròn 2 chữ số.", 5),
            ),
        ),
        Part("Điểm của kỳ", "", (Step("Cộng", "11,98 + 85,87 = 97,85 điểm.", 6),)),
    ),
    sections=tuple(SECTIONS.values())[:2],
    notice="",
    notice_size="",
)
