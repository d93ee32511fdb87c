"""Trang in nhìn thấy: printed pages as pictures, compared with approved ones, for text that reads well may look wrong.

A difference is what the eye would see: a letter, a mark, a line that moved; not the softness of an edge.
"""

from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from reports.decision import pdf as decision
from reports.documents.paper import Group, Template
from reports.documents.press import render
from reports.period_report import pdf as period_report
from reports.reckoning import printed as explanation
from tests.reports.documents import reading_papers
from tests.reports.documents.papers import WITNESSES, joint_paper, line, long_list, paper

APPROVED = Path(__file__).resolve().parent / "approved"
BESIDE = Path(__file__).resolve().parents[3] / "var" / "approved"
DPI = 100
GREYS = 16
STEP = 255 // (GREYS - 1)
SOFTNESS = 1  # pixels around each that are looked at together
VISIBLE = 44  # of 255: how much darker or lighter such a place must be

_MIXED = (
    Group((line("1.1"), line("1.2", not_applicable="Không phát sinh hồ sơ")), "1", "Thủ tục hành chính"),
    Group(long_list(3)),
)
_RECIPIENT = paper(groups=_MIXED, symbol="BCK-SNN", signed_on=None)
_WITNESS = paper(template=Template.WITNESS, parties=WITNESSES, groups=_MIXED)
_ANNEX = replace(
    _WITNESS,
    has_annex=True,
    symbol="BCK-SNN",
    duties="1. Lãnh đạo, chỉ đạo theo Chỉ thị số 55-CT/TU:\na) phân công;\nb) đôn đốc.\n2. Báo cáo.",
)
PAGES = {
    "recipient": (_RECIPIENT, 0),
    "witness": (_WITNESS, 0),
    "joint": (joint_paper(9, groups=_MIXED), 0),
    "one-way": (paper(template=Template.ONE_WAY, groups=(Group(long_list(2)),)), 0),
    "signatures": (_WITNESS, -1),
    "annex": (_ANNEX, -1),
    "period-report": (reading_papers.REPORT, 0),
    "period-report-annex": (reading_papers.REPORT, -1),
    "decision-annex": (reading_papers.DECISION, 0),
    "explanation": (reading_papers.EXPLANATION, 0),
}
PRESSES = {
    type(reading_papers.REPORT): period_report.render,
    type(reading_papers.DECISION): decision.render,
    type(reading_papers.EXPLANATION): explanation.render,
}
"""Văn bản nào in bằng gì; all others are commitments."""


def seen(document: bytes, page: int) -> Image.Image:
    """Một trang thành hình, in shades of grey."""
    with pypdfium2.PdfDocument(document) as opened:
        sheet = opened[page % len(opened)]
        picture = sheet.render(scale=DPI / 72, grayscale=True).to_pil()
    return picture.convert("L").point(lambda grey: round(grey / STEP) * STEP)


def pictures() -> dict[str, Image.Image]:
    """Mọi trang được duyệt hình, as they are printed now; a paper with two such pages is printed once."""
    printed: dict = {}
    for given, _ in PAGES.values():
        if given not in printed:
            printed[given] = PRESSES.get(type(given), render)(given)
    return {name: seen(printed[given], page) for name, (given, page) in PAGES.items()}


def approved(name: str) -> Image.Image:
    """Hình đã duyệt."""
    return Image.open(APPROVED / f"{name}.png").convert("L")


def difference(one: Image.Image, other: Image.Image) -> Image.Image:
    """Chỗ khác nhau, white on black."""
    if one.size != other.size:
        return Image.new("L", one.size, 255)
    soft = ImageFilter.BoxBlur(SOFTNESS)
    return ImageChops.difference(one.filter(soft), other.filter(soft)).point(
        lambda grey: 255 * (grey > VISIBLE)
    )


def place_of_difference(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int] | None:
    """Khung bao những chỗ khác nhau, in mm; None where they look the same."""
    box = difference(one, other).getbbox()
    return box and tuple(round(pixels * 25.4 / DPI) for pixels in box)


def side_by_side(name: str, now: Image.Image) -> Path:
    """Hình đã duyệt, hình hiện nay và chỗ khác nhau, for a person to look at."""
    before = approved(name) if (APPROVED / f"{name}.png").exists() else Image.new("L", now.size, 255)
    three = (before, now, ImageChops.invert(difference(now, before)))
    sheet = Image.new("L", (sum(each.width for each in three), now.height), 128)
    left = 0
    for each in three:
        sheet.paste(each, (left, 0))
        left += each.width
    BESIDE.mkdir(parents=True, exist_ok=True)
    target = BESIDE / f"{name}.png"
    sheet.save(target)
    return target


def approve() -> None:
    """Duyệt lại: what is printed now becomes what is expected; what changed is shown side by side first."""
    APPROVED.mkdir(exist_ok=True)
    for name, now in pictures().items():
        known = (APPROVED / f"{name}.png").exists()
        if known and place_of_difference(now, approved(name)) is None:
            print(f"{name}: như cũ")
            continue
        beside = side_by_side(name, now)
        now.quantize(GREYS, dither=Image.Dither.NONE).save(APPROVED / f"{name}.png", optimize=True)
        print(f"{name}: đã duyệt lại; đã duyệt, hiện nay, khác nhau: {beside}")
