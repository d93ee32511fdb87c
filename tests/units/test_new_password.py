"""Trang đổi mật khẩu nói bằng tiếng Việt, với đúng tên các ô."""

import pytest
from django.urls import reverse

from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def an(client):
    client.force_login(world.build().an)
    return client


def test_a_short_password_is_refused_in_vietnamese(an):
    words = {"old_password": "mật khẩu dài", "new_password1": "ngắn ngủi", "new_password2": "ngắn ngủi"}

    answer = an.post(reverse("units:password"), words)

    assert answer.context["form"].errors == {
        "new_password2": ["Mật khẩu quá ngắn. Mật khẩu phải có ít nhất 10 ký tự."]
    }


def test_errors_name_the_fields_as_the_page_does(an):
    words = {"old_password": "sai", "new_password1": "còn dài hơn nữa", "new_password2": "khác"}

    page = an.post(reverse("units:password"), words).content.decode()

    assert "Mật khẩu hiện tại không đúng." in page
    assert "Nhập lại mật khẩu mới</a>: Hai lần nhập mật khẩu mới không giống nhau." in page
