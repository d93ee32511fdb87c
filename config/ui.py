"""Thành phần giao diện: the tags and filters every template has without {% load %}.

Each tag renders one file of templates/components/. What a component needs is said here, in its signature;
how it looks is said in static/css/. Numbers, dates and states are written in one way, here, for every page.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.template import Context, Engine, Library
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from indicators.numbers import rounded, written

register = Library()

NOTHING = "–"


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
    return written(exact_of(value), places)


@register.filter
def percent(value: object, places: int = 1) -> str:
    """Tỷ lệ phần trăm, không có dấu cách: 95,5%."""
    if value is None or value == "":
        return NOTHING
    return f"{written(rounded(exact_of(value), places).normalize())}%"


@register.filter
def vi_date(value: date | datetime | None) -> str:
    """Ngày dd/mm/yyyy, theo giờ Việt Nam."""
    return f"{_local(value):%d/%m/%Y}" if value else NOTHING


@register.filter
def vi_moment(value: datetime | None) -> str:
    """Thời điểm: 16:54 ngày 05/02/2026."""
    return f"{_local(value):%H:%M ngày %d/%m/%Y}" if value else NOTHING


@register.filter
def after_slash(text: str) -> SafeString:
    """Cho xuống dòng sau dấu gạch chéo: in a narrow cell browsers would sooner cut 1.188/1.204 within a number."""
    return format_html_join(mark_safe("/<wbr>"), "{}", ((part,) for part in str(text).split("/")))


def exact_of(value: object) -> object:
    """Số đúng của một giá trị: texts and floats as decimals, the rest as it is."""
    return Decimal(str(value)) if isinstance(value, str | float) else value


def _local(value: date | datetime) -> date | datetime:
    is_aware = isinstance(value, datetime) and timezone.is_aware(value)
    return timezone.localtime(value) if is_aware else value


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
    if bound_field.is_hidden:
        return bound_field.as_widget()
    kind = getattr(bound_field.field.widget, "input_type", "")
    is_many = bound_field.use_fieldset
    context = {
        # A page of entry has seventy: what is asked of a field more than once is asked here.
        "field": bound_field,
        "control": str(bound_field),
        "errors": bound_field.errors,
        "described_by": is_many and bound_field.aria_describedby,
        "is_many": is_many,
        "is_choice": kind == "checkbox" and not is_many,
        "is_optional": not bound_field.field.required,
        "width": width,
        "label": label or bound_field.label,
        "is_quiet": is_quiet,
    }
    return Engine.get_default().get_template("components/field.html").render(Context(context))


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
