"""Công bố, kiến nghị, phân công, ý kiến chủ trì, mở lại trong trình duyệt: accessible, none scrolls sideways."""

import pytest
from django.urls import reverse
from django.utils import timezone

from commitments import appealing, reopening
from tests import publishing as by_hand
from tests import world
from tests.browsing import follow, press
from tests.commitments import leading
from tests.publishing import Q1

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (1280, 640, 360)


@pytest.fixture
def small():
    return by_hand.closed()


@pytest.fixture
def published(small):
    return by_hand.provisional(small, today=timezone.localdate())


def appeal(small, published, number="2"):
    return by_hand.appeal(small, published, number, today=timezone.localdate())


def faults(page, axe, url):
    page.goto(url)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{url} is wider than {width}")
        found += axe(page)
    return found


def test_the_pages_of_the_reviewer_are_accessible_and_fit(enter, axe, small, published):
    waiting, accepted = appeal(small, published), appeal(small, published, "1")
    appealing.answer(accepted, accepted=True, reason="Đúng", by=small.chi)
    page = enter(small.chi)
    urls = [
        "/",
        reverse("reports:publications"),
        published.get_absolute_url(),
        reverse("reports:publish", args=[small.campaign.pk, Q1, "tam-tinh"]),
        reverse("reports:publish", args=[small.campaign.pk, Q1, "chinh-thuc"]),
        waiting.get_absolute_url(),
        accepted.get_absolute_url(),
        reverse("reports:appeal_correct", args=[accepted.pk]),
        reverse("reports:appeal_leave", args=[accepted.pk]),
        reverse("commitments:assigning", args=[small.campaign.pk]),
    ]

    assert [fault for url in urls for fault in faults(page, axe, url)] == []


def test_the_pages_of_the_unit_are_accessible_and_fit(enter, axe, small, published):
    commitment = small.commitments["U1"].pk
    page = enter(small.binh)
    urls = [
        "/",
        reverse("reports:published_card", args=[published.pk, commitment]),
        reverse("reports:appeal_file", args=[published.pk, commitment, "2"]),
        reverse("commitments:reopen_ask", args=[commitment, Q1]),
    ]

    assert [fault for url in urls for fault in faults(page, axe, url)] == []


def test_the_page_that_declines_to_reopen_is_accessible_and_fits(enter, axe, small):
    asked = reopening.ask(world.filed(), "Ghi nhầm", by=small.an)

    assert faults(enter(small.chi), axe, reverse("commitments:reopen_decline", args=[asked.pk])) == []


def test_the_pages_of_a_lead_unit_are_accessible_and_fit(enter, axe):
    place = leading.built_and_sent()
    page = enter(place.tai)
    urls = [
        reverse("commitments:lead_reviews"),
        reverse("commitments:lead_review", args=[world.filed().pk]),
    ]

    assert [fault for url in urls for fault in faults(page, axe, url)] == []


def test_an_appeal_goes_from_the_first_page_to_the_answer_and_is_left_as_it_is(enter, small, published):
    filed = appeal(small, published)
    page = enter(small.chi)
    page.goto("/")

    follow(page.get_by_role("link", name="Trả lời"))
    page.check("[name=accepted][value='1']")
    page.fill("[name=reason]", "Có biên bản")
    press(page, "Trả lời")
    follow(page.get_by_role("link", name="Không phải sửa gì, ghi lý do"))
    page.fill("[name=reason]", "Số thẩm định đã đúng")
    press(page, "Ghi lý do")

    page.wait_for_selector(".message")
    filed.refresh_from_db()
    assert (filed.answer, filed.uncorrected_reason) == ("Có biên bản", "Số thẩm định đã đúng")
