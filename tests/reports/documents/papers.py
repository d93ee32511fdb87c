"""Văn bản mẫu cho kiểm thử: a paper such as a province would sign, to be changed in one place at a time."""

from dataclasses import replace
from datetime import date

from reports.documents.paper import CommitmentPaper, Group, Line, Party, Role, Signer, Target, Template

NOTICE = "Dữ liệu minh hoạ: số liệu và tên người ký là giả định, không phải đánh giá thực tế."
YEARS = (2017, 2018, 2019, 2020)
CHAIRMAN = Party(
    Role.RECIPIENT, "Chủ tịch Ủy ban nhân dân tỉnh", "Trần Văn Chuyện", "Ủy ban nhân dân tỉnh Sóc Trăng"
)
WITNESSES = (
    replace(CHAIRMAN, role=Role.WITNESS),
    Party(Role.WITNESS, "Phó Chủ tịch Hội đồng nhân dân tỉnh", "Phan Thanh Mừng"),
)


def targets(*values: str | None, years: tuple[int, ...] = YEARS) -> tuple[Target, ...]:
    return tuple(Target(year, value) for year, value in zip(years, values, strict=True))


def line(number: str = "1", text: str = "Tỷ lệ hồ sơ giải quyết đúng hạn và trước hạn", **changes) -> Line:
    usual = Line(number, text, "%", "ratio", targets=targets("95", "96", "97", "98"))
    return replace(usual, **changes)


def long_list(count: int) -> tuple[Line, ...]:
    text = "Chỉ tiêu về rà soát, đơn giản hóa thủ tục hành chính và nâng cao trách nhiệm phục vụ người dân"
    return tuple(line(str(number), text) for number in range(1, count + 1))


def paper(**changes) -> CommitmentPaper:
    usual = CommitmentPaper(
        order=7,
        unit_code="ST-SNN",
        unit_name="Sở Nông nghiệp và Phát triển nông thôn",
        superior="Ủy ban nhân dân tỉnh Sóc Trăng",
        place="Sóc Trăng",
        signed_on=date(2017, 5, 10),
        title="Bản cam kết",
        subtitle="Trách nhiệm của người đứng đầu trong cải cách thủ tục hành chính giai đoạn 2017 - 2020",
        template=Template.RECIPIENT,
        years=YEARS,
        groups=(Group(long_list(14)),),
        legal_bases=("Kế hoạch số 101/KH-UBND ngày 26 tháng 12 năm 2016 của Ủy ban nhân dân tỉnh",),
        leader_name="Đặng Thị Ngoãn",
        leader_title="Giám đốc",
        sanctions="Hai năm liên tiếp không đạt thì xem xét xử lý trách nhiệm của người đứng đầu.",
        copies=3,
        parties=(CHAIRMAN,),
        reviewer="Sở Nội vụ",
        notice=NOTICE,
    )
    return replace(usual, **changes)


def joint_paper(signers: int, **changes) -> CommitmentPaper:
    heads = tuple(
        Signer(f"Ủy ban nhân dân xã Thạnh {order}", f"Lê Văn {order}", "Chủ tịch")
        for order in range(1, signers + 1)
    )
    return paper(template=Template.JOINT, signers=heads, parties=WITNESSES, **changes)
