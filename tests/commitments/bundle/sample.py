"""Gói dữ liệu nhỏ mà đúng, có đủ mọi phần; bài kiểm thử sửa một chỗ rồi hỏi lỗi."""

import json

from commitments.bundle.checking import check


def leaf(number, value_type="number", **keys):
    """Chỉ tiêu: a number counted up to a target unless said otherwise; None takes a key away."""
    measured = {} if value_type == "yes_no" else {"compare": "gte", "compare_to": "target"}
    accumulate = "any" if value_type == "yes_no" else "sum"
    made = {
        "number": number,
        "text": f"Chỉ tiêu {number}",
        "value_type": value_type,
        "accumulate": accumulate,
        **measured,
        "frequency": "period",
        "source": "unit",
        "max_points": "10",
        "scoring": {"method": "proportional"},
    }
    return {key: value for key, value in (made | keys).items() if value is not None}


def unit(code, order, **keys):
    return {
        "code": code,
        "name": f"Đơn vị {code}",
        "kind": "so",
        "level": "tinh",
        "order": order,
        "head_title": "Giám đốc",
    } | keys


def commitment(code, leader, **keys):
    items = [
        {"indicator": "1.1", "targets": {"2023": "95", "2024": "96", "2024-Q1": "95.5"}},
        {"indicator": "1.2", "targets": {"2023": "8", "2024": "10"}},
        {"indicator": "2"},
        {"indicator": "3", "baseline": {"2023": "71.2", "2024": "-1"}},
    ]
    return {"unit": code, "leader": leader, "order": 1, "signed_on": "2023-01-10", "items": items} | keys


def report(code, period, status, submitted_on, *entries, **keys):
    submitted = {} if submitted_on is None else {"submitted_on": submitted_on}
    return {"unit": code, "period": period, "status": status, **submitted, "entries": list(entries)} | keys


def _indicators():
    bands = [{"from": "90", "share": "100"}, {"from": "0", "share": "50"}]
    group = {"number": "1", "text": "Giải quyết thủ tục hành chính", "field": "TTHC"}
    return [
        group,
        leaf("1.1", "ratio", parent="1", field="TTHC", numerator_label="Đúng hạn", lead_unit="S1"),
        leaf("1.2", parent="1", compare="lte", scoring={"method": "deduct", "step": "0.5"}),
        leaf("2", "yes_no", scoring={"method": "pass_fail"}, when_none_arose="full"),
        leaf(
            "3",
            accumulate="latest",
            compare="gt",
            compare_to="baseline",
            frequency="year",
            max_points="12.5",
            scoring={"method": "bands", "bands": bands},
        ),
    ]


def _reports():
    return [
        report(
            *("S1", "2023-Q1", "approved", "2023-03-14"),
            {
                "indicator": "1.1",
                "numerator": "9",
                "denominator": "10",
                "verified": {"numerator": "8", "denominator": "10"},
                "awarded": {"points": "9.5", "reason": "Có sáng kiến"},
                "comment": "Đã thẩm định",
            },
            {"indicator": "1.2", "value": "3", "estimated": True, "explanation": "Ước"},
            {"indicator": "2", "done": False},
            {"indicator": "3", "none_arose": True},
            difficulties="Thiếu nhân lực",
        ),
        report("S1", "2023-Q2", "draft", None, {"indicator": "1.2", "value": "-1.5"}),
        report("S2", "2023-Q1", "returned", "2023-03-15", {"indicator": "2", "done": True}),
    ]


