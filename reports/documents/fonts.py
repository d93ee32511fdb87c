"""Phông chữ của văn bản: Tinos, which has the widths of Times New Roman and every Vietnamese letter.

The files come from the system package fonts-croscore and are embedded under a family name of our own, so that no
other font of the machine can take their place unseen.
"""

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY = "Camket Tinos"
INSTALL = "apt-get install -y --no-install-recommends fonts-croscore libharfbuzz-subset0"
FACES = {
    "regular": ("Tinos-Regular.ttf", "normal", "normal"),
    "bold": ("Tinos-Bold.ttf", "bold", "normal"),
    "italic": ("Tinos-Italic.ttf", "normal", "italic"),
    "bold-italic": ("Tinos-BoldItalic.ttf", "bold", "italic"),
}
FOLDERS = (
    Path("/usr/share/fonts/truetype/croscore"),
    Path("/usr/share/fonts/croscore"),
    Path("/usr/share/fonts/google-croscore"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
)
MM_PER_POINT = 25.4 / 72


class FontMissing(RuntimeError):
    """Máy chưa có phông Tinos; the message says how to install it."""


def folder(candidates: tuple[Path, ...] = FOLDERS) -> Path:
    """Thư mục có đủ bốn kiểu chữ Tinos."""
    for candidate in candidates:
        if all((candidate / name).is_file() for name, _, _ in FACES.values()):
            return candidate
    raise FontMissing(f"Chưa cài phông chữ Tinos để in văn bản. Chạy: {INSTALL}")


def face_rules() -> str:
    """Khai báo @font-face của bốn kiểu chữ."""
    home = folder()
    return "\n".join(
        f'@font-face {{ font-family: "{FAMILY}"; src: url("{(home / name).as_uri()}");'
        f" font-weight: {weight}; font-style: {style}; }}"
        for name, weight, style in FACES.values()
    )


@cache
def _advances(face: str) -> tuple[dict[int, float], float]:
    with TTFont(folder() / FACES[face][0], lazy=True) as font:
        em = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        widths = {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}
    return widths, widths[ord("n")]


def width_mm(text: str, size: float, face: str = "regular") -> float:
    """Chiều dài của một dòng chữ (mm) at `size` points; a letter the font lacks counts as an "n"."""
    widths, usual = _advances(face)
    return sum(widths.get(ord(letter), usual) for letter in text) * size * MM_PER_POINT
