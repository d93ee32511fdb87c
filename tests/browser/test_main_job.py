"""Việc chính, từ đầu đến cuối, trong trình duyệt thật: nhập, gửi, trả lại, sửa, duyệt, xếp hạng, in.

Every page on the way passes axe, at the width of a desk and of a phone.
"""

import re

import pytest

from commitments import standings
from tests import world
from tests.browsing import follow, press

pytestmark = pytest.mark.django_db(transaction=True)
QUARTER = "2022-Q1"


@pytest.fixture
def place():
    return world.build(reports=[world.report("U2", status="approved")])


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


@pytest.fixture
def sign_in(page):
    """Đăng nhập bằng một tài khoản, sau khi đăng xuất tài khoản trước."""

    def sign_in(username):
        page.context.clear_cookies()
        page.goto("/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill("mật khẩu dài")
        press(page, "Đăng nhập")

    return sign_in


def test_a_quarter_from_the_first_figure_to_the_printed_commitment(page, place, visit, sign_in):
    visit("/dang-nhap/")
    enter(page, visit, sign_in)
    submit(page, visit, sign_in)
    assert world.filed().status == "submitted"

    return_it(page, visit, sign_in)
    assert (world.filed().status, world.filed().return_reason) == ("returned", "Đối chiếu lại số hồ sơ.")

    correct(page, visit, sign_in)
    approve(page, visit, sign_in)
    assert world.filed().status == "approved"
    assert list(standings.discrepancies(place.campaign)) == []

    read_the_ranking(page, visit, sign_in, place)
    print_it(page, visit, sign_in, place)


def enter(page, visit, sign_in):
    """Cán bộ nhập liệu."""
    sign_in("an")
    visit("/")
    follow(page.get_by_role("link", name="Nhập báo cáo").first)
    page.get_by_label("Hồ sơ đúng hạn").fill("1.234")
    page.get_by_label("Hồ sơ đã giải quyết").fill("1.300")
    page.get_by_label("Kết quả (cuộc)").fill("nhiều")
    page.get_by_label("Đã thực hiện").check()
    page.get_by_label("Khó khăn, vướng mắc").fill("Thiếu cán bộ một cửa.")
    press(page, "Lưu nháp")
    visit()
    assert page.get_by_label("Kết quả (cuộc)").input_value() == "nhiều"

    page.get_by_label("Kết quả (cuộc)").fill("2")
    press(page, "Lưu nháp")
    visit()
    entries = {entry.item.indicator.number: entry for entry in world.filed().entries.all()}
    assert (entries["1"].numerator, entries["1"].denominator) == (1234, 1300)
    assert (entries["2"].value, entries["3"].done) == (2, True)


def submit(page, visit, sign_in):
    """Người đứng đầu."""
    sign_in("binh")
    visit("/")
    page.goto(world.filed().get_absolute_url())
    press(page, "Gửi")
    visit()
    press(page, "Gửi báo cáo")


def return_it(page, visit, sign_in):
    """Người thẩm định trả lại."""
    sign_in("chi")
    visit("/")
    visit("/tham-dinh/")
    follow(page.get_by_role("link", name=re.compile("Sở Thử U1")).first)
    visit()
    press(page, "Trả lại")
    page.get_by_role("textbox").last.fill("Đối chiếu lại số hồ sơ.")
    visit()
    press(page, "Trả lại báo cáo")


def correct(page, visit, sign_in):
    """Đơn vị sửa và gửi lại."""
    sign_in("binh")
    page.goto(world.filed().get_absolute_url())
    assert "Đối chiếu lại số hồ sơ." in page.inner_text("main")
    page.get_by_label("Hồ sơ đúng hạn").fill("1.250")
    press(page, "Gửi")
    press(page, "Gửi báo cáo")


def approve(page, visit, sign_in):
    """Người thẩm định ghi số khác cho một chỉ tiêu, rồi duyệt."""
    sign_in("chi")
    page.goto(f"/tham-dinh/{world.filed().pk}/")
    page.get_by_label("Số thẩm định").first.fill("1")
    page.get_by_label("Lý do, ý kiến").nth(1).fill("Một cuộc không có biên bản.")
    press(page, "Duyệt")
    visit()
    press(page, "Duyệt báo cáo")
    entry = world.filed().entries.get(item__indicator__number="2")
    assert (entry.value, entry.verified_value, entry.comment) == (2, 1, "Một cuộc không có biên bản.")


def read_the_ranking(page, visit, sign_in, place):
    """Lãnh đạo xem bảng xếp hạng và phiếu điểm."""
    sign_in("hoa")
    visit("/")
    visit(f"/xep-hang/?campaign=C2022&period={QUARTER}")
    rows = page.get_by_role("row").filter(has_text="Sở Thử")
    assert [re.search(r"Sở Thử U\d", text)[0] for text in rows.all_inner_texts()] == [
        "Sở Thử U2",  # the same figures, and on time
        "Sở Thử U1",
        "Sở Thử U3",
    ]
    follow(page.get_by_role("link", name="Sở Thử U1"))
    visit()
    assert "1.250" in page.inner_text("main") or "96,15" in page.inner_text("main")


def print_it(page, visit, sign_in, place):
    """Văn thư in bản cam kết."""
    sign_in("giang")
    visit("/")
    visit("/cam-ket/")
    follow(page.get_by_role("link", name="Sở Thử U1").first)
    visit()
    answer = page.request.get(f"/cam-ket/{place.commitments['U1'].pk}/van-ban/")
    assert (answer.headers["content-type"], answer.body()[:5]) == ("application/pdf", b"%PDF-")
