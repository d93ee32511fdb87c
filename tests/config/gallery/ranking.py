"""Bảng xếp hạng của một khối, với các khối là thẻ và một hàng bộ lọc."""

from decimal import Decimal

from django import forms

from tests.config.gallery.frame import frame

UNITS = (
    (1, 0, "Văn phòng Ủy ban nhân dân tỉnh", "96.15", "Xuất sắc", "official", 0),
    (2, 3, "Sở Nội vụ", "93.4", "Xuất sắc", "official", 0),
    (3, -1, "Sở Tư pháp", "91.75", "Xuất sắc", "provisional", 0),
    (3, 1, "Sở Kế hoạch và Đầu tư", "91.75", "Xuất sắc", "official", 0),
    (5, -3, "Sở Tài chính", "84.02", "Tốt", "official", 1),
    (6, 0, "Sở Công Thương", "78.5", "Khá", "provisional", 2),
    (None, None, "Ban Quản lý các khu công nghiệp", None, "", "absent", 0),
)


class FilterForm(forms.Form):
    """Bộ lọc mẫu."""

    unit = forms.CharField(label="Tên đơn vị", required=False)
    basis = forms.ChoiceField(label="Cơ sở tính", choices=[("official", "Chính thức"), ("self", "Tự chấm")])
    late = forms.BooleanField(label="Chỉ đơn vị trễ hạn", required=False)


def ranking(name: str) -> tuple[str, dict]:
    rows = [
        {
            "rank": rank,
            "change": change,
            "unit": unit,
            "url": "#",
            "score": Decimal(score) if score else None,
            "grade": grade,
            "state": state,
            "late": late,
            "is_mine": unit == "Sở Tư pháp",
        }
        for rank, change, unit, score, grade, state, late in UNITS
    ]
    return "gallery/ranking.html", frame("Xếp hạng") | {"rows": rows, "form": FilterForm()}
