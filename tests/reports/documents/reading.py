"""Đọc lại một tệp PDF: what is printed, where, and in which letters."""

import re
from io import BytesIO

import pdfplumber
from pdfplumber.page import Page

POINTS_PER_MM = 72 / 25.4


def pages(document: bytes) -> list[Page]:
    return pdfplumber.open(BytesIO(document)).pages


def text(page: Page) -> str:
    """Chữ trên trang, its lines joined by single spaces."""
    return " ".join(page.extract_text().split())


def found(page: Page, words: str) -> dict:
    """Chỗ có `words`; fails where it is not printed in one piece."""
    (hit,) = page.search(re.escape(words))[:1]
    return hit


def letters(page: Page, words: str) -> set[tuple[str, float]]:
    """Kiểu chữ và cỡ của `words`: {("Bold", 12.0)}."""
    return {
        (char["fontname"].partition("Camket-Tinos")[2].strip("-"), round(char["size"], 1))
        for char in found(page, words)["chars"]
        if char["text"].strip()
    }


def mm(points: float) -> float:
    return points / POINTS_PER_MM


def rule_below(page: Page, words: str) -> dict:
    """Kẻ ngang ngay dưới dòng có `words`."""
    line = found(page, words)
    below = [
        rule
        for rule in page.rects
        if rule["bottom"] - rule["top"] < 1
        and line["bottom"] - 4 < rule["top"] < line["bottom"] + 12
        and rule["x0"] < (line["x0"] + line["x1"]) / 2 < rule["x1"]
    ]
    return min(below, key=lambda rule: rule["top"])
