"""Tự lưu trong trình duyệt thật: a cut line, an ended session, a second person, a closed tab."""

import time
from datetime import date
from decimal import Decimal

import pytest

from commitments.entries import Draft, save
from commitments.models import Report
from indicators.figures import Figure
from tests import world
from tests.browsing import press
from tests.commitments.typed import address, row, stored

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


@pytest.fixture
def province():
    return world.build(1)


@pytest.fixture
def u1(province):
    return province.commitments["U1"]


@pytest.fixture
def opened(enter, province, u1):
    """Trang nhập của quý I, mở bởi an."""
    page = enter(province.an)
    page.goto(address(u1))
    return page


def part(page, commitment, number):
    return page.locator(f"#chi-tieu-{commitment.items.get(indicator__number=number).pk}")


def field(page, commitment, number, name="value"):
    prefix = next(key for key in row(commitment, number)).partition("-")[0]
    return page.locator(f"[name={prefix}-{name}]")


def saved(page, commitment, number):
    """Đợi phần này báo đã lưu."""
    part(page, commitment, number).get_by_text("đã lưu lúc").wait_for()


def test_what_is_typed_is_saved_by_itself_and_points_follow(opened, u1, axe):
    field(opened, u1, "1", "numerator").fill("45")
    field(opened, u1, "1", "denominator").fill("100")
    saved(opened, u1, "1")

    assert (stored(u1, "1").numerator, stored(u1, "1").denominator) == (45, 100)
    assert "12,50/25" in part(opened, u1, "1").inner_text().replace("\n", "")
    assert opened.locator(".action-bar-status").inner_text().startswith("1/4 chỉ tiêu đã nhập · đã lưu lúc")
    assert axe(opened) == []


def test_cut_line_keeps_what_is_typed_and_saves_when_it_is_back(opened, u1):
    opened.context.set_offline(True)
    field(opened, u1, "2").fill("3")
    opened.get_by_text("Chưa lưu được 1 phần").wait_for()

    opened.context.set_offline(False)
    saved(opened, u1, "2")

    assert stored(u1, "2").value == 3


def test_line_that_is_cut_for_half_a_minute_of_typing_loses_nothing(opened, u1):
    opened.context.set_offline(True)
    for number, name, typed in [("1", "numerator", "45"), ("1", "denominator", "100"), ("2", "value", "3")]:
        field(opened, u1, number, name).press_sequentially(typed)
        opened.wait_for_timeout(10_000)
    told = opened.get_by_text("Chưa lưu được 2 phần").is_visible()
    assert Report.objects.count() == 0

    opened.context.set_offline(False)
    saved(opened, u1, "1")
    saved(opened, u1, "2")

    assert told
    assert (stored(u1, "1").numerator, stored(u1, "1").denominator, stored(u1, "2").value) == (45, 100, 3)


def test_button_pressed_while_a_part_is_on_its_way_meets_no_figure_of_ones_own(opened, u1):
    opened.route("**/luu/", slowly)
    with opened.expect_request("**/luu/"):
        field(opened, u1, "2").fill("3")
    field(opened, u1, "4").fill("81,5")

    press(opened, "Lưu nháp")

    assert opened.url.endswith(address(u1))
    assert "Có người vừa lưu trước" not in opened.inner_text("main")
    assert (stored(u1, "2").value, stored(u1, "4").value) == (3, Decimal("81.5"))


def slowly(route):
    """Máy chủ nhận ngay, câu trả lời về chậm một giây."""
    answer = route.fetch()
    time.sleep(1)
    route.fulfill(response=answer)


def test_ended_session_is_renewed_on_the_page_and_saving_goes_on(opened, u1, axe):
    opened.context.clear_cookies(name="sessionid")
    field(opened, u1, "2").fill("3")
    opened.get_by_role("dialog").wait_for()
    faults = axe(opened)

    opened.get_by_label("Mật khẩu").fill("sai")
    opened.keyboard.press("Enter")
    opened.get_by_role("dialog").get_by_text("không đúng").wait_for()
    opened.get_by_label("Mật khẩu").fill("mật khẩu dài")
    opened.keyboard.press("Enter")
    saved(opened, u1, "2")

    assert faults == []
    assert stored(u1, "2").value == 3


@pytest.mark.parametrize(("button", "value"), [("Giữ số của tôi", 3), ("Lấy số đang lưu", 7)])
def test_second_person_sees_both_values_and_chooses(opened, province, u1, axe, button, value):
    save(
        u1,
        "2022-Q1",
        {"2": Draft(Figure(value=7))},
        {},
        by=province.binh,
        version=0,
        today=date(2022, 3, 14),
    )
    field(opened, u1, "2").fill("3")
    opened.get_by_text("Số liệu: Binh vừa lưu số khác").wait_for()
    shown = part(opened, u1, "2").locator("[data-theirs]").inner_text()
    assert opened.locator(".action-bar-status").inner_text().endswith("còn 1 phần chưa lưu")
    faults = axe(opened)

    opened.get_by_role("button", name=button).click()
    saved(opened, u1, "2")
    assert "chưa lưu" not in opened.locator(".action-bar-status").inner_text()

    assert (shown, faults) == ("7", [])
    assert (stored(u1, "2").value, field(opened, u1, "2").input_value()) == (value, str(value))


def test_closed_tab_leaves_a_copy_behind(opened, u1):
    context = opened.context
    context.set_offline(True)
    field(opened, u1, "2").fill("3")
    opened.get_by_text("Chưa lưu được 1 phần").wait_for()
    opened.close(run_before_unload=False)
    context.set_offline(False)

    again = context.new_page()
    again.goto(address(u1))
    is_lost = stored(u1, "2") is None
    again.get_by_role("button", name="Điền lại").click()
    saved(again, u1, "2")

    assert is_lost
    assert stored(u1, "2").value == 3


def test_a_quarter_is_filled_in_and_sent_for_saving_by_keyboard_alone(opened, u1):
    field(opened, u1, "1", "numerator").focus()
    for key in ("45", "Enter", "100", "Enter", "1.234", "ArrowUp", "ArrowUp", "50", "Control+s"):
        opened.keyboard.press(key) if key[0].isalpha() else opened.keyboard.type(key)
    for number in ("1", "2"):
        saved(opened, u1, number)
    opened.keyboard.press("Control+Enter")
    focused = opened.evaluate("document.activeElement.closest('[data-entry]').id")

    assert (stored(u1, "1").numerator, stored(u1, "1").denominator) == (50, 100)
    assert stored(u1, "2").value == 1234
    assert focused == part(opened, u1, "3").get_attribute("id")


def test_cells_pasted_from_a_spreadsheet_fill_the_grid(opened, u1):
    field(opened, u1, "1", "numerator").evaluate(
        """(field, text) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        "45\t100\r\n3\r\n",
    )
    saved(opened, u1, "1")
    saved(opened, u1, "2")

    assert (stored(u1, "1").numerator, stored(u1, "1").denominator, stored(u1, "2").value) == (45, 100, 3)
    assert Report.objects.count() == 1
