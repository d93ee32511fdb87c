"""Kết luận năm, khoá năm và kết thúc bản cam kết trong trình duyệt: khả năng tiếp cận, điện thoại."""

import pytest
from django.urls import reverse

from commitments import workflow
from commitments.models import ClosedYear
from tests import world
from tests.browsing import follow, press
from tests.reports.test_conclusions_page import bundle

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (1280, 640, 360)


@pytest.fixture
def small():
    """U1 not met once the year is closed, the others open for what is not published."""
    return world.settle(bundle())


@pytest.mark.parametrize(
    ("name", "persona"),
    [("open", "chi"), ("closed", "hoa"), ("own", "binh"), ("close", "chi"), ("end", "giang")],
)
def test_page_is_accessible_and_fits_at_every_width(enter, axe, live_server, small, name, persona):
    if name in {"closed", "own"}:
        workflow.close_year(small.campaign, 2022, by=small.chi, today=world.AFTERWARDS)
    address = {
        "close": reverse("reports:close", args=[small.campaign.pk, 2022]),
        "end": reverse("commitments:end", args=[small.commitments["U1"].pk]),
    }.get(name, reverse("reports:conclusions"))
    page = enter(getattr(small, persona))
    page.goto(live_server.url + address)

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe(page) == []


def test_a_proposal_shows_its_basis_when_asked(enter, live_server, small):
    workflow.close_year(small.campaign, 2022, by=small.chi, today=world.AFTERWARDS)
    page = enter(small.binh)
    page.goto(live_server.url + reverse("reports:conclusions"))

    page.locator("details.explain summary").first.click()

    assert page.locator("details.explain[open] p").all_inner_texts() == [
        "Không được xếp loại hoàn thành tốt.",
        "Căn cứ: Kế hoạch 336",
    ]


def test_the_year_is_closed_in_three_clicks(enter, live_server, small):
    page = enter(small.chi)
    page.goto(live_server.url)

    follow(page.get_by_role("link", name="Kết luận năm"))
    follow(page.get_by_role("link", name="Khoá năm 2022"))
    press(page, "Khoá năm 2022")

    assert page.locator("h1").inner_text() == "Kết luận năm 2022"
    assert ClosedYear.objects.filter(campaign=small.campaign, year=2022).exists()
