"""Kiến nghị trên trang đầu: đơn vị biết còn đến ngày nào, người thẩm định biết còn kiến nghị nào."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commitments import appeal_desk, appealing
from tests import publishing as by_hand

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return by_hand.closed()


@pytest.fixture
def published(small):
    return by_hand.provisional(small, today=timezone.localdate())


def home(client, account):
    client.force_login(account)
    return client.get("/")


def appeal(small, published, number="2"):
    return by_hand.appeal(small, published, number, today=timezone.localdate())


@pytest.mark.parametrize("persona", ["an", "binh"])
def test_the_unit_reads_until_when_it_may_object(client, small, published, persona):
    page = home(client, getattr(small, persona))

    (row,) = page.context["windows"]
    assert row.title == "Kết quả tạm tính Quý I/2022 – Sở Thử U1"
    assert row.url == reverse("reports:published_card", args=[published.pk, small.commitments["U1"].pk])
    assert f"Được phản ánh đến hết {published.appeal_until:%d/%m/%Y}" in page.content.decode()


@pytest.mark.parametrize("persona", ["chi", "giang", "hoa", "khanh", "quan", "dung"])
def test_nobody_else_is_told_of_it(client, small, published, persona):
    assert home(client, getattr(small, persona)).context["windows"] == []


def test_after_the_last_day_and_when_final_it_is_gone(small, published):
    assert appeal_desk.windows(small.an, published.appeal_until + timedelta(days=1)) == []

    by_hand.final(small, today=published.appeal_until + timedelta(days=1))
    assert appeal_desk.windows(small.an, timezone.localdate()) == []


def test_of_two_tables_only_the_newest_is_told(small, published):
    by_hand.provisional(small, today=timezone.localdate())

    assert len(appeal_desk.windows(small.an, timezone.localdate())) == 1


def test_the_reviewer_sees_what_is_to_answer_then_to_carry_out_then_nothing(client, small, published):
    filed = appeal(small, published)
    seen = [[row.action_label for row in home(client, small.chi).context["appeals"]]]
    appealing.answer(filed, accepted=True, reason="Đúng", by=small.chi)
    seen.append([row.action_label for row in home(client, small.chi).context["appeals"]])
    appealing.leave_as_is(filed, "Đã sửa", by=small.chi)

    assert [*seen, home(client, small.chi).context["appeals"]] == [["Trả lời"], ["Thực hiện"], []]


def test_it_waits_only_for_who_may_settle_it(small, published):
    appeal(small, published)
    own, other = by_hand.own(small), by_hand.own(small, "U3", "nga")
    by_hand.abstained(other)

    people = (small.chi, own, other, small.an, small.dung)
    assert [len(appeal_desk.to_settle(each)) for each in people] == [1, 0, 0, 0, 0]


def test_where_one_is_assigned_it_waits_for_that_one(small, published):
    appeal(small, published)
    other = by_hand.own(small, "U3")
    by_hand.assigned(small, other)

    assert [len(appeal_desk.to_settle(each)) for each in (small.chi, other)] == [0, 1]


def test_queries_do_not_grow_with_the_appeals(client, small, published):
    home(client, small.chi)
    counts = []
    for numbers in (["1"], ["2", "3"]):
        for number in numbers:
            appeal(small, published, number)
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        counts.append(len(queries))

    assert counts[0] == counts[1]
