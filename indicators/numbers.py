"""Số viết theo kiểu Việt Nam: 1.234,5. Đọc số người dùng gõ, và viết số để đọc.

Pure: no Django. Comma = decimal; a dot before exactly three digits = thousands; any other
dot = decimal, echoed back; what can be read in two ways is refused.
"""

import re
from decimal import Decimal
from fractions import Fraction

from indicators.exact import Quotient
from indicators.figures import MAX_DIGITS, MAX_PLACES, fits, plain

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff"))
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?")
_COMMA = re.compile(r"\d+(?:,\d+)?")
_POINT = re.compile(r"\d+\.\d+")
_HINT = "Viết số thập phân bằng dấu phẩy, ví dụ 1234,5 hoặc 1.234,5."


class BadNumber(ValueError):
    """Không đọc được số; the message tells the user how to write it."""


def read(text: str) -> Decimal:
    """Đọc số người dùng gõ: "97,5" → 97.5, "1.234" → 1234, "1,234" → 1.234, "95.5" → 95.5; BadNumber otherwise."""
    cleaned = text.translate(_INVISIBLE).replace("\u00a0", " ").replace("\u202f", " ").strip()
    cleaned = cleaned.removesuffix("%").rstrip().replace("−", "-")
    sign, body = ("-", cleaned[1:].lstrip()) if cleaned.startswith("-") else ("", cleaned)
    number = Decimal(sign + _machine_form(body, text))
    if not fits(number):
        raise BadNumber(
            f"“{text.strip()}” quá dài: tối đa {MAX_DIGITS} chữ số, trong đó {MAX_PLACES} chữ số sau dấu phẩy."
        )
    return number + 0


def _machine_form(body: str, typed: str) -> str:
    if not body.isascii():
        raise BadNumber(f"“{typed.strip()}” không phải là số. {_HINT}")
    if _COMMA.fullmatch(body):
        return body.replace(",", ".")
    if _GROUPED.fullmatch(body) or _SPACED.fullmatch(body):
        return body.replace(".", "").replace(" ", "").replace(",", ".")
    if _POINT.fullmatch(body):
        if len(body.partition(".")[2]) == 3:
            raise BadNumber(f"“{typed.strip()}” có thể hiểu theo hai cách. {_HINT}")
        return body
    raise BadNumber(f"“{typed.strip()}” không phải là số. {_HINT}")


def written(number: Decimal | Fraction | int, places: int | None = None) -> str:
    """Viết số để đọc: 1.234,5; with `places`, rounded half up to that many (for display only)."""
    if places is not None:
        number = rounded(number, places)
        text = format(number, "f")
    else:
        text = plain(Decimal(number))
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, rest = text.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return sign + grouped + ("," + rest if rest else "")


def rounded(number: Decimal | Fraction | int, places: int) -> Decimal:
    """Làm tròn nửa lên (xa số 0), exactly: the argument is taken as a rational number."""
    scale = 10**places
    exact = Fraction(number) * scale
    whole = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    is_negative = exact < 0 and whole != 0
    return Decimal((int(is_negative), tuple(map(int, str(whole))), -places))


def fixed(number: Decimal | Fraction | int, places: int) -> str:
    """Số dạng máy với đúng từng ấy chữ số thập phân, rounded half up: 97.85 → "97.8500" with 4 places."""
    return fixed_quotient(number.as_integer_ratio(), places)


def fixed_quotient(quotient: Quotient, places: int) -> str:
    """Cũng vậy, cho một thương chưa rút gọn: (9785, 100) → "97.8500"."""
    top, bottom = quotient
    whole = (2 * abs(top) * 10**places + bottom) // (2 * bottom)
    digits = str(whole).zfill(places + 1)
    sign = "-" if top < 0 and whole else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
