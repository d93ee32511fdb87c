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

    assert fits(page, axe)


def issue(page, number):
    """Ban hành, from the page of the report."""
    follow(page.get_by_role("link", name="Ban hành", exact=True))
    page.get_by_label("Số", exact=True).fill(number)
    page.get_by_label("Ký hiệu").fill("BC-SNV")
    page.get_by_label("Người ký", exact=True).fill("Trần Thị B")
    press(page, "Ban hành báo cáo")


def test_a_report_is_issued_again_and_the_old_one_says_so(enter, axe, live_server, small):
    page = enter(small.chi)
    report = live_server.url + addresses(small)["report"]
    page.goto(report)
    issue(page, "15")

    follow(page.get_by_role("link", name="Ban hành lại"))
    assert fits(page, axe)
    page.get_by_label("Lý do ban hành lại").fill("đính chính số liệu")
    press(page, "Soạn lần ban hành 2")
    assert page.get_by_text("Đang soạn lần ban hành 2").first.is_visible()
    assert fits(page, axe)
    issue(page, "16")

    page.goto(f"{report}lan-1/")
    assert page.get_by_text("đã được thay bằng lần ban hành 2").is_visible()
    assert fits(page, axe)


def fits(page, axe):
    """Vừa mọi bề rộng và dùng được với máy đọc."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe(page) == []
    return True


def test_a_part_is_written_and_the_report_issued_from_the_menu(enter, live_server, small):
    page = enter(small.chi)
    page.goto(live_server.url)
    follow(page.get_by_role("link", name="Báo cáo kỳ"))
    follow(page.get_by_role("link", name="Báo cáo 6 tháng đầu năm 2022"))
    follow(page.get_by_role("link", name="Sửa lời mục III. KHÓ KHĂN, VƯỚNG MẮC"))
    page.get_by_label("Lời của mục").fill("Không có khó khăn lớn.")
    press(page, "Lưu lời của mục")
    assert page.get_by_text("Không có khó khăn lớn.").is_visible()

    issue(page, "15")

    assert page.get_by_text("15/BC-SNV").is_visible()
    assert page.get_by_role("link", name="Sửa lời").count() == 0
