"""Thành phần giao diện: the tags and filters every template has without {% load %}.

Each tag renders one file of templates/components/. What a component needs is said here, in its signature;
how it looks is said in static/css/. Numbers, dates and states are written in one way, here, for every page.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.template import Library
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from indicators.numbers import rounded, written

register = Library()

NOTHING = "–"
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


@dataclass(frozen=True)
class FieldError:
    """Lỗi của một ô nhập, với liên kết đến ô đó."""

    target: str
    label: str
    message: str


# --- Words for figures and dates -------------------------------------------------------------------------------


@register.filter
def vi_number(value: object, places: int | None = None) -> str:
    """Số kiểu Việt Nam: 1234.5 → 1.234,5; an empty value is a dash."""
    if value is None or value == "":
        return NOTHING
    return written(_exact(value), places)


@register.filter
def percent(value: object, places: int = 1) -> str:
    """Tỷ lệ phần trăm, không có dấu cách: 95,5%."""
    if value is None or value == "":
        return NOTHING
    return f"{written(rounded(_exact(value), places).normalize())}%"


@register.filter
def vi_date(value: date | datetime | None) -> str:
    """Ngày dd/mm/yyyy, theo giờ Việt Nam."""
    return f"{_local(value):%d/%m/%Y}" if value else NOTHING


@register.filter
def vi_moment(value: datetime | None) -> str:
    """Thời điểm: 16:54 ngày 05/02/2026."""
    return f"{_local(value):%H:%M ngày %d/%m/%Y}" if value else NOTHING


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


def _exact(value: object) -> object:
    return Decimal(str(value)) if isinstance(value, str | float) else value


def _local(value: date | datetime) -> date | datetime:
    is_aware = isinstance(value, datetime) and timezone.is_aware(value)
    return timezone.localtime(value) if is_aware else value


# --- Signs -----------------------------------------------------------------------------------------------------


@register.simple_tag
def badge(state: object, label: str = "") -> SafeString:
    """Dấu trạng thái: a sign and a word. `state` is a code of STATES or its Vietnamese label."""
    key = str(state)
    code = key if key in STATES else CODES_BY_LABEL.get(key.lower(), "")
    word, sign = STATES.get(code, (key, "none"))
    return render_to_string("components/badge.html", {"sign": sign, "label": capfirst(label or word)})


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
    if value not in (None, "") and _exact(maximum):
        share = min(Decimal(100), max(Decimal(0), rounded(_exact(value) * 100 / _exact(maximum), 1)))
    return render_to_string("components/bar.html", {"number": vi_number(value, places), "share": share})


@register.simple_tag
def trend(points: list[tuple[str, object]]) -> SafeString:
    """Xu hướng: a small line of (label, value), from its lowest to its highest; a value of None is passed over."""
    known = [(place, _exact(value)) for place, (_, value) in enumerate(points) if value is not None]
    low = min((value for _, value in known), default=Decimal(0))
    span = max([value - low for _, value in known] + [TREND_SPAN])
    marks = [
        {"x": 6 + TREND_STEP * place, "y": 6 + TREND_HEIGHT - rounded((value - low) * TREND_HEIGHT / span, 1)}
        for place, value in known
    ]
    words = "; ".join(f"{label}: {vi_number(value)}" for label, value in points)
    size = {"width": 12 + TREND_STEP * max(len(points) - 1, 0), "height": 12 + TREND_HEIGHT}
    return render_to_string("components/trend.html", size | {"marks": marks, "words": words})


# --- Parts of a page -------------------------------------------------------------------------------------------


@register.simple_block_tag
def breadcrumb(content: str) -> SafeString:
    """Đường dẫn: {% breadcrumb %}{% crumb "Xếp hạng" url %}{% crumb "Sở Nội vụ" %}{% endbreadcrumb %}."""
    return render_to_string("components/breadcrumb.html", {"content": content})


@register.simple_tag
def crumb(label: object, url: str = "") -> SafeString:
    """Một mắt của đường dẫn; the last one has no address: it is this page."""
    return render_to_string("components/crumb.html", {"label": label, "url": url})


@register.simple_block_tag
def page_header(
    content: str, title: object, lead: str = "", state: object = "", above: str = ""
) -> SafeString:
    """Đầu trang: the only h1, a line under it, a state beside it; the content is the row of actions."""
    context = {"content": content, "title": title, "lead": lead, "state": state, "above": above}
    return render_to_string("components/page_header.html", context)


@register.simple_block_tag
def card(
    content: str, title: object = "", note: str = "", name: str = "", is_part: bool = False
) -> SafeString:
    """Một phần của trang, có tiêu đề và đường kẻ mảnh; `name` becomes its id, for links.

    `is_part`: what is typed in it is saved by itself, as one part of the form.
    """
    context = {"content": content, "title": title, "note": note, "name": name, "is_part": is_part}
    return render_to_string("components/card.html", context)


@register.simple_block_tag
def tabs(content: str, label: str) -> SafeString:
    """Các thẻ: links to addresses, so that a tab can be bookmarked. Filled with {% tab %}."""
    return render_to_string("components/tabs.html", {"content": content, "label": label})


@register.simple_tag
def tab(label: object, url: str, current: bool = False, count: int | None = None) -> SafeString:
    """Một thẻ trong {% tabs %}."""
    return render_to_string(
        "components/tab.html", {"label": label, "url": url, "current": current, "count": count}
    )


@register.simple_block_tag
def facts(content: str) -> SafeString:
    """Danh sách thông tin: nhãn và giá trị. Filled with {% fact %}."""
    return format_html('<dl class="facts">{}</dl>', content)


@register.simple_tag
def fact(label: str, value: object) -> SafeString:
    """Một dòng của {% facts %}; an empty value is a dash."""
    shown = NOTHING if value is None or value == "" else value
    return format_html('<div class="fact"><dt>{}</dt><dd>{}</dd></div>', label, shown)


@register.simple_block_tag
def empty(content: str, title: str) -> SafeString:
    """Danh sách trống: why it is empty (title) and what one can do (content)."""
    return render_to_string("components/empty.html", {"content": content, "title": title})


@register.simple_block_tag
def action_bar(content: str, status: str = "") -> SafeString:
    """Thanh dưới cùng, luôn nhìn thấy: a status at the left, the actions at the right."""
    return render_to_string("components/action_bar.html", {"content": content, "status": status})


@register.simple_block_tag
def filters(content: str, label: str = "Bộ lọc", clear_url: str = "") -> SafeString:
    """Hàng bộ lọc: a GET form, so that the address says what is shown."""
    return render_to_string(
        "components/filters.html", {"content": content, "label": label, "clear_url": clear_url}
    )


# --- Forms -----------------------------------------------------------------------------------------------------


@register.simple_tag
def field(bound_field, width: str = "", label: str = "", is_quiet: bool = False) -> SafeString:
    """Ô nhập: label, hint, control, message. `width`: figure | date | short | (full).

    A quiet field keeps its label for screen readers only: for the cell of a table whose head says it.
    """
    kind = "" if bound_field.use_fieldset else getattr(bound_field.field.widget, "input_type", "")
    context = {
        "field": bound_field,
        "width": width,
        "label": label or bound_field.label,
        "is_quiet": is_quiet,
    }
    return render_to_string("components/field.html", context | {"is_choice": kind == "checkbox"})


@register.simple_tag
def error_summary(*forms) -> SafeString:
    """Danh sách lỗi ở đầu trang, mỗi lỗi là một liên kết đến ô cần sửa; forms and formsets.

    Where one page has many forms alike, `where` of a form says which one is meant.
    """
    errors = [error for form in forms for error in _errors_of(form)]
    return render_to_string("components/error_summary.html", {"errors": errors}) if errors else SafeString("")


def _errors_of(form) -> list[FieldError]:
    if hasattr(form, "forms"):
        own = [FieldError("", "", message) for message in form.non_form_errors()]
        return own + [error for single in form.forms for error in _errors_of(single)]
    own = [FieldError("", "", message) for message in form.non_field_errors()]
    where = f"{form.where} – " if hasattr(form, "where") else ""
    return own + [
        FieldError(_target(bound), f"{where}{bound.label}", message)
        for bound in form
        if bound.errors
        for message in bound.errors
    ]


def _target(bound_field) -> str:
    """A group of radio buttons has no field of its own: its first button is the target."""
    return bound_field.id_for_label or f"{bound_field.auto_id}_0"
