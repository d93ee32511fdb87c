"""Một tỉnh nhỏ để kiểm thử: two groups of units, four indicators, one year of quarters, and everybody who has a role.

The personas: an enters figures and binh heads unit U1; chi reviews, giang keeps the papers, hoa leads, khanh follows
up, quan administers for the receiving unit UB; mai heads U2; dung enters figures in another province.
"""

import copy
from datetime import date
from functools import partial
from types import SimpleNamespace

from commitments.bundle.importing import import_data
from commitments.models import Campaign, Commitment, Report
from tests.snapshot import restore_or_build
from units.models import Account, Assignment, Unit
from units.roles import Role

YEAR = 2022
AFTERWARDS = date(YEAR + 1, 1, 31)


def leaf(number, value_type="ratio", **changes):
    """Một chỉ tiêu, measured against a target unless told otherwise."""
    text = {
        "number": number,
        "text": f"Chỉ tiêu {number}",
        "measure": "%",
        "value_type": value_type,
        "accumulate": "any" if value_type == "yes_no" else "sum",
        "frequency": "period",
        "source": "unit",
        "max_points": "25",
        "scoring": {"method": "proportional"},
    }
    if value_type != "yes_no":
        text |= {"compare": "gte", "compare_to": "target"}
    return text | changes


INDICATORS = [
    {"number": "A", "text": "Thủ tục hành chính", "field": "TTHC"},
    leaf("1", parent="A", numerator_label="Hồ sơ đúng hạn", denominator_label="Hồ sơ đã giải quyết"),
    leaf("2", "number", parent="A", measure="cuộc"),
    leaf("3", "yes_no", measure="kế hoạch"),
    leaf(
        "4",
        "number",
        measure="điểm",
        compare="gt",
        compare_to="baseline",
        accumulate="latest",
        frequency="year",
        source="external",
    ),
]


def bundle(units=3, *, province="90", campaign="C2022", signed_on="2022-01-05", reports=()):
    """Gói dữ liệu của tỉnh nhỏ; the first two units stand in group SO, the others in HUYEN."""
    codes = [f"U{number}" for number in range(1, units + 1)]
    return {
        "format": "camket-bundle/1",
        "province": {"code": province, "name": f"tỉnh Thử {province}", "place": "Thử"},
        "fields": [{"code": "TTHC", "name": "Cải cách thủ tục hành chính", "order": 1}],
        "units": [
            {
                "code": "UB",
                "name": "Ủy ban nhân dân tỉnh Thử",
                "kind": "ubnd",
                "level": "tinh",
                "order": 0,
                "head_title": "Chủ tịch",
            },
            {
                "code": "SNV",
                "name": "Sở Nội vụ",
                "kind": "so",
                "level": "tinh",
                "parent": "UB",
                "order": 1,
                "head_title": "Giám đốc",
            },
            *(
                {
                    "code": code,
                    "name": f"Sở Thử {code}",
                    "kind": "so",
                    "level": "tinh",
                    "parent": "UB",
                    "order": 10 + number,
                    "head_title": "Giám đốc",
                }
                for number, code in enumerate(codes)
            ),
        ],
        "people": [{"code": f"P-{code}", "name": f"Nguyễn Văn {code}"} for code in codes],
        "terms": [
            {"person": f"P-{code}", "unit": code, "title": "Giám đốc", "role": "head"} for code in codes
        ],
        "indicator_sets": [
            {
                "code": "BO",
                "version": "1",
                "title": "Bộ chỉ tiêu thử",
                "indicators": copy.deepcopy(INDICATORS),
            }
        ],
        "campaigns": [
            {
                "code": campaign,
                "title": "Cam kết cải cách hành chính năm 2022",
                "notice": "Dữ liệu thử.",
                "legal_bases": ["Kế hoạch số 1/KH-UBND ngày 01 tháng 01 năm 2022"],
                "cadence": "quarter",
                "year_from": YEAR,
                "year_to": YEAR,
                "indicator_set": {"code": "BO", "version": "1"},
                "groups": [
                    {"code": "SO", "name": "Các sở", "units": codes[:2]},
                    {"code": "HUYEN", "name": "Các huyện", "units": codes[2:]},
                ],
                "grades": [{"from": "80", "name": "Tốt"}, {"from": "0", "name": "Yếu"}],
                "met_rule": {"type": "min_score", "value": "70"},
                "consequences": [],
                "late_penalty": "0.5",
                "document": {
                    "template": "recipient",
                    "title": "BẢN CAM KẾT",
                    "subtitle": "Cải cách hành chính",
                },
                "ceremony": {
                    "held_on": "2022-01-05",
                    "place": "Thử",
                    "parties": [{"role": "recipient", "title": "Chủ tịch", "unit": "UB"}],
                },
                "commitments": [
                    {
                        "unit": code,
                        "leader": f"P-{code}",
                        "order": number,
                        "signed_on": signed_on,
                        "items": [
                            {"indicator": "1", "targets": {str(YEAR): "90"}},
                            {"indicator": "2", "targets": {str(YEAR): "4"}},
                            {"indicator": "3"},
                            {"indicator": "4", "baseline": {str(YEAR): "70"}},
                        ],
                    }
                    for number, code in enumerate(codes, start=1)
                ],
                "reports": list(reports),
            }
        ],
    }


