"""Các trang lễ ký trong trình duyệt: accessible, fitting, put in order by keyboard alone."""

import pytest

from commitments.ceremonies import DETAILS, ORDER, PARTIES, PROGRAMME
from commitments.models import Target
from tests import world
from tests.commitments.ceremonial import address, order

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (1280, 360)


@pytest.fixture
def small():
    """Chưa ai ký, thiếu một mức giao."""
    small = world.build(signed_on=None)
    Target.objects.filter(item__commitment=small.commitments["U1"]).delete()
    return small


def faults(page, axe, url):
    page.goto(url)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{url} is wider than {width}")
        found += axe(page)
    return found


def test_the_pages_of_a_ceremony_are_accessible_and_fit(enter, axe, small):
    page = enter(small.giang)
    parts = [address(small, part) for part in (DETAILS, PARTIES, ORDER, PROGRAMME)]

    assert [fault for url in ["/le-ky/", address(small), *parts] for fault in faults(page, axe, url)] == []


def test_a_unit_is_moved_down_twice_with_one_key(enter, small):
    page = enter(small.giang)
    page.goto(address(small, ORDER))

    page.locator(f"[value='{small.commitments['U1'].pk}:xuong']").focus()
    for _ in range(2):
        with page.expect_navigation():
            page.keyboard.press("Enter")

    assert order(small) == {"U1": 3, "U2": 1, "U3": 2}
    assert page.evaluate("document.activeElement.value").endswith(":len")


def test_enter_in_a_number_saves_instead_of_moving(enter, small):
    page = enter(small.giang)
    page.goto(address(small, ORDER))

    page.get_by_label("Thứ tự của Sở Thử U1").fill("7")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert order(small) == {"U1": 7, "U2": 2, "U3": 3}
