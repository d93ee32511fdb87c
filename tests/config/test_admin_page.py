"""Trang quản trị của Django mang tên và màu của sản phẩm."""

import re

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


ENGLISH = re.compile(
    r"\b(Model name|Add|Change|View|Show counts|Error|Select|Skip|Toggle|Filter|Breadcrumbs|Sidebar)\b"
)


@pytest.mark.parametrize(
    "place", ["", "units/unit/", "units/unit/add/", "units/account/", "units/account/add/"]
)
def test_admin_pages_speak_vietnamese_throughout(client, administrator, place):
    client.force_login(administrator)

    text = client.get(f"/quan-tri/{place}").content.decode()

    said = re.sub(r"<(script|style).*?</\1>", "", text, flags=re.DOTALL)
    labels = re.findall(r'(?:aria-label|title|placeholder)="([^"]*)"', said)
    assert ENGLISH.findall(" ".join([*labels, re.sub(r"<[^>]*>", " ", said)])) == []


def test_admin_form_that_is_wrong_says_so_in_vietnamese(client, administrator):
    client.force_login(administrator)

    page = client.post("/quan-tri/units/unit/add/", {}).content.decode()

    assert "Please" not in page
    assert "Có chỗ cần sửa, ghi bên dưới." in page
