"""Xếp thứ tự trang: a scanned page is compared with those of the agreed document; its code does not number it.

Both are traces (`reading.trace_of`): a few hundred grey cells, enough to tell pages apart and blind to signatures,
specks and a few degrees.
"""

from collections.abc import Sequence
from itertools import product
from math import sqrt
from operator import mul

from commitments.scans.reading import GRID

_SHIFT = 2  # cells, 14 mm: how far a page may have slipped in the scanner
_LIKE = 0.5  # less alike than this is no match
_CLEARLY = 0.02  # a page must be so much more like one than like any other


def places(scanned: Sequence[bytes], printed: Sequence[bytes]) -> list[int | None]:
    """Trang thứ mấy của văn bản (từ 0), for each scanned page; None where it is like none, or like two of them."""
    shifted = [_shifted(trace) for trace in printed]
    pairs = []
    for page, trace in enumerate(scanned):
        likeness = sorted(_likenesses(trace, shifted), reverse=True) if trace else []
        if likeness and _is_clear(likeness):
            pairs.append((*likeness[0], page))
    found: list[int | None] = [None] * len(scanned)
    for _, place, page in sorted(pairs, reverse=True):
        if place not in found:
            found[page] = place
    return found


def _is_clear(likeness):
    best = likeness[0][0]
    return best >= _LIKE and (len(likeness) == 1 or best - likeness[1][0] >= _CLEARLY)


def _likenesses(trace, shifted):
    """[(hệ số tương quan, trang)]: the best when one is moved over the other."""
    middle = _window(trace, _SHIFT, _SHIFT)
    return [
        (max(sum(map(mul, middle, window)) for window in windows), place)
        for place, windows in enumerate(shifted)
    ]


def _shifted(trace):
    steps = range(2 * _SHIFT + 1)
    return [_window(trace, left, top) for left, top in product(steps, steps)]


def _window(trace, left, top):
    """Một phần của trang, its mean taken away and scaled, so that a product of two is their correlation."""
    across, down = GRID
    width, height = across - 2 * _SHIFT, down - 2 * _SHIFT
    rows = range(top, top + height)
    cells = [shade for row in rows for shade in trace[row * across + left : row * across + left + width]]
    mean = sum(cells) / len(cells)
    centred = [shade - mean for shade in cells]
    length = sqrt(sum(map(mul, centred, centred))) or 1.0
    return [shade / length for shade in centred]
