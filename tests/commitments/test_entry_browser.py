"""Trang nhập trong trình duyệt: the script says while typing what the server will say, and loses nothing."""

from datetime import date

import pytest

from commitments import workflow
from commitments.entries import NEW, Draft, save
from commitments.forms import echo
from indicators.figures import Figure
from indicators.numbers import BadNumber, read
from tests import world
from tests.browsing import follow, press
from tests.commitments.typed import address, row, stored
from units.models import Account

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
TYPED = (
    *(
        "97,5",
        "95.5",
        "1.234",
        "1,234",
        "1234",
        "12.345,67",
        "1 234,5",
        "1.234.567",
        "0",
        "007",
        "-3",
        "−3,5",
    ),
    *(
        "98 %",
        "\u200b12",
        "0.123",
        "12.3456",
        "1.2.3",
        "1,2,3",
        "abc",
        "",
        "123456789012345",
        "1234567890123456",
    ),
    *("1,23456", "-0", "0,50", "0012,5", "1.23", "12.34,5", "1\u00a0234", "٣", "1e5", "+5", ",5", "5,"),
)


@pytest.fixture
def u1():
    province = world.build(1)
    return province.commitments["U1"]


@pytest.fixture
def sign_in(page):
    """Đăng nhập với tên này, from wherever the page is."""

    def sign_in(name):
        page.get_by_label("Tên đăng nhập").fill(name)
        page.get_by_label("Mật khẩu").fill("mật khẩu dài")
        press(page, "Đăng nhập")

    return sign_in


@pytest.fixture
def opened(enter, u1):
    """Trang nhập của quý I, mở bởi an; nothing saves itself here, so that the buttons are what is tested."""
    page = enter(Account.objects.get(username="an"))
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.setBlockedURLs", {"urls": ["*/luu/"]})
    page.goto(address(u1))
    page.get_by_role("heading", name="Báo cáo Quý I/2022").wait_for()
    return page


def readable(text):
    """Số đọc được, as a text of the machine; None where it cannot be read."""
    try:
        return str(float(read(text)))
    except BadNumber:
        return None


def field(page, commitment, number, name="value"):
    prefix = next(key for key in row(commitment, number)).partition("-")[0]
    return page.locator(f"[name={prefix}-{name}]")


def test_script_reads_numbers_as_the_server_does(opened):
    said = opened.evaluate("texts => texts.map(text => text.trim() ? readNumber(text) : null)", TYPED)

    assert [number and str(float(number)) for number in said] == [readable(text) for text in TYPED]


def test_script_echoes_numbers_as_the_server_does(opened):
    said = opened.evaluate(
        "texts => texts.map(value => understanding({value, defaultValue: 'khác'}))", [*TYPED, "-1.234"]
    )

    assert said == [echo.of_number(text, is_new=True) for text in [*TYPED, "-1.234"]]


@pytest.mark.parametrize(
    ("numerator", "denominator"),
    [("1188", "1.204"), ("2", "3"), ("0", "0"), ("5", "0"), ("5", ""), ("1,5", "x")],
)
def test_percentage_follows_the_typing(opened, u1, numerator, denominator):
    field(opened, u1, "1", "numerator").fill(numerator)
    field(opened, u1, "1", "denominator").fill(denominator)

    said = opened.locator("[data-echo]").first.inner_text()

    assert said == echo.of_ratio(numerator, denominator, is_new=True)


def test_leaving_with_unsaved_figures_is_asked_about(opened, u1):
    questions = []
    opened.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.accept()))

    field(opened, u1, "2").fill("3")
    follow(opened.get_by_role("link", name="Việc của tôi").first)

    assert questions == ["beforeunload"]


def test_saving_asks_nothing(opened, u1):
    questions = []
    opened.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.accept()))

    field(opened, u1, "2").fill("3")
    press(opened, "Lưu nháp")
    opened.get_by_text("Đã lưu bản nháp.").wait_for()

    assert questions == []
    assert stored(u1, "2").value == 3


def test_session_that_ended_loses_nothing(opened, u1, sign_in):
    field(opened, u1, "2").fill("95.5")
    opened.get_by_label("Đã thực hiện").check()
    opened.get_by_label("Khó khăn, vướng mắc").fill("Lời dài")
    opened.context.clear_cookies(name="sessionid")
    press(opened, "Lưu nháp")
    sign_in("an")

    opened.get_by_role("button", name="Điền lại").click()
    press(opened, "Lưu nháp")
    opened.get_by_text("Đã lưu bản nháp.").wait_for()

    assert (str(stored(u1, "2").value.normalize()), stored(u1, "3").done) == ("95.5", True)
    assert world.filed().difficulties == "Lời dài"
    assert opened.get_by_role("button", name="Điền lại").count() == 0


def test_somebody_else_at_the_same_browser_is_offered_nothing(opened, u1, sign_in):
    field(opened, u1, "2").fill("95.5")
    opened.context.clear_cookies(name="sessionid")
    press(opened, "Lưu nháp")

    sign_in("binh")
    opened.get_by_role("heading", name="Báo cáo Quý I/2022").wait_for()

    assert opened.get_by_role("button", name="Điền lại").count() == 0


def test_everything_works_without_the_script(browser, u1, browser_context_args):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    page.goto(address(u1))
    page.get_by_label("Tên đăng nhập").fill("an")
    page.get_by_label("Mật khẩu").fill("mật khẩu dài")
    press(page, "Đăng nhập")

    field(page, u1, "2").fill("3")
    press(page, "Lưu nháp")

    assert page.get_by_text("Đã lưu bản nháp.").is_visible()
    assert stored(u1, "2").value == 3
    context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_conflict_is_accessible_and_settled_with_one_press(opened, u1, axe, width):
    opened.set_viewport_size({"width": width, "height": 800})
    head = Account.objects.get(username="binh")
    field(opened, u1, "2").fill("3")
    drafts = {"3": Draft(Figure(done=True))}
    save(u1, "2022-Q1", drafts, {}, by=head, version=NEW, today=date(2022, 3, 14))
    press(opened, "Lưu nháp")
    opened.get_by_role("heading", name="Có người vừa lưu trước").wait_for()
    faults = axe(opened)

    press(opened, "Lưu các số đã chọn")
    opened.get_by_text("Đã lưu bản nháp.").wait_for()

    assert faults == []
    assert (stored(u1, "2").value, stored(u1, "3").done) == (3, True)


@pytest.mark.parametrize("width", [1280, 360])
def test_figures_typed_after_sending_are_shown_to_be_copied(opened, u1, axe, width):
    opened.set_viewport_size({"width": width, "height": 800})
    field(opened, u1, "2").fill("3")
    head = Account.objects.get(username="binh")
    drafts = {"3": Draft(Figure(done=True))}
    report = save(u1, "2022-Q1", drafts, {}, by=head, version=NEW, today=date(2022, 3, 14))
    workflow.perform(workflow.SUBMIT, report, by=head, version=1, today=date(2022, 3, 14))

    press(opened, "Lưu nháp")

    assert opened.get_by_label("Toàn bộ phần vừa nhập").input_value() == "2. Chỉ tiêu 2\nSố liệu: 3"
    assert axe(opened) == []