def report(unit="U1", period="2022-Q1", status="submitted", **changes):
    """Một báo cáo trong gói: ratio 90/100, 1 meeting, plan issued."""
    filed = {
        "unit": unit,
        "period": period,
        "status": status,
        "entries": [
            {"indicator": "1", "numerator": "90", "denominator": "100"},
            {"indicator": "2", "value": "1"},
            {"indicator": "3", "done": True},
        ],
    }
    if status != "draft":
        filed["submitted_on"] = "2022-03-14"
    return filed | changes


def build(units=3, reports=(), **changes):
    """Nhập tỉnh nhỏ và tạo mọi người; returns a namespace with the campaign, commitments by unit, and the personas."""
    return settle(bundle(units, reports=reports, **changes))


def settle(data):
    """Nhập gói này vào cơ sở dữ liệu trống và tạo mọi người; the second time copied row by row."""
    return restore_or_build((__name__, repr(data)), partial(_import_with_accounts, data))


def _import_with_accounts(data):
    import_data(data)
    return populate()


def populate():
    """Tạo các tài khoản, and a stranger in another province."""
    if not Unit.objects.filter(province__code="91").exists():
        import_data(bundle(1, province="91", campaign="KHAC"))
    campaign = Campaign.objects.with_rules().get(code="C2022")
    units = {unit.code: unit for unit in campaign.province.units.all()}
    stranger = Unit.objects.get(province__code="91", code="U1")
    people = {
        "an": (Role.CLERK, units["U1"], units["U1"]),
        "binh": (Role.HEAD, units["U1"], units["U1"]),
        "chi": (Role.REVIEWER, units["UB"], units["SNV"]),
        "giang": (Role.OFFICER, units["UB"], units["UB"]),
        "hoa": (Role.LEADER, units["UB"], units["UB"]),
        "khanh": (Role.FOLLOWER, units["UB"], units["UB"]),
        "quan": (Role.ADMINISTRATOR, units["UB"], units["UB"]),
        "dung": (Role.CLERK, stranger, stranger),
    }
    if "U2" in units:
        people["mai"] = (Role.HEAD, units["U2"], units["U2"])
    accounts = {name: account(name, *place) for name, place in people.items()}
    commitments = {
        commitment.unit.code: commitment
        for commitment in Commitment.objects.filter(campaign=campaign).for_listing()
    }
    return SimpleNamespace(campaign=campaign, units=units, commitments=commitments, **accounts)


def account(name, role, over, home):
    """Một tài khoản với một vai trò; the one of this name where it is there already."""
    if found := Account.objects.filter(username=name).first():
        return found
    person = Account.objects.create_user(name, password="mật khẩu dài", unit=home, full_name=name.title())
    person.is_staff = role == Role.ADMINISTRATOR
    person.save()
    Assignment.objects.create(account=person, role=role, unit=over)
    return person


def filed(unit="U1", period="2022-Q1"):
    """Báo cáo trong cơ sở dữ liệu, as it is now."""
    return Report.objects.select_related("commitment__campaign", "commitment__unit", "commitment__group").get(
        commitment__unit__code=unit, commitment__campaign__code="C2022", period=period
    )
