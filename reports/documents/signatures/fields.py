"""Ô ký số: the places that a document leaves for digital signatures, as empty signature fields of the PDF.

They stand where ink would: in the room of every signer, on the blank number and date (văn thư), and where the seal
covers the left third of the signature. They are made while the document is printed, from the elements with these ids,
so that they are part of the bytes that are agreed; whoever signs only adds to the file.
"""

from dataclasses import dataclass

import pydyf

POINTS_PER_PX = 0.75
POINTS_PER_MM = 72 / 25.4
NUMBER, DATE, SEAL = "van-thu-so", "van-thu-ngay", "van-thu-dau"
OFFICE = "van-thu"  # what the office signs for itself begins so
SEALED = (
    "ky-cam-ket",
    "ky-nhan-1",
    "ky-chu-tri-1",
    "ky-chung-kien-1",
)  # the seal goes with the first of these
LABELS = {
    "ky-cam-ket": "Chữ ký người cam kết",
    "ky-nhan": "Chữ ký người nhận cam kết",
    "ky-chung-kien": "Chữ ký người chứng kiến",
    "ky-chu-tri": "Chữ ký người chủ trì lễ ký",
    "ky-chung": "Chữ ký trong bản cam kết chung",
    NUMBER: "Số văn bản (văn thư)",
    DATE: "Ngày, tháng, năm (văn thư)",
    SEAL: "Dấu của cơ quan (văn thư)",
}
WIDEST = 60 * POINTS_PER_MM  # a signature in a wide column does not grow with it
SEAL_SIDE = 36 * POINTS_PER_MM
MARGIN = 1 * POINTS_PER_MM
PRINTED = 4  # annotation flag: shown and printed, as PDF/A asks
ADD_ONLY = 3  # the form has places for signatures, and programs should add to the file, not write it anew


@dataclass(frozen=True, slots=True)
class Place:
    """Một ô ký: its page and its box in points, from the lower left corner of the page."""

    name: str
    page: int
    box: tuple[float, float, float, float]


def label(name: str) -> str:
    """Tên ô ký bằng tiếng Việt; "" for a field that is none of ours."""
    if name in LABELS:
        return LABELS[name]
    kind, _, order = name.rpartition("-")
    return f"{LABELS[kind]} thứ {order}" if kind in LABELS and order.isdecimal() else ""


def places(document) -> list[Place]:
    """Các ô ký của một văn bản đã dàn trang, in reading order; the seal comes last."""
    found = []
    for number, page in enumerate(document.pages):
        height = page.height * POINTS_PER_PX
        for name, corners in page.anchors.items():
            if label(name) and name != SEAL:
                left, top, right, bottom = (corner * POINTS_PER_PX for corner in corners)
                box = (left, height - bottom, right, height - top)
                found.append(Place(name, number, _narrowed(box) if name.startswith("ky-") else box))
    by_name = {place.name: place for place in found}
    if sealed := next((by_name[name] for name in SEALED if name in by_name), None):
        found.append(Place(SEAL, sealed.page, _seal_box(sealed.box)))
    return found


def leave_places(document, pdf: pydyf.PDF) -> None:
    """Chừa các ô ký: WeasyPrint's finisher, called when all pages are drawn and nothing is written yet."""
    form = pydyf.Dictionary({"Fields": pydyf.Array(), "SigFlags": ADD_ONLY})
    for place in places(document):
        width, height = place.box[2] - place.box[0], place.box[3] - place.box[1]
        blank = pydyf.Stream(
            extra={
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": pydyf.Array([0, 0, _short(width), _short(height)]),
                "Resources": pydyf.Dictionary(),
            }
        )
        pdf.add_object(blank)
        page = pdf.objects[pdf.pages["Kids"][place.page * 3]]
        field = pydyf.Dictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "FT": "/Sig",
                "T": pydyf.String(place.name),
                "TU": pydyf.String(label(place.name)),
                "Rect": pydyf.Array([_short(edge) for edge in place.box]),
                "F": PRINTED,
                "P": page.reference,
                "AP": pydyf.Dictionary({"N": blank.reference}),
            }
        )
        pdf.add_object(field)
        page.setdefault("Annots", pydyf.Array()).append(field.reference)
        form["Fields"].append(field.reference)
    if form["Fields"]:
        pdf.add_object(form)
        pdf.catalog["AcroForm"] = form.reference


def _narrowed(box):
    left, bottom, right, top = box
    spare = max(MARGIN, (right - left - WIDEST) / 2)
    return left + spare, bottom + MARGIN, right - spare, top - MARGIN


def _seal_box(box):
    left, bottom, right, top = box
    right_edge, middle = left + (right - left) / 3, (bottom + top) / 2
    return right_edge - SEAL_SIDE, middle - SEAL_SIDE / 2, right_edge, middle + SEAL_SIDE / 2


def _short(number: float) -> float:
    return round(number, 2)
