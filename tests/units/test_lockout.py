"""Nhập sai mật khẩu nhiều lần: tạm khoá tên đăng nhập ấy ở máy ấy, không khoá ai khác."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt

from tests import world
from units.views.lockout import client_address

pytestmark = pytest.mark.django_db
LOGIN = "/dang-nhap/"
RIGHT = "mật khẩu dài"


@pytest.fixture
def place():
    return world.build()


def sign_in(client, password=RIGHT, username="an", **headers):
    return client.post(LOGIN, {"username": username, "password": password}, **headers)


def guess(client, times, **where):
    return [sign_in(client, "sai", **where).status_code for _ in range(times)]


def test_the_tenth_wrong_password_locks_the_name(client, place):
    assert guess(client, 10) == [200] * 9 + [429]

    answer = sign_in(client)

    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    assert "Đăng nhập tạm khoá 15 phút" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_name_that_does_not_exist_is_locked_alike(client, place):
    assert guess(client, 10, username="không có") == [200] * 9 + [429]


def test_others_and_other_machines_are_not_locked(client, place):
    guess(client, 10)

    assert sign_in(client, username="binh").status_code == 302
    client.logout()
    assert sign_in(client, REMOTE_ADDR="10.0.0.9").status_code == 302


def test_the_lock_ends_by_itself(client, place):
    guess(client, 10)
    for attempt in AccessAttempt.objects.all():
        AccessAttempt.objects.update(attempt_time=attempt.attempt_time - timedelta(minutes=16))

    assert sign_in(client).status_code == 302


def test_waiting_is_not_prolonged_by_trying_again(client, place):
    guess(client, 10)
    first = AccessAttempt.objects.get().attempt_time

    guess(client, 1)

    assert AccessAttempt.objects.get().attempt_time == first


def test_a_right_password_forgets_the_wrong_ones(client, place):
    guess(client, 9)
    sign_in(client)
    client.logout()

    assert guess(client, 9) == [200] * 9


def test_no_password_is_kept(client, place):
    guess(client, 1)

    assert "sai" not in AccessAttempt.objects.get().post_data


@pytest.mark.parametrize(
    ("behind", "forwarded", "expected"),
    [
        (False, "10.1.1.1", "127.0.0.1"),
        (True, "10.1.1.1", "10.1.1.1"),
        (True, "6.6.6.6, 10.1.1.1", "10.1.1.1"),
        (True, "", "127.0.0.1"),
        (True, "không phải địa chỉ", "127.0.0.1"),
        (True, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_the_address_is_the_one_the_proxy_added(rf, settings, behind, forwarded, expected):
    settings.BEHIND_PROXY = behind

    assert client_address(rf.get(LOGIN, HTTP_X_FORWARDED_FOR=forwarded)) == expected


def test_a_server_that_listens_on_a_socket_has_no_address(rf):
    assert client_address(rf.get(LOGIN, REMOTE_ADDR="")) is None
