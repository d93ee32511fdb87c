"""Các trang để đọc trong trình duyệt: khả năng tiếp cận, điện thoại, giải thích mở ra được."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import world
from tests.browsing import follow, press

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (1280, 640, 360)
AMENDMENT = {
    "number": 1,
    "decision": "Quyết định số 5",
    "reason": "Bớt việc",
    "effective_on": "2022-04-01",
    "changes": [{"indicator": "1", "targets": {"2022": "85"}}],
}


@pytest.fixture
def opened(enter):
    """Mở một trang với tư cách một người."""

    def open_(account, address):
        page = enter(account)
        page.goto(address)
        return page

    return open_


@pytest.fixture
def small():
    """U1 has reported and is amended, U2 late, U3 not signed yet."""
    bundle = world.bundle(
        reports=[
            world.report("U1", status="approved"),
            world.report("U1", "2022-Q2", "draft"),
            world.report("U2", submitted_on="2022-03-30"),
        ]
    )
    commitments = bundle["campaigns"][0]["commitments"]
    commitments[0]["amendments"] = [AMENDMENT]
    del commitments[2]["signed_on"]
    bundle["campaigns"][0]["adjustments"] = [
        {"code": "C", "unit": "U1", "period": "2022-Q1", "points": "1", "reason": "Sáng kiến"}
    ]
    return world.settle(bundle)


def address(small, name):
    first, last = small.commitments["U1"].pk, small.commitments["U3"].pk
    return {
        "overview": reverse("reports:overview"),
        "filed": f"{reverse('reports:overview_filed')}?state=late",
        "ranking": reverse("reports:ranking"),
        "ranking by indicator": f"{reverse('reports:ranking')}?by=indicator:1&period=2022-Q2&sort=period",
        "card": reverse("reports:card", args=[first, "2022-Q1"]),
        "no card": reverse("reports:card", args=[last, "2022-Q1"]),
        "list": reverse("commitments:list"),
        "detail": reverse("commitments:detail", args=[first]),
        "unsigned": reverse("commitments:detail", args=[last]),
        "sign": reverse("reports:sign", args=[last]),
    }[name]


PAGES = [
    "overview",
    "filed",
    "ranking",
    "ranking by indicator",
    "card",
    "no card",
    "list",
    "detail",
    "unsigned",
    "sign",
]


@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_and_fits_at_every_width(opened, axe, small, name):
    page = opened(small.giang, address(small, name))

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe(page) == []


def test_a_line_explains_itself_when_asked(opened, small):
    page = opened(small.an, address(small, "card"))

    page.locator("details.explain summary").first.click()

    assert page.get_by_text("Kết quả 90%: tổng tử số chia cho tổng mẫu số").is_visible()


def test_the_score_card_is_two_steps_from_the_ranking(opened, small):
    page = opened(small.an, address(small, "ranking"))

    follow(page.get_by_role("link", name="Sở Thử U1"))

    assert page.locator("h1").inner_text() == "Phiếu chấm điểm: Sở Thử U1"
    assert page.get_by_role("link", name="Bản cam kết").count() == 2


def test_a_day_typed_wrongly_is_kept_and_the_message_leads_to_it(opened, small):
    page = opened(small.giang, address(small, "sign"))

    page.fill("#id_signed_on", "5/1/22")
    press(page, "Ghi nhận đã ký")
    page.click(".error-summary a")

    expect(page.locator("#id_signed_on")).to_be_focused()
    assert page.input_value("#id_signed_on") == "5/1/22"
