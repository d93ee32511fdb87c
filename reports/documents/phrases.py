"""Câu chữ của văn bản: the fixed phrases of a commitment, composed from the paper's values. Pure: no Django, no PDF."""

import re
from datetime import date

from reports.documents.paper import CommitmentPaper, Party, Role, Template

DOTS = "…" * 12
SHORT_DOTS = "…" * 3
BLANK = "…" * 2  # room for two digits by hand
ARCHIVE = "Lưu: VT, CCHC"
SHORT_FORMS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "VP": "Văn phòng",
}
_SHORT = re.compile(r"\b(UBND|HĐND|VP)\b")
_PARTY_NUMBER = re.compile(
    r"\b(số):? (\d{1,4})/(NQ|QĐ|CT|QC|QyĐ|KL|KH|HD|CTr|TB|BC|TTr|ĐA|QK)-(TU|TƯ|TW|HU|ThU|ĐU)\b"
)
_DEGREES = re.compile(r"^(?:(?:GS|PGS|TSKH|TS|ThS)\.\s*)+", re.IGNORECASE)


def full_form(text: str) -> str:
    """Viết đủ: UBND → Ủy ban nhân dân, as a formal document does."""
    return _SHORT.sub(lambda match: SHORT_FORMS[match[1]], text)


def short_form(capitals: str) -> str:
    """Viết tắt tên cơ quan, of a line in capitals: ỦY BAN NHÂN DÂN → UBND."""
    return capitals.replace("ỦY BAN NHÂN DÂN", "UBND").replace("HỘI ĐỒNG NHÂN DÂN", "HĐND")


def bare_name(name: str) -> str:
    """Họ và tên khi ký: without học hàm, học vị (NĐ 30)."""
    return _DEGREES.sub("", name)


def doc_number(number: str) -> str:
    """Số văn bản: below 10 with a leading zero (NĐ 30)."""
    return number.zfill(2) if number.isdecimal() else number


def cited(text: str) -> str:
    """Văn bản của Đảng có số theo lối của Đảng: "số 55/KH-TU" → "số 55-KH/TU"."""
    return _PARTY_NUMBER.sub(r"\1 \2-\3/\4", text)


def date_line(place: str, day: date | None, blank: str = BLANK) -> str:
    """Địa danh và thời gian: a day below 10 and the months 1 and 2 have a leading zero (NĐ 30)."""
    if day is None:
        return f"{place}, ngày {blank} tháng {blank} năm {blank}"
    return f"{place}, {full_date(day)}"


def full_date(day: date) -> str:
    """Ngày viết đủ: "ngày 05 tháng 02 năm 2022"."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def position(title: str, unit: str) -> str:
    """Chức vụ kèm tên đơn vị: "Chánh Văn phòng" + "Văn phòng UBND tỉnh" → "Chánh Văn phòng Ủy ban nhân dân tỉnh"."""
    title, unit = full_form(title), full_form(unit)
    if unit.lower() in title.lower():
        return title
    head, tail = title.split(), unit.split()
    for shared in range(min(len(head), len(tail)), 0, -1):
        if [word.lower() for word in head[-shared:]] == [word.lower() for word in tail[:shared]]:
            return " ".join(head[:-shared] + tail)
    return " ".join(head + tail)


def party_title(party: Party) -> str:
    """Chức vụ của một bên, đủ tên cơ quan."""
    return position(party.title, party.unit)


def listed(names: list[str]) -> str:
    """Liệt kê: "A, B và C"."""
    return " và ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def with_role(paper: CommitmentPaper, role: Role) -> list[Party]:
    return [party for party in paper.parties if party.role == role]


def accountable_to(paper: CommitmentPaper) -> str:
    """Người mà người cam kết phải giải trình trước: the recipient, else the first witness."""
    heard = with_role(paper, Role.RECIPIENT) or with_role(paper, Role.WITNESS)[:1]
    return listed([party_title(party) for party in heard]) or "cơ quan có thẩm quyền"


def legal_bases(bases: tuple[str, ...]) -> list[str]:
    """Căn cứ: one a paragraph, ending ";", the last "."."""
    bare = [cited(basis).rstrip(" .;,") for basis in bases]
    begun = [
        basis if basis.startswith(("Căn cứ", "Thực hiện", "Theo ", "Xét ")) else f"Căn cứ {basis}"
        for basis in bare
    ]
    return [f"{basis};" for basis in begun[:-1]] + [f"{basis}." for basis in begun[-1:]]


def time_span(years: tuple[int, ...]) -> str:
    """Thời gian cam kết: "năm 2022", "giai đoạn 2017 - 2020"."""
    first, last = min(years), max(years)
    return f"năm {first}" if first == last else f"giai đoạn {first} - {last}"


def identity(paper: CommitmentPaper) -> tuple[str, str]:
    """Họ tên và chức vụ của người cam kết, dotted where not known; of a deputy also for whom they sign."""
    title = position(paper.leader_title, paper.unit_name) if paper.leader_title else DOTS
    if not paper.deputy_name:
        return paper.leader_name or DOTS, title
    head = " ".join(filter(None, [paper.leader_title or "người đứng đầu", paper.leader_name]))
    return paper.deputy_name, f"{position(paper.deputy_title, paper.unit_name)}, ký thay {head}"


def signing_office(paper: CommitmentPaper) -> tuple[str, ...]:
    """Chức vụ trên chữ ký của người cam kết; a deputy signs below the head's office: KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC."""
    title = position(paper.leader_title, paper.unit_name) if paper.leader_title else DOTS
    return (f"KT. {title}", paper.deputy_title) if paper.deputy_name else (title,)


