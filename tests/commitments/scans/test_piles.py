"""Tách một tập quét trong cơ sở dữ liệu: filed by code, the rest left for a person, nothing lost on the way."""

import pytest
from django.utils import timezone

from commitments.conflicts import Refused
from commitments.models import Campaign, Pile, PilePage, Scan
from commitments.scans import filing, piles, sorting
from commitments.scans.content import PDF
from commitments.scans.filing import Settled
from commitments.scans.reading import read
from commitments.scans.sheets import Sheet
from tests import world
from tests.commitments.scans import keeping, making
from tests.commitments.scans.keeping import TORN, leaf
from tests.commitments.scans.making import FIRST, SECOND
from units import jobs, vault

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return world.build(2)


@pytest.fixture
def papers(place):
    return keeping.document(place), keeping.document(place, "U2", SECOND)


def codes_of(scan):
    """Mã trên từng trang của bản quét, all standing upright."""
    sheets = [Sheet(vault.path(scan.file), PDF, number) for number in range(scan.pages)]
    found = [read(sheet, piles.code_in) for sheet in sheets]
    assert {each.turn for each in found} == {0}
    return [each.codes for each in found]


def sources(scan):
    """Thứ tự trong tập của các trang đã đóng."""
    return sorted(scan.sources.values_list("place", flat=True))


def test_a_pile_is_filed_by_the_codes_on_its_pages(place, papers):
    upside_down = making.dirtied(making.page(1, SECOND), turn=180, skew=2)
    leaves = [leaf(2), upside_down, keeping.empty(), leaf(0), leaf(0, SECOND), leaf(1), keeping.torn()]

    pile = keeping.sorted_out(place, leaves)

    first, second = (filing.current(paper) for paper in papers)
    assert keeping.states(pile) == [
        ("filed", ""),
        ("filed", ""),
        ("blank", ""),
        ("filed", ""),
        ("filed", ""),
        ("filed", ""),
        ("left", TORN),
    ]
    assert (sources(first), codes_of(first), first.is_in_order) == ([0, 3, 5], [(FIRST,)] * 3, True)
    assert (sources(second), codes_of(second)) == ([1, 4], [(SECOND,)] * 2)
    assert first.cautions == ["Độ phân giải khoảng 150 dpi, nên quét từ 200 dpi."]
    assert second.cautions[1] == "Bản quét có 2 trang, văn bản in có 3 trang."


def test_filing_again_changes_nothing(place, papers):
    pile = keeping.sorted_out(place, [leaf(0), keeping.torn()])
    before = list(PilePage.objects.values()), list(Scan.objects.values())

    sorting.start(pile, by=place.giang)

    assert (list(PilePage.objects.values()), list(Scan.objects.values())) == before


def test_codes_that_are_not_of_this_campaign_are_left_with_why(place, papers):
    other = Campaign.objects.exclude(pk=place.campaign.pk).first()
    type(papers[1]).objects.filter(pk=papers[1].pk).update(campaign=other)
    unknown = making.jpeg(making.page(0, "0000000000"))

    pile = keeping.sorted_out(place, [unknown, leaf(0, SECOND)])

    assert keeping.states(pile) == [("left", piles.UNKNOWN), ("left", piles.ELSEWHERE)]
    assert not Scan.objects.exists()


def test_a_withdrawn_document_is_left_with_why(place):
    gone = {"signed_on": None, "withdrawn_at": timezone.now(), "withdrawn_by": place.giang}
    keeping.document(place, withdrawn_reason="Sửa", **gone)

    pile = keeping.sorted_out(place, [leaf(0)])

    assert keeping.states(pile) == [("left", piles.WITHDRAWN)]


