"""Chữ an toàn trong bảng tính: what somebody typed into a form must never become a formula in somebody else's Excel."""

import re

_STARTS = "=+\\-@＝＋－＠"
_BLANK = "\\s\ufeff\u200b\u200c\u200d\u2060"
_FORMULA = re.compile(f"(^|[,;\t\r\n])([{_BLANK}]*)(?=[{_STARTS}])")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def printable(text: str) -> str:
    """Bỏ ký tự điều khiển, which no spreadsheet accepts; tab and line breaks stay."""
    return _CONTROL.sub("", text)


def looks_like_formula(text: str) -> bool:
    """Mở đầu như một công thức: = + - @ also full width, behind blanks or invisible letters; a tab or line break."""
    return text[:1] in ("\t", "\r", "\n") or bool(_FORMULA.match(text))


def neutral(text: str) -> str:
    """Chữ cho tệp CSV: an apostrophe goes before what would start a formula.

    Also behind a comma, semicolon or line break inside the text: a program that cuts at another sign than ours starts
    a new cell there, quotation marks or not.
    """
    text = printable(text)
    apart = _FORMULA.sub(r"\1\2'", text)
    return f"'{apart}" if text[:1] in ("\t", "\r", "\n") else apart
