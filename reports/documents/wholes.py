"""Bộ lọc của mẫu văn bản: what must not be torn at the end of a line."""

import re

from django.template import Library
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

register = Library()
_WHOLE = re.compile(
    r"\d{4} - \d{4}"  # 2017 - 2020
    r"|(?<!\S)[^\W\d_]{1,10} \d{1,4}(?:[.,]\d+)*(?![\w/-]|[.,]\d| - \d{4})"  # mức độ 4, năm 2017, đến 98,63
    r"|(?<!\S)điểm [a-zđ](?!\w)"  # điểm đ
    r"|(?<!\S)(?:[Ss]ố )?(?=\S{1,24}(?!\S))\S+[/-]\S+"  # 101/KH-UBND, số 55-CT/TU
)


def pieces(text: str) -> list[tuple[str, bool]]:
    """Chia `text` thành từng mảnh, each with whether it must stay on one line."""
    found, end = [], 0
    for match in _WHOLE.finditer(text):
        found += [(text[end : match.start()], False), (match[0], True)]
        end = match.end()
    return [piece for piece in [*found, (text[end:], False)] if piece[0]]


@register.filter
def whole(text: str) -> str:
    """Giữ liền số, ký hiệu: "101/KH-UBND", "2017 - 2020", "mức độ 4" stay on one line."""
    written = (
        format_html('<span class="whole">{}</span>', piece) if is_whole else conditional_escape(piece)
        for piece, is_whole in pieces(text)
    )
    return mark_safe("".join(written))  # noqa: S308 - each piece is escaped above
