"""Chuẩn bị điều sẽ được đọc: after it, no reader reads a card or a whole result; nothing is prepared twice."""

from decimal import Decimal

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.adjustments import adjust
from commitments.models import Publication
from reports import kept, preparing
from reports.public import keeping
from tests import publishing as by_hand
from tests import world
from tests.publishing import Q1
from units import worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_was_prepared(settings, tmp_path):
    by_files = "django.core.cache.backends.filebased.FileBasedCache"
    names = (kept.SHARED, keeping.SHARED)
    stores = {name: {"BACKEND": by_files, "LOCATION": tmp_path / name} for name in names}
    settings.CACHES = settings.CACHES | stores
    preparing._done.clear()


@pytest.fixture
def small():
    place = by_hand.closed()
    by_hand.published(place)
    return place


def done():
    """Mọi phần, làm xong; how many there were."""
    return len([piece() for piece in preparing.pieces()])


def addresses(small):
    keys = ["C2022", Q1, 2]
    return {
        "overview": f"{reverse('reports:overview')}?campaign=C2022&period={Q1}",
        "profile of an indicator": reverse("reports:indicator", args=[small.campaign.pk, "1"])
        + f"?period={Q1}",
        "a period report": reverse("reports:period_report", args=[small.campaign.pk, Q1, "chung"]),
        "a publication": reverse("reports:publication", args=[Publication.objects.latest("number").pk]),
        "public publication": reverse("reports:public_publication", args=keys),
        "public data": reverse("reports:public_data", args=[*keys, "csv"]),
    }


@pytest.mark.parametrize(
    "what", ["overview", "a period report", "a publication", "public publication", "public data"]
)
def test_what_was_prepared_is_read_without_a_card(client, small, what):
    client.force_login(small.hoa)
    address = addresses(small)[what]
    done()

    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200

    asked = [each["sql"] for each in queries if each["sql"].startswith(("SELECT", "WITH"))]
    assert not [sql for sql in asked if '"card"' in sql or '."snapshot"' in sql]


def test_the_profile_of_an_indicator_reads_only_the_lines_it_shows(client, small):
    client.force_login(small.hoa)
    address = addresses(small)["profile of an indicator"]
    with CaptureQueriesContext(connection) as cold:
        before = client.get(address).context["profile"]
    caches[kept.SHARED].clear()
    done()

    with CaptureQueriesContext(connection) as warm:
        after = client.get(address).context["profile"]

    def reads(queries):
        return sum('"card"' in each["sql"] for each in queries)

    assert (reads(cold) - 1, after) == (reads(warm), before)


def test_what_is_as_it_was_is_not_prepared_again_and_what_changed_is(small):
    first, second = done(), done()
    adjust(small.commitments["U1"], Q1, Decimal(-5), "Chậm", by=small.chi)
    third = done()

    of_the_other_province = first - third
    assert (second, third, of_the_other_province > 0) == (0, 8, True)


def test_a_result_that_was_altered_stops_nothing(small, caplog):
    Publication.objects.update(snapshot={"groups": []})

    assert done() > 0
    assert "is not as it was published" in caplog.text


def test_a_province_without_reports_is_prepared_too():
    world.build()

    assert done() > 0


def test_the_process_beside_the_server_does_the_pieces_until_it_is_told_to_end(settings):
    settings.PREPARED = "tests.reports.test_preparing.three_pieces"
    preparer = worker.Preparing(look=0)
    ENDING.append(preparer)

    preparer.prepare()

    assert DONE == ["one", "two"]


def test_a_piece_that_fails_does_not_end_the_preparing(settings):
    settings.PREPARED = "tests.reports.test_preparing.one_that_fails_first"
    preparer = worker.Preparing(look=0)
    FAILING.append(preparer)

    preparer.run()

    assert TRIED == ["failed", "done"]


DONE, ENDING, TRIED, FAILING = [], [], [], []


def three_pieces():
    """Two pieces are done; then it is told to end."""
    yield lambda: DONE.append("one")
    yield lambda: (DONE.append("two"), ENDING[0].has_ended.set())
    yield lambda: DONE.append("three")


def one_that_fails_first():
    """Nothing is there the first time; the second time it is told to end."""
    if not TRIED:
        TRIED.append("failed")
        raise Publication.DoesNotExist
    yield lambda: (TRIED.append("done"), FAILING[0].has_ended.set())
