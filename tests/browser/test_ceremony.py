"""Lễ ký, từ đầu đến cuối, trong trình duyệt thật: soát, chốt, in, ghi nhận ký, xác thực.

Every page on the way passes axe, at the width of a desk and of a phone.
"""

import pytest

from commitments.models import Document
from tests import world
from tests.browsing import follow, press

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place():
    return world.build(signed_on=None)


@pytest.fixture
def visit(page, axe):
    """Mở một trang, hoặc xem trang đang mở, và kiểm tra khả năng tiếp cận ở hai bề rộng."""

    def visit(address=None):
        if address:
            page.goto(address)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            assert axe(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.set_viewport_size({"width": 1280, "height": 900})

    return visit


def open_link(page, name):
    follow(page.get_by_role("link", name=name, exact=True))


def test_a_ceremony_from_the_checklist_to_the_verified_paper(page, place, visit):
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill("giang")
    page.get_by_label("Mật khẩu").fill("mật khẩu dài")
    press(page, "Đăng nhập")
    ceremony = f"/le-ky/{place.campaign.pk}/"
    visit(ceremony)

    open_link(page, "Chốt toàn bộ")
    visit()
    press(page, "Chốt toàn bộ")
    visit()
    document = Document.objects.current().get(commitment=place.commitments["U1"])

    page.goto(ceremony)
    open_link(page, "In toàn bộ")
    visit()
    press(page, "In")
    visit()

    page.goto(ceremony)
    open_link(page, "Ghi nhận ký tại lễ")
    page.get_by_label("Sở Thử U3", exact=False).uncheck()
    visit()
    press(page, "Ghi nhận đã ký")
    visit()
    assert {code: each.is_signed for code, each in signed(place)} == {"U1": True, "U2": True, "U3": False}
    open_link(page, "Về trang đã yêu cầu")
    visit()

    page.context.clear_cookies()
    visit(f"/xac-thuc/{document.code}/")
    assert "Đã ký ngày 05/01/2022" in page.locator("main").inner_text()


def signed(place):
    for code, commitment in place.commitments.items():
        commitment.refresh_from_db()
        yield code, commitment
