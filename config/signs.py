"""Dấu hiệu trên trang: a state, a deadline, a score with its bar, a trend, a change; tags as those of `config.ui`.

What depends on a few words only is rendered once and kept: a long list has the same signs in each row.
"""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.template import Library
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from config.ui import NOTHING, exact_of, vi_date, vi_number
from indicators.numbers import rounded

register = Library()

DUE_SOON_DAYS = 7
LONG_OVERDUE_DAYS = 99
TREND_STEP, TREND_HEIGHT = 24, 36
TREND_SPAN = Decimal(10)  # smaller changes do not fill the height

# code: (label, sign). A sign is a symbol of static/img/signs.svg and a tone of states.css.
STATES = {
    "draft": ("bản nháp", "open"),
    "submitted": ("đã gửi", "waiting"),
    "new": ("mới", "waiting"),
    "again": ("gửi lại", "returned"),
    "returned": ("bị trả lại", "returned"),
    "approved": ("đã duyệt", "done"),
    "accepted": ("chấp nhận", "done"),
    "overdue": ("quá hạn", "wrong"),
    "provisional": ("tạm tính", "provisional"),
    "official": ("chính thức", "official"),
    "late": ("trễ hạn", "wrong"),
    "absent": ("chưa có báo cáo", "open"),
    "empty": ("chưa nhập", "open"),
    "entered": ("đã nhập", "done"),
    "invalid": ("cần sửa", "wrong"),
    "scored": ("đã tính điểm", "done"),
    "missing": ("thiếu số liệu", "wrong"),
    "pending": ("chờ công bố", "waiting"),
    "not_due": ("chưa đến hạn", "none"),
    "none_arose": ("không phát sinh", "none"),
    "not_applicable": ("không áp dụng", "none"),
    "met": ("đạt", "done"),
    "not_met": ("không đạt", "wrong"),
    "open": ("chưa kết luận", "open"),
    "agreed": ("đã chốt, chờ ký", "waiting"),
    "stale": ("phải chốt lại", "wrong"),
    "signed": ("đã ký", "done"),
    "ended": ("đã kết thúc", "none"),
    "waiting": ("đang chờ", "waiting"),
    "running": ("đang chạy", "waiting"),
    "done": ("đã xong", "done"),
    "failed": ("bị dừng", "wrong"),
}
CODES_BY_LABEL = {label: code for code, (label, _) in STATES.items()}


def days_left(due_on: date | None, today: date) -> str:
    """Còn 3 ngày · Hạn hôm nay · Quá hạn 2 ngày; long overdue, the date says more: Quá hạn từ 15/03/2019."""
    if due_on is None:
        return NOTHING
    days = (due_on - today).days
    if days == 0:
        return "Hạn hôm nay"
    if -days > LONG_OVERDUE_DAYS:
        return f"Quá hạn từ {vi_date(due_on)}"
    return f"Còn {days} ngày" if days > 0 else f"Quá hạn {-days} ngày"


@register.simple_tag
def badge(state: object, label: str = "") -> SafeString:
    """Dấu trạng thái: a sign and a word. `state` is a code of STATES or its Vietnamese label."""
    key = str(state)
    code = key if key in STATES else CODES_BY_LABEL.get(key.lower(), "")
    word, sign = STATES.get(code, (key, "none"))
    return _badge(sign, capfirst(label or word))


@lru_cache(maxsize=256)
def _badge(sign, label):
    """As it was rendered before: a long list has the same few signs in each row."""
    return render_to_string("components/badge.html", {"sign": sign, "label": label})


@register.simple_tag
def deadline(due_on: date | None, today: date) -> SafeString:
    """Số ngày còn lại, tô theo mức gấp; the date itself is in the title of the time element."""
    days = (due_on - today).days if due_on else None
    tone = "none" if days is None else "wrong" if days < 0 else "soon" if days <= DUE_SOON_DAYS else "calm"
    words = days_left(due_on, today)
    return render_to_string("components/deadline.html", {"tone": tone, "words": words, "due_on": due_on})


@register.simple_tag
def bar(value: object, maximum: object = 100, places: int = 2) -> SafeString:
    """Con số với một vạch mảnh bên dưới, dài theo value/maximum."""
    share = Decimal(0)
    if value not in (None, "") and exact_of(maximum):
        share = min(Decimal(100), max(Decimal(0), rounded(exact_of(value) * 100 / exact_of(maximum), 1)))
    return _bar(vi_number(value, places), share)


@lru_cache(maxsize=8192)
def _bar(number, share):
    """As it was rendered before: the scores of a list are asked for again and again."""
    return render_to_string("components/bar.html", {"number": number, "share": share})


@register.simple_tag
@lru_cache(maxsize=8192)
def change(since: object) -> SafeString:
    """Thay đổi từ một kỳ: places up or down, points, or why nothing is compared (`reports.comparing.Change`)."""
    return render_to_string("components/change.html", {"change": since})


@register.simple_tag
def trend(points: list[tuple[str, object]]) -> SafeString:
    """Xu hướng: a small line of (label, value), from its lowest to its highest; a value of None is passed over."""
    known = [(place, exact_of(value)) for place, (_, value) in enumerate(points) if value is not None]
    low = min((value for _, value in known), default=Decimal(0))
    span = max([value - low for _, value in known] + [TREND_SPAN])
    marks = [
        {"x": 6 + TREND_STEP * place, "y": 6 + TREND_HEIGHT - rounded((value - low) * TREND_HEIGHT / span, 1)}
        for place, value in known
    ]
    words = "; ".join(f"{label}: {vi_number(value)}" for label, value in points)
    size = {"width": 12 + TREND_STEP * max(len(points) - 1, 0), "height": 12 + TREND_HEIGHT}
    return render_to_string("components/trend.html", size | {"marks": marks, "words": words})
