"""Màn hình mẫu trong trình duyệt: khả năng tiếp cận, điện thoại, bàn phím, CSP."""

import pytest

from tests.config import gallery

pytestmark = [pytest.mark.urls("tests.config.gallery.urls"), pytest.mark.django_db(transaction=True)]
WIDTHS = {"desk": 1280, "zoom": 640, "phone": 360}


@pytest.mark.parametrize("name", gallery.SCREENS)
def test_screen_is_accessible_and_fits_at_every_width(page, axe, name):
    page.goto(f"/mau/{name}")

    for width in WIDTHS.values():
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe(page) == []


def test_first_key_leads_to_the_content(page):
    page.goto("/mau/xep-hang")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


def test_error_leads_to_its_field(page):
    page.goto("/mau/bao-cao-loi")

    page.click(".error-summary a >> nth=0")

    assert page.evaluate("document.activeElement.id") == "id_to_review"


def test_one_key_accepts_and_goes_to_the_next_indicator(page):
    page.goto("/mau/tham-dinh")

    page.focus("input[name=c4-decision][value=returned]")
    page.keyboard.press("c")

    assert page.is_checked("input[name=c4-decision][value=accepted]")
    assert page.evaluate("document.activeElement.name") == "c8-decision"


def test_escape_closes_the_list_of_periods(page):
    page.goto("/mau/viec-cua-toi")

    page.click("details.switch >> nth=1")
    page.keyboard.press("Escape")

    assert page.locator("details.switch[open]").count() == 0


def test_print_button_appears_only_with_script(page):
    page.goto("/mau/xep-hang")

    assert page.is_visible("button[data-print]")
