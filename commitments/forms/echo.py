"""Nói lại điều hệ thống hiểu từ chữ số vừa gõ, so that nobody is surprised after saving.

static/js/entry.js says the same while typing.
"""

import re
from decimal import Decimal

from commitments.telling import share
from indicators.numbers import BadNumber, read, written

_ONE_GROUP = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")


def understood(text: str) -> str:
    """Số được hiểu, khi nó khác chữ đã gõ: “95.5” → 95,5; "" when written as the system writes it, or unreadable."""
    number = _number(text)
    if number is None or written(number) == text.strip():
        return ""
    return written(number)


def doubtful(text: str) -> str:
    """Điều phải nói rõ về một số có thể hiểu cách khác: “1.234” is 1234, “95.5” is 95,5; "" where there is no doubt."""
    number = _number(text)
    if number is None or "." not in text:
        return ""
    if _ONE_GROUP.fullmatch(text.strip()):
        return f"“{text.strip()}” là {int(number)} (dấu chấm ngăn hàng nghìn)"
    return f"“{text.strip()}” là {written(number)}" if understood(text) else ""


def of_number(text: str, *, is_new: bool) -> str:
    """Câu nói lại cạnh một ô số; `is_new`: typed just now, so that doubts are worth a word."""
    if meant := understood(text):
        return f"Hệ thống hiểu là {meant}"
    return f"Hệ thống hiểu {doubt}" if is_new and (doubt := doubtful(text)) else ""


def of_ratio(numerator: str, denominator: str, *, is_new: bool) -> str:
    """Câu nói lại cạnh tử số và mẫu số, with the percentage they make."""
    said = [line for text in (numerator, denominator) if (line := of_number(text, is_new=is_new))]
    percent = share(_number(numerator), _number(denominator))
    return ". ".join([*said, f"Tỷ lệ: {percent}"] if percent else said)


def _number(text: str) -> Decimal | None:
    try:
        return read(text) if text.strip() else None
    except BadNumber:
        return None
