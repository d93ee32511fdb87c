"""Dữ liệu qua giao diện: as the commands print it, published unless asked otherwise, nothing left out."""

import json
from dataclasses import fields
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.models import ClosedYear, Standing
from reports.api import shapes
from tests import publishing
from tests.reports.api import keys

pytestmark = pytest.mark.django_db
RANKING = "campaigns/C2022/rankings/2022-Q1"
CARDS = "campaigns/C2022/cards/2022-Q1"


@pytest.fixture
def closed():
    return publishing.closed()


def printed(command, *arguments):
    out = StringIO()
    call_command(command, *arguments, "--format", "json", stdout=out)
    return json.loads(out.getvalue())


def test_what_is_being_counted_is_what_the_command_prints(client, closed):
    _, headers = keys.issue(closed, **keys.ALL)

    for basis in ("official", "self"):
        data = keys.get(client, RANKING, headers, source="current", basis=basis).json()
        assert (data.pop("published"), data.pop("publication")) == (False, None)
        assert data == printed("ranking", "C2022", "2022-Q1", "--basis", basis)
    data = keys.get(client, "campaigns/C2022/conclusions/2022", headers).json()
    assert data.pop("closed") is False
    assert data == printed("consequences", "C2022", "2022")


def test_only_what_was_published_finally_is_read_and_it_stays_as_it_was(client, closed):
    _, headers = keys.issue(closed, reads_cards=True)
    publishing.provisional(closed)
    assert keys.get(client, RANKING, headers).status_code == 404

    publishing.final(closed)
    before = printed("ranking", "C2022", "2022-Q1")
    Standing.objects.update(score="1.00", rank=None)

    data = keys.get(client, RANKING, headers).json()
    assert (data.pop("published"), data.pop("publication")) == (True, 2)
    assert data == before
    assert keys.get(client, RANKING, headers, basis="self").status_code == 404


def test_the_lines_of_the_cards_are_left_out_where_the_key_may_not_read_them(client, closed):
    publishing.published(closed)
    _, headers = keys.issue(closed)

    rows = keys.get(client, RANKING, headers, group="SO").json()["groups"][0]["rows"]

    assert [row["unit"] for row in rows] == ["U1", "U2"]
    assert rows[0].keys() == {each.name for each in fields(shapes.Row)} - {"items"}


@pytest.mark.parametrize("source", ["published", "current"])
def test_cards_come_by_pages_and_none_is_left_out(client, closed, source):
    publishing.published(closed)
    _, headers = keys.issue(closed, **keys.ALL)
    seen, address = [], f"/api/v1/{CARDS}?limit=2&source={source}"

    while address:
        page = client.get(address, headers=headers).json()
        seen += [(row["unit"], len(row["items"])) for row in page["items"]]
        address = page["next"]

    assert page["total"] == 3
    assert seen == [("U1", 4), ("U2", 4), ("U3", 4)]


def test_lists_come_by_pages_and_none_is_left_out(client, closed):
    _, headers = keys.issue(closed)
    seen, address = [], "/api/v1/units?limit=2"

    while address:
        page = client.get(address, headers=headers).json()
        seen += [each["code"] for each in page["items"]]
        address = page["next"]

    assert (page["total"], seen) == (5, ["SNV", "U1", "U2", "U3", "UB"])


def test_a_period_says_by_which_decision_it_was_published(client, closed):
    shown = publishing.published(closed, day=date(2022, 3, 25))
    _, headers = keys.issue(closed)

    first, second, *_ = keys.get(client, "campaigns/C2022/periods", headers).json()["items"]

    assert first == {
        "code": "2022-Q1",
        "name": "Quý I/2022",
        "starts_on": "2022-01-01",
        "last_day": "2022-03-31",
        "due_on": "2022-03-15",
        "publication": 2,
        "decision": "14/QĐ-UBND",
        "decision_on": "2022-03-25",
        "digest": shown.digest,
    }
    assert second["publication"] is None


def test_the_conclusion_of_a_year_that_is_open_is_for_keys_of_unpublished_data(client, closed):
    _, headers = keys.issue(closed, reads_conclusions=True)
    assert keys.get(client, "campaigns/C2022/conclusions/2022", headers).status_code == 404

    ClosedYear.objects.create(campaign=closed.campaign, year=2022, closed_by=closed.chi)

    data = keys.get(client, "campaigns/C2022/conclusions/2022", headers).json()
    assert (data["closed"], len(data["rows"])) == (True, 3)
    assert keys.get(client, "campaigns/C2022/conclusions/2021", headers).status_code == 404


def test_who_has_the_same_already_is_not_sent_it_again(client, closed):
    publishing.published(closed)
    _, headers = keys.issue(closed)
    first = keys.get(client, RANKING, headers)

    again = keys.get(client, RANKING, headers | {"If-None-Match": first["ETag"]})
    other = keys.get(client, RANKING, headers | {"If-None-Match": '"khac"'})

    assert (again.status_code, again.content) == (304, b"")
    assert (other.status_code, other.content) == (200, first.content)
    assert first["Cache-Control"] == "private, no-cache"
    assert "Authorization" in first["Vary"]


@pytest.mark.parametrize(
    ("path", "asked", "words"),
    [
        ("units", {"limit": "0"}, "limit phải là số nguyên từ 1 đến 500"),
        ("units", {"limit": "x"}, "limit phải là số nguyên từ 1 đến 500"),
        ("units", {"after": "a b"}, "after không đúng dạng"),
        ("units", {"page": "2"}, "Không có tham số “page”. Có: limit, after."),
        ("units", {"limit": ["1", "2"]}, "limit chỉ được nêu một lần"),
        (RANKING, {"basis": "x"}, "basis phải là một trong: official, self"),
    ],
)
def test_a_question_that_is_not_understood_is_refused_with_a_reason(client, closed, path, asked, words):
    _, headers = keys.issue(closed)

    response = keys.get(client, path, headers, **asked)

    assert response.status_code == 400
    assert words in response.json()["detail"]


@pytest.mark.parametrize(
    "path",
    ["campaigns/x", "campaigns/%00", "campaigns/C2022/rankings/2030-Q1", "campaigns/C2022/rankings/x"]
    + ["campaigns/C2022/cards/2022-Q2", "campaigns/C2022/conclusions/99999999999999999999", "gi/do"],
)
def test_what_is_not_there_is_not_found(client, closed, path):
    _, headers = keys.issue(closed, **keys.ALL)

    response = keys.get(client, path, headers)

    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize(
    "path", ["campaigns", "units", "campaigns/C2022/periods", RANKING, CARDS, CARDS + "?source=current"]
)
def test_one_row_or_three_cost_the_same_number_of_queries(client, closed, path):
    publishing.published(closed)
    counts = []
    for scope in ({}, {"unit": closed.units["U1"]}):
        _, headers = keys.issue(closed, **keys.ALL, **scope)
        keys.get(client, path, headers)  # what is kept of a publication is read before the count
        with CaptureQueriesContext(connection) as queries:
            assert keys.get(client, path, headers).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]
