"""Dạng dữ liệu trả ra. What is sent and what the description promises are both made from these dataclasses.

The ranking and the conclusions have the shapes of the commands `ranking` and `consequences`; dates are ISO 8601,
figures texts with a decimal point: value, reference, attainment with 4 decimals, points and scores with 2.
"""

from dataclasses import dataclass, field

CODE = r"^[A-Za-z0-9._-]{1,40}$"
PERIOD = r"^[0-9]{4}-(Q[1-4]|M(0[1-9]|1[0-2])|H1|9M|Y)$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
FIGURE = r"^-?[0-9]+\.[0-9]{4}$"
POINTS = r"^-?[0-9]+\.[0-9]{2}$"


def said(words: str, pattern: str = "", **more):
    """Trường có lời giải thích; `pattern` holds for its texts."""
    return field(metadata={"says": words, "pattern": pattern, **more})


@dataclass(frozen=True)
class Campaign:
    """Đợt cam kết."""

    code: str = said("Mã đợt", CODE)
    title: str = said("Tên đợt")
    notice: str = said("Lưu ý phải kèm theo mọi lần sử dụng số liệu; rỗng nếu không có")
    authority: str | None = said("Mã cơ quan nhận cam kết", CODE)
    cadence: str = said("Nhịp báo cáo", values=("quarter", "month"))
    year_from: int = said("Năm đầu")
    year_to: int = said("Năm cuối")
    closed_years: tuple[int, ...] = said("Các năm đã khoá")


@dataclass(frozen=True)
class Period:
    """Kỳ báo cáo của một đợt."""

    code: str = said("Mã kỳ", PERIOD)
    name: str = said("Tên kỳ")
    starts_on: str = said("Ngày đầu", DAY)
    last_day: str = said("Ngày cuối, ngày chốt số liệu", DAY)
    due_on: str = said("Hạn gửi báo cáo", DAY)
    publication: int | None = said("Lần công bố chính thức đang có giá trị; null nếu chưa công bố")
    decision: str | None = said("Số quyết định công bố")
    decision_on: str | None = said("Ngày quyết định", DAY)
    digest: str | None = said("Mã kiểm tra SHA-256 của kết quả công bố", r"^[0-9a-f]{64}$")


@dataclass(frozen=True)
class Unit:
    """Đơn vị."""

    code: str = said("Mã đơn vị", CODE)
    name: str = said("Tên đơn vị")
    short_name: str = said("Tên gọi tắt; rỗng nếu không có")
    kind: str = said("Loại đơn vị", values=("so", "dvsn", "tw", "huyen", "xa", "phong", "ubnd"))
    level: str = said("Cấp hành chính", values=("tinh", "huyen", "xa"))
    parent: str | None = said("Mã đơn vị cấp trên", CODE)
    valid_from: str | None = said("Thành lập ngày", DAY)
    valid_to: str | None = said("Kết thúc ngày", DAY)


@dataclass(frozen=True)
class Line:
    """Một dòng phiếu điểm."""

    number: str = said("Số thứ tự của chỉ tiêu trong bộ")
    state: str = said(
        "Tình trạng tính điểm",
        values=("scored", "missing", "pending", "not_due", "none_arose", "not_applicable"),
    )
    value: str | None = said("Kết quả thực hiện luỹ kế", FIGURE)
    reference: str | None = said("Mức so sánh", FIGURE)
    attainment: str | None = said("Tỷ lệ hoàn thành (%)", FIGURE)
    points: str = said("Điểm", POINTS)
    maximum: str = said("Điểm tối đa được tính", POINTS)
    met: bool | None = said("Đạt hay không; null nếu không tính")


@dataclass(frozen=True)
class Row:
    """Một dòng xếp hạng."""

    rank: int | None = said("Hạng trong khối; null nếu chưa xếp")
    unit: str = said("Mã đơn vị", CODE)
    score: str | None = said("Điểm, thang 100", POINTS)
    base: str | None = said("Điểm trước cộng, trừ", POINTS)
    points: str = said("Tổng điểm các chỉ tiêu", POINTS)
    maximum: str = said("Tổng điểm tối đa được tính", POINTS)
    grade: str | None = said("Mức")
    provisional: bool = said("Còn tạm tính: thiếu báo cáo, chưa duyệt, hoặc chờ chỉ số công bố")
    late: int = said("Số báo cáo trễ hoặc không gửi trong năm")
    lateness_penalty: str = said("Điểm trừ do trễ", POINTS)
    bonus: str = said("Điểm cộng", POINTS)
    penalty: str = said("Điểm trừ, viết dương", POINTS)
    items: tuple[Line, ...] = said("Các dòng phiếu điểm; chỉ có khi khoá được đọc phiếu điểm", optional=True)


@dataclass(frozen=True)
class Group:
    """Khối xếp hạng."""

    code: str = said("Mã khối", CODE)
    name: str = said("Tên khối")
    rows: tuple[Row, ...] = said("Các dòng theo thứ tự hạng")


@dataclass(frozen=True)
class Ranking:
    """Bảng xếp hạng một kỳ, luỹ kế từ đầu năm."""

    campaign: str = said("Mã đợt", CODE)
    period: str = said("Mã kỳ", PERIOD)
    basis: str = said("Cơ sở: chính thức hoặc tự chấm", values=("official", "self"))
    published: bool = said("Theo lần công bố chính thức; nếu không, là số đang tính")
    publication: int | None = said("Lần công bố")
    groups: tuple[Group, ...] = said("Các khối theo thứ tự của đợt")


@dataclass(frozen=True)
class Outcome:
    """Hệ quả được đề xuất."""

    code: str = said("Mã quy tắc", CODE)
    type: str = said("Loại", values=("rating_cap", "self_criticism", "accountability"))
    level: str = said("Mức xếp loại tối đa; chỉ có ở rating_cap", optional=True)


@dataclass(frozen=True)
class Conclusion:
    """Kết luận năm của một bản cam kết; hệ thống đề xuất, người có thẩm quyền quyết định."""

    unit: str = said("Mã đơn vị", CODE)
    leader: str | None = said("Mã người đứng đầu cuối năm", CODE)
    verdict: str = said("Kết luận", values=("met", "not_met", "open"))
    score: str | None = said("Điểm cả năm", POINTS)
    streak: int = said("Số năm liên tiếp không đạt")
    outcomes: tuple[Outcome, ...] = said("Hệ quả được đề xuất")


@dataclass(frozen=True)
class Conclusions:
    """Kết luận năm của một đợt."""

    campaign: str = said("Mã đợt", CODE)
    year: int = said("Năm")
    closed: bool = said("Năm đã khoá")
    rows: tuple[Conclusion, ...] = said("Các dòng theo khối, rồi thứ tự đơn vị")


@dataclass(frozen=True)
class Page:
    """Một trang của danh sách dài."""

    total: int = said("Tổng số dòng của cả danh sách")
    next: str | None = said("Địa chỉ trang sau; null nếu hết")
