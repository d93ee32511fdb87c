"""Báo cáo quý: bảng nhập của một sở, có chỉ tiêu tỷ lệ, số, có/không, không phát sinh, bị trả lại, và có lỗi."""

from decimal import Decimal

from django import forms

from config.ui import vi_number
from tests.config.gallery.frame import frame, moment


class ReportForm(forms.Form):
    """Các ô nhập của bảng mẫu."""

    reviewed = forms.DecimalField(label="Số TTHC đã rà soát, đánh giá", localize=True)
    to_review = forms.DecimalField(label="Số TTHC phải rà soát theo kế hoạch năm", localize=True)
    on_time = forms.IntegerField(label="Số hồ sơ đúng hạn và trước hạn")
    resolved = forms.IntegerField(label="Tổng số hồ sơ đã giải quyết")
    apologies = forms.IntegerField(label="Số hồ sơ có văn bản xin lỗi", required=False)
    late_files = forms.IntegerField(label="Số hồ sơ trễ hạn", required=False)
    dialogues = forms.IntegerField(label="Kết quả (cuộc)")
    done = forms.TypedChoiceField(
        label="Kết quả", choices=[("1", "Đã hoàn thành"), ("0", "Chưa")], widget=forms.RadioSelect
    )
    none_arose = forms.BooleanField(label="Không phát sinh", required=False)
    estimated = forms.BooleanField(label="Ước thực hiện", required=False)
    explanation = forms.CharField(
        label="Giải trình",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nêu nguyên nhân và cách khắc phục nếu chưa đạt mức giao.",
    )

    def clean(self):
        data = super().clean()
        if (data.get("on_time") or 0) > (data.get("resolved") or 0):
            self.add_error(
                "on_time",
                f"Tử số ({data['on_time']}) lớn hơn mẫu số ({data['resolved']}). Kiểm tra lại số hồ sơ đã giải quyết.",
            )
        return data


FILLED = {
    "reviewed": "12",
    "to_review": "15",
    "on_time": "1188",
    "resolved": "1204",
    "none_arose": "on",
    "dialogues": "1",
    "done": "1",
    "estimated": "on",
    "explanation": "Một cuộc đối thoại dời sang tháng 10 do bão số 5.",
}
HISTORY = [
    {"at": moment(11, 16, 54), "by": "Nguyễn Thị Lan", "text": "Nhập 1"},
    {"at": moment(9, 9, 5), "by": "Phạm Văn Tú", "text": "Nhập 2, ước thực hiện"},
]


def rows(form) -> list[dict]:
    """Hai nhóm, năm chỉ tiêu."""
    figures = ("target", "last", "cumulative", "attainment", "points", "max_points")

    def row(number, text, measure, fields, state, values, **more):
        known = dict(zip(figures, values, strict=True))
        known["last"] = vi_number(known["last"])
        asked = {"fields": [form[name] for name in fields], "notes": [], "flags": []}
        about = {
            "name": f"chi-tieu-{number}",
            "number": number,
            "text": text,
            "measure": measure,
            "state": state,
        }
        return about | {"compare": "≥"} | asked | known | more

    wrong = "invalid" if form.errors else "entered"
    procedures = [
        row(
            "1",
            "Tỷ lệ thủ tục hành chính thuộc phạm vi quản lý được rà soát, đánh giá trong năm",
            "%",
            ["reviewed", "to_review"],
            "entered",
            (Decimal(80), Decimal("53.3"), Decimal("80"), Decimal(100), Decimal(8), Decimal(8)),
            flags=[form["estimated"]],
        ),
        row(
            "4",
            "Tỷ lệ hồ sơ thủ tục hành chính được giải quyết đúng hạn và trước hạn",
            "%",
            ["on_time", "resolved"],
            wrong,
            (
                Decimal(98),
                Decimal("97.1"),
                Decimal("97.85"),
                Decimal("99.847"),
                Decimal("11.98"),
                Decimal(12),
            ),
            echo="Hệ thống hiểu là 98,67%",
        ),
        row(
            "6",
            "Tỷ lệ hồ sơ trễ hạn có văn bản xin lỗi tổ chức, cá nhân",
            "%",
            ["apologies", "late_files"],
            "none_arose",
            (Decimal(100), None, None, None, None, Decimal(5)),
            flags=[form["none_arose"]],
        ),
    ]
    steering = [
        row(
            "8",
            "Số cuộc đối thoại trực tiếp giữa lãnh đạo đơn vị với người dân, doanh nghiệp",
            "cuộc",
            ["dialogues"],
            "returned",
            (Decimal(4), Decimal(1), Decimal(2), Decimal(50), Decimal(3), Decimal(6)),
            notes=[form["explanation"]],
            is_open=True,
            definition="Cộng số cuộc của các quý trong năm. Chỉ tính cuộc có biên bản và do lãnh đạo đơn vị chủ trì.",
            evidence_hint="Kế hoạch, biên bản đối thoại",
            files=[{"name": "Biên bản đối thoại 20-9.pdf", "url": "#"}],
            history=HISTORY,
        ),
        row(
            "13",
            "Ban hành kế hoạch kiểm tra công tác cải cách hành chính trong năm",
            "",
            ["done"],
            "entered",
            (None, None, None, Decimal(100), Decimal(5), Decimal(5)),
            compare="",
        ),
    ]
    return [
        {"number": "I", "title": "Cải cách thủ tục hành chính", "rows": procedures},
        {"number": "II", "title": "Công tác chỉ đạo, điều hành", "rows": steering},
    ]


def report(name: str, changes: dict | None = None) -> tuple[str, dict]:
    form = ReportForm(FILLED | (changes or {}))
    form.is_valid()
    return "gallery/entry.html", frame("Báo cáo quý") | {"form": form, "groups": rows(form)}


def report_with_errors(name: str) -> tuple[str, dict]:
    return report(name, {"on_time": "132", "resolved": "120", "to_review": "mười lăm"})
