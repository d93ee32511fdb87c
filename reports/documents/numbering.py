"""Khoản, điểm: typed paragraphs told apart and numbered anew: 1. 2. 3. and, below them, a) b) c) d) đ) e)."""

import re

LETTERS = "abcdđeghiklmnopqrstuvxy"  # the Vietnamese alphabet without ă â ê ô ơ ư, as the law numbers
_MARK = re.compile(r"^(?:(?P<number>\d{1,2}[.)])|(?P<letter>[a-zđ]\))|(?P<dash>[-–+•]))\s*")
_ABBREVIATION = re.compile(r"(?:^|\s)(?:TP|Tp|TX|Tx|PGS|TS|ThS|GS|BS|KS|Q|KT|TM|TL|TUQ|St|\d{1,2})\.$")
_SENTENCE_END = re.compile(r"(?<=[.;])\s+")


def clauses(lines: list[str]) -> tuple[tuple[str, str], ...]:
    """Các khoản, điểm kèm số: ("1.", "Chỉ đạo:"), ("a)", "Phân công;"). A single khoản has no number.

    A line with another kind of mark than the khoản above it is a điểm of that khoản.
    """
    gathered: list[tuple[str, list[str]]] = []
    kind = ""
    for line in lines:
        mark = _MARK.match(line.strip())
        own = mark.lastgroup if mark else ""
        bare = _MARK.sub("", line.strip())
        if not bare:
            continue
        words = ended(bare[0].upper() + bare[1:])
        if gathered and own in ("letter", "dash") and own != kind:
            gathered[-1][1].append(words)
        else:
            gathered.append((words, []))
            kind = own
    return tuple(_numbered(gathered))


def _numbered(gathered):
    for order, (words, points) in enumerate(gathered, start=1):
        yield f"{order}." if len(gathered) > 1 else "", words
        for place, point in enumerate(points):
            yield f"{letter(place)})", point


def letter(place: int) -> str:
    """Chữ của điểm, from 0; after the last one the letters are doubled."""
    return LETTERS[place % len(LETTERS)] * (1 + place // len(LETTERS))


def sentences(text: str) -> list[str]:
    """Các dòng như đã gõ; of a text on one line, its sentences."""
    if "\n" in text:
        return text.split("\n")
    parts: list[str] = []
    for piece in _SENTENCE_END.split(text.strip()):
        if parts and (parts[-1].endswith(";") or _ABBREVIATION.search(parts[-1])):
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
    return parts


def ended(text: str) -> str:
    """Câu có dấu kết thúc."""
    return text if text.endswith((".", ";", ":", "!", "?", "…")) else f"{text}."
