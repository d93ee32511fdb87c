"""Một kỳ qua trình duyệt thật: evidence on a bad line, one indicator returned, corrected alone, and accepted."""

import io

import pytest
from django.urls import reverse
from PIL import Image

from commitments.models import EvidenceUse
from tests import world
from tests.browsing import press
from tests.commitments.typed import address

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
WIDTHS = (1280, 360)


@pytest.fixture(autouse=True)
def vault(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def faults(page, axe):
    """Điều làm người dùng vướng ở hai bề rộng."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += axe(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"wider than {width}")
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def picture():
    content = io.BytesIO()
    Image.new("L", (600, 800), 200).save(content, "PNG")
    return {"name": "Biên bản đối thoại.png", "mimeType": "image/png", "buffer": content.getvalue()}


def test_evidence_is_sent_again_when_the_line_breaks(enter, axe):
    place = world.build(1)
    u1 = place.commitments["U1"]
    page = enter(place.an)
    page.goto(reverse("commitments:evidence", args=[u1.pk, "2022-Q1", "2"]))
    before = faults(page, axe)
    tries = []

    def break_once(route):
        is_upload = route.request.method == "POST"
        tries.append(route) if is_upload else None
        route.abort() if is_upload and len(tries) == 1 else route.continue_()

    page.route("**/minh-chung/2/", break_once)
    page.get_by_label("Tệp minh chứng").set_input_files(picture())
    page.get_by_role("button", name="Đính kèm", exact=True).click()
    page.get_by_text("đường truyền đứt, đang thử lại").wait_for()
    page.get_by_role("link", name="Biên bản đối thoại.png", exact=True).wait_for()

    assert (before, faults(page, axe), len(tries)) == ([], [], 2)
    assert EvidenceUse.objects.standing().count() == 1


def test_one_indicator_goes_back_and_forth(enter, axe):
    place = world.build(1, reports=[world.report()])
    page = enter(place.chi)
    page.goto(reverse("commitments:review", args=[world.filed().pk]))
    before = faults(page, axe)
    row = page.locator(".review-row").nth(1)
    row.get_by_label("Trả lại").check()
    row.get_by_label("Lý do, ý kiến").fill("Một cuộc không có biên bản.")
    press(page, "Chấp nhận 3 chỉ tiêu không có cảnh báo")
    press(page, "Trả lại")
    asked = page.get_by_role("textbox").last.input_value()
    press(page, "Trả lại báo cáo")

    page = enter(place.binh)
    page.goto(address(place.commitments["U1"]))
    is_told = page.get_by_text("Chỉ sửa chỉ tiêu 2").is_visible()
    fields = page.locator("[data-number]").count()
    page.locator("[data-number]").fill("3")
    page.get_by_text("đã lưu lúc").first.wait_for()
    returned = faults(page, axe)
    press(page, "Gửi")
    press(page, "Gửi báo cáo")

    page = enter(place.chi)
    page.goto(reverse("commitments:review", args=[world.filed().pk]))
    changed = page.locator(".review-row").nth(1).get_by_text("Lượt gửi trước: 1").is_visible()
    page.locator(".review-row").nth(1).get_by_label("Chấp nhận").check()
    press(page, "Duyệt")
    press(page, "Duyệt báo cáo")

    assert (before, returned) == ([], [])
    assert asked == "Chỉ tiêu 2: Một cuộc không có biên bản."
    assert (is_told, fields, changed) == (True, 1, True)
    assert world.filed().status == "approved"
    assert [each.outcome for each in world.filed().rounds.order_by("number")] == ["returned", "approved"]