def opening(paper: CommitmentPaper) -> list[str]:
    """Lời cam kết: the campaign's own text, else the usual one of the template."""
    return cited(paper.opening).split("\n") if paper.opening else [_usual_opening(paper)]


def _usual_opening(paper: CommitmentPaper) -> str:
    recipients = listed([party_title(party) for party in with_role(paper, Role.RECIPIENT)])
    witnesses = listed([party_title(party) for party in with_role(paper, Role.WITNESS)])
    toward = f" với {recipients}" if recipients else ""
    before = f", trước sự chứng kiến của {witnesses}," if witnesses else ""
    if paper.template == Template.JOINT:
        who = f"Chúng tôi, người đứng đầu các cơ quan, đơn vị, địa phương có tên dưới đây{before}"
    else:
        unit = full_form(paper.unit_name)
        who = f"Thay mặt tập thể lãnh đạo và cán bộ, công chức, viên chức, người lao động của {unit}{before or ','} tôi"
    return (
        f"{who} cam kết{toward} thực hiện đầy đủ, đúng tiến độ, bảo đảm chất lượng và hiệu quả"
        f" các nội dung sau đây trong {time_span(paper.years)}:"
    )


def duties(paper: CommitmentPaper) -> str:
    """Trách nhiệm: the campaign's own text, else the usual four."""
    return paper.duties or "\n".join(_usual_duties(paper))


def _usual_duties(paper: CommitmentPaper) -> list[str]:
    reviewer = full_form(paper.reviewer)
    through = f" qua {reviewer}" if reviewer and reviewer != full_form(paper.unit_name) else ""
    return [
        "Trực tiếp lãnh đạo, chỉ đạo và tổ chức thực hiện các nội dung đã cam kết; phân công rõ trách nhiệm,"
        " thời hạn hoàn thành cho từng tập thể, cá nhân thuộc thẩm quyền quản lý.",
        "Thường xuyên kiểm tra, đôn đốc, giám sát việc thực hiện; kịp thời khắc phục tồn tại, hạn chế"
        " và xử lý nghiêm các trường hợp vi phạm.",
        "Định kỳ hằng quý báo cáo trung thực, đầy đủ, đúng thời hạn kết quả thực hiện kèm tài liệu kiểm chứng"
        f"{through} để thẩm định, tổng hợp.",
        f"Giải trình và chịu trách nhiệm trước {accountable_to(paper)} về kết quả thực hiện các nội dung đã cam kết.",
    ]


def annex_sentence() -> str:
    """Câu dẫn sang Phụ lục, in place of the table."""
    return "Các nội dung, chỉ tiêu và mục tiêu cam kết theo Phụ lục kèm theo Bản cam kết này."


def annex_reference(paper: CommitmentPaper) -> tuple[str, str]:
    """Dòng "Kèm theo …" của Phụ lục, in its two parts; number and date stay blank for the văn thư (NĐ 30)."""
    number = f" số {BLANK}/{paper.symbol}" if paper.symbol else ""
    day = f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    return f"(Kèm theo Bản cam kết{number} {day}", f"của {full_form(paper.unit_name)})"


def copies(paper: CommitmentPaper) -> str:
    """Câu kết về số bản; it carries the sign that ends the body."""
    if not paper.copies:
        return "Bản cam kết này có hiệu lực kể từ ngày ký./."
    made = f"Bản cam kết này được lập thành {paper.copies:02d} bản"
    keeper = full_form(paper.reviewer) or "cơ quan theo dõi"
    if keeper == full_form(paper.unit_name):
        keeper = "cơ quan theo dõi"
    purpose = "để theo dõi, tổng hợp, đánh giá"
    if paper.copies == 1:
        return f"{made}, gửi {keeper} {purpose}./."
    equal = f"{made} có giá trị như nhau"
    if paper.template == Template.JOINT:
        return f"{equal}, gửi {keeper} và các bên liên quan {purpose}./."
    bound = 1 + len(with_role(paper, Role.RECIPIENT)) if paper.template == Template.RECIPIENT else 1
    left = paper.copies - bound
    keep = "mỗi bên giữ 01 bản" if bound > 1 else "người cam kết giữ 01 bản"
    if left < 0:
        return f"{equal}./."
    return f"{equal}, {keep}{f', gửi {keeper} {left:02d} bản {purpose}' if left else ''}./."


def recipients(paper: CommitmentPaper) -> list[str]:
    """Nơi nhận: "- …;", the last line "- Lưu: ….", the archive added where the list has none."""
    given = [line.lstrip("-– ").rstrip(" .;,") for line in paper.recipients] or _usual_recipients(paper)
    if not given[-1].startswith("Lưu"):
        given.append(ARCHIVE)
    return [f"- {line};" for line in given[:-1]] + [f"- {given[-1]}."]


def _usual_recipients(paper: CommitmentPaper) -> list[str]:
    parties = with_role(paper, Role.RECIPIENT) + with_role(paper, Role.WITNESS)
    reviewer = full_form(paper.reviewer)
    others = [party_title(party) for party in parties]
    if reviewer and reviewer != full_form(paper.unit_name):
        others.append(f"{reviewer} (để theo dõi)")
    return [*others, ARCHIVE]
