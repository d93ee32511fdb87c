"""Thẩm định một báo cáo, và trang khi hai người sửa cùng một báo cáo."""

from decimal import Decimal

from django import forms

from tests.config.gallery.frame import frame, moment

DECISIONS = [("accepted", "Chấp nhận"), ("returned", "Trả lại")]
TEXTS = (
    ("1", "Tỷ lệ thủ tục hành chính được rà soát, đánh giá trong năm", "80", "80%", "12/15", "accepted"),
    ("4", "Tỷ lệ hồ sơ được giải quyết đúng hạn và trước hạn", "98", "98,67%", "1.188/1.204", "returned"),
    ("8", "Số cuộc đối thoại trực tiếp với người dân, doanh nghiệp", "4", "1", "", "unseen"),
)


class VerdictForm(forms.Form):
    """Kết luận của người thẩm định về một chỉ tiêu."""

    value = forms.DecimalField(label="Số thẩm định", required=False, localize=True)
    decision = forms.ChoiceField(label="Kết luận", choices=DECISIONS, widget=forms.RadioSelect)
    reason = forms.CharField(label="Lý do trả lại", widget=forms.Textarea(attrs={"rows": 2}), required=False)


def verdict(number, text, target, said, note, state) -> dict:
    form = VerdictForm(initial={"decision": state}, prefix=f"c{number}")
    return {
        "name": f"chi-tieu-{number}",
        "number": number,
        "text": text,
        "measure": "%" if "%" in said else "cuộc",
        "compare": "≥",
        "target": Decimal(target),
        "self": said,
        "self_note": note,
        "is_estimated": number == "8",
        "verified": [form["value"]],
        "decision": form["decision"],
        "note": form["reason"] if state == "returned" else None,
        "explanation": "Một cuộc dời sang tháng 10 do bão số 5." if number == "8" else "",
        "evidence_url": "#minh-chung",
        "evidence_label": "2 tệp minh chứng",
        "state": state,
    }


def review(name: str) -> tuple[str, dict]:
    queue = [
        {"label": "Sở Tư pháp", "url": "#", "state": "submitted", "note": "Gửi hôm nay", "current": True},
        {"label": "Sở Xây dựng", "url": "#", "state": "submitted", "note": "Gửi 11/10"},
        {"label": "Sở Y tế", "url": "#", "state": "returned", "note": "Trả lại 09/10"},
        {"label": "UBND huyện Mỹ Xuyên", "url": "#", "state": "late", "note": "Gửi muộn 2 ngày"},
    ]
    groups = [
        {"number": "I", "title": "Cải cách thủ tục hành chính", "rows": [verdict(*line) for line in TEXTS]}
    ]
    context = frame("Thẩm định", role="Thẩm định", unit="Sở Nội vụ")
    return "gallery/review.html", context | {"queue": queue, "groups": groups}


def conflict(name: str) -> tuple[str, dict]:
    label = "4. Tỷ lệ hồ sơ thủ tục hành chính được giải quyết đúng hạn và trước hạn"
    clash = {
        "action": "#",
        "version": 7,
        "saved_by": "Phạm Văn Tú",
        "saved_at": moment(12, 16, 54),
        "rows": [
            {"name": "c4-numerator", "label": label, "part": "Tử số", "theirs": "1.188", "mine": "1.190"},
            {
                "name": "c8-explanation",
                "label": "8. Số cuộc đối thoại",
                "part": "Giải trình",
                "theirs": "",
                "mine": "Dời.",
            },
        ],
        "kept": [{"name": "c1-value", "value": "12"}],
    }
    return "409.html", frame("Báo cáo quý") | {"conflict": clash}
