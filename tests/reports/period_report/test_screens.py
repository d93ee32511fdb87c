"""Báo cáo kỳ và ý kiến về hệ quả trong trình duyệt: khả năng tiếp cận, điện thoại, bàn phím."""

from decimal import Decimal

import pytest
from django.urls import reverse

from commitments import workflow
from reports import rulings
from tests import world
from tests.browsing import follow, press
from tests.reports.test_conclusions_page import bundle

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (1280, 640, 360)


@pytest.fixture
def small():
    """A closed year with a consequence proposed, and terms of emulation."""
    world.import_data(bundle())
    place = world.populate()
    workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)
    terms = {"places": 1, "min_score": Decimal(1), "must_be_met": False, "never_late": False}
    rulings.set_terms(place.campaign, 2022, by=place.chi, version=0, **terms)
    return place


def addresses(small):
    report, year = [small.campaign.pk, "2022-H1", "chung"], [small.campaign.pk, 2022]
    return {
        "list": reverse("reports:period_reports"),
        "report": reverse("reports:period_report", args=report),
        "part": reverse("reports:period_report_part", args=[*report, "kho-khan"]),
        "issue": reverse("reports:period_report_issue", args=report),
        "rulings": reverse("reports:rulings", args=year),
        "emulation": reverse("reports:emulation", args=year),
    }


@pytest.mark.parametrize("name", ["list", "report", "part", "issue", "rulings", "emulation"])
def test_page_is_accessible_and_fits_at_every_width(enter, axe, live_server, small, name):
    page = enter(small.chi)
    page.goto(live_server.url + addresses(small)[name])

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe(page) == []


def test_a_part_is_written_and_the_report_issued_from_the_menu(enter, live_server, small):
    page = enter(small.chi)
    page.goto(live_server.url)
    follow(page.get_by_role("link", name="Báo cáo kỳ"))
    follow(page.get_by_role("link", name="Báo cáo 6 tháng đầu năm 2022"))
    follow(page.get_by_role("link", name="Sửa lời mục III. KHÓ KHĂN, VƯỚNG MẮC"))
    page.get_by_label("Lời của mục").fill("Không có khó khăn lớn.")
    press(page, "Lưu lời của mục")
    assert page.get_by_text("Không có khó khăn lớn.").is_visible()

    follow(page.get_by_role("link", name="Ban hành"))
    page.get_by_label("Số", exact=True).fill("15")
    page.get_by_label("Ký hiệu").fill("BC-SNV")
    page.get_by_label("Người ký", exact=True).fill("Trần Thị B")
    press(page, "Ban hành báo cáo")

    assert page.get_by_text("15/BC-SNV").is_visible()
    assert page.get_by_role("link", name="Sửa lời").count() == 0
