"""Nhắc việc và thông tin của tôi: only my own messages, read when I say so, and my address."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import world
from tests.units.mailbox import NOW
from units import telling
from units.models import Account, AuditEvent, Message

pytestmark = [pytest.mark.django_db, pytest.mark.both]  # pages are the way to these verbs


@pytest.fixture
def place():
    return world.build(1)


def told(account, subject="Nhắc gửi báo cáo", path="/cam-ket/"):
    return telling.tell(account, subject=subject, text="Đề nghị gửi.\nTrân trọng.", path=path, now=NOW)


def opened(client, account, name="inbox"):
    client.force_login(account)
    return client.get(reverse(f"units:{name}"))


def test_the_page_shows_my_messages_and_the_navigation_how_many_are_new(client, place):
    told(place.an)
    told(place.binh, "Của người khác")

    page = opened(client, place.an).content.decode()

    assert "Nhắc gửi báo cáo" in page
    assert "Của người khác" not in page
    assert 'Nhắc việc <span class="navigation-count">1</span>' in page


def test_without_a_server_or_an_address_the_page_says_so(client, place, settings):
    assert "Hệ thống chưa có máy chủ thư điện tử" in opened(client, place.an).content.decode()

    settings.EMAIL_HOST = "thu.vn"
    assert "Tài khoản chưa có địa chỉ thư điện tử" in opened(client, place.an).content.decode()

    Account.objects.filter(pk=place.an.pk).update(email="an@thu.vn")
    assert "an@thu.vn" in opened(client, place.an).content.decode()


def test_opening_a_message_reads_it_and_leads_on(client, place):
    message, other = told(place.an), told(place.an)
    client.force_login(place.an)

    response = client.post(reverse("units:read", args=[message.pk]))

    assert (response.status_code, response.url) == (302, "/cam-ket/")
    assert list(Message.objects.unread()) == [other]


def test_all_are_read_at_once_but_only_mine(client, place):
    told(place.an)
    told(place.an)
    other = told(place.binh)
    client.force_login(place.an)

    client.post(reverse("units:read_all"))

    assert list(Message.objects.unread()) == [other]


def test_somebody_elses_message_is_not_found(client, place):
    message = told(place.an)
    client.force_login(place.dung)

    assert client.post(reverse("units:read", args=[message.pk])).status_code == 404
    assert Message.objects.unread().count() == 1


def test_looking_reads_nothing(client, place):
    message = told(place.an)

    opened(client, place.an)

    assert client.get(reverse("units:read", args=[message.pk])).status_code == 405
    assert Message.objects.unread().count() == 1


def test_the_page_needs_as_many_queries_for_three_as_for_one(client, place):
    opened(client, place.an)
    counts = []
    for many in (1, 2):
        for _ in range(many):
            told(place.an)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("units:inbox"))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_i_write_down_my_address_and_the_trail_says_only_that(client, place):
    client.force_login(place.an)

    response = client.post(reverse("units:profile"), {"email": "an@thu.vn", "username": "khac"})

    place.an.refresh_from_db()
    event = AuditEvent.objects.get(verb="doi-thu-dien-tu")
    assert (response.status_code, place.an.email, place.an.username) == (302, "an@thu.vn", "an")
    assert (event.chain.key, event.by, event.note, event.data) == (f"account:{place.an.pk}", place.an, "", {})


def test_a_wrong_address_is_told_and_not_kept(client, place):
    client.force_login(place.an)

    response = client.post(reverse("units:profile"), {"email": "an@"})

    assert response.context["form"].errors == {
        "email": ["Địa chỉ thư không đúng dạng, ví dụ nguyenvana@tinh.gov.vn."]
    }
    assert Account.objects.get(pk=place.an.pk).email == ""
    assert not AuditEvent.objects.filter(verb="doi-thu-dien-tu").exists()
