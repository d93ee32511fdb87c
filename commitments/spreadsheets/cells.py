"""Một ô của biểu nói gì: as the text a person would have typed on the page, or why it cannot be taken.

Pure; `cell` is openpyxl's.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from commitments.spreadsheets import legacy_text
from commitments.spreadsheets.layout import DONE, LONGEST_WORDS, YES
from indicators.numbers import written

SIGNIFICANT = 15
"""Chữ số mà Excel tính đúng; what stands behind them (0,1 + 0,2) is noise of the machine."""

LONGEST_NUMBER, SHOWN = 100, 40
FORMULA = "có công thức. Chép ô rồi dán dạng giá trị (Paste Special → Values)."
DATE = "là ngày tháng, có thể do Excel tự đổi. Đặt định dạng ô là Number rồi gõ lại số."
PERCENT = "định dạng phần trăm, mà ô này không tính theo phần trăm. Đặt định dạng ô là Number rồi gõ lại số."
TOO_LONG = "dài quá {most} ký tự. Rút ngắn rồi nạp lại."
LEGACY = "có chữ không phải Unicode (TCVN3, VNI hoặc pha lẫn). Chuyển sang Unicode rồi nạp lại."
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_BREAKS = re.compile(r"[\r\n\t ]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff")) | {0xA0: " ", 0x202F: " "}


class BadCell(ValueError):
    """Ô không nhận được; the message goes on after its address: “Ô F7 có công thức …”."""


class Said(NamedTuple):
    """Điều một ô nói, as typed text; `note` where it was not simply that."""

    text: str
    note: str = ""


def amount(cell, measure: str) -> Said:
    """Ô số: a number is told as the page writes it, a text stands as it is, to be read by the same rules."""
    _refuse_odd(cell)
    value = cell.value
    if isinstance(value, date | datetime | time | timedelta):
        raise BadCell(DATE)
    if isinstance(value, bool):
        raise BadCell("là giá trị đúng/sai (TRUE, FALSE), không phải số.")
    if not isinstance(value, int | float | Decimal):
        # Spaces inside stay: two of them between digits are refused here as on the page.
        return Said(_short("" if value is None else str(value).strip(), LONGEST_NUMBER))
    number = Decimal(format(value, f".{SIGNIFICANT}g")) if isinstance(value, float) else Decimal(value)
    if "%" not in _QUOTED.sub("", cell.number_format):
        return Said(written(number))
    if measure.strip() != "%":
        raise BadCell(PERCENT)
    return Said(written(number * 100), f"Ô định dạng phần trăm, hiểu là {written(number * 100)}%")


def choice(cell, meanings: Mapping[str, str]) -> Said:
    """Ô chọn; `meanings` by folded word: what the page sends for it."""
    _refuse_odd(cell)
    said = "1" if cell.value is True else "0" if cell.value is False else folded(plain(cell.value))
    if not said:
        return Said("")
    if said not in meanings:
        raise BadCell(f"ghi “{shown(cell.value)}”; chọn trong danh sách của ô hoặc để trống.")
    return Said(meanings[said])


def words(cell) -> Said:
    """Ô lời: in Unicode NFC; old encodings are converted where that is certain."""
    _refuse_odd(cell)
    value = cell.value
    if isinstance(value, datetime | date):
        return Said(f"{value:%d/%m/%Y}")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Said(written(Decimal(format(value, f".{SIGNIFICANT}g"))))
    text = "" if value is None else _short(str(value), LONGEST_WORDS).replace("_x000D_", "")
    try:
        read, encoding = legacy_text.recognise(text, cell.font.name or "")
    except legacy_text.Uncertain as fault:
        raise BadCell(LEGACY) from fault
    is_converted = encoding != legacy_text.UNICODE
    return Said(read.strip(), f"Chữ {encoding} đã chuyển sang Unicode" if is_converted else "")


def plain(value: object) -> str:
    """Giá trị của ô thành chữ NFC trên một dòng; "" for an empty cell."""
    if value is None:
        return ""
    text = unicodedata.normalize("NFC", str(value)).translate(_INVISIBLE)
    return _BREAKS.sub(" ", text).strip()


def shown(value: object) -> str:
    """Giá trị của ô để nêu trong lời báo, cut where it is long."""
    text = plain(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _short(text, most):
    if len(text) > most:
        raise BadCell(TOO_LONG.format(most=written(most)))
    return text


def folded(text: str) -> str:
    """Chữ thường không dấu, to compare what people write in different ways."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _refuse_odd(cell):
    if cell.data_type == "f":
        raise BadCell(FORMULA)
    if cell.data_type == "e":
        raise BadCell(f"báo lỗi {cell.value}. Sửa ô rồi nạp lại.")


FLAG_WORDS = dict.fromkeys(
    (folded(YES), "x", "1", "true", "dung", "khong phat sinh", "uoc"), "on"
) | dict.fromkeys(("khong", "0", "false"), "")
DONE_WORDS = {folded(word): code for code, word in DONE.items()} | {"1": "1", "0": "0"}
