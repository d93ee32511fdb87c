"""Phiếu chấm điểm của một đơn vị."""

from decimal import Decimal

from tests.config.gallery.frame import frame

POINTS = ("78.5", "80.25", "79", "84.6", "88", "72.5", "71", "70.14")
LINES = (
    (
        "1",
        "Tỷ lệ thủ tục hành chính được rà soát, đánh giá trong năm",
        "%",
        "80",
        "80",
        "100",
        "8",
        "8",
        "scored",
    ),
    (
        "4",
        "Tỷ lệ hồ sơ được giải quyết đúng hạn và trước hạn",
        "%",
        "97.85",
        "98",
        "99.85",
        "11.98",
        "12",
        "scored",
    ),
    (
        "6",
        "Tỷ lệ hồ sơ trễ hạn có văn bản xin lỗi tổ chức, cá nhân",
        "%",
        None,
        "100",
        None,
        None,
        "5",
        "none_arose",
    ),
    ("7", "Mức độ hài lòng của người dân, doanh nghiệp", "%", None, "85", None, None, "10", "pending"),
    (
        "8",
        "Số cuộc đối thoại trực tiếp với người dân, doanh nghiệp",
        "cuộc",
        "2",
        "4",
        "50",
        "3",
        "6",
        "scored",
    ),
    ("9", "Tỷ lệ công chức được bồi dưỡng kỹ năng giao tiếp", "%", None, "90", None, "0", "7", "missing"),
)
WHY = [
    "Cộng ba quý: 3.521 hồ sơ đúng hạn trên 3.598 hồ sơ đã giải quyết, bằng 97,85%.",
    "So với mức giao 98%: đạt 99,8%. Điểm tính theo tỷ lệ: 12 × 99,8% = 11,98 điểm.",
]


def number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def line(code, text, measure, value, target, attainment, points, most, state) -> dict:
    return {
        "number": code,
        "text": text,
        "measure": measure,
        "value": number(value),
        "compare": "≥",
        "target": number(target),
        "attainment": number(attainment),
        "rule": "Theo tỷ lệ, từ 50%",
        "points": number(points),
        "max_points": number(most),
        "state": state,
        "explanation": WHY if code == "4" else [],
    }


def score_card(name: str) -> tuple[str, dict]:
    lines = [line(*values) for values in LINES]
    totals = [
        {"label": "Cộng điểm các chỉ tiêu được tính", "points": "22,98", "of": "trên 33,00"},
        {"label": "Quy về thang 100", "note": "22,98 ÷ 33,00 × 100", "points": "69,64"},
        {"label": "Điểm cộng", "note": "sáng kiến liên thông thủ tục", "points": "+1,00"},
        {"label": "Trừ do trễ hạn", "note": "1 kỳ", "points": "-0,50"},
        {"label": "Điểm của kỳ", "points": "70,14", "of": "hạng 3 trong 19", "is_strong": True},
    ]
    groups = [
        {"number": "I", "title": "Cải cách thủ tục hành chính", "lines": lines[:4]},
        {"number": "II", "title": "Công tác chỉ đạo, điều hành", "lines": lines[4:]},
    ]
    points = [(f"Kỳ {place}", Decimal(value)) for place, value in enumerate(POINTS, start=1)]
    return "gallery/score_card.html", frame("Phiếu điểm") | {
        "score": Decimal("70.14"),
        "points": points,
        "groups": groups,
        "totals": totals,
    }
