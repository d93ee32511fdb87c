"""Văn bản đã chốt và tập quét trong cơ sở dữ liệu, for the tests of scans."""

from datetime import date
from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile

from commitments.models import Document, Pile, PilePage
from commitments.scans import piles, sorting
from tests.commitments.scans import making
from units import vault

TORN = "Không đọc được mã trên trang"


def document(place, unit="U1", code=making.FIRST, **changes):
    """Văn bản ba trang đã ký, agreed by giang."""
    commitment = place.commitments[unit]
    usual = {
        "campaign": commitment.campaign,
        "commitment": commitment,
        "code": code,
        "snapshot": "{}",
        "snapshot_hash": "0" * 64,
        "pdf": vault.keep(making.printed(code)),
        "pages": 3,
        "agreed_by": place.giang,
        "signed_on": date(2022, 1, 5),
    }
    return Document.objects.create(**usual | changes)


@cache
def leaf(number, code=making.FIRST):
    """Một trang đã quét, nhẹ."""
    return making.jpeg(making.page(number, code))


@cache
def torn():
    return making.jpeg(making.page(2).crop((0, 0, 1240, 1500)))


@cache
def empty():
    return making.jpeg(making.blank())


def received(place, leaves, by=None) -> Pile:
    """Một tập đã nhận, chưa đọc."""
    content = making.stack(leaves)
    return piles.receive(
        place.campaign, [(vault.keep(content), "application/pdf", len(leaves))], by=by or place.giang
    )


def sorted_out(place, leaves) -> Pile:
    """Một tập đã đọc và xếp xong."""
    pile = received(place, leaves)
    sorting.start(pile, by=place.giang)
    return pile


def states(pile):
    """[(trạng thái, vì sao)] theo thứ tự trong tập."""
    return list(pile.pages.order_by("place").values_list("state", "why"))


def page(pile, place=0) -> PilePage:
    return pile.pages.select_related("pile__campaign").get(place=place)


def file(content, name="quét.pdf"):
    return SimpleUploadedFile(name, content)
