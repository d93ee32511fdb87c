"""Đợt cam kết cả nước giả định: 4,001 units in groups of 98, 14 indicators, 12 quarters, one report for each.

The figures come out of a fixed sequence, so that every run measures the same work.
"""

import random

GROUP_SIZE = 98
YEARS = (2023, 2024, 2025)
PERIODS = [f"{year}-Q{quarter}" for year in YEARS for quarter in (1, 2, 3, 4)]
LAST = PERIODS[-1]
CODE = "QUOCGIA"


def leaf(number):
    """Một chỉ tiêu; the kinds take turns."""
    common = {
        "number": str(number),
        "text": f"Chỉ tiêu {number}",
        "measure": "%",
        "frequency": "period",
        "source": "unit",
        "max_points": "7",
        "scoring": {"method": "proportional"},
    }
    kinds = (
        {"value_type": "ratio", "accumulate": "sum", "compare": "gte", "compare_to": "target"},
        {"value_type": "ratio", "accumulate": "latest", "compare": "gte", "compare_to": "target"},
        {"value_type": "number", "accumulate": "sum", "compare": "gte", "compare_to": "target"},
        {"value_type": "number", "accumulate": "average", "compare": "lte", "compare_to": "target"},
        {"value_type": "yes_no", "accumulate": "any"},
    )
    return common | kinds[number % len(kinds)]


LEAVES = [leaf(number) for number in range(1, 15)]


def bundle(units: int) -> dict:
    """Gói dữ liệu của cả đợt."""
    chance = random.Random(20_261_123)  # noqa: S311 - figures, not secrets
    codes = [f"X{number:04d}" for number in range(units)]
    groups = [codes[start : start + GROUP_SIZE] for start in range(0, units, GROUP_SIZE)]
    return {
        "format": "camket-bundle/1",
        "province": {"code": "VN", "name": "cả nước (giả định)", "place": "Hà Nội"},
        "units": [
            {
                "code": "CP",
                "name": "Cơ quan nhận cam kết (giả định)",
                "kind": "ubnd",
                "level": "tinh",
                "order": 0,
                "head_title": "Thủ trưởng",
            },
            *(
                {
                    "code": code,
                    "name": f"UBND xã giả định {code}",
                    "kind": "xa",
                    "level": "xa",
                    "parent": "CP",
                    "order": order,
                    "head_title": "Chủ tịch",
                }
                for order, code in enumerate(codes, start=1)
            ),
        ],
        "people": [{"code": f"P{code}", "name": f"Người giả định {code}"} for code in codes],
        "terms": [
            {"person": f"P{code}", "unit": code, "title": "Chủ tịch", "role": "head"} for code in codes
        ],
        "indicator_sets": [{"code": "BO", "version": "1", "title": "Bộ giả định", "indicators": LEAVES}],
        "campaigns": [
            {
                "code": CODE,
                "title": "Đợt cam kết cả nước (giả định)",
                "notice": "Dữ liệu giả định để đo hiệu năng.",
                "legal_bases": [],
                "cadence": "quarter",
                "year_from": YEARS[0],
                "year_to": YEARS[-1],
                "indicator_set": {"code": "BO", "version": "1"},
                "groups": [
                    {"code": f"G{number:02d}", "name": f"Khối {number:02d}", "units": members}
                    for number, members in enumerate(groups)
                ],
                "grades": [
                    {"from": "90", "name": "Xuất sắc"},
                    {"from": "50", "name": "Trung bình"},
                    {"from": "0", "name": "Yếu"},
                ],
                "met_rule": {"type": "min_score", "value": "70"},
                "consequences": [],
                "late_penalty": "0.5",
                "document": {"template": "one_way", "title": "BẢN CAM KẾT", "subtitle": "Giả định"},
                "commitments": [_commitment(code, order) for order, code in enumerate(codes, start=1)],
                "reports": [_report(chance, code, period) for code in codes for period in PERIODS],
            }
        ],
    }


def _commitment(code, order):
    items = [
        {"indicator": leaf["number"]}
        | ({} if leaf["value_type"] == "yes_no" else {"targets": {str(year): "90" for year in YEARS}})
        for leaf in LEAVES
    ]
    return {
        "unit": code,
        "leader": f"P{code}",
        "order": order,
        "signed_on": f"{YEARS[0]}-01-02",
        "items": items,
    }


def _report(chance, code, period):
    year, quarter = period.split("-Q")
    waits = period == LAST
    entries = [_entry(chance, leaf) for leaf in LEAVES]
    if chance.random() < 0.05:
        entries[0]["verified"] = (
            {"numerator": "1", "denominator": entries[0]["denominator"]}
            if ("denominator" in entries[0])
            else {key: entries[0][key] for key in ("value", "done") if key in entries[0]}
        )
    return {
        "unit": code,
        "period": period,
        "status": "submitted" if waits else "approved",
        "submitted_on": f"{year}-{int(quarter) * 3:02d}-{chance.choice((10, 12, 20))}",
        "entries": entries,
    }


def _entry(chance, leaf):
    entry = {"indicator": leaf["number"]}
    if leaf["value_type"] == "ratio":
        denominator = chance.randint(50, 900)
        return entry | {"numerator": str(chance.randint(0, denominator)), "denominator": str(denominator)}
    if leaf["value_type"] == "number":
        return entry | {"value": f"{chance.randint(0, 120)}.{chance.randint(1, 9)}"}
    return entry | {"done": chance.random() < 0.8}
