"""Tệp quét của một văn bản, do người chọn: one file is kept as it came, several are sewn together."""

from collections.abc import Sequence

from commitments.models import Document, Scan
from commitments.scans import binding, filing, piles, reading, sheets
from commitments.scans.content import Content
from commitments.scans.filing import Kept
from commitments.scans.sheets import Sheet
from units import vault

READ_AT_MOST = 12
"""Số trang đọc mã khi tải một văn bản: nobody waits for a longer one."""
REARRANGED = "Sắp lại trang."


class WrongPaper(Exception):
    """Tệp là giấy của văn bản khác; the message says which page says so."""


def keep(files: Sequence, document: Document) -> Kept:
    """Cất tệp đã chọn (`path`, `content`). Raises WrongPaper, Undrawable, `vault.NoRoom`."""
    pages = [
        Sheet(each.path, each.content.media_type, number)
        for each in files
        for number in range(each.content.pages)
    ]
    read = [reading.read(page, piles.code_in) for page in pages[:READ_AT_MOST]]
    for place, found in enumerate(read, start=1):
        if found.codes and document.code not in found.codes:
            raise WrongPaper(
                f"Trang {place} mang mã {_shown(found.codes[0])}, không phải mã của văn bản này."
            )
    if len(files) == 1:
        return _as_it_came(files[0].path, files[0].content, pages)
    turns = [found.turn for found in read] + [0] * (len(pages) - len(read))
    return binding.sew(
        [
            binding.Leaf(page, turn, sheets.resolution(page), b"")
            for page, turn in zip(pages, turns, strict=True)
        ]
    )


def _as_it_came(path, content: Content, pages):
    known = [dpi for page in pages if (dpi := sheets.resolution(page)) is not None]
    return Kept(vault.keep_file(path), content.media_type, content.pages, min(known, default=None))


def _shown(code):
    return f"{code[:5]}-{code[5:]}"


def arrange(scan: Scan, wishes: Sequence[dict], *, by) -> Scan:
    """Sắp lại trang: for each page its new `place` and by how much to `turn` it. Raises as `filing.file` does."""
    path = vault.path(scan.file)
    leaves = [
        binding.Leaf(Sheet(path, scan.media_type, number), wish["turn"], scan.dpi, b"")
        for number, wish in enumerate(wishes)
    ]
    order = sorted(range(len(leaves)), key=lambda number: (wishes[number]["place"], number))
    kept = binding.sew([leaves[number] for number in order])
    return filing.file(scan.document, kept, by=by, instead_of=scan, reason=REARRANGED)
