"""Nhận thẩm định thay, trên trang: whose a report is, what was typed too late, the next one of the own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.models import Report
from commitments.models.reviewing import assigned_to
from tests import world
from tests.commitments import reviewing
from tests.commitments.reviewing import address, assign, everything, take, taken, typed
from units.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return reviewing.divided()


def test_the_page_says_whose_it_is_and_one_click_takes_it_over(client, place):
    client.force_login(place.tu)
    before, pressed = client.get(address()), reverse("commitments:take_over", args=[world.filed().pk])

    after = client.post(pressed, {"seen": before.context["charge"]["mark"]}, follow=True)

    assert (before.context["form"], before.context["charge"]["others"]) == (None, [place.chi])
    assert "Báo cáo này giao cho Chi thẩm định." in before.content.decode()
    assert taken() == [("tu", "U1")]
    event = AuditEvent.objects.get(verb="nhan-tham-dinh-thay")
    assert (event.by, event.subject, event.note) == (place.tu, "2022-Q1", "đang giao cho Chi")
    assert after.context["form"] is not None
    assert after.context["history"][0].text == "Nhận thẩm định thay: đang giao cho Chi"
    assert "Tu nhận thẩm định báo cáo này" in after.content.decode()


def test_what_was_typed_before_a_colleague_took_over_is_shown_and_not_recorded(client, place):
    client.force_login(place.chi)
    version = client.get(address()).context["version"]
    take(place.tu)
    before = everything()

    page = client.post(address(), {"version": version} | typed("1", comment="Thiếu biên bản"))

    assert page.status_code == 409
    assert [row["mine_words"] for row in page.context["unsaved"]] == ["Thiếu biên bản"]
    assert "Báo cáo đang giao cho Tu" in page.content.decode()
    assert everything() == before


@pytest.mark.parametrize("then", ["", "chap-nhan", "duyet"])
def test_a_press_without_anything_typed_accepts_nothing_of_a_colleague(client, place, then):
    client.force_login(place.tu)
    before = everything()

    assert client.post(address(), {"version": "1", "then": then}).status_code == 403
    assert client.get(address(step="duyet")).status_code == 403
    assert everything() == before


def test_the_next_report_is_one_of_the_own(client, place):
    client.force_login(place.tu)

    queue, page = client.get("/tham-dinh/"), client.get(address("U3"))

    assert queue.context["first"] == world.filed("U3")
    assert page.context["next_url"] == ""
    assert [row["note"] for row in page.context["queue"]] == [
        "Của người khác",
        "Của người khác",
        "Gửi 14/03/2022",
    ]
    take(place.tu, "U2")
    assert client.get(address("U3")).context["next_url"] == address("U2")


def test_the_queue_says_whose_each_is(client, place):
    assign(place, place.tu, unit=place.units["U2"])
    take(place.tu)
    client.force_login(place.chi)

    rows = client.get("/tham-dinh/").context["rows"]

    assert {row.report.commitment.unit.code: row.charged for row in rows} == {
        "U1": ("Tu",),
        "U2": ("Tu",),
        "U3": (),
    }
    assert set(Report.objects.filter(assigned_to(place.chi)).values_list("commitment__unit__code")) == {
        ("U3",)
    }


def test_queries_do_not_grow_with_what_is_assigned_and_taken_over(client, place):
    client.force_login(place.tu)
    client.get("/tham-dinh/")
    counts = []
    for units in ((), ("U1", "U2")):
        for unit in units:
            assign(place, place.chi, unit=place.units[unit])
            take(place.tu, unit)
        for path in ("/tham-dinh/", address("U1")):
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            counts.append(len(queries))

    assert counts[0] == counts[2]
    assert (max(counts[1::2]) <= 66, counts) == (True, counts)
