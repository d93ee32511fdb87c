"""Danh sách bản cam kết theo thứ tự ký, và một bản cam kết."""

from datetime import date
from decimal import Decimal

from django import forms

from tests.config.gallery.frame import frame

STEPS = ("Đã chốt nội dung", "Đã in", "Đã ký", "Đã có bản quét")
SIGNED_ON = date(2017, 5, 10)


class FilterForm(forms.Form):
    """Bộ lọc mẫu."""

    unit = forms.CharField(label="Đơn vị hoặc người ký", required=False)
    state = forms.ChoiceField(label="Bước", choices=[("", "Tất cả")], required=False)


def steps(done: int) -> list[dict]:
    return [
        {
            "label": label,
            "is_done": place < done,
            "on": SIGNED_ON if label == "Đã ký" and place < done else None,
        }
        for place, label in enumerate(STEPS)
    ]


def listing(name: str) -> tuple[str, dict]:
    people = (
        ("Văn phòng Ủy ban nhân dân tỉnh", "Nguyễn Văn A", "Chánh Văn phòng", 4, ""),
        ("Sở Nội vụ", "Trần Thị B", "Giám đốc", 4, ""),
        ("Sở Tư pháp", "Lê Hữu C", "Giám đốc", 3, "bản quét"),
        ("Sở Kế hoạch và Đầu tư", "Phạm Minh D", "Giám đốc", 1, "bản in, chữ ký, bản quét"),
    )
    rows = [
        {
            "order": order,
            "unit": unit,
            "url": "#",
            "leader": leader,
            "title": title,
            "signed_on": SIGNED_ON if done > 2 else None,
            "steps": steps(done),
            "missing": missing,
        }
        for order, (unit, leader, title, done, missing) in enumerate(people, start=1)
    ]
    return "gallery/commitments.html", frame("Bản cam kết", role="Văn thư, in ấn", unit="Sở Nội vụ") | {
        "rows": rows,
        "form": FilterForm(),
    }


def detail(name: str) -> tuple[str, dict]:
    def item(number, text, measure, targets, **more):
        values = [Decimal(target) for target in targets.split()]
        return {"number": number, "text": text, "measure": measure, "compare": "≥", "targets": values} | more

    items = [
        item("1", "Tỷ lệ thủ tục hành chính được rà soát, đánh giá trong năm", "%", "70 80 90 100"),
        item("4", "Tỷ lệ hồ sơ được giải quyết đúng hạn và trước hạn", "%", "97.5 98 98.5 99"),
        item("5", "Số hồ sơ yêu cầu bổ sung quá 01 lần", "hồ sơ", "12 8 5 0", compare="≤"),
        item("8", "Số cuộc đối thoại trực tiếp", "cuộc", "4 4 4 4", not_applicable="không tiếp doanh nghiệp"),
    ]
    context = {
        "signed_on": SIGNED_ON,
        "steps": steps(3),
        "years": [2017, 2018, 2019, 2020],
        "groups": [{"number": "I", "title": "Cải cách thủ tục hành chính", "items": items}],
    }
    return "gallery/commitment.html", frame("Bản cam kết", role="Văn thư, in ấn", unit="Sở Nội vụ") | context
