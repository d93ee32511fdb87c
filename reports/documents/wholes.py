"""Bộ lọc của mẫu văn bản: what must not be torn at the end of a line."""

import re

from django.template import Library
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

register = Library()
_WHOLE = re.compile(
    r"\d{4} - \d{4}"  # 2017 - 2020
    r"|(?<!\S)[^\W\d_]{1,10} \d{1,4}(?![\w/-]| - \d{4})"  # mức độ 4, năm 2017
    r"|(?<!\S)điểm [a-zđ](?!\w)"  # điểm đ
    r"|(?<!\S)(?:[Ss]ố )?(?=\S{1,24}(?!\S))\S+[/-]\S+"  # 101/KH-UBND, số 55-CT/TU
)


@register.filter
def whole(text: str) -> str:
    """Giữ liền số, ký hiệu: "101/KH-UBND", "2017 - 2020", "mức độ 4" stay on one line."""
    escaped = str(conditional_escape(text))
    return mark_safe(_WHOLE.sub(lambda match: f'<span class="whole">{match[0]}</span>', escaped))  # noqa: S308 - escaped above
