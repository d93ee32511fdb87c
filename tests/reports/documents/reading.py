"""Đọc lại một tệp PDF: what is printed, where, and in which letters."""

import re
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pypdfium2
from pdfplumber.page import Page

POINTS_PER_MM = 72 / 25.4
ONE_LINE = 3  # points between the tops of letters that stand in one line
ONE_WORD = 2  # points between letters of one word


def lines(document: bytes, *, top: float = 0, foot: float = float("inf")) -> list[list[str]]:
    """Các dòng chữ của từng trang, from side to side, that stand between `top` and `foot` (points from above).

    Ten times as fast as to ask for the words of `pages`, which know of letters and rules as well.
    """
    with pypdfium2.PdfDocument(document) as opened:
        return [_lines_of(page, top, foot) for page in opened]


def _lines_of(page, top, foot):
    written, height, letters = page.get_textpage(), page.get_height(), []
    for place, letter in enumerate(written.get_text_range()):
        if not letter.isspace():
            left, lower, right, upper = written.get_charbox(place, loose=True)
            if height - upper < foot and height - lower > top:
                letters.append((height - upper, left, right, letter))
    letters.sort()
    starts = [place for place, (one, two) in enumerate(pairwise(letters), 1) if two[0] - one[0] > ONE_LINE]
    return [_joined(letters[one:two]) for one, two in pairwise([0, *starts, len(letters)])] if letters else []


def _joined(letters):
    row = sorted((left, right, letter) for _, left, right, letter in letters)
    gaps = [" " if two[0] - one[1] >= ONE_WORD else "" for one, two in pairwise(row)]
    return "".join(gap + letter for gap, (*_, letter) in zip(["", *gaps], row, strict=True))


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
