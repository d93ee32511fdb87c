"""Kết quả đã công bố được giữ theo khối: nobody reads the whole of it after it was published; a change is noticed."""

from decimal import Decimal

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commitments.adjustments import adjust
from commitments.models import Publication
from reports import kept, published, published_parts
from tests import publishing as by_hand
from tests.publishing import Q1
from tests.reports.api import keys
from tests.reports.test_publication_pages import decision, opened, publish_url

pytestmark = pytest.mark.django_db
UNITS_OF_TWO_GROUPS = 3


@pytest.fixture
def files(settings, tmp_path):
    """Như khi vận hành: what is kept is kept in files, for every process."""
    by_files = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = settings.CACHES | {kept.SHARED: {"BACKEND": by_files, "LOCATION": tmp_path}}


@pytest.fixture
def small(files):
    return by_hand.closed(UNITS_OF_TWO_GROUPS)


def read_whole(queries):
    """Số lần cột kết quả được đọc."""
    return sum('"snapshot"' in each["sql"] and each["sql"].startswith("SELECT") for each in queries)


def pages_of(small, publication):
    mine = small.commitments["U1"].pk
    return {
        "page": reverse("reports:publication", args=[publication.pk]),
        "card": reverse("reports:published_card", args=[publication.pk, mine]),
        "annex": f"{reverse('reports:decision_annex')}?campaign=C2022&period={Q1}",
    }


@pytest.mark.parametrize("kind", ["tam-tinh", "chinh-thuc"])
def test_after_publishing_nobody_reads_the_whole_result(client, small, kind):
    said = {"note": ""}
    if kind == "chinh-thuc":
        by_hand.provisional(small)
        said = decision(timezone.localdate())
    opened(client, small.chi, publish_url(small, kind), said)
    last = Publication.objects.latest("number")

    for address in pages_of(small, last).values():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        assert read_whole(queries) == 0


@pytest.mark.parametrize("path", [f"campaigns/C2022/{what}/{Q1}" for what in ("rankings", "cards")])
def test_other_systems_do_not_either(client, small, path):
    by_hand.published(small)
    _, headers = keys.issue(small, reads_rankings=True, reads_cards=True)
    first = keys.get(client, path, headers)

    with CaptureQueriesContext(connection) as queries:
        again = keys.get(client, path, headers)

    assert (again.status_code, again.content) == (200, first.content)
    assert read_whole(queries) == 0


def test_the_first_reader_keeps_it_where_nobody_did(client, small):
    address = pages_of(small, by_hand.provisional(small))["page"]

    with CaptureQueriesContext(connection) as first:
        before = opened(client, small.an, address).context["tables"]
    with CaptureQueriesContext(connection) as second:
        after = opened(client, small.an, address).context["tables"]

    assert (read_whole(first), read_whole(second), before == after) == (1, 0, True)


def test_what_is_read_in_parts_is_what_was_published(small):
    publication = by_hand.provisional(small)

    found = published_parts.opened(publication)

    assert found | {"groups": [each | {"rows": list(each["rows"])} for each in found["groups"]]} == (
        Publication.objects.get(pk=publication.pk).snapshot
    )
    row = publication.snapshot["groups"][0]["rows"][0]
    assert published_parts.row_of_unit(found, row["unit"])[1] == row
    assert published_parts.row_of(found, row["commitment"])[1] == row
    assert published_parts.row_of_unit(found, "không có") is None


def test_a_correction_has_parts_of_its_own_and_the_corrected_one_stays(small):
    first = by_hand.published(small)
    before = published.card(published_parts.opened(first), small.commitments["U1"].pk)
    adjust(small.commitments["U1"], Q1, Decimal(-5), "Chậm", by=small.chi)
    second = by_hand.final(small, note="Tính sót điểm phạt")

    after = published.card(published_parts.opened(second), small.commitments["U1"].pk)

    assert after.score != before.score
    assert published.card(published_parts.opened(first), small.commitments["U1"].pk) == before


def test_a_part_that_is_lost_is_read_again(small):
    publication = by_hand.provisional(small)
    found = published_parts.opened(publication)
    before = list(found["groups"][0]["rows"])

    caches[kept.SHARED].delete(published_parts._key(publication, 0))

    assert list(published_parts.opened(publication)["groups"][0]["rows"]) == before


def test_nothing_is_kept_of_a_result_that_was_altered(small):
    publication = by_hand.provisional(small)
    changed = publication.snapshot | {"name": "Quý II/2022"}
    Publication.objects.filter(pk=publication.pk).update(snapshot=changed)

    for _ in range(2):
        with pytest.raises(published_parts.Altered):
            published_parts.opened(publication)
