"""Đối tượng PDF đã viết thành byte một lần.

A PDF/A names itself by a hash of all its objects, and pydyf writes and compresses every object once for the hash and
once more for the file. Written beforehand, the same bytes serve both; that saves a twentieth of the time of printing.
"""

from functools import lru_cache

import pydyf


class Serialised(pydyf.Object):
    """Một đối tượng, with its bytes as they will stand in the file."""

    compressible = data = None  # in place of the properties of its parent

    def __init__(self, made: pydyf.Object):
        self.number, self.generation, self.free = made.number, made.generation, made.free
        self.offset, self.compressible, self.data = made.offset, made.compressible, _data(made)


def _data(made: pydyf.Object) -> bytes:
    is_font = isinstance(made, pydyf.Stream) and made.compress and set(made.extra) == {"Length1"}
    return _font(*made.stream) if is_font else made.data


@lru_cache(maxsize=64)
def _font(content: bytes) -> bytes:
    """Một phần của phông, compressed: papers that use the same letters embed the same."""
    return pydyf.Stream([content], {"Length1": len(content)}, compress=True).data


def serialise(pdf: pydyf.PDF) -> None:
    """Viết mọi đối tượng, when nothing in them changes any more: right before the file is written."""
    pdf.objects = [made if made.free == "f" else Serialised(made) for made in pdf.objects]