def test_a_document_that_has_a_scan_keeps_it_until_a_person_says_so(place, papers):
    keeping.sorted_out(place, [leaf(0)])
    first = filing.current(papers[0])

    pile = keeping.sorted_out(place, [leaf(1), leaf(0)])

    assert keeping.states(pile) == [("left", piles.TAKEN)] * 2
    assert filing.current(papers[0]) == first

    second = piles.replace(pile, papers[0], by=place.giang, reason="Quét lại cho đủ")

    first.refresh_from_db()
    assert (filing.current(papers[0]), first.replaced_reason) == (second, "Quét lại cho đủ")
    assert (sources(second), second.pages) == ([0, 1], 2)


def test_a_page_left_over_joins_the_scan_in_its_place(place, papers):
    pile = keeping.sorted_out(
        place, [making.dirtied(making.page(1).crop((0, 0, 1240, 1600)), turn=180), leaf(0)]
    )
    before = filing.current(papers[0])

    scan = piles.add(keeping.page(pile, 0), papers[0], by=place.giang, turn=180)

    before.refresh_from_db()
    assert (filing.current(papers[0]), before.replaced_reason, scan.pages) == (scan, piles.ADDED, 2)
    assert codes_of(scan)[0] == (FIRST,)
    assert keeping.page(pile, 0).scan == scan


def test_a_page_left_over_may_be_the_first_of_its_scan(place, papers):
    pile = keeping.sorted_out(place, [keeping.torn()])

    scan = piles.add(keeping.page(pile), papers[1], by=place.giang, turn=0)

    assert (filing.current(papers[1]), scan.pages, keeping.states(pile)) == (scan, 1, [("filed", TORN)])


def test_a_page_is_filed_once(place, papers):
    pile = keeping.sorted_out(place, [keeping.torn()])
    stale = keeping.page(pile)
    scan = piles.add(keeping.page(pile), papers[0], by=place.giang, turn=0)

    with pytest.raises(Settled):
        piles.add(stale, papers[1], by=place.giang, turn=0)
    with pytest.raises(Settled):
        piles.add(keeping.page(pile), papers[1], by=place.giang, turn=0)

    assert list(Scan.objects.all()) == [scan]


@pytest.mark.parametrize("persona", ["hoa", "binh", "dung"])
def test_only_the_officer_brings_a_pile(place, persona):
    with pytest.raises(Refused):
        piles.receive(place.campaign, [("a" * 64, PDF, 1)], by=getattr(place, persona))

    assert not Pile.objects.exists()


def test_a_full_disk_stops_the_job_and_another_try_completes_it(place, papers, monkeypatch):
    pile = keeping.received(place, [leaf(0), keeping.torn()])

    def no_room(content):
        raise vault.NoRoom("Máy chủ đã hết chỗ lưu tệp.")

    with monkeypatch.context() as full:
        full.setattr(vault, "keep", no_room)
        job = sorting.start(pile, by=place.giang)
    assert (job.state, job.message) == ("failed", "Máy chủ đã hết chỗ lưu tệp.")
    assert keeping.states(pile) == [("waiting", ""), ("left", TORN)]

    jobs.again(job, by=place.giang)

    assert keeping.states(pile) == [("filed", ""), ("left", TORN)]
    assert filing.current(papers[0]).pages == 1


def test_a_file_gone_from_the_vault_is_told_and_read_once_it_is_back(place, papers):
    pile = keeping.received(place, [leaf(0)])
    path = vault.path(keeping.page(pile).file)
    content = path.read_bytes()
    path.unlink()

    job = sorting.start(pile, by=place.giang)
    assert [item.error for item in job.items.all()] == [vault.ABSENT]

    vault.keep(content)
    jobs.again(job, by=place.giang)
    assert keeping.states(pile) == [("filed", "")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"https://camket.example.vn/xac-thuc/{FIRST}/", FIRST),
        (f"http://dia-chi-cu.vn:8000/xac-thuc/{FIRST}?x=1", FIRST),
        ("https://camket.example.vn/xac-thuc/123/", None),
        ("https://example.vn/thanh-toan/1", None),
        ("", None),
    ],
)
def test_the_code_is_known_under_any_host(text, code):
    assert piles.code_in(text) == code