def _campaign():
    amendment = {
        "number": 1,
        "decision": "Quyết định số 5",
        "reason": "Điều chỉnh",
        "effective_on": "2023-07-01",
        "changes": [{"indicator": "1.2", "targets": {"2024": "9"}, "not_applicable": ""}],
    }
    return {
        "code": "CK2023",
        "title": "Cam kết năm 2023",
        "legal_bases": ["Kế hoạch số 101"],
        "cadence": "quarter",
        "year_from": 2023,
        "year_to": 2024,
        "indicator_set": {"code": "BO", "version": "1"},
        "groups": [
            {"code": "SO", "name": "Sở", "units": ["S1", "S2"]},
            {"code": "XA", "name": "Xã", "units": ["X1"]},
        ],
        "grades": [{"from": "90", "name": "Xuất sắc"}, {"from": "0", "name": "Yếu"}],
        "met_rule": {"type": "min_score", "value": "70"},
        "consequences": [
            {"code": "TRAN", "legal_basis": "KH", "text": "…", "type": "rating_cap", "level": "Hoàn thành"},
            {"code": "KD", "legal_basis": "KH", "text": "…", "type": "self_criticism"},
            {"code": "HAI", "legal_basis": "KH", "text": "…", "type": "accountability", "years": 2},
        ],
        "closed_years": [2023],
        "late_penalty": "0.5",
        "min_coverage": "50",
        "due": {"day": 15, "month_offset": 0},
        "holidays": ["2024-01-01"],
        "periods": [
            {"code": "2023-Q3", "data_from": "2023-06-15", "data_to": "2023-09-14", "due_on": "2023-09-16"},
            {"code": "2023-Q4", "data_from": "2023-09-15", "data_to": "2023-12-14", "due_on": "2023-12-16"},
        ],
        "document": {"template": "recipient", "title": "BẢN CAM KẾT", "subtitle": "Năm 2023", "copies": 2},
        "ceremony": {
            "held_on": "2023-01-10",
            "place": "Hội trường",
            "parties": [{"role": "recipient", "title": "Chủ tịch", "person": "P1", "unit": "UB"}],
        },
        "commitments": [
            commitment("S1", "P2", amendments=[amendment]),
            commitment("S2", "P3", ended_on="2024-06-30", ended_reason="Hợp nhất"),
        ],
        "reports": _reports(),
        "adjustments": [
            {"code": "D1", "unit": "S1", "period": "2023-Q1", "points": "-1.5", "reason": "Chậm họp"}
        ],
    }


def sample():
    """Gói dữ liệu không có lỗi, không có cảnh báo."""
    return {
        "format": "camket-bundle/1",
        "province": {"code": "94", "name": "tỉnh Thử", "place": "Thử"},
        "fields": [{"code": "TTHC", "name": "Thủ tục hành chính", "order": 1}],
        "units": [
            unit("UB", 0, kind="ubnd"),
            unit("S1", 1, parent="UB"),
            unit("S2", 2, parent="UB", valid_from="2020-01-01", valid_to="2024-06-30"),
            unit("S3", 3, parent="UB", valid_from="2024-07-01"),
            unit("X1", 4, parent="UB", kind="xa", level="xa"),
        ],
        "successions": [{"from": "S2", "to": "S3", "kind": "merge", "effective_on": "2024-07-01"}],
        "people": [{"code": f"P{number}", "name": f"Nguyễn Văn {number}"} for number in range(1, 5)],
        "terms": [
            {"person": "P1", "unit": "UB", "title": "Chủ tịch", "role": "head"},
            {"person": "P2", "unit": "S1", "title": "Giám đốc", "role": "head", "to": "2023-06-30"},
            {"person": "P4", "unit": "S1", "title": "Giám đốc", "role": "head", "from": "2023-07-01"},
            {"person": "P3", "unit": "S2", "title": "Giám đốc", "role": "acting", "from": "2020-01-01"},
        ],
        "indicator_sets": [
            {"code": "BO", "version": "1", "title": "Bộ chỉ tiêu", "indicators": _indicators()}
        ],
        "campaigns": [_campaign()],
    }


def steps(pointer):
    """Các bước của một con trỏ JSON; numbers are places in a list."""
    return [int(step) if step.isdigit() else step for step in pointer.split("/")[1:]]


def at(bundle, pointer):
    """Nơi mà con trỏ chỉ; a number that is no place in a list is a key."""
    for step in steps(pointer):
        bundle = bundle[step] if isinstance(bundle, list) else bundle[str(step)]
    return bundle


def with_change(pointer, value):
    """Gói mẫu với một giá trị mới; one place past the end of a list is a new element."""
    bundle = sample()
    parent, _, last = pointer.rpartition("/")
    holder = at(bundle, parent)
    if isinstance(holder, list) and int(last) == len(holder):
        holder.append(value)
    else:
        holder[int(last) if isinstance(holder, list) else last] = value
    return bundle


def without(pointer):
    """Gói mẫu thiếu một khoá hay một phần tử."""
    bundle = sample()
    parent, _, last = pointer.rpartition("/")
    holder = at(bundle, parent)
    del holder[int(last) if isinstance(holder, list) else last]
    return bundle


def raw(bundle):
    return json.dumps(bundle, ensure_ascii=False).encode()


def faults(bundle):
    """Con trỏ của mọi lỗi, in their order."""
    return [fault.pointer for fault in check(raw(bundle)).faults]


def messages(bundle):
    return [fault.message for fault in check(raw(bundle)).faults]


def warnings(bundle):
    """Dòng của mọi cảnh báo; a fault beside them fails the test."""
    checked = check(raw(bundle))
    assert checked.faults == []
    return [warning.line() for warning in checked.warnings]
