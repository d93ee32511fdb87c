"""Trang công bố, phiếu đã công bố: ai công bố, ai xem."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commitments.adjustments import adjust
from commitments.models import Publication
from tests import publishing as by_hand
from tests.publishing import Q1
from tests.reports.test_conclusions_page import text_of

pytestmark = pytest.mark.django_db
INSIDERS = ["an", "binh", "mai", "giang", "hoa", "khanh", "quan"]


@pytest.fixture
def small():
    return by_hand.closed()


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def published(small, today):
    return by_hand.provisional(small, today=today)


@pytest.fixture
def appeal(small, published, today):
    return by_hand.appeal(small, published, today=today)


def publish_url(small, kind):
    return reverse("reports:publish", args=[small.campaign.pk, Q1, kind])


def card_url(small, published, unit="U1"):
    return reverse("reports:published_card", args=[published.pk, small.commitments[unit].pk])


def file_url(small, published, number="2"):
    return reverse("reports:appeal_file", args=[published.pk, small.commitments["U1"].pk, number])


def decision(today):
    return {"decision_number": "14/QĐ-UBND", "decision_on": f"{today:%d/%m/%Y}"}


def opened(client, account, url, data=None):
    client.force_login(account)
    return client.get(url) if data is None else client.post(url, data, follow=True)


def test_the_reviewer_publishes_the_provisional_result(client, small):
    page = opened(client, small.chi, publish_url(small, "tam-tinh"), {"note": "Xem và kiến nghị"})

    published = Publication.objects.get()
    assert (published.kind, published.note, published.published_by) == (
        "provisional",
        "Xem và kiến nghị",
        small.chi,
    )
    assert "Đã công bố Quý I/2022, lần 1 (tạm tính)." in text_of(page)


def test_the_reviewer_publishes_the_final_result_by_a_decision(client, small, today):
    by_hand.provisional(small)

    page = opened(client, small.chi, publish_url(small, "chinh-thuc"), decision(today))

    published = Publication.objects.get(kind="final")
    assert (published.number, published.decision_number, published.decision_on) == (2, "14/QĐ-UBND", today)
    assert "14/QĐ-UBND" in text_of(page)


def test_what_stands_in_the_way_of_the_final_result_is_said_and_nothing_published(
    client, small, appeal, today
):
    url = publish_url(small, "chinh-thuc")

    asked, tried = opened(client, small.chi, url), opened(client, small.chi, url, decision(today))

    assert "Còn 1 kiến nghị chưa trả lời." in text_of(asked)
    assert "Còn trong thời hạn kiến nghị" in text_of(tried)
    assert Publication.objects.count() == 1


def test_the_page_before_publishing_says_what_moved(client, small, published):
    adjust(small.commitments["U1"], Q1, Decimal(-5), "Chậm", by=small.chi)

    page = opened(client, small.chi, publish_url(small, "tam-tinh"))

    assert [each["name"] for each in page.context["differences"]] == ["Sở Thử U1"]
    assert Publication.objects.count() == 1


@pytest.mark.parametrize("kind", ["tam-tinh", "chinh-thuc"])
@pytest.mark.parametrize("persona", INSIDERS)
def test_who_is_no_reviewer_may_not_publish(client, small, kind, persona):
    assert opened(client, getattr(small, persona), publish_url(small, kind), {}).status_code == 403
    assert not Publication.objects.exists()


def test_strangers_find_nothing(client, small, published, appeal):
    urls = [
        publish_url(small, "tam-tinh"),
        published.get_absolute_url(),
        card_url(small, published),
        file_url(small, published, "1"),
        appeal.get_absolute_url(),
        reverse("reports:appeal_correct", args=[appeal.pk]),
    ]

    assert [opened(client, small.dung, url).status_code for url in urls] == [404] * len(urls)
    assert [opened(client, small.dung, url, {}).status_code for url in (urls[0], *urls[3:])] == [404] * 4
    assert text_of(opened(client, small.dung, reverse("reports:publications"))).count("Quý I") == 0


def test_there_is_no_third_kind(client, small):
    assert opened(client, small.chi, publish_url(small, "nhap")).status_code == 404


@pytest.mark.parametrize("persona", [*INSIDERS, "chi"])
def test_everybody_of_the_campaign_reads_what_was_published(client, small, published, persona):
    listing = opened(client, getattr(small, persona), reverse("reports:publications"))
    page = opened(client, getattr(small, persona), published.get_absolute_url())

    assert "Quý I/2022, lần 1" in text_of(listing)
    assert [[row.unit for row in table.rows] for table in page.context["tables"]] == [
        ["Sở Thử U1", "Sở Thử U2"],
        ["Sở Thử U3"],
    ]
    assert page.context["is_whole"]


def test_a_page_shows_what_was_published_not_what_is_counted_now(client, small, published):
    before = opened(client, small.an, card_url(small, published)).context["card"]
    adjust(small.commitments["U1"], Q1, Decimal(-5), "Chậm", by=small.chi)

    assert opened(client, small.an, card_url(small, published)).context["card"] == before


def test_a_result_that_was_tampered_with_is_told(client, small, published):
    changed = published.snapshot | {"name": "Quý II/2022"}
    Publication.objects.filter(pk=published.pk).update(snapshot=changed)

    page = opened(client, small.an, published.get_absolute_url())

    assert "không khớp mã băm" in text_of(page)


def test_a_unit_reads_only_its_own_card_until_the_result_is_final(client, small, today):
    first = by_hand.provisional(small)
    seen = [
        opened(client, small.mai, card_url(small, first, unit)).status_code for unit in ("U1", "U2", "U3")
    ]
    final = by_hand.final(small, today=today)

    assert seen == [404, 200, 404]
    assert opened(client, small.mai, card_url(small, final, "U1")).status_code == 200


def test_the_ranking_says_what_was_published(client, small, today):
    address = f"{reverse('reports:ranking')}?campaign=C2022&period={Q1}"
    by_hand.provisional(small)
    assert "Kết quả tạm tính đã công bố" in text_of(opened(client, small.an, address))

    by_hand.final(small, today=today - timedelta(days=1))
    said = text_of(opened(client, small.an, address))
    assert "Kết quả kỳ này đã công bố theo Quyết định số 14/QĐ-UBND" in said


@pytest.mark.parametrize("units", [1, 3, 9])
def test_the_number_of_queries_does_not_depend_on_the_rows(client, units, today):
    small = by_hand.closed(units)
    published = [by_hand.provisional(small, today=today) for _ in range(units)][-1]
    for number in ("1", "2", "3")[:units]:
        by_hand.appeal(small, published, number, today=today)
    pages = [
        reverse("reports:publications"),
        published.get_absolute_url(),
        card_url(small, published),
        reverse("reports:period", args=[small.campaign.pk, Q1]),
    ]
    counts = []
    client.force_login(small.chi)

    for url in pages:
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))

    assert counts == [5, 8, 7, 17]
