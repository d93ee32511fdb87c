"""Ghi, thay bản quét; bỏ trang: only the officer, nothing half done, nothing lost."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from commitments import stages
from commitments.conflicts import NotReady, Refused
from commitments.models import Scan
from commitments.scans import filing
from commitments.scans.filing import Kept, Settled
from tests import world
from tests.commitments.scans import keeping, making
from units.models import AuditEvent

pytestmark = pytest.mark.django_db
KEPT = Kept("a" * 64, "application/pdf", 3, 300)
OTHER = Kept("b" * 64, "image/jpeg", 1, 150)


@pytest.fixture
def place():
    return world.build(2)


@pytest.fixture
def paper(place):
    return keeping.document(place)


def on_record(verb):
    return list(AuditEvent.objects.filter(verb=verb).values_list("chain__key", "note", "data"))


def test_a_scan_is_filed_and_put_on_record(place, paper):
    scan = filing.file(paper, KEPT, by=place.giang)

    assert filing.current(paper) == scan
    assert (scan.file, scan.pages, scan.dpi, scan.uploaded_by, scan.cautions) == (
        "a" * 64,
        3,
        300,
        place.giang,
        [],
    )
    data = {"code": making.FIRST, "sha256": "a" * 64, "pages": 3}
    assert on_record(filing.FILED) == [("commitment:C2022/U1", "", data)]


@pytest.mark.parametrize("persona", ["an", "binh", "chi", "hoa", "quan", "dung"])
def test_only_the_officer_files(place, paper, persona):
    with pytest.raises(Refused):
        filing.file(paper, KEPT, by=getattr(place, persona))

    assert not Scan.objects.exists()


def test_a_replaced_scan_stays_with_who_and_why(place, paper):
    first = filing.file(paper, KEPT, by=place.giang)

    second = filing.file(paper, OTHER, by=place.giang, instead_of=first, reason=" Thiếu trang ")

    first.refresh_from_db()
    assert (first.replaced_by, first.replaced_reason, first.is_current) == (place.giang, "Thiếu trang", False)
    assert filing.current(paper) == second
    assert second.cautions == [
        "Độ phân giải khoảng 150 dpi, nên quét từ 200 dpi.",
        "Bản quét có 1 trang, văn bản in có 3 trang.",
    ]
    assert [note for _, note, _ in on_record(filing.REPLACED)] == ["Thiếu trang"]


def test_a_scan_is_not_replaced_without_a_reason(place, paper):
    first = filing.file(paper, KEPT, by=place.giang)

    with pytest.raises(NotReady):
        filing.file(paper, OTHER, by=place.giang, instead_of=first, reason=" ")

    assert (filing.current(paper), Scan.objects.count()) == (first, 1)


def test_who_did_not_see_the_newer_scan_replaces_nothing(place, paper):
    first = filing.file(paper, KEPT, by=place.giang)

    with pytest.raises(Settled) as told:
        filing.file(paper, OTHER, by=place.giang)

    assert str(told.value) == filing.MOVED_ON
    assert (filing.current(paper), Scan.objects.count()) == (first, 1)


def test_a_withdrawn_document_takes_no_scan(place):
    gone = {"signed_on": None, "withdrawn_at": timezone.now(), "withdrawn_by": place.giang}
    paper = keeping.document(place, withdrawn_reason="Sửa", **gone)

    with pytest.raises(NotReady):
        filing.file(paper, KEPT, by=place.giang)

    assert not Scan.objects.exists()


@pytest.mark.parametrize(("is_joint", "scanned"), [(False, ["U1"]), (True, ["U1", "U2"])])
def test_the_ceremony_knows_whose_paper_is_scanned(place, is_joint, scanned):
    paper = keeping.document(place, **({"commitment": None} if is_joint else {}))
    filing.file(paper, KEPT, by=place.giang)

    mark = stages.marks(place.campaign)

    having = {unit: mark(each.pk)[-1].since for unit, each in place.commitments.items()}
    assert sorted(unit for unit, since in having.items() if since) == scanned
    assert having["U1"] == timezone.localdate()


def test_the_database_keeps_one_current_scan(place, paper):
    filing.file(paper, KEPT, by=place.giang)

    with pytest.raises(IntegrityError), transaction.atomic():
        Scan.objects.create(document=paper, uploaded_by=place.giang, **vars(OTHER))


def test_what_is_no_picture_and_out_of_order_is_told(place, paper):
    scan = filing.file(paper, Kept("c" * 64, "application/pdf", 3, None, is_in_order=False), by=place.giang)

    assert scan.cautions == [
        "Trang không phải ảnh quét: có thể là tệp in, chưa có chữ ký.",
        "Trang xếp theo thứ tự quét; cần kiểm tra thứ tự.",
    ]


def test_pages_are_discarded_with_a_reason_and_stay_in_their_pile(place):
    pile = keeping.received(place, [keeping.empty()])
    page = keeping.page(pile)

    filing.discard([page], by=place.giang, reason="Giấy lót máy quét")

    page.refresh_from_db()
    assert (page.state, page.settled_by, page.settled_reason) == (
        "discarded",
        place.giang,
        "Giấy lót máy quét",
    )
    data = {"pile": pile.pk, "places": [1]}
    assert on_record(filing.DISCARDED) == [("campaign:C2022", "Giấy lót máy quét", data)]


@pytest.mark.parametrize(
    ("persona", "reason", "fault"), [("hoa", "Thừa", Refused), ("giang", "  ", NotReady)]
)
def test_a_page_is_not_discarded_without_the_right_or_a_reason(place, persona, reason, fault):
    page = keeping.page(keeping.received(place, [keeping.empty()]))

    with pytest.raises(fault):
        filing.discard([page], by=getattr(place, persona), reason=reason)

    page.refresh_from_db()
    assert page.state == "waiting"


def test_a_page_discarded_by_somebody_else_is_not_filed(place, paper):
    page = keeping.page(keeping.received(place, [keeping.empty()]))
    filing.discard([page], by=place.giang, reason="Thừa")

    with pytest.raises(Settled):
        filing.file(paper, KEPT, by=place.giang, pages=[page])

    assert not Scan.objects.exists()
