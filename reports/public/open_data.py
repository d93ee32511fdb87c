"""Dữ liệu mở của một lần công bố: one line for each indicator of each unit, the same bytes whenever it is asked for.

For programs of every country: commas and decimal points as RFC 4180 and JSON have it, unlike the tables that officials
take out for Excel.
"""

import csv
import hashlib
import json
from functools import cache
from io import StringIO

from commitments import scorecard
from indicators import results
from reports.exports.safe_text import neutral
from reports.public.listing import Published
from reports.public.reading import Contents

FORMAT = "camket-cong-khai/1"
ROUNDING = (
    "Tính bằng số chính xác; chỉ làm tròn ở hai chỗ, nửa lên (xa số 0), đến 2 chữ số thập phân: điểm từng chỉ tiêu, và"
    " điểm của đơn vị trên thang 100. Kết quả, mức giao, tỷ lệ đạt in với 4 chữ số thập phân, chỉ để xem."
)
UNIT_FIELDS = {
    "khoi": "Khối xếp hạng",
    "ma_don_vi": "Mã đơn vị",
    "don_vi": "Tên đơn vị",
    "nguoi_dung_dau": "Người đứng đầu vào ngày cuối kỳ",
    "hang": "Hạng trong khối; trống nếu chưa xếp",
    "diem": "Điểm trên thang 100",
    "muc": "Mức",
    "tam_tinh": "Còn tạm tính khi công bố: 1 hoặc 0",
    "so_ky_tre": "Số báo cáo trễ hoặc không gửi",
}
LINE_FIELDS = {
    "chi_tieu": "Số thứ tự của chỉ tiêu",
    "noi_dung": "Nội dung chỉ tiêu",
    "don_vi_tinh": "Đơn vị tính",
    "ket_qua": "Kết quả luỹ kế từ đầu năm",
    "muc_giao": "Mức giao hoặc số liệu năm trước để so sánh",
    "ty_le_dat": "Tỷ lệ hoàn thành (%)",
    "diem_chi_tieu": "Điểm của chỉ tiêu",
    "diem_toi_da": "Điểm tối đa được tính",
    "tinh_trang": "Tình trạng tính điểm",
    "dat": "Đạt: 1 hoặc 0; trống nếu không tính",
    "giai_trinh": "Giải trình của đơn vị",
}
STATES = {
    results.SCORED: "đã tính điểm",
    results.MISSING: "thiếu số liệu",
    results.PENDING: "chờ công bố",
    results.NOT_DUE: "chưa đến hạn",
    results.NONE_AROSE: "không phát sinh",
    results.NOT_APPLICABLE: "không áp dụng",
}


def as_json(of: Published, found: Contents) -> bytes:
    """Tệp JSON: what it is, how it was rounded, and the units with their indicators."""
    about = {
        "dinh_dang": FORMAT,
        "tinh": of.province_name,
        "ma_dot": of.campaign,
        "dot_cam_ket": of.title,
        "luu_y": of.notice,
        "ky": of.period,
        "so_lieu_den_het_ngay": found.last_day.isoformat() if found.last_day else None,
        "lan_cong_bo": of.number,
        "quyet_dinh": of.decision_number,
        "ngay_quyet_dinh": of.decision_on.isoformat(),
        "lam_tron": ROUNDING,
        "ma_kiem_tra_ket_qua": of.digest,
        "cot": UNIT_FIELDS | LINE_FIELDS,
    }
    units = [unit | {"chi_tieu": rows} for unit, rows in _units(found)]
    return (json.dumps(about | {"don_vi": units}, ensure_ascii=False, indent=1) + "\n").encode()


def as_csv(of: Published, found: Contents) -> bytes:
    """Tệp CSV: the head, then one line for each indicator of each unit."""
    text = StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow([*UNIT_FIELDS, *LINE_FIELDS])
    said = cache(_said)  # of a country, most texts stand there thousands of times
    for unit, rows in _units(found):
        of_unit = [_said(each) for each in unit.values()]
        for row in rows:
            lines.writerow([*of_unit, *map(said, row.values())])
    return text.getvalue().encode()


WRITERS = {"csv": (as_csv, "text/csv; charset=utf-8"), "json": (as_json, "application/json")}


def checksum(content: bytes) -> str:
    """Mã kiểm tra SHA-256 của tệp, to be compared with that of what was downloaded."""
    return hashlib.sha256(content).hexdigest()


def _units(found):
    texts = {each["number"]: each for each in found.snapshot["indicators"]}
    for place in found.places:
        row = place.row
        said = row.get("explanations", {})
        unit = (place.group, row["unit"], row["name"], place.leader, row["rank"], row["score"], row["grade"])
        values = (*unit, row["provisional"], row["late"])
        lines = scorecard.read(row["card"]).lines
        yield (
            dict(zip(UNIT_FIELDS, values, strict=True)),
            [_line(line, texts.get(line.number, {}), said.get(line.number, "")) for line in lines],
        )


def _line(line, about, explanation):
    values = (
        line.number,
        about.get("text", ""),
        about.get("measure", ""),
        line.value,
        line.reference,
        line.attainment,
        line.points,
        line.maximum,
        STATES[line.state],
        line.met,
        explanation,
    )
    return dict(zip(LINE_FIELDS, values, strict=True))


def _said(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    return neutral(value) if isinstance(value, str) and not _is_figure(value) else value


def _is_figure(text):
    return text.removeprefix("-").replace(".", "", 1).isdecimal()
