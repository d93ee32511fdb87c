"""Một quý trọn vẹn chỉ bằng bàn phím: nhập, gửi, thẩm định, duyệt; the mouse is never touched."""

import re

import pytest

from tests import world

pytestmark = pytest.mark.django_db(transaction=True)
MOST_STEPS = 120
FOCUSED = """() => {
  const at = document.activeElement;
  if (at === document.body) return "";
  const words = [...(at.labels || [])].map((label) => label.innerText);
  return [at.getAttribute("aria-label") || "", ...words, at.innerText || at.value || ""].join(" ");
}"""


@pytest.fixture
def reach(page):
    """Đi bằng phím Tab tới chỗ mang tên này; fails where no number of steps leads there."""

    def reach(name):
        seen = []
        for _ in range(MOST_STEPS):
            page.keyboard.press("Tab")
            seen.append(" ".join(page.evaluate(FOCUSED).split()))
            if re.search(name, seen[-1]):
                return
        raise AssertionError(f"{name!r} is not reached: {list(dict.fromkeys(seen))}")

    return reach


@pytest.fixture
def go(page, reach):
    """Đi tới chỗ mang tên này, nhấn Enter và đợi trang mới."""

    def go(name):
        reach(name)
        with page.expect_navigation():
            page.keyboard.press("Enter")

    return go


@pytest.fixture
def sign_in(page, reach, go):
    """Đăng nhập bằng bàn phím."""

    def sign_in(username):
        page.context.clear_cookies()
        page.goto("/dang-nhap/")
        reach("Tên đăng nhập")
        page.keyboard.type(username)
        reach("Mật khẩu")
        page.keyboard.type("mật khẩu dài")
        go("^Đăng nhập$")

    return sign_in


def test_a_quarter_is_entered_sent_reviewed_and_approved_without_a_mouse(page, reach, go, sign_in):
    world.build(1)

    sign_in("an")
    go("^Nhập báo cáo")
    reach("Hồ sơ đúng hạn")
    for key in ("90", "Enter", "100", "Enter", "2"):
        page.keyboard.press(key) if key == "Enter" else page.keyboard.type(key)
    reach("^Chưa nhập$")
    page.keyboard.press("ArrowDown")
    reach("Khó khăn, vướng mắc")
    page.keyboard.type("Thiếu cán bộ một cửa.")
    go("^Lưu nháp$")

    sign_in("binh")
    go("^Nhập báo cáo|^Nhập tiếp|^Xem và gửi|Gửi báo cáo")
    go("^Gửi")
    go("^Gửi báo cáo$")
    assert world.filed().status == "submitted"

    sign_in("chi")
    go("^Thẩm định")
    go("Sở Thử U1")
    reach("Số thẩm định")
    go("^Duyệt$")
    go("^Duyệt báo cáo$")

    report = world.filed()
    entries = {entry.item.indicator.number: entry for entry in report.entries.all()}
    assert (report.status, report.difficulties) == ("approved", "Thiếu cán bộ một cửa.")
    assert (entries["1"].numerator, entries["1"].denominator) == (90, 100)
    assert (entries["2"].value, entries["3"].done) == (2, True)
