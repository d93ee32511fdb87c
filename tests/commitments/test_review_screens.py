"""Các trang thẩm định và trang đầu trong trình duyệt: accessible, fitting, and one key away from the next field."""

import pytest

from commitments import entries
from commitments.entries import Verdict
from tests import world
from tests.browsing import press
from tests.commitments.reviewing import address, entry, typed

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (1280, 360)


@pytest.fixture
def place():
    return world.build(
        4, reports=[world.report("U1"), world.report("U2"), world.report("U3", status="returned")]
    )


def faults(page, axe, url):
    page.goto(url)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{url} is wider than {width}")
        found += axe(page)
    return found


@pytest.mark.parametrize("persona", ["binh", "chi", "khanh", "giang", "hoa", "quan"])
def test_the_first_page_of_each_role_is_accessible_and_fits(enter, axe, place, persona):
    assert faults(enter(getattr(place, persona)), axe, "/") == []


def test_the_pages_of_a_reviewer_are_accessible_and_fit(enter, axe, place):
    page = enter(place.chi)

    pages = ["/tham-dinh/", address(), address(step="duyet"), address(step="tra-lai"), address("U3")]

    assert [fault for url in pages for fault in faults(page, axe, url)] == []


def field(number, name):
    """Ô nhập của một chỉ tiêu."""
    (found,) = (key for key in typed(number, **{name: ""}) if key.endswith(f"-{name}"))
    return f"[name={found}]"


def test_the_list_of_faults_is_in_focus_and_accessible(enter, axe, place):
    page = enter(place.chi)
    page.goto(address())

    page.fill(field("2", "value"), "mười")
    press(page, "Lưu thẩm định")

    page.wait_for_selector(".error-summary:focus")
    assert axe(page) == []


def test_a_conflict_is_settled_on_an_accessible_page(enter, axe, place):
    page = enter(place.chi)
    page.goto(address())
    entries.verify(world.filed(), {"2": Verdict(comment="Theo sổ")}, by=place.chi, version=1)
    page.fill(field("2", "comment"), "Đếm lại")
    press(page, "Lưu thẩm định")
    page.wait_for_selector(".conflict")
    assert axe(page) == []

    press(page, "Lưu các số đã chọn")

    page.wait_for_selector(".message")
    assert entry("2").comment == "Đếm lại"


def test_a_verdict_is_recorded_by_keyboard_alone(enter, place):
    page = enter(place.chi)
    page.goto(address())

    page.focus(field("2", "value"))
    page.keyboard.type("2,5")
    page.keyboard.press("Tab")
    page.keyboard.type("Theo sổ")
    page.keyboard.press("Tab")
    press(page, "Lưu thẩm định")

    page.wait_for_selector(".message")
    assert (str(entry("2").verified.value), entry("2").comment) == ("2.5000", "Theo sổ")


def test_verdict_survives_an_ended_session_and_an_adjustment_does_not_come_twice(enter, place):
    page = enter(place.chi)
    page.goto(address())
    page.fill("[name=dc-points]", "1")
    page.fill(field("1", "comment"), "Theo hồ sơ lưu")
    page.context.clear_cookies(name="sessionid")
    press(page, "Lưu thẩm định")

    enter(place.chi)
    page.goto(address())
    page.get_by_role("button", name="Điền lại").click()

    assert page.input_value(field("1", "comment")) == "Theo hồ sơ lưu"
    assert page.input_value("[name=dc-points]") == ""
