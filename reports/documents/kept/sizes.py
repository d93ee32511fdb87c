"""Kích thước giữ lại: margins, borders and widths of a box, resolved once for its style and the room around it."""

from weasyprint.formatting_structure import boxes
from weasyprint.layout import percent

from reports.documents.kept.styles import count, memory

_BORDERS = ("border_top_width", "border_right_width", "border_bottom_width", "border_left_width")
_SIZES = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("top", "right", "bottom", "left")),
    *(f"{bound}{axis}" for bound in ("", "min_", "max_") for axis in ("width", "height")),
    *_BORDERS,
)


def resolve_percentages(box, containing_block):
    """Đặt kích thước của một ô, as WeasyPrint resolves them; borders of a table's cells stay what they are."""
    if isinstance(containing_block, boxes.Box):
        width, height = containing_block.width, containing_block.height
    else:
        width, height = containing_block
    style, own = box.style, box.__dict__
    borders = tuple(map(own.get, _BORDERS)) if style["border_collapse"] == "collapse" else None
    sizes = memory(style, "sizes")
    key = (width, height, borders, isinstance(box, boxes.PageBox))
    if key not in sizes:
        percent.resolve_percentages(box, containing_block)
        sizes[key] = {name: own[name] for name in _SIZES}
        count()
    else:
        own.update(sizes[key])
