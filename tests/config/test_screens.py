"""Khung của mọi trang trong trình duyệt: khả năng tiếp cận, điện thoại, bàn phím, và các trang lỗi."""

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import expect

from tests import world
from tests.browsing import press

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (1280, 640, 360)
ERRORS = ("400.html", "403.html", "403_csrf.html", "404.html", "500.html")


@pytest.fixture
def place():
    return world.build(2)


def faults(page, axe):
    """Điều làm người dùng vướng ở mỗi bề rộng."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"wider than {width}")
        found += axe(page)
    return found


def test_sign_in_page_is_accessible_and_fits(page, axe):
    page.goto("/dang-nhap/")

    assert faults(page, axe) == []


def test_page_of_the_password_is_accessible_and_fits(enter, axe, place):
    page = enter(place.an)
    page.goto("/doi-mat-khau/")

    assert faults(page, axe) == []


@pytest.mark.parametrize("template", ERRORS)
def test_error_page_is_accessible_and_fits(page, axe, template):
    body = render_to_string(template, {"reason": ""})
    page.route("**/loi/", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))

    page.goto("/loi/")

    assert page.locator("h1").count() == 1
    assert faults(page, axe) == []


def test_first_key_leads_to_the_content(enter, place):
    page = enter(place.an)
    page.goto("/xep-hang/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#content")).to_be_focused()


def test_error_leads_to_its_field(page):
    page.goto("/dang-nhap/")
    press(page, "Đăng nhập")

    page.locator(".error-summary a").first.click()

    expect(page.locator("#id_username")).to_be_focused()


def test_escape_closes_the_list_of_periods(enter, place):
    page = enter(place.an)
    page.goto(f"/bao-cao/{place.commitments['U1'].pk}/2022-Q2/")

    page.locator("details.switch").first.click()
    expect(page.locator("details.switch[open]")).to_have_count(1)
    page.keyboard.press("Escape")

    expect(page.locator("details.switch[open]")).to_have_count(0)


def test_print_button_appears_only_with_script(enter, place):
    page = enter(place.an)

    page.goto("/xep-hang/")

    assert page.is_visible("button[data-print]")
