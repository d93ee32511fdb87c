"""Bản quét làm thử: a paper with its code, printed, then turned, skewed, dirtied and stacked as people do."""

import base64
import random
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2
import segno
from PIL import Image
from weasyprint import HTML

ADDRESS = "https://camket.example.vn/xac-thuc/{code}/"
FIRST, SECOND = "AC3DEFGH7K", "PRTVW23456"
DPI = 150
GREY = 236  # the lid of the scanner
STYLE = """
@page { size: A4; margin: 20mm 15mm 25mm 30mm; @bottom-right { content: element(foot) }
        @top-center { content: counter(page) } }
.foot { position: running(foot) } .foot img { width: 16mm; height: 16mm }
body { font: 14pt Tinos } table { width: 100%; border-collapse: collapse } td { border: 1px solid; height: 14mm }
section { break-before: page }
"""
PARTS = (
    "<h1>BẢN CAM KẾT</h1>" + "<p>Căn cứ kế hoạch về cải cách thủ tục hành chính của tỉnh.</p>" * 20,
    "<section><table>" + "<tr><td>Chỉ tiêu<td>95%<td>96%</tr>" * 13 + "</table></section>",
    "<section><p>Trên đây là cam kết.</p><h2>GIÁM ĐỐC</h2></section>",
)


def code_of(text: str) -> str | None:
    """Mã trong địa chỉ của ta."""
    _, mark, rest = text.partition("/xac-thuc/")
    return rest.strip("/") if mark else None


@cache
def printed(code: str = FIRST, text: str = ADDRESS) -> bytes:
    """Văn bản ba trang đã in ra PDF."""
    mark = segno.make(text.format(code=code), error="m").png_data_uri(scale=8, border=2)
    return HTML(
        string=f'<style>{STYLE}</style><div class="foot"><img src="{mark}"></div>{"".join(PARTS)}'
    ).write_pdf()


@cache
def page(number: int = 0, code: str = FIRST, text: str = ADDRESS, dpi: int = DPI) -> Image.Image:
    """Một trang sạch, as the scanner would see it."""
    document = pypdfium2.PdfDocument(printed(code, text))
    shown = document[number].render(scale=dpi / 72, grayscale=True).to_pil().copy()
    document.close()
    return shown


def dirtied(image: Image.Image, *, turn: int = 0, skew: float = 0, noise: float = 0.15) -> Image.Image:
    """Đặt lệch, xoay và lấm bẩn; turn and skew in degrees clockwise."""
    dirty = Image.blend(image, Image.effect_noise(image.size, 60), noise) if noise else image
    straight = dirty.rotate(-skew, Image.Resampling.BICUBIC, expand=True, fillcolor=GREY) if skew else dirty
    return straight.rotate(-turn, expand=True)


def blank(dpi: int = DPI) -> Image.Image:
    """Mặt sau để trắng, with a few specks and the shadow of the lid."""
    image = Image.new("L", (round(8.27 * dpi), round(11.69 * dpi)), 248)
    specks = random.Random(1)
    for _ in range(40):
        image.putpixel((specks.randrange(image.width), specks.randrange(image.height)), 90)
    image.paste(60, (0, 0, image.width, round(image.height * 0.01)))
    return image


def jpeg(image: Image.Image, quality: int = 60) -> bytes:
    return _saved(image, "JPEG", quality=quality)


def png(image: Image.Image) -> bytes:
    return _saved(image, "PNG")


def _saved(image, kind, **options):
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def stack(images: Sequence[Image.Image | bytes], dpi: int = DPI) -> bytes:
    """Tập quét: one PDF, one picture a page; a picture given twice is written twice."""
    document = pypdfium2.PdfDocument.new()
    for each in images:
        content = each if isinstance(each, bytes) else jpeg(each)
        width, height = (side * 72 / dpi for side in Image.open(BytesIO(content)).size)
        leaf, image = document.new_page(width, height), pypdfium2.PdfImage.new(document)
        image.load_jpeg(BytesIO(content), inline=True)
        image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        leaf.insert_obj(image)
        leaf.gen_content()
        leaf.close()
    target = BytesIO()
    document.save(target)
    document.close()
    return target.getvalue()


def kept(folder: Path, content: bytes, name: str = "scan") -> Path:
    """Tệp trên đĩa; its name says nothing of what it is."""
    path = folder / name
    path.write_bytes(content)
    return path


@cache
def small_jpeg() -> bytes:
    return jpeg(Image.new("L", (80, 110), 250))


@cache
def small_pdf() -> bytes:
    return stack([small_jpeg()], dpi=10)


TINY_ZIP = base64.b64decode("UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==")
