"""Trang tập quét: tải lên, xem kết quả tách, xếp và bỏ những trang còn lại."""

import pytest
from django.urls import reverse

from commitments.models import Pile, Scan
from commitments.scans import content, filing, sorting
from tests import world
from tests.commitments.scans import keeping, making
from tests.commitments.scans.keeping import TORN, leaf
from tests.snapshot import kept
from units import vault

pytestmark = pytest.mark.django_db


@kept
def sorted_out():
    """Hai bản đã chốt, và một tập quét đã tách: a page of the first, one that is torn, an empty one."""
    place = world.build(2)
    place.papers = keeping.document(place), keeping.document(place, "U2", making.SECOND)
    place.pile = keeping.sorted_out(place, [leaf(0), keeping.torn(), keeping.empty()])
    return place


@pytest.fixture
def place(request):
    return sorted_out() if "pile" in request.fixturenames else world.build(2)


@pytest.fixture
def papers(request, place):
    if "pile" in request.fixturenames:
        return place.papers
    return keeping.document(place), keeping.document(place, "U2", making.SECOND)


@pytest.fixture
def pile(place):
    return place.pile


def at(name, *keys):
    return reverse(f"commitments:{name}", args=keys)


def settle(client, place, pile, number, **said):
    client.force_login(place.giang)
    page = keeping.page(pile, number)
    return client.post(at("pile_settle", place.campaign.pk, pile.pk, page.pk), said)


def messages(client, response):
    return [str(each) for each in client.get(response.url).context["messages"]]


def test_an_uploaded_pile_is_split_and_its_result_shown(client, place, papers):
    client.force_login(place.giang)
    sent = keeping.file(making.stack([leaf(0), leaf(0, making.SECOND), keeping.torn()]))

    response = client.post(at("piles", place.campaign.pk), {"files": [sent]})

    pile = Pile.objects.get()
    assert response.url == pile.get_absolute_url()
    page = client.get(response.url)
    assert [(each.name, each.scan.pages) for each in page.context["filed"]] == [
        ("Sở Thử U1", 1),
        ("Sở Thử U2", 1),
    ]
    assert [(each.page.place, each.page.why) for each in page.context["left"]] == [(2, TORN)]
    assert page.context["left"][0].form.initial == {"document": papers[1].pk, "turn": 0}
    assert pile.job.origin == pile.get_absolute_url()
    assert "1 trang chờ xếp" in client.get(at("piles", place.campaign.pk)).content.decode()


def test_the_guess_is_a_paper_that_lacks_a_page(client, place, papers):
    whole = [leaf(number, making.SECOND) for number in range(3)]
    pile = keeping.sorted_out(place, [leaf(0), *whole, keeping.torn()])
    client.force_login(place.giang)

    (left,) = client.get(pile.get_absolute_url()).context["left"]

    assert left.form.initial["document"] == papers[0].pk


def test_files_that_are_no_scans_are_refused(client, place):
    client.force_login(place.giang)
    locked = keeping.file(making.TINY_ZIP, "chồng giấy.pdf")

    response = client.post(at("piles", place.campaign.pk), {"files": [locked]})

    assert response.context["form"].errors == {"files": [f"“chồng giấy.pdf”: {content.OTHER}"]}
    assert not Pile.objects.exists()


def test_more_pages_than_allowed_in_several_files_are_refused(client, place, settings):
    settings.SCAN_PAGES = 1
    client.force_login(place.giang)
    files = [keeping.file(making.small_jpeg(), name) for name in ("a", "b")]

    response = client.post(at("piles", place.campaign.pk), {"files": files})

    assert response.context["form"].errors == {"files": ["Các tệp có 2 trang, mỗi lần nhiều nhất 1."]}


def test_a_full_vault_is_told_and_another_try_works(client, place, papers, monkeypatch):
    client.force_login(place.giang)

    def no_room(path):
        raise vault.NoRoom("Máy chủ đã hết chỗ lưu tệp.")

    with monkeypatch.context() as full:
        full.setattr(vault, "keep_file", no_room)
        response = client.post(at("piles", place.campaign.pk), {"files": [keeping.file(leaf(0))]})
    assert response.context["form"].errors == {"files": ["Máy chủ đã hết chỗ lưu tệp."]}
    assert not Pile.objects.exists()

    client.post(at("piles", place.campaign.pk), {"files": [keeping.file(leaf(0))]})
    assert filing.current(papers[0]).pages == 1


@pytest.mark.parametrize(("persona", "status"), [("dung", 404), ("hoa", 403), ("binh", 403), ("quan", 403)])
def test_piles_are_for_the_officer(client, place, pile, persona, status):
    client.force_login(getattr(place, persona))
    here = (place.campaign.pk, pile.pk)
    page = keeping.page(pile, 1).pk

    assert client.get(at("piles", place.campaign.pk)).status_code == status
    assert client.get(at("pile", *here)).status_code == status
    assert client.get(at("pile_page", *here, page)).status_code == status
    assert client.post(at("pile_settle", *here, page), {"discard": "1", "reason": "x"}).status_code == status
    assert keeping.states(pile)[1] == ("left", TORN)


