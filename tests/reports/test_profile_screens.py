"""Bản đồ nhiệt, hồ sơ, giải thích điểm, tự chấm và thẩm định, kiểm tra thực tế trong trình duyệt."""

import pytest
from django.urls import reverse

from reports.gaps import checking
from tests import world

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (1280, 640, 360)


@pytest.fixture
def addresses():
    """{tên: địa chỉ}, with the reviewer who sees all of them."""
    small = world.build(reports=[world.report("U1", status="approved"), world.report("U2", "2022-Q1")])
    check = checking.draw(small.campaign, "2022-Q1", "7", 3, by=small.chi)
    one, campaign = small.commitments["U1"].pk, small.campaign.pk
    return small.chi, {
        "heat map": "/ban-do-nhiet/?period=2022-Q1",
        "unit": reverse("reports:unit", args=[one]),
        "indicator": reverse("reports:indicator", args=[campaign, "1"]),
        "explanation": reverse("reports:explain", args=[one, "2022-Q1"]),
        "gaps": "/tu-cham-tham-dinh/?period=2022-Q1",
        "samples": reverse("reports:checks", args=[campaign]),
        "sample": check.get_absolute_url(),
        "finding": reverse("reports:checked", args=[campaign, check.pk, 1]),
    }


def test_every_page_is_accessible_and_fits_at_every_width(enter, axe, addresses):
    account, pages = addresses
    page, faults = enter(account), []

    for name, address in pages.items():
        page.goto(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            wide = page.evaluate("document.documentElement.scrollWidth") > width
            faults += [
                (name, width, fault) for fault in [*axe(page), *(["scrolls sideways"] if wide else [])]
            ]

    assert faults == []


def test_the_first_column_and_the_head_of_the_heat_map_stay_when_it_scrolls(enter, addresses):
    account, pages = addresses
    page = enter(account)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(pages["heat map"])
    box = page.locator(".heat-scroll")
    before = box.locator("tbody th[scope=row]").first.bounding_box()["x"]

    box.evaluate("element => element.scrollLeft = 60")

    assert box.evaluate("element => element.scrollLeft") > 0
    assert box.locator("tbody th[scope=row]").first.bounding_box()["x"] == before


def test_a_cell_leads_to_its_line_of_the_score_card(enter, addresses):
    account, pages = addresses
    page = enter(account)
    page.goto(pages["heat map"])

    page.locator(".heat-cell a").nth(1).click()
    page.wait_for_url("**#chi-tieu-2")

    assert page.locator("[id='chi-tieu-2']").is_visible()
