"""Mọi địa chỉ và mọi người trong một bảng: an address without a row fails, and whoever gets further than it says."""

import logging
from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.urls import get_resolver, reverse

from tests import everything
from tests.config.addresses import ELSEWHERE, PUBLIC, TABLE
from tests.race import IS_POSTGRES
from tests.snapshot import restore_or_build

pytestmark = pytest.mark.django_db
COLUMNS = "an binh mai chi giang hoa dung".split()
OF_A_COMMITMENT = (
    "commitments:annex",
    "reports:accept_revision",
    "reports:annex",
    "reports:revision",
    "reports:sign_here",
    "reports:signatures",
)
OF_A_CAMPAIGN = ("commitments:pile", "reports:extend")
"""Địa chỉ của một vật nằm trong một bản cam kết, trong một đợt: under another one it is not there."""
WRITING = ("INSERT", "UPDATE", "DELETE")
CUT = [line.partition("|") for line in TABLE.strip().splitlines()]
ROWS = {first.split()[0]: (first.split()[1:], last.split()) for first, _, last in CUT}


@pytest.fixture
def place(tmp_path):
    return restore_or_build(__name__, partial(everything.build, tmp_path))


def address(place, name):
    return reverse(name, args=keys_of(place, name))


def keys_of(place, name):
    short = name.partition(":")[2]
    return place.keys.get(short, place.keys.get(short.partition("_")[0] + "_", ()))


@pytest.fixture
def clients(place):
    """Mỗi người một trình duyệt."""
    found = {name: Client(raise_request_exception=False) for name in COLUMNS}
    for name, client in found.items():
        client.force_login(getattr(place, name))
    return found


@pytest.fixture(autouse=True)
def quiet():
    """What is refused is logged with a traceback, hundreds of times."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def written(name):
    """Điều bảng nói: (GET, POST), None where it is not answered."""
    get, post = ROWS[name]
    return None if get == ["-"] else get, None if post == ["-"] else get if post == ["="] else post


def names():
    """Mọi địa chỉ có tên, but those of the administration."""
    resolver = get_resolver()
    found = {name for name in resolver.reverse_dict if isinstance(name, str)}
    for space, (_, inner) in resolver.namespace_dict.items():
        if space != "admin":
            found |= {f"{space}:{name}" for name in inner.reverse_dict if isinstance(name, str)}
    return found


@pytest.mark.once
def test_every_address_has_a_row():
    assert names() - PUBLIC - ELSEWHERE == ROWS.keys()


# On both databases: tests of one page are run on one, so here each page asks PostgreSQL all it has to ask.
@pytest.mark.parametrize("room", ["commitments", "reports", "units"])
def test_everybody_gets_as_far_as_the_table_says_and_opening_a_page_writes_nothing(place, clients, room):
    wrong, writing = {}, set()
    connection.force_debug_cursor = True

    for name, method, person, word in asked(room):
        connection.queries_log.clear()
        answer = getattr(clients[person], method)(address(place, name))
        if answer.streaming:
            b"".join(answer)  # to its end, where the file is closed
        if (got := "ok" if answer.status_code in (200, 302) else str(answer.status_code)) != word:
            wrong[name, method, person] = got, word
        if any(each["sql"].startswith(WRITING) for each in connection.queries_log):
            writing.add((name, method, person))

    connection.force_debug_cursor = False
    assert (wrong, writing) == ({}, set())


def asked(room):
    """Những lần thử: every refusal; of those who may, one opens the page, for each page has tests of its own.

    What is refused never reaches what a page asks of the database: PostgreSQL is asked only what is granted.
    """
    for name in (name for name in ROWS if name.startswith(room)):
        for method, line in zip(("get", "post"), written(name), strict=True):
            line = line or []
            for person, word in zip(COLUMNS, line, strict=False):
                is_first = COLUMNS.index(person) == line.index(word)
                if word != "ok" and not IS_POSTGRES or word == "ok" and method == "get" and is_first:
                    yield name, method, person, word


@pytest.mark.once
def test_who_is_not_signed_in_is_asked_to_sign_in_and_forms_from_elsewhere_are_refused(place):
    stranger, deceived, found, wanted = Client(), Client(enforce_csrf_checks=True), {}, {}
    deceived.force_login(place.giang)
    sign_in = reverse("units:login")

    for name in ROWS:
        for answer in (stranger.get(address(place, name)), stranger.post(address(place, name))):
            found[name, answer.request["REQUEST_METHOD"]] = answer.get("Location", "").partition("?")[0]
            wanted[name, answer.request["REQUEST_METHOD"]] = sign_in
        if written(name)[1]:
            found[name, "forged"] = deceived.post(address(place, name)).status_code
            wanted[name, "forged"] = 403

    assert found == wanted


@pytest.mark.once
def test_other_methods_and_numbers_that_are_not_there_are_not_answered(place, clients):
    found, wanted = {}, {}

    for name in ROWS:
        get, post = written(name)
        for method, line in (("get", get), ("post", post)):
            if line is None:
                found[name, method] = getattr(clients["giang"], method)(address(place, name)).status_code
                wanted[name, method] = 405
        for keys in elsewhere(place, name):
            method, line = ("get", get) if get else ("post", post)
            person = COLUMNS[line.index("ok")] if "ok" in line else "giang"
            found[name, keys] = getattr(clients[person], method)(reverse(name, args=keys)).status_code
            wanted[name, keys] = 404

    assert found == wanted


def elsewhere(place, name):
    """Địa chỉ với một số không có; where one thing stands in another, also with the number of a neighbour of that."""
    keys = keys_of(place, name)
    for at, key in enumerate(keys):
        if isinstance(key, int):
            yield (*keys[:at], 10**20, *keys[at + 1 :])
    if len(keys) > 1 and name.startswith((*OF_A_COMMITMENT, *OF_A_CAMPAIGN)):
        kind = "commitment" if name.startswith(OF_A_COMMITMENT) else "campaign"
        yield (place.neighbours[kind], *keys[1:])
