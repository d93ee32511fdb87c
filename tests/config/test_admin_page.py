"""Trang quản trị của Django mang tên và màu của sản phẩm."""

import pytest

from units.models import Account

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def administrator():
    return Account.objects.create_user("quantri", password="mat-khau-dai", is_staff=True, is_superuser=True)


def test_admin_page_is_accessible_and_says_where_one_is(enter, axe, administrator):
    page = enter(administrator)

    page.goto("/quan-tri/")

    assert page.title().endswith(" – Quản trị Camket")
    assert page.inner_text("#site-name") == "Quản trị Camket"
    assert axe(page) == []
