"""Trang của danh sách theo khối: every row stands on one page, groups stay whole, and nothing is cut off unsaid."""

import re

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from reports import group_pages
from reports.group_pages import ALL, Part, page_of
from tests import publishing, world

URL = reverse("reports:ranking")


def parts(counts, asked, size=10):
    return [tuple(part) for part in page_of(counts, asked, size).parts]


def test_groups_that_fit_stand_together():
    assert parts([4, 5, 3], None) == [(0, 0, 4), (1, 0, 5)]
    assert parts([4, 5, 3], "2") == [(2, 0, 3)]


def test_a_group_larger_than_a_page_comes_in_parts():
    assert parts([25], "1") == [(0, 0, 10)]
    assert parts([25], "3") == [(0, 20, 25)]


def test_a_group_without_rows_is_shown_where_it_comes():
    assert parts([0, 10, 0, 1], "1") == [(0, 0, 0), (1, 0, 10), (2, 0, 0)]


@pytest.mark.parametrize(
    ("asked", "number"), [(None, 1), ("0", 1), ("-1", 1), ("xyz", 1), ("²", 1), ("2", 2), ("99", 2)]
)
def test_what_cannot_be_followed_shows_the_nearest_page(asked, number):
    assert page_of([10, 10], asked, 10).number == number


def test_a_page_says_which_rows_it_shows():
    page = page_of([4, 5, 3], "2", 10)

    assert (page.pages, page.first, page.last, page.total) == (2, 10, 12, 12)
    assert (page.previous, page.next) == (1, None)


def test_nothing_at_all_is_one_page():
    page = page_of([], None)

    assert (page.pages, page.first, page.last, page.total, page.parts) == (1, 0, 0, 0, ())


@given(st.lists(st.integers(0, 40), max_size=20), st.integers(1, 15))
def test_all_pages_together_hold_every_row_once_and_in_order(counts, size):
    pages = [page_of(counts, str(number), size) for number in range(1, page_of(counts, None, size).pages + 1)]

    rows = [(place, row) for page in pages for place, start, stop in page.parts for row in range(start, stop)]
    assert rows == [(place, row) for place, count in enumerate(counts) for row in range(count)]
    assert {part.place for page in pages for part in page.parts} == set(range(len(counts)))
    assert all(sum(stop - start for _, start, stop in page.parts) <= size for page in pages)
    assert page_of(counts, ALL, size).parts == tuple(
        Part(place, 0, count) for place, count in enumerate(counts)
    )


@pytest.fixture
def paged(client, monkeypatch):
    """Two units of SO on the first page, two of HUYEN on the second."""
    monkeypatch.setattr(group_pages, "SIZE", 2)
    small = world.build(4, reports=[world.report("U1")])
    client.force_login(small.chi)
    return client


def shown(response):
    return [row["unit"] for section in response.context["sections"] for row in section["rows"]]


@pytest.mark.django_db
def test_a_long_ranking_is_shown_in_pages_that_say_so(paged):
    first, second = paged.get(URL), paged.get(URL, {"page": "2"})

    assert shown(first) == ["Sở Thử U1", "Sở Thử U2"]
    assert shown(second) == ["Sở Thử U3", "Sở Thử U4"]
    assert "Trang 2/2: đơn vị thứ 3–4 trong 4" in " ".join(second.content.decode().split())


@pytest.mark.django_db
def test_pages_keep_what_was_chosen(paged):
    response = paged.get(URL, {"by": "indicator:1"})

    assert re.search(
        r'rel="next" href="\?page=2&amp;campaign=C2022[^"]*by=indicator%3A1', response.content.decode()
    )


@pytest.mark.django_db
def test_everything_can_be_asked_for_at_once_and_the_export_holds_it_anyway(paged):
    response = paged.get(URL, {"page": "tat-ca"})
    export = paged.get(reverse("reports:export_ranking", args=["csv"]), {"page": "2"})

    assert shown(response) == ["Sở Thử U1", "Sở Thử U2", "Sở Thử U3", "Sở Thử U4"]
    assert "Đang xem tất cả 4 đơn vị" in response.content.decode()
    assert all(f"Sở Thử U{number}" in export.content.decode("utf-8-sig") for number in (1, 2, 3, 4))


@pytest.mark.django_db
def test_a_ranking_is_provisional_wherever_the_provisional_row_stands(paged):
    assert paged.get(URL, {"page": "2"}).context["state"] == "provisional"


@pytest.mark.django_db
def test_a_long_result_as_published_comes_in_pages_and_whole_for_printing(client, monkeypatch):
    monkeypatch.setattr(group_pages, "SIZE", 2)
    small = publishing.closed()
    url = publishing.provisional(small).get_absolute_url()
    client.force_login(small.hoa)

    second, whole = client.get(url, {"page": "2"}), client.get(url, {"page": "tat-ca"})

    assert [[row.unit for row in table.rows] for table in second.context["tables"]] == [["Sở Thử U3"]]
    assert "Trang 2/2: đơn vị thứ 3–3 trong 3" in " ".join(second.content.decode().split())
    assert sum(len(table.rows) for table in whole.context["tables"]) == 3