def test_a_pile_of_another_campaign_is_not_found(client, place, pile):
    other = type(place.campaign).objects.exclude(pk=place.campaign.pk).get()
    client.force_login(place.giang)

    assert client.get(at("pile", other.pk, pile.pk)).status_code == 404


def test_a_page_is_filed_by_hand(client, place, papers, pile):
    response = settle(client, place, pile, 1, document=papers[1].pk, turn="180")

    assert messages(client, response) == ["Đã xếp trang 2 vào Sở Thử U2."]
    assert (filing.current(papers[1]).pages, keeping.page(pile, 1).state) == (1, "filed")


def test_a_page_is_discarded_by_hand_with_a_reason(client, place, pile):
    response = settle(client, place, pile, 1, discard="1", reason="Giấy lót")

    assert messages(client, response) == ["Đã bỏ trang 2."]
    page = keeping.page(pile, 1)
    assert (page.state, page.settled_reason) == ("discarded", "Giấy lót")
    assert "Giấy lót" in client.get(pile.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "said", [{"discard": "1", "reason": " "}, {"document": "", "turn": "0"}, {"document": "0"}]
)
def test_what_is_missing_is_told_beside_the_page(client, place, pile, said):
    response = settle(client, place, pile, 1, **said)

    assert response.status_code == 200
    assert response.context["sent"].errors
    assert keeping.states(pile)[1] == ("left", TORN)


def test_a_page_settled_by_somebody_else_is_told(client, place, papers, pile):
    settle(client, place, pile, 1, discard="1", reason="Thừa")

    response = settle(client, place, pile, 1, document=papers[1].pk, turn="0")

    assert messages(client, response)[-1] == filing.SETTLED
    assert filing.current(papers[1]) is None


def test_pages_of_a_paper_that_has_a_scan_replace_it_or_are_discarded(client, place, papers, pile):
    first = filing.current(papers[0])
    again = keeping.sorted_out(place, [leaf(0), leaf(1)])
    client.force_login(place.giang)
    here = at("pile_paper", place.campaign.pk, again.pk, papers[0].pk)
    assert client.post(here, {"reason": ""}).context["taken"][0].form.errors == {"reason": ["Ghi lý do."]}

    response = client.post(here, {"reason": "Đủ trang hơn"})

    assert messages(client, response) == ["Đã thay bản quét của Sở Thử U1 bằng 2 trang của tập."]
    first.refresh_from_db()
    assert (first.replaced_reason, filing.current(papers[0]).pages) == ("Đủ trang hơn", 2)
    third = keeping.sorted_out(place, [leaf(2)])
    here = at("pile_paper", place.campaign.pk, third.pk, papers[0].pk)
    assert messages(client, client.post(here, {"discard": "1", "reason": "Thừa"})) == [
        "Đã bỏ 1 trang của Sở Thử U1."
    ]
    assert messages(client, client.post(here, {"reason": "Lại"})) == [filing.SETTLED]
    assert (keeping.states(third)[0][0], Scan.objects.count()) == ("discarded", 2)


def test_pages_are_pictures_large_and_small(client, place, pile):
    client.force_login(place.giang)
    here = at("pile_page", place.campaign.pk, pile.pk, keeping.page(pile, 1).pk)

    large, small = client.get(here), client.get(f"{here}?nho")

    assert large["Content-Type"] == small["Content-Type"] == "image/jpeg"
    assert len(small.content) < len(large.content) / 2


def test_a_pile_that_stopped_says_so_and_leads_to_its_job(client, place, papers, monkeypatch):
    pile = keeping.received(place, [leaf(0)])

    def no_room(content):
        raise vault.NoRoom("Máy chủ đã hết chỗ lưu tệp.")

    with monkeypatch.context() as full:
        full.setattr(vault, "keep", no_room)
        sorting.start(pile, by=place.giang)
    client.force_login(place.giang)

    text = client.get(pile.get_absolute_url()).content.decode()

    pile.refresh_from_db()
    assert "Còn 1 trang chưa tách xong. Máy chủ đã hết chỗ lưu tệp." in text
    assert pile.job.get_absolute_url() in text


def test_the_page_asks_the_same_number_of_questions_for_one_page_or_three(
    client, place, papers, django_assert_max_num_queries
):
    client.force_login(place.giang)
    one = keeping.sorted_out(place, [leaf(0), keeping.torn()])
    three = keeping.sorted_out(
        place, [leaf(0, making.SECOND), *[keeping.torn()] * 3, leaf(1), keeping.empty()]
    )
    with django_assert_max_num_queries(100) as asked:
        client.get(one.get_absolute_url())

    with django_assert_max_num_queries(len(asked) + 1):  # a paper that has a scan is one question more
        client.get(three.get_absolute_url())
