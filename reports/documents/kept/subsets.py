"""Phông rút gọn giữ lại: papers that use the same letters of a face embed the same part of it."""

from weasyprint.pdf.fonts import Font

MOST = 64  # parts kept, of some 25 kB

_parts: dict[tuple, bytes] = {}
_clean = Font.clean


def clean(self, to_unicode, hinting):
    """Bỏ những chữ không dùng; of a plain face with every letter asked for only, as ours are."""
    is_plain = to_unicode and not (self.missing or "fvar" in self.tables or self.png or self.svg or self.colr)
    key = (self.hash, self.index, frozenset(to_unicode), hinting)
    if is_plain and key in _parts:
        self.file_content = _parts[key]
        return
    _clean(self, to_unicode, hinting)
    if is_plain:
        if len(_parts) >= MOST:
            _parts.clear()
        _parts[key] = self.file_content
